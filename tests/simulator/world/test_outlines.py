"""The outlines are one coverage, and the towns we know lie where they should."""

from itertools import pairwise

import numpy as np
import pytest
import shapely

from simulator.world.atlas import load_atlas
from simulator.world.outlines import Border, View, load_outlines

ATLAS, OUTLINES = load_atlas(), load_outlines()
TOWNS = {
    "AFG.kabul": [(69.17, 34.53)],
    "AFG.nangarhar": [(70.45, 34.43)],  # Jalalabad
    "AFG.khost": [(69.92, 33.34)],
    "AFG.paktia": [(69.22, 33.60)],  # Gardez
    "AFG.paktika": [(68.73, 33.17), (69.28, 32.72)],  # Sharan, Barmal
    "AFG.kunar": [(71.15, 34.87)],  # Asadabad
    "AFG.kandahar": [(65.71, 31.62), (66.40, 31.01)],  # and Spin Boldak
    "AFG.helmand": [(64.37, 31.59)],  # Lashkar Gah
    "AFG.nimroz": [(61.86, 30.96)],  # Zaranj
    "AFG.zabul": [(66.91, 32.11)],  # Qalat
    "AFG.herat": [(62.20, 34.35)],
    "AFG.balkh": [(67.11, 36.71)],  # Mazar-e Sharif
    "AFG.panjshir": [(69.52, 35.31)],  # Bazarak
    "AFG.daykundi": [(66.13, 33.72)],  # Nili
    "PAK.khyber": [(71.14, 34.10), (71.09, 34.12)],  # Landi Kotal, Torkham
    "PAK.peshawar": [(71.58, 34.01)],
    "PAK.bajaur": [(71.52, 34.73)],  # Khar
    "PAK.mohmand": [(71.40, 34.33)],  # Ghalanai
    "PAK.kurram": [(70.10, 33.90), (70.33, 33.70)],  # Parachinar, Sadda
    "PAK.north-waziristan": [(70.07, 33.00), (70.28, 32.98)],  # Miranshah, Mir Ali
    "PAK.south-waziristan": [(69.57, 32.30)],  # Wana
    "PAK.bannu": [(70.60, 32.99)],
    "PAK.lakki-marwat": [(70.91, 32.61)],
    "PAK.tank": [(70.38, 32.22)],
    "PAK.dera-ismail-khan": [(70.90, 31.83)],
    "PAK.swat": [(72.36, 34.78)],  # Mingora
    "PAK.chitral": [(71.79, 35.85)],
    "PAK.quetta": [(67.00, 30.18)],
    "PAK.chaman": [(66.45, 30.92)],
    "PAK.zhob": [(69.45, 31.34)],
    "PAK.kech": [(63.05, 26.00)],  # Turbat
    "PAK.gwadar": [(62.33, 25.12)],
    "PAK.khuzdar": [(66.61, 27.81)],
    "PAK.dera-bugti": [(69.16, 29.04)],
    "PAK.karachi": [(67.01, 24.86)],
    "PAK.hyderabad": [(68.38, 25.40)],
    "PAK.lahore": [(74.35, 31.56)],
    "PAK.islamabad": [(73.05, 33.70)],
    "PAK.rawalpindi": [(73.05, 33.60)],
    "PAK.multan": [(71.48, 30.20)],
    "PAK.gilgit": [(74.31, 35.92)],
    "PAK.muzaffarabad": [(73.47, 34.36)],
}


@pytest.fixture(scope="module")
def shapes() -> dict[str, shapely.MultiPolygon]:
    return {
        key: shapely.MultiPolygon([(rings[0], rings[1:]) for rings in polygons])
        for key, polygons in OUTLINES.polygons.items()
    }


def test_that_every_place_has_an_outline_and_every_outline_a_place() -> None:
    drawn = {key for key in OUTLINES.polygons if "." in key}
    assert drawn == {place.id for place in ATLAS.places}


def test_that_the_outlines_are_one_valid_coverage(shapes) -> None:
    outlines = np.array(list(shapes.values()))
    assert shapely.is_valid(outlines).all()
    assert shapely.coverage_is_valid(outlines)


def test_that_a_shared_border_is_the_same_arc_for_both() -> None:
    shared = [arc for arc, owners in enumerate(OUTLINES.owners) if len(owners) == 2]
    for arc in shared:
        points = {tuple(point) for point in OUTLINES.arcs[arc].tolist()}
        for owner in OUTLINES.owners[arc]:
            rings = (r for rings in OUTLINES.polygons[owner] for r in rings)
            corners = {tuple(p) for ring in rings for p in ring.tolist()}
            assert points <= corners


def test_that_no_border_is_owned_by_more_than_two() -> None:
    assert {len(owners) for owners in OUTLINES.owners} == {1, 2}


@pytest.mark.parametrize("place", TOWNS)
def test_that_known_towns_fall_in_their_places(place: str) -> None:
    for lon, lat in TOWNS[place]:
        assert OUTLINES.at(lon, lat) == place


def test_that_the_point_of_a_place_lies_in_it() -> None:
    for place in ATLAS.places:
        assert OUTLINES.holds(place.id, place.lon, place.lat)


def test_that_every_labelled_town_lies_in_the_place_it_names() -> None:
    for town in OUTLINES.towns:
        at = OUTLINES.boxes[town.place]
        assert at[0] - 0.01 <= town.lon <= at[2] + 0.01
        assert at[1] - 0.01 <= town.lat <= at[3] + 0.01


def test_that_measured_areas_agree_with_the_census(shapes) -> None:
    ratios = []
    for place in ATLAS.places:
        if place.sources["area_km2"] == "census-2023":
            narrow = np.cos(np.radians(shapes[place.id].centroid.y))
            ratios.append(shapes[place.id].area * 111.2**2 * narrow / place.area_km2)
    assert len(ratios) > 40
    assert np.median(ratios) == pytest.approx(1.02, abs=0.05)


def test_that_a_crossing_lies_on_the_border_of_its_two_places(shapes) -> None:
    for crossing in ATLAS.crossings:
        at = shapely.Point(crossing.lon, crossing.lat)
        for index in (crossing.pak, crossing.afg):
            edge = shapes[ATLAS.places[index].id].boundary
            assert edge.distance(at) < 0.002, crossing.id


def test_that_the_line_runs_unbroken_from_end_to_end() -> None:
    arcs = [OUTLINES.arcs[a] for arcs in OUTLINES.sectors for a in arcs]
    durand = [
        OUTLINES.arcs[a]
        for a in range(len(OUTLINES.arcs))
        if OUTLINES.border(a) is Border.DURAND
    ]
    line = shapely.line_merge(shapely.MultiLineString(durand))
    assert line.geom_type == "LineString"
    assert sum(map(len, arcs)) > 0.95 * sum(map(len, durand))


def test_that_sectors_run_from_the_north_east_to_the_south_west() -> None:
    middles = [OUTLINES.arcs[arcs[0]].mean(axis=0).sum() for arcs in OUTLINES.sectors]
    falls = sum(a > b for a, b in pairwise(middles))
    assert falls > 0.9 * (len(middles) - 1)


def kinds(view: View) -> set[Border | None]:
    return {OUTLINES.border(arc, view) for arc in range(len(OUTLINES.arcs))}


def between(a: str, b: str, view: View) -> set[Border | None]:
    return {
        OUTLINES.border(arc, view)
        for arc, owners in enumerate(OUTLINES.owners)
        if {owner.split(".")[0] for owner in owners} == {a, b}
    }


def test_that_kashmir_is_disputed_in_the_source_and_nothing_else_is() -> None:
    of = OUTLINES.provinces
    provinces = {of[key] for key in OUTLINES.disputed if key in of}
    assert provinces == {"Azad Kashmir", "Gilgit-Baltistan"}
    assert {key for key in OUTLINES.disputed if "." not in key} == {"JKL", "KAS"}


def test_that_the_line_of_control_is_dashed_only_de_facto() -> None:
    assert between("PAK", "JKL", View.DE_FACTO) >= {Border.DISPUTED}
    for view in (View.PAKISTAN, View.INDIA, View.NONE):
        assert Border.DISPUTED not in kinds(view)


def test_that_each_claim_moves_the_country_border() -> None:
    assert between("JKL", "IND", View.PAKISTAN) == {Border.COUNTRY}
    assert between("JKL", "IND", View.INDIA) == {Border.PROVINCE}
    assert Border.COUNTRY not in between("PAK", "JKL", View.PAKISTAN) - {None}
    assert OUTLINES.country("PAK.gilgit", View.INDIA) == "IND"
    assert OUTLINES.country("JKL", View.PAKISTAN) == "PAK"


def test_that_the_plainest_view_draws_no_country_border_but_the_line() -> None:
    assert kinds(View.NONE) == {
        None,
        Border.DURAND,
        Border.PROVINCE,
        Border.DISTRICT,
        Border.COAST,
    }
    assert between("PAK", "JKL", View.NONE) == {None}
