import threading
import time

import numpy as np
import pytest

from simulator.errors import InputError, Problem
from simulator.run import Run
from simulator.scenario import load_scenario
from simulator.timeline.live import FULL_SPEED, Change, LiveSession

DAY = np.dtype([("day", "i4"), ("level", "f8")])


class Walk:
    """A run as small as can be: its level is a dial."""

    def __init__(self, days=400, breaks_on=None):
        self.dials = {"push": 1.0}
        self.day = 0
        self.breaks_on = breaks_on
        self.threads = set()
        self._rows = np.zeros(days, dtype=DAY)

    @property
    def series(self):
        return self._rows[: self.day]

    @property
    def events(self):
        return self.series[self.series["day"] % 3 == 0]

    def advance(self, days):
        self.threads.add(threading.current_thread().name)
        if self.day == self.breaks_on:
            msg = "a rule divided by zero"
            raise ZeroDivisionError(msg)
        self._rows[self.day] = (self.day, self.dials["push"])
        self.day += days

    def set_dial(self, name, value):
        if name not in self.dials:
            raise InputError(Problem("here", name, value, "the name of a dial"))
        self.dials[name] = value


@pytest.fixture
def play():
    sessions = []

    def start(run=None, days=60):
        sessions.append(LiveSession(run or Walk(), days))
        return sessions[-1]

    yield start
    for session in sessions:
        session.close()


def test_that_steps_pass_just_so_many_days_in_a_thread_of_their_own(play):
    run = Walk()
    session = play(run)
    session.step(7)
    session.step()
    assert session.settle(5)
    assert session.ready == 8
    assert list(session.rows["day"]) == list(range(8))
    assert run.threads == {"live session"}


def test_that_a_change_while_paused_holds_from_the_next_day(play):
    session = play()
    session.step(3)
    session.settle(5)
    session.change("push", 0.25)
    session.settle(5)
    assert session.dials["push"] == 0.25
    session.step(2)
    session.settle(5)
    assert list(session.rows["level"]) == [1, 1, 1, 0.25, 0.25]
    assert session.changes == (Change(3, "push", 1.0, 0.25),)


def test_that_a_change_while_playing_takes_effect_on_the_day_it_names(play):
    session = play(days=300)
    session.play(200.0)
    while session.ready < 20:
        time.sleep(0.001)
    session.change("push", 0.5)
    while not session.changes:
        time.sleep(0.001)
    session.play(FULL_SPEED)
    assert session.settle(5)
    day = session.changes[0].day
    assert set(session.rows["level"][:day]) == {1.0}
    assert set(session.rows["level"][day:]) == {0.5}


def test_that_the_same_value_again_is_no_change(play):
    session = play()
    session.change("push", 1.0)
    session.settle(5)
    assert session.changes == ()


def test_that_play_keeps_its_pace_and_pause_stops_it(play):
    session = play(days=400)
    start = time.monotonic()
    session.play(100.0)
    while session.ready < 30:
        time.sleep(0.002)
    took = time.monotonic() - start
    session.pause()
    assert session.settle(5)
    done = session.ready
    time.sleep(0.05)
    assert session.ready == done
    assert 0.25 < took < 1.5


def test_that_play_ends_by_itself_on_the_last_day(play):
    session = play(days=40)
    session.play(FULL_SPEED)
    assert session.settle(5)
    assert session.finished
    assert not session.playing
    session.step()
    assert session.settle(5)
    assert session.ready == 40


def test_that_an_error_in_a_rule_ends_play_and_is_kept_with_its_details(play):
    session = play(Walk(breaks_on=5))
    session.play(FULL_SPEED)
    assert session.settle(5)
    (failure,) = session.failures
    assert (failure.day, failure.fatal) == (5, True)
    assert failure.sentence == "a rule divided by zero"
    assert "ZeroDivisionError" in failure.details
    assert session.ready == 5
    assert session.finished


def test_that_a_refused_change_is_told_and_play_goes_on(play):
    session = play()
    session.change("pull", 1.0)
    session.step(2)
    assert session.settle(5)
    (failure,) = session.failures
    assert "pull" in failure.sentence
    assert not failure.fatal
    assert session.ready == 2


def test_that_nobody_outside_can_write_into_the_days_done(play):
    session = play()
    session.step()
    session.settle(5)
    with pytest.raises(ValueError, match="read-only"):
        session.rows["level"][0] = 9


def test_that_the_log_is_whole_once_the_session_has_settled(play):
    session = play()
    session.step(10)
    session.settle(5)
    assert list(session.events["day"]) == [0, 3, 6, 9]


@pytest.mark.slow
def test_that_a_real_run_played_live_is_the_run_of_the_same_changes(play):
    scenario = load_scenario("october-2025")
    session = play(Run(scenario, seed=3), days=40)
    session.step(25)
    session.settle(60)
    session.change("mediation_strength", 0.9)
    session.settle(5)
    session.play(FULL_SPEED)
    assert session.settle(60)
    assert session.failures == ()
    alone = Run(scenario, seed=3)
    alone.advance(25)
    alone.set_dial("mediation_strength", 0.9)
    alone.advance(15)
    assert session.rows.tobytes() == alone.series.tobytes()
    assert session.events.tobytes() == alone.events.tobytes()


def test_that_close_ends_the_thread_even_in_full_play():
    before = threading.active_count()
    session = LiveSession(Walk(days=100_000), 100_000)
    session.play(FULL_SPEED)
    session.close()
    assert threading.active_count() == before
    assert session.settle(1)
