"""Futures in the window: they come, follow the dials, keep the ghost, and go."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QObject

from simulator.run import Run
from simulator.timeline.session import Session
from simulator.timeline.timeline import Timeline
from ui.desktop.ahead import FutureWatch
from ui.desktop.charts.fan import Bands

RUNS = 60


@pytest.fixture
def watch(qapp):
    session = Session(Timeline("october-2025", seed=5))
    owner = QObject()
    watch = FutureWatch(session, owner, runs=RUNS, days=70)
    assert session.settle(20)
    yield watch, session
    watch.close()
    session.close()


def test_that_futures_come_by_themselves_and_say_how_many_they_are(watch):
    futures, _ = watch
    assert futures.settle(30)
    assert futures.now.summary.ok == futures.now.summary.planned == RUNS
    assert futures.ghost is None


def test_that_a_moved_dial_gives_other_odds_and_keeps_those_before(watch):
    futures, session = watch
    futures.settle(30)
    before = futures.now
    session.change("regional_pressure", 1.0)
    session.settle(20)
    futures.settle(30)
    assert futures.ghost is before
    assert futures.now.start.rules[0].regional_pressure == 1.0
    assert futures.now.summary.rungs != before.summary.rungs


class Late:
    """A session that moves a dial just as the last futures of before come."""

    def __init__(self, session, comes):
        self._session, self._comes, self.playing = session, comes, False

    @property
    def kept(self):
        self._comes()
        return self._session.kept


def test_that_futures_of_before_that_come_late_are_never_told_as_those_of_now(watch):
    futures, session = watch
    futures.settle(30)
    told = futures.now
    last = replace(told)  # the same dials, a moment later
    session.change("regional_pressure", 1.0)
    session.settle(20)
    shown = []
    futures.changed.connect(lambda: shown.append((futures.now, futures.ghost)))

    def comes():
        if futures._latest is told:
            futures._latest = last

    futures._session = Late(session, comes)
    futures.look()
    futures._session = session
    futures.settle(30)
    assert futures.ghost is last
    assert shown
    pressure = {now.start.rules[0].regional_pressure for now, _ in shown}
    assert pressure == {1.0}


def test_that_the_futures_are_those_of_the_dials_and_day_and_no_others(watch):
    futures, session = watch
    futures.settle(30)
    first = futures.now.summary
    session.change("mediation_strength", 0.9)
    session.settle(20)
    futures.settle(30)
    session.change("mediation_strength", 0.5)
    session.settle(20)
    futures.settle(30)
    assert futures.now.summary.rungs == first.rungs


def test_that_days_that_pass_are_followed_and_the_line_is_left_alone(watch):
    futures, session = watch
    futures.settle(30)
    session.step(21)
    session.settle(20)
    futures.settle(30)
    assert futures.now.start.day == 21
    alone = Run("october-2025", seed=5)
    alone.advance(21)
    assert (session.rows == alone.series).all()


def test_that_a_day_gone_back_to_has_its_own_futures_and_no_ghost(watch):
    futures, session = watch
    session.step(40)
    session.settle(20)
    futures.settle(30)
    session.change("mediation_strength", 0.9)
    session.settle(20)
    futures.settle(30)
    session.seek(12)
    session.settle(20)
    futures.look()
    assert futures.now is futures.ghost is None
    futures.settle(30)
    assert futures.now.start.day == 12
    assert futures.now.start.rules[0].mediation_strength == 0.5
    assert futures.ghost is None


def test_that_closing_while_futures_come_leaves_no_thread(qapp):
    session = Session(Timeline("october-2025", seed=6))
    owner = QObject()  # kept: a parent that goes takes its children along
    futures = FutureWatch(session, owner, runs=5_000, days=365)
    session.settle(20)
    futures.look()
    futures.close()
    session.close()
    names = {thread.name for thread in threading.enumerate()}
    assert not {name for name in names if name.startswith(("futures", "future_"))}


def test_that_a_fan_begins_where_the_line_ends():
    bands = Bands(np.array([7.0, 14.0, 21.0]), np.arange(15.0).reshape(5, 3))
    ahead = bands.after(10.0, 3.0)
    assert ahead.x.tolist() == [10.0, 14.0, 21.0]
    assert (ahead.rows[:, 0] == 3.0).all()


def test_that_unknowns_may_differ_besides_luck(watch):
    futures, _ = watch
    futures.settle(30)
    luck = futures.now
    futures.set_vary("unknowns")
    futures.settle(30)
    assert futures.now.start.vary == "unknowns"
    assert futures.ghost is luck
    futures.set_vary("luck")
    futures.settle(30)
    assert futures.now.summary.rungs == luck.summary.rungs


def test_that_a_far_day_is_not_compared_with_the_weeks_before(watch):
    futures, session = watch
    session.step(60)
    session.settle(20)
    futures.settle(30)
    session.change("mediation_strength", 0.9)
    session.settle(20)
    futures.settle(30)
    assert futures.ghost is not None
    session.seek(0)
    session.settle(20)
    futures.settle(30)
    session.seek(60)  # over the change, to days long after those known
    session.settle(20)
    futures.settle(30)
    assert futures.now.start.day == 60
    assert futures.ghost is None
