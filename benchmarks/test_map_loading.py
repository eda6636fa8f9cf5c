"""How long the map takes to load; the goal is 30 ms for places and outlines."""

from simulator.world import reading
from simulator.world.atlas import load_atlas
from simulator.world.outlines import load_outlines


def forget() -> None:
    for cached in (reading.open_files, load_atlas, load_outlines):
        cached.cache_clear()


def test_atlas(benchmark):
    benchmark.pedantic(load_atlas, setup=forget, rounds=15)


def test_outlines_after_the_atlas(benchmark):
    def atlas_first():
        forget()
        load_atlas()

    benchmark.pedantic(load_outlines, setup=atlas_first, rounds=15)


def test_both(benchmark):
    def both():
        load_atlas()
        load_outlines()

    benchmark.pedantic(both, setup=forget, rounds=15)
