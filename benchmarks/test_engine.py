"""How fast the engine is: a model year, a live day, a snapshot, the Mesa face."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from simulator.model import BorderCrisis
from simulator.run import Run

YEAR = 365
SEEDS = range(16)


def formations(run):
    """Formations that act: teams alive, battalions, commanders."""
    alive = int((run.world.team_at >= 0).sum())
    return alive + len(run.world.battalion_at) + len(run.world.commander_stance)


def begun():
    return [Run("october-2025", seed=seed) for seed in SEEDS]


def many(threads, runs):
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(lambda run: run.advance(YEAR), runs))


def fresh():
    return (Run("october-2025", seed=1),), {}


def test_a_model_year(benchmark):
    benchmark.pedantic(lambda run: run.advance(YEAR), setup=fresh, rounds=30)
    rate = benchmark.stats["median"] * 1e9 / YEAR / formations(Run("october-2025"))
    benchmark.extra_info["ns a formation and day"] = round(rate, 1)


def test_a_year_stepped_through_mesa(benchmark):
    def face():
        return (BorderCrisis(rng=1),), {}

    def year(model):
        for _ in range(YEAR):
            model.step()

    benchmark.pedantic(year, setup=face, rounds=15)


def test_a_live_day(benchmark):
    run = Run("october-2025", seed=1)
    benchmark(lambda: run.advance(1))


def test_beginning_a_run(benchmark):
    benchmark(lambda: Run("october-2025", seed=1))


def test_a_snapshot(benchmark):
    run = Run("october-2025", seed=1)
    assert len(benchmark(run.snapshot)) == run._world.nbytes


def test_a_branch_in_mid_year(benchmark):
    run = Run("october-2025", seed=1)
    run.advance(180)
    branch = benchmark(run.branch)
    assert np.shares_memory(branch._world, run._world) is False


@pytest.mark.parametrize("threads", [1, 2])
def test_sixteen_years_on_threads(benchmark, threads):
    benchmark.pedantic(many, setup=lambda: ((threads, begun()), {}), rounds=7)
