"""`durand places` tells every figure with where it is from."""

import json

import pytest

from simulator.errors import InputError
from ui.cli.places import print_places


def test_that_all_places_and_crossings_are_listed(capsys) -> None:
    print_places(None)
    out = capsys.readouterr().out
    assert len(out.splitlines()) > 172 + 13
    assert "Lakki Marwat" in out
    assert "torkham" in out


def test_that_an_estimate_is_marked_in_the_list(capsys) -> None:
    print_places(None)
    lines = capsys.readouterr().out.splitlines()
    khost = next(line for line in lines if line.startswith("Khost "))
    lahore = next(line for line in lines if line.startswith("Lahore "))
    assert "estimate" in khost
    assert "estimate" not in lahore


def test_that_a_place_is_told_with_its_sources(capsys) -> None:
    print_places("north waziristan")
    out = capsys.readouterr().out
    assert "693,332" in out
    assert "Census of Pakistan 2023" in out
    assert "UCDP" in out


def test_that_a_crossing_is_told_too(capsys) -> None:
    print_places("Ghulam Khan")
    out = capsys.readouterr().out
    assert "North Waziristan, Khost" in out
    assert "assumption" in out


def test_that_json_says_the_same(capsys) -> None:
    print_places("PAK.khyber", as_json=True)
    khyber = json.loads(capsys.readouterr().out)
    assert khyber["figures"]["population"] == 1_146_267
    assert "torkham" in khyber["crossings"]
    assert set(khyber["sources"]) > {"population", "area_km2"}


def test_that_json_of_all_holds_every_place(capsys) -> None:
    print_places(None, as_json=True)
    everything = json.loads(capsys.readouterr().out)
    assert len(everything["places"]) == 172
    assert len(everything["crossings"]) == 13


def test_that_a_misspelt_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(InputError, match="Did you mean Nangarhar"):
        print_places("Nangahar")
