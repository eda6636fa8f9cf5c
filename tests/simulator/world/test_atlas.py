"""The atlas joins the map and the tables: who lives where, and what borders what."""

from collections import Counter
from datetime import date

import numpy as np
import pytest

from simulator.errors import InputError
from simulator.world.atlas import load_atlas
from simulator.world.places import Mark

ATLAS = load_atlas()


def people(province: str) -> int:
    return sum(p.population for p in ATLAS.places if p.province == province)


def test_that_there_are_138_districts_and_34_provinces() -> None:
    countries = Counter(place.country for place in ATLAS.places)
    assert countries == {"PAK": 138, "AFG": 34}


def test_that_places_are_in_the_order_of_their_ids() -> None:
    ids = [place.id for place in ATLAS.places]
    assert ids == sorted(ids)
    assert [place.index for place in ATLAS.places] == list(range(len(ids)))


@pytest.mark.parametrize(
    ("province", "census"),
    [
        ("Punjab", 127_688_922),
        ("Sindh", 55_696_147),
        ("Khyber Pakhtunkhwa", 40_856_097),
        ("Balochistan", 14_894_402),
        ("Islamabad", 2_363_863),
    ],
)
def test_that_districts_add_up_to_the_census_of_2023(
    province: str, census: int
) -> None:
    assert people(province) == census


def test_that_no_place_is_without_people_or_land() -> None:
    assert min(place.population for place in ATLAS.places) > 10_000
    assert min(place.area_km2 for place in ATLAS.places) > 100


def test_that_afghan_populations_are_marked_as_estimates() -> None:
    marks = {
        ATLAS.source(place.sources["population"]).mark
        for place in ATLAS.places
        if not place.pakistani
    }
    assert marks == {Mark.ESTIMATE}


def test_that_only_afghan_provinces_have_a_faction() -> None:
    for place in ATLAS.places:
        allowed = {""} if place.pakistani else {"kandahar", "haqqani", "mixed"}
        assert place.faction in allowed


def test_that_loya_paktia_is_haqqani_ground() -> None:
    haqqani = {place.id for place in ATLAS.places if place.faction == "haqqani"}
    assert haqqani == {"AFG.khost", "AFG.paktia", "AFG.paktika"}


def test_that_every_place_can_be_reached_from_every_other() -> None:
    reached, edge = {0}, {0}
    while edge:
        edge = {
            other
            for pair in ATLAS.neighbours
            for here, other in ((pair.a, pair.b), (pair.b, pair.a))
            if here in edge
        } - reached
        reached |= edge
    assert len(reached) == len(ATLAS.places)


def test_that_the_neighbours_across_the_line_are_its_sectors() -> None:
    across = {(n.b, n.a) for n in ATLAS.neighbours if n.crosses_line}
    assert across == {(s.pak, s.afg) for s in ATLAS.sectors}


def test_that_a_crossing_lies_in_the_sector_of_its_two_places() -> None:
    for crossing in ATLAS.crossings:
        sector = ATLAS.sectors[crossing.sector]
        assert (sector.pak, sector.afg) == (crossing.pak, crossing.afg)


@pytest.mark.parametrize(("year", "share"), [(2021, 0.88), (2024, 0.98)])
def test_that_the_fence_covers_the_published_share_of_the_line(
    year: int, share: float
) -> None:
    fenced = sum(getattr(s, f"fence_{year}") * s.km for s in ATLAS.sectors)
    assert fenced / sum(s.km for s in ATLAS.sectors) == pytest.approx(share, abs=1e-3)


@pytest.mark.parametrize(
    ("day", "low", "high"),
    [
        (date(2021, 8, 15), 2_500, 6_000),
        (date(2022, 6, 1), 3_000, 4_000),
        (date(2025, 10, 12), 6_000, 6_500),
    ],
)
def test_that_the_ttp_across_the_line_is_as_the_un_put_it(
    day: date, low: int, high: int
) -> None:
    haven = ATLAS.sanctuary("ttp", day)
    assert (haven.low, haven.high) == (low, high)


def test_that_shares_of_a_sanctuary_add_up() -> None:
    for haven in ATLAS.sanctuaries:
        assert sum(haven.shares.values()) == pytest.approx(1)


def test_that_a_movement_is_drawn_to_where_it_was() -> None:
    strongest = [ATLAS.places[i].province for i in ATLAS.pull.argmax(axis=1)]
    assert strongest == ["Khyber Pakhtunkhwa", "Balochistan", "Balochistan"]
    np.testing.assert_allclose(ATLAS.pull.sum(axis=1), 1)


def test_that_no_movement_is_drawn_to_afghan_ground_by_past_events() -> None:
    afghan = [place.index for place in ATLAS.places if not place.pakistani]
    assert ATLAS.past_events[:, :, afghan].sum() == 0
    assert ATLAS.pull[:, afghan].sum() == 0


def test_that_three_hundred_pakistani_units_stand_in_the_west() -> None:
    units = ATLAS.garrison("pakistan")
    assert units.sum() == pytest.approx(300, abs=0.5)
    assert all(ATLAS.places[i].pakistani for i in np.flatnonzero(units))


def test_that_a_route_runs_from_neighbour_to_neighbour() -> None:
    touching = {(n.a, n.b) for n in ATLAS.neighbours}
    for corridor in ATLAS.corridors:
        for a, b in zip(corridor.route, corridor.route[1:], strict=False):
            assert (min(a, b), max(a, b)) in touching, corridor.id


def test_that_a_place_is_found_by_id_by_name_and_in_any_case() -> None:
    khyber = ATLAS.index("PAK.khyber")
    assert ATLAS.index("khyber") == ATLAS.index("Khyber") == khyber
    assert ATLAS.place("Lakki Marwat") is ATLAS.place("lakki_marwat")


def test_that_a_misspelt_place_names_the_nearest() -> None:
    with pytest.raises(InputError, match="Did you mean Khyber"):
        ATLAS.index("Kyhber")


def test_that_every_figure_names_a_known_source() -> None:
    records = (
        *ATLAS.places,
        *ATLAS.sectors,
        *ATLAS.crossings,
        *ATLAS.sanctuaries,
        *ATLAS.garrisons,
        *ATLAS.corridors,
    )
    for record in records:
        for key in record.sources.values():
            assert ATLAS.source(key).text


def test_that_the_fence_grows_between_the_two_known_dates() -> None:
    open_one = min(ATLAS.sectors, key=lambda sector: sector.fence_2021)
    days = (date(2020, 1, 1), date(2021, 6, 30), date(2023, 3, 1), date(2026, 1, 1))
    early, first, between, late = (open_one.fenced(day) for day in days)
    assert early == first == open_one.fence_2021
    assert first < between < late == open_one.fence_2024
