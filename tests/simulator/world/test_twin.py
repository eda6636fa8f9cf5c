"""The fictional twin is the same world under invented names, mirrored and turned."""

import csv

import numpy as np

from simulator.world.atlas import load_atlas
from simulator.world.outlines import NARROW, load_outlines
from simulator.world.reading import DATA
from simulator.world.twin import twin_atlas, twin_names, twin_outlines

REAL, TWIN = load_atlas(), twin_atlas()


def names(atlas) -> set[str]:
    return {
        *(p.name for p in atlas.places),
        *(p.province for p in atlas.places),
        *(c.name for c in atlas.crossings),
    }


def test_that_the_twin_has_the_same_neighbours_people_and_ground() -> None:
    assert TWIN.neighbours is REAL.neighbours
    assert TWIN.pull is REAL.pull
    for real, twin in zip(REAL.places, TWIN.places, strict=True):
        assert (real.id, real.index, real.population, real.ruggedness) == (
            twin.id,
            twin.index,
            twin.population,
            twin.ruggedness,
        )


def test_that_no_name_of_the_twin_is_a_real_one() -> None:
    towns = {town.name for town in load_outlines().towns}
    rivers = {river.name for river in load_outlines().rivers}
    invented = {name.casefold() for name in twin_names().values()}
    real = names(REAL) | towns | rivers | {"Pakistan", "Afghanistan", "Durand Line"}
    assert not invented & {name.casefold() for name in real}


def test_that_every_name_is_translated_and_none_twice() -> None:
    assert not names(TWIN) & names(REAL)
    with (DATA / "map" / "twin_names.csv").open(encoding="utf-8") as file:
        listed = [row["name"] for row in csv.DictReader(file)]
    assert len(listed) == len(set(listed))
    assert {town.name for town in twin_outlines().towns} <= names(TWIN)


def test_that_a_place_of_the_twin_is_found_by_its_own_name_only() -> None:
    name = TWIN.places[REAL.index("Khyber")].name
    assert TWIN.index(name) == REAL.index("Khyber")


def test_that_the_twin_is_mirrored() -> None:
    def turn(outlines) -> float:
        ring = outlines.polygons["PAK.khyber"][0][0] * (NARROW, 1)
        x, y = ring[:, 0], ring[:, 1]
        return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)

    assert turn(twin_outlines()) * turn(load_outlines()) < 0
    np.testing.assert_allclose(abs(turn(twin_outlines())), abs(turn(load_outlines())))


def test_that_the_relief_turns_with_the_outlines() -> None:
    a, b, c, d, e, f = twin_outlines().turn
    real, twin = load_outlines().arcs[7], twin_outlines().arcs[7]
    x, y = real[:, 0] * NARROW, -real[:, 1]
    np.testing.assert_allclose(a * x + c * y + e, twin[:, 0] * NARROW)
    np.testing.assert_allclose(b * x + d * y + f, -twin[:, 1])


def test_that_spots_and_gates_of_the_twin_lie_in_its_own_places() -> None:
    drawn, spots = twin_outlines(), TWIN.spots
    for place in TWIN.places[::7]:
        for luck in ((0.1, 0.2, 1.0), (0.9, 0.7, 1.0)):
            assert drawn.holds(place.id, *spots.point(place.index, luck))


def test_that_nothing_is_disputed_in_an_invented_land() -> None:
    assert not twin_outlines().disputed
