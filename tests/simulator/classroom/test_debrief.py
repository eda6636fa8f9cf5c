import numpy as np
import pytest

from simulator.classroom.debrief import make_debrief, verdict
from simulator.errors import DurandError
from tests.simulator.classroom.lessons import game, played


@pytest.fixture(scope="module")
def debrief():
    return make_debrief(played(), futures=40)


def test_that_the_fans_have_the_days_of_the_line_and_differ_by_its_orders(debrief):
    assert debrief.own.shape == debrief.model.shape == (40, len(debrief.rows))
    assert not np.array_equal(debrief.own, debrief.model)


def test_that_without_orders_the_two_fans_are_the_same_futures():
    quiet = game(seats=[{"seat": s, "by": "model"} for s in _seats()[:4]] + [_people()])
    quiet.begin_turn()
    while quiet.state.phase != "adjudication":
        quiet.go_on()
    quiet.reveal()
    # Nobody at India's seat ordered anything, and India decides nothing of note.
    made = make_debrief(quiet, futures=20)
    assert made.own.shape == made.model.shape


def test_that_every_seat_and_turn_stands_in_it(debrief):
    assert [turn.number for turn in debrief.turns] == [1, 2, 3]
    assert len(debrief.aims) == 5
    assert debrief.turns[1].adjusted == "The class wants to see it hold."
    assert debrief.reflected["planned"] == "Open gates"


def test_that_predictions_stand_beside_the_odds_and_what_came(debrief):
    (guess,) = debrief.predictions
    assert (guess.percent, guess.turn) == (60, 1)
    assert 0 <= guess.share <= 1


def test_that_luck_and_choice_are_told_apart():
    assert "ordinary" in verdict(0.5, 0.5)
    assert "little difference" in verdict(0.5, 0.5)
    assert "had luck" in verdict(0.02, 0.5)
    assert "bad luck" in verdict(0.97, 0.9)
    assert "lower in 90 of 100" in verdict(0.5, 0.9)
    assert "higher in 80 of 100" in verdict(0.5, 0.2)


def test_that_a_class_without_a_result_has_nothing_to_look_back_on():
    with pytest.raises(DurandError, match="No turn has a result"):
        make_debrief(game())


def _seats():
    return ("pakistan-army", "islamabad", "kandahar", "mediators")


def _people():
    return {"seat": "china"}
