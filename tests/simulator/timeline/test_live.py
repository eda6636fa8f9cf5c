"""Pace and patience of the live session, and what it does when a rule fails."""

import threading
import time

import numpy as np
import pytest

from simulator.timeline.pace import BREATH, DAYS_AT_ONCE, FULL_SPEED
from simulator.timeline.session import Session
from simulator.timeline.timeline import Timeline


class Breaks(Timeline):
    """A run of which one day cannot be lived."""

    def advance(self, days=1):
        if self.day == 5:
            msg = "a rule divided by zero"
            raise ZeroDivisionError(msg)
        super().advance(days)


@pytest.fixture
def play():
    sessions = []

    def start(kind=Timeline, days=60):
        sessions.append(Session(kind("october-2025", seed=3), days))
        return sessions[-1]

    yield start
    for session in sessions:
        session.close()


def test_that_steps_pass_just_so_many_days_in_a_thread_of_their_own(play):
    session, threads = play(), set()
    session.keep(lambda run: threads.add(threading.current_thread().name))
    session.step(7)
    session.step()
    assert session.settle(5)
    assert session.ready == 8
    assert list(session.rows["day"]) == list(range(8))
    assert threads == {"live session"}


def test_that_a_change_while_playing_takes_effect_on_the_day_it_names(play):
    session = play(days=300)
    session.play(200.0)
    while session.ready < 20:
        time.sleep(0.001)
    session.change("mediation_strength", 0.9)
    while not session.changes:
        time.sleep(0.001)
    session.play(FULL_SPEED)
    assert session.settle(20)
    day = session.changes[0].day
    alone = Timeline("october-2025", seed=3)
    alone.advance(day)
    alone.set_dial("mediation_strength", 0.9)
    alone.advance(300 - day)
    assert session.rows.tobytes() == alone.rows.tobytes()


def test_that_the_same_value_again_is_no_change(play):
    session = play()
    session.change("mediation_strength", session.dials["mediation_strength"])
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


def test_that_at_full_speed_days_come_a_few_at_once_and_leave_time_to_look(play):
    session, seen = play(days=240), []
    session.keep(lambda run: seen.append(run.day))
    session.settle(5)
    start = time.monotonic()
    session.play(FULL_SPEED)
    assert session.settle(20)
    took = time.monotonic() - start
    assert set(np.diff(seen[1:])) == {DAYS_AT_ONCE}
    assert took > (240 / DAYS_AT_ONCE - 1) * BREATH * 0.9


def test_that_what_is_wished_comes_before_the_days_still_to_be_stepped(play):
    session = play(days=500)
    session.step(400)
    session.change("mediation_strength", 0.9)
    assert session.settle(20)
    assert session.ready == 400
    assert session.changes[0].day < 400


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
    session = play(Breaks)
    session.play(FULL_SPEED)
    assert session.settle(5)
    (failure,) = session.failures
    assert (failure.day, failure.fatal) == (5, True)
    assert failure.sentence == "a rule divided by zero"
    assert "ZeroDivisionError" in failure.details
    assert session.ready == 5
    assert session.finished


def test_that_nobody_outside_can_write_into_the_days_done(play):
    session = play()
    session.step()
    session.settle(5)
    with pytest.raises(ValueError, match="read-only"):
        session.rows["rung"][0] = 9


def test_that_the_log_is_whole_once_the_session_has_settled(play):
    session = play()
    session.step(10)
    session.settle(5)
    alone = Timeline("october-2025", seed=3)
    alone.advance(10)
    assert session.events.tobytes() == alone.events.tobytes()
    assert session.decisions.tobytes() == alone.decisions.tobytes() != b""
    assert len(session.past) == 10
    session.seek(4)
    session.settle(5)
    assert list(session.past["day"]) == [0, 1, 2, 3]
    assert set(session.past_events["day"]) <= {0, 1, 2, 3}
    assert len(session.events) == len(alone.events)


def test_that_a_look_is_kept_of_every_day_and_one_that_fails_is_told_once(play):
    session = play()
    session.keep(lambda run: run.day)
    session.step(3)
    session.settle(5)
    assert session.kept == 3
    session.keep(lambda run: 1 / 0)
    session.step(3)
    session.settle(5)
    assert [failure.fatal for failure in session.failures] == [False]
    assert session.ready == 6


def test_that_close_ends_the_thread_even_in_full_play():
    before = threading.active_count()
    session = Session(Timeline("october-2025"), 1800)
    session.play(FULL_SPEED)
    session.close()
    assert threading.active_count() == before
    assert session.settle(1)
