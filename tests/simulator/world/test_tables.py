"""The tables fit together: one crosswalk, complete both ways, every figure sourced."""

import csv
from collections import Counter

from simulator.world.atlas import load_atlas
from simulator.world.places import Mark
from simulator.world.reading import DATA

ATLAS = load_atlas()
EVIDENCE = DATA / "evidence"


def rows(name: str) -> list[dict[str, str]]:
    with (EVIDENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def named(column: str) -> dict[tuple[str, str], str]:
    """Every name of a column of the crosswalk, by country, and its place."""
    found = [
        ((row["id"][:3], name), row["id"])
        for row in rows("crosswalk")
        for name in row[column].split("; ")
        if name
    ]
    assert max(Counter(key for key, _ in found).values()) == 1
    return dict(found)


def test_that_the_crosswalk_has_every_place_once() -> None:
    ids = [row["id"] for row in rows("crosswalk")]
    assert ids == [place.id for place in ATLAS.places]


def test_that_the_crosswalk_and_the_table_of_places_name_the_same() -> None:
    given = {(row["country"], row["place"]) for row in rows("given/places")}
    assert set(named("table_names")) == given


def test_that_the_crosswalk_and_ucdp_name_the_same() -> None:
    given = {row["adm_2"] for row in rows("given/ucdp_districts")} - {"(none)"}
    assert {name for _, name in named("ucdp_names")} == given


def test_that_people_are_as_the_table_of_places_has_them() -> None:
    of = named("table_names")
    table = Counter[str]()
    for row in rows("given/places"):
        table[of[row["country"], row["place"]]] += int(row["population"])
    for key, people in table.items():
        place = ATLAS.place(key)
        # Where the map's district holds a newer one, its people are added.
        assert place.population == people or (place.holds and place.population > people)


def test_that_past_events_are_as_ucdp_counts_them() -> None:
    of = {name: key for (_, name), key in named("ucdp_names").items()}
    early, late = Counter[str](), Counter[str]()
    for row in rows("given/ucdp_districts"):
        if row["adm_2"] in of:
            early[of[row["adm_2"]]] += int(row["events_2007_2014"])
            late[of[row["adm_2"]]] += int(row["events_2015_2021"])
    for key in early:
        counted = ATLAS.past_events[:, :, ATLAS.index(key)].sum(axis=0)
        assert (counted[0], counted[1:].sum()) == (early[key], late[key])


def test_that_every_given_crossing_is_ours_and_ours_are_given() -> None:
    of = named("table_names")
    given = {
        row["name"]: (of["PAK", row["pak_district"]], of["AFG", row["afg_province"]])
        for row in rows("given/crossings")
    }
    ours = {
        row["table_name"]: (row["pak_place"], row["afg_place"])
        for row in rows("crossings")
    }
    assert ours == given


def test_that_pairs_across_the_line_are_those_of_both_lists_or_judged() -> None:
    of = named("table_names")
    table = {
        (of["PAK", row["pak_district"]], of["AFG", row["afg_province"]])
        for row in rows("given/border_adjacency")
    }
    judged = {(row["pak_place"], row["afg_place"]): row for row in rows("border_pairs")}
    for pair, row in judged.items():
        assert (row["in_table"] == "yes") == (pair in table)
        if row["in_map"] != row["in_table"]:
            assert len(row["reason"]) > len("In both lists.")
    kept = {pair for pair, row in judged.items() if row["verdict"] == "kept"}
    drawn = {(ATLAS.places[s.pak].id, ATLAS.places[s.afg].id) for s in ATLAS.sectors}
    assert drawn == kept
    assert table <= set(judged)


def test_that_short_borders_were_looked_at_one_by_one() -> None:
    judged = {(row["pak_place"], row["afg_place"]): row for row in rows("border_pairs")}
    for sector in ATLAS.sectors:
        if sector.km < 20:
            pair = ATLAS.places[sector.pak].id, ATLAS.places[sector.afg].id
            assert "km" in judged[pair]["reason"]


def test_that_every_named_source_is_used_and_says_something() -> None:
    code = (DATA.parent / "simulator").rglob("*.py")
    files = [
        file for file in (*EVIDENCE.glob("*.csv"), *code) if file.stem != "sources"
    ]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    for key, source in ATLAS.sources.items():
        assert key in text, key
        assert len(source.text) > 20


def test_that_every_figure_of_a_place_has_a_source() -> None:
    for place in ATLAS.places:
        wanted = {"population", "area_km2", "ruggedness", "height_m", "outline"}
        wanted |= {"past_violence"} if place.pakistani else {"faction", "haqqani_share"}
        wanted |= {"militants"} if place.militants else set()
        assert set(place.sources) == wanted


def test_that_what_nobody_counted_is_not_called_sourced() -> None:
    guesses = ("afg-estimate", "flow-shared", "haven-shares", "garrison-rule")
    for key in (*guesses, "haqqani-share", "fence-by-sector", "chaman-outline"):
        assert ATLAS.source(key).mark is not Mark.SOURCED
