"""Futures with a past and with changes on dates: what a comparison is made of.

A future may begin on day 0 of a scenario, or on a day of a run that was played, with
luck of its own from there on. Either way it is a scenario, a seed and a journal, so
that it can be opened as a run of its own, bit for bit.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, override

from simulator.ensemble.cases import STRETCH_DAYS, Case, Made, check_finite
from simulator.ensemble.version import model_version
from simulator.run import Run
from simulator.timeline.changes import Roll
from simulator.timeline.history import Changed
from simulator.timeline.journal import Entry
from simulator.timeline.saved import Saved
from simulator.timeline.timeline import Timeline
from simulator.timeline.tree import TRUNK, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np

    from simulator.ensemble.work import Stop
    from simulator.scenario import Scenario

__all__ = ["Life", "Origin", "journal", "timeline_of"]


@dataclass(frozen=True, eq=False, repr=False)
class Origin:
    """A day of a run that was played, and all that was done before it.

    Attributes
    ----------
    scenario, dials, seed
        What the run began with.
    day
        From which day futures go on.
    entries
        Its journal up to the day before.
    """

    scenario: Scenario
    dials: Mapping[str, float]
    seed: int
    day: int
    entries: tuple[Entry, ...] = ()

    @cached_property
    def key(self) -> str:
        """Hash of all that the state on that day depends on."""
        told = (
            self.scenario.model_dump_json(),
            sorted(self.dials.items()),
            self.seed,
            self.day,
            [entry.model_dump_json() for entry in self.entries],
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()


@dataclass(frozen=True)
class Life(Case):
    """A case with changes on dates, from day 0 or from a day of a run.

    Attributes
    ----------
    changes
        What is done, by the day of the run on whose morning it is.
    origin
        Where it begins; None for day 0 of its scenario. Its dials, claims and draw
        are then the run's, and ``days`` counts from there.
    """

    changes: tuple[Entry, ...] = ()
    origin: Origin | None = None

    @property
    def first(self) -> int:
        """The day of the run on which it begins."""
        return self.origin.day if self.origin else 0

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The whole journal, from day 0 on, as it is lived."""
        if self.origin is None:
            return journal(self.changes)
        roll = Entry(
            number=0, day=self.first, author="luck", change=Roll(seed=self.seed)
        )
        return journal((*self.origin.entries, roll, *self.changes))

    @cached_property
    @override
    def key(self) -> str:
        own = [entry.model_dump_json() for entry in self.changes]
        if self.origin is None:
            return _hashed(super().key, own) if own else str(super().key)
        told = self.origin.key, self.seed, self.length, self.decisions, own
        return _hashed(model_version(), told)

    def begin(self) -> Run:
        """Give a run of its own that stands on the first day, nothing done yet."""
        if self.origin is None:
            return self.run()
        return _stood(self.origin, self.decisions).branch()

    @override
    def simulate(self, stop: Stop) -> Made:
        stop.check()
        run, first = self.begin(), self.first
        _live(run, first + self.length, self.entries, stop)
        series = run.series[first:].copy()
        check_finite(series)
        parts = _since(run.events, first), _since(run.decisions, first)
        return Made(series, *parts, run.digest)


def journal(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Give entries numbers as they come; the later of two of one object stays."""
    tree = Tree()
    for number, entry in enumerate(entries):
        tree = tree.with_entry(TRUNK, entry.model_copy(update={"number": number}))
    return tree.branch(TRUNK).entries


def timeline_of(case: Case) -> Timeline:
    """Live a future again as a run that can be looked at, up to its last day.

    Its bits are those of ``case.simulate``.
    """
    entries = case.entries if isinstance(case, Life) else ()
    origin = case.origin if isinstance(case, Life) else None
    done = [Changed(branch=TRUNK, entry=entry) for entry in entries]
    saved = Saved(operations=done)
    if origin is None:
        made = Timeline(case.whole, dict(case.dials), case.seed, saved=saved)
        last = case.length
    else:
        made = Timeline(origin.scenario, origin.dials, origin.seed, saved=saved)
        last = origin.day + case.length
    made.seek(made.head)
    made.advance(last - made.day)
    return made


def _hashed(*told: Any) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _since(rows: np.ndarray, first: int) -> np.ndarray:
    """Take what is of a day or later, and count days from there."""
    found = rows[rows["day"] >= first].copy()
    found["day"] -= first
    return found


@lru_cache(maxsize=4)
def _stood(origin: Origin, decisions: bool) -> Run:
    """Live a run up to its origin once: every future copies it."""
    dials, seed = dict(origin.dials), origin.seed
    run = Run(origin.scenario, dials, seed, keep_decisions=decisions)
    _live(run, origin.day, journal(origin.entries))
    return run


def _live(
    run: Run, until: int, entries: tuple[Entry, ...], stop: Stop | None = None
) -> None:
    while run.day < until:
        if stop is not None:
            stop.check()
        day = run.day
        for entry in entries:
            if entry.day == day:
                entry.change.apply(run)
        halt = min(
            [until, day + STRETCH_DAYS, *(e.day for e in entries if e.day > day)]
        )
        run.advance(halt - day)
