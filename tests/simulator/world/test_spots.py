"""An event gets a point inside its place, near people or posts."""

from itertools import product

import numpy as np
import pytest

from simulator.world.atlas import load_atlas
from simulator.world.outlines import load_outlines
from simulator.world.spots import SpotKind

ATLAS, OUTLINES = load_atlas(), load_outlines()
SPOTS = ATLAS.spots
CORNERS = tuple(product((0.0, 0.33, 0.66, 0.999), (0.0, 0.5), (0.2, 1.0)))


def test_that_every_place_has_at_least_three_spots_inside() -> None:
    for place in ATLAS.places:
        rows = SPOTS.of(place.index)
        assert len(rows) >= 3
        for row in rows:
            assert OUTLINES.holds(place.id, SPOTS.lon[row], SPOTS.lat[row])


def test_that_weights_add_up_in_each_place() -> None:
    sums = [SPOTS.weight[SPOTS.of(place.index)].sum() for place in ATLAS.places]
    np.testing.assert_allclose(sums, 1)


def test_that_a_point_never_leaves_its_place() -> None:
    for place in ATLAS.places:
        for luck in CORNERS:
            lon, lat = SPOTS.point(place.index, luck)
            assert OUTLINES.holds(place.id, lon, lat), place.id


def test_that_points_are_where_people_are_and_not_in_the_middle() -> None:
    khyber = ATLAS.place("Khyber")
    points = {SPOTS.point(khyber.index, luck) for luck in CORNERS}
    assert len(points) > 10
    assert (khyber.lon, khyber.lat) not in points


def test_that_a_clash_on_a_sector_happens_at_its_posts() -> None:
    for sector in ATLAS.sectors:
        for place in (sector.pak, sector.afg):
            rows = SPOTS.on_sector(sector.index, place)
            assert len(rows)
            assert set(SPOTS.kind[rows]) <= {SpotKind.POST, SpotKind.CROSSING}
            lon, lat = SPOTS.point(place, (0.5, 0.5, 1.0), rows)
            assert OUTLINES.holds(ATLAS.places[place].id, lon, lat)


@pytest.mark.parametrize("luck", [(0.0, 0.0, 0.0), (1.0, 1.0, 1.0)])
def test_that_the_ends_of_luck_are_points_too(luck: tuple[float, float, float]) -> None:
    lon, lat = SPOTS.point(0, luck)
    assert OUTLINES.holds(ATLAS.places[0].id, lon, lat)


def test_that_large_towns_weigh_more_than_valleys() -> None:
    rows = SPOTS.of(ATLAS.index("Peshawar"))
    heaviest = rows[np.argmax(SPOTS.weight[rows])]
    assert SPOTS.kind[heaviest] == SpotKind.TOWN
