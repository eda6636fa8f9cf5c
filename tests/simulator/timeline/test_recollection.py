"""The choices that a session tells of are those that were made, bit for bit."""

import pytest

from simulator.run import Run
from simulator.timeline.session import Session
from simulator.timeline.timeline import Timeline

WANT = {"mediation_strength": 0.9, "strike_propensity": 1.0}


@pytest.fixture
def session():
    made = Session(Timeline("october-2025", seed=4))
    yield made
    made.close()


def lived(days, changes=()):
    run = Run("october-2025", seed=4, keep_decisions=True)
    for day in range(days):
        for when, values in changes:
            for name, value in values.items():
                if when == day:
                    run.set_dial(name, value)
        run.advance(1)
    return run.decisions.tobytes()


def test_that_the_choices_are_those_of_the_plain_run(session):
    session.step(60)
    assert session.settle(20)
    assert session.decisions.tobytes() == lived(60)
    session.step(20)
    assert session.settle(20)
    assert session.decisions.tobytes() == lived(80)


def test_that_a_change_in_the_past_changes_them_and_undo_brings_them_back(session):
    session.step(80)
    assert session.settle(20)
    plain = session.decisions.tobytes()
    session.seek(30)
    session.change_all(WANT)
    assert session.settle(20)
    assert session.decisions.tobytes() == lived(80, [(30, WANT)]) != plain
    session.undo()
    assert session.settle(20)
    assert session.decisions.tobytes() == plain


def test_that_looking_back_forgets_nothing(session):
    session.step(40)
    assert session.settle(20)
    known = session.decisions
    session.seek(10)
    assert session.settle(20)
    assert session.decisions is known
