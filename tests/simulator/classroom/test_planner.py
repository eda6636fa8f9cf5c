import pytest

from simulator.classroom.planner import make_plan
from simulator.errors import InputError


@pytest.mark.parametrize(("minutes", "turns"), [(50, 3), (75, 4), (90, 5)])
def test_that_the_usual_lessons_hold_their_turns_with_five_seats(minutes, turns):
    assert make_plan(minutes, 5, "slips").turns == turns


def test_that_seats_at_one_keyboard_take_longer_than_slips():
    slips, hot = make_plan(75, 6, "slips"), make_plan(75, 6, "hot seat")
    assert hot.turn > slips.turn
    assert hot.turns < slips.turns


def test_that_a_plan_fills_the_session_to_the_minute_and_keeps_its_slack():
    plan = make_plan(50, 5, "slips")
    assert plan.brief + plan.turns * plan.turn + plan.debrief == pytest.approx(47)
    assert plan.over(elapsed=5, turns_done=0) == 0


def test_that_an_overrun_is_told_in_minutes_and_in_turns_to_drop():
    plan = make_plan(50, 5, "slips")
    assert plan.over(elapsed=30, turns_done=1) == pytest.approx(30 + 18 + 15 - 50)
    assert plan.turns_to_drop(30, 1) == 2
    assert plan.turns_to_drop(14, 1) == 0


def test_that_a_session_without_an_end_is_never_late():
    plan = make_plan(None, 4, "slips")
    assert plan.turns is None
    assert plan.over(1e6, 3) == 0


def test_that_a_session_too_short_for_one_turn_is_refused_with_the_least_length():
    with pytest.raises(InputError, match=r"at least \d+ minutes for 8 seats"):
        make_plan(20, 8, "hot seat")
