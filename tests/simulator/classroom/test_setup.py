import pytest

from simulator.classroom.pins import fits, hashed
from simulator.classroom.roles import role, roles
from simulator.classroom.setup import suggested
from simulator.errors import InputError
from tests.simulator.classroom.lessons import setup


def test_that_every_role_has_open_aims_and_a_secret_one_and_no_persons_name():
    for found in roles().values():
        assert sum(aim.secret for aim in found.aims) == 1
        assert len(found.aims) >= 3


def test_that_no_aim_is_met_by_more_violence():
    worse = {"attacks", "deaths", "strikes", "clashes", "displaced", "cost_usd_m"}
    for found in roles().values():
        for aim in found.aims:
            rises = aim.comparison in ("above", "at least")
            hurts = aim.measure in worse or aim.measure.startswith(
                ("reach_", "rung_days", "war", "peak")
            )
            assert not (rises and hurts), aim.text


def test_that_an_armed_group_is_guarded_by_a_note():
    assert role("armed-groups").guarded
    assert "civilians" in role("armed-groups").note


def test_that_every_mistake_in_a_setup_is_told_at_once():
    with pytest.raises(InputError) as refused:
        setup(
            seats=[{"seat": "kandahar"}, {"seat": "kandahar"}, {"seat": "pakistan"}],
            injects=[{"id": "a", "title": "A", "when": "rung > 5"}],
        )
    told = str(refused.value)
    assert "4 to 8 seats" in told
    assert "each seat once" in told
    assert "pakistan-army" in told
    assert "rung >= 5" in told


def test_that_a_misspelt_field_is_refused():
    with pytest.raises(InputError, match="minuts"):
        setup(minuts=50)


def test_that_suggested_seats_leave_out_those_behind_a_note():
    seats = suggested(("armed-groups", "kandahar", "islamabad"), people=3)
    assert [one.seat for one in seats][:2] == ["kandahar", "islamabad"]
    assert len(seats) == 4
    assert "armed-groups" not in [one.seat for one in seats]
    assert [one.by for one in seats].count("people") == 3


def test_that_a_pin_is_kept_as_a_salted_hash_only():
    kept = hashed("0417")
    assert "0417" not in kept
    assert kept != hashed("0417")
    assert fits("0417", kept)
    assert not fits("0418", kept)
    assert not fits("41", kept)


@pytest.mark.parametrize("pin", ["12", "12345", "abcd", "١٢٣٤"])
def test_that_a_pin_is_four_plain_digits(pin):
    with pytest.raises(ValueError, match="4 digits"):
        hashed(pin)
