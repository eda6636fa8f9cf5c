"""Replaying what a file records: every day again, from nothing but its journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

import numpy as np

from simulator.errors import DurandError
from simulator.run import Run
from simulator.world.columns import WORLD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from simulator.scenario import Scenario
    from simulator.timeline.file.contents import Contents
    from simulator.timeline.journal import Entry
    from simulator.timeline.segments import Segment
    from simulator.timeline.tree import Branch


@dataclass(frozen=True)
class Difference:
    """The first place where a replay gives other bits than the record."""

    branch: str
    day: int
    column: str
    recorded: str
    replayed: str

    @override
    def __str__(self) -> str:
        return (
            f"on branch {self.branch}, day {self.day}, {self.column} is "
            f"{self.replayed}, recorded {self.recorded}."
        )


@dataclass(frozen=True)
class Replay:
    """A branch lived again."""

    branch: str
    days: int
    compared: int  # days of which the file has a record
    digest: str
    difference: Difference | None


@dataclass(frozen=True)
class Verification:
    """Every branch lived again."""

    replays: tuple[Replay, ...]

    @property
    def difference(self) -> Difference | None:
        """The first difference of any branch, None when all bits are equal."""
        found = (replay.difference for replay in self.replays)
        return next((one for one in found if one is not None), None)


def plain_run(
    scenario: Scenario,
    dials: Mapping[str, float],
    seed: int,
    entries: Sequence[Entry],
    days: int,
) -> Run:
    """Live a journal from day 0, in one go, with nothing but the run itself."""
    run = Run(scenario, dials, seed, keep_decisions=True)
    for entry in entries:
        if entry.day <= days:
            run.advance(entry.day - run.day)
            entry.change.apply(run)
    run.advance(days - run.day)
    return run


def verify(contents: Contents) -> Verification:
    """Replay every branch and compare each recorded bit."""
    branches = contents.tree.branches.values()
    return Verification(tuple(_replay(contents, branch) for branch in branches))


def _replay(contents: Contents, branch: Branch) -> Replay:
    run = Run(contents.scenario, contents.dials, contents.seed, keep_decisions=True)
    entries, head = list(branch.entries), contents.heads.get(branch.id, 0)
    compared, difference = 0, None
    path = contents.path(branch)
    for span in path:
        entries = _live(run, entries, span.last)
        packed = contents.segments.get(span.key)
        if packed is None or difference is not None:
            continue
        compared += span.last - span.first
        try:
            recorded = packed.unpack()
        except DurandError as error:
            difference = _unlike(branch, span.first, "the record", str(error), "sound")
        else:
            difference = _compare(branch, recorded, run)
    _live(run, entries, head)
    key, digest = contents.digests.get(branch.id, ("", ""))
    rested = bool(path) and path[-1].key == key
    if difference is None and rested and digest != run.digest:
        difference = _unlike(branch, head, "the digest", digest, run.digest)
    return Replay(branch.name, head, compared, run.digest, difference)


def _live(run: Run, entries: list[Entry], until: int) -> list[Entry]:
    """Live to before a day, and give the entries that are still to come."""
    while entries and entries[0].day < until:
        entry = entries.pop(0)
        run.advance(entry.day - run.day)
        entry.change.apply(run)
    run.advance(until - run.day)
    return entries


def _compare(branch: Branch, recorded: Segment, run: Run) -> Difference | None:
    span = recorded.span
    days = run.series[span.first : span.last]
    return (
        _first_unlike(branch, recorded.rows, days, span.first)
        or _events_unlike(branch, recorded, run)
        or _choices_unlike(branch, recorded, run)
        or _world_unlike(branch, recorded, run)
    )


def _first_unlike(
    branch: Branch, recorded: np.ndarray, replayed: np.ndarray, first: int
) -> Difference | None:
    names = recorded.dtype.names or ()
    unlike = {name: recorded[name] != replayed[name] for name in names}
    days = {name: int(np.argmax(where)) for name, where in unlike.items() if any(where)}
    if not days:
        return None
    name = min(days, key=lambda name: days[name])
    day = days[name]
    was, is_now = recorded[name][day], replayed[name][day]
    return _unlike(branch, first + day, name, was, is_now)


def _events_unlike(branch: Branch, recorded: Segment, run: Run) -> Difference | None:
    span, events = recorded.span, run.events
    first, last = np.searchsorted(events["day"], (span.first, span.last))
    mine, theirs = events[first:last], recorded.events
    if mine.tobytes() == theirs.tobytes():
        return None
    common = min(len(mine), len(theirs))
    same = [a.tobytes() == b.tobytes() for a, b in zip(mine, theirs, strict=False)]
    at = same.index(False) if False in same else common
    day = int((mine if at < len(mine) else theirs)["day"][at])
    was, is_now = (len(rows[rows["day"] == day]) for rows in (theirs, mine))
    return _unlike(branch, day, "the list of events", f"{was} rows", f"{is_now} rows")


def _choices_unlike(branch: Branch, recorded: Segment, run: Run) -> Difference | None:
    span, choices = recorded.span, run.decisions
    first, last = np.searchsorted(choices["day"], (span.first, span.last))
    mine, theirs = choices[first:last], recorded.choices
    if not len(theirs) or mine.tobytes() == theirs.tobytes():  # older: none recorded
        return None
    counts = f"{len(theirs)} rows", f"{len(mine)} rows"
    return _unlike(branch, span.first, "the list of choices", *counts)


def _world_unlike(branch: Branch, recorded: Segment, run: Run) -> Difference | None:
    states = (recorded.world, run.snapshot())
    was, now = (np.frombuffer(state, WORLD) for state in states)
    for name in WORLD.names or ():
        if was[name].tobytes() != now[name].tobytes():
            place = np.flatnonzero(was[name].ravel() != now[name].ravel())[:1]
            column = f"{name} (state at the end of the day before)"
            values = was[name].ravel()[place], now[name].ravel()[place]
            return _unlike(branch, recorded.span.last, column, *values)
    return None


def _unlike(
    branch: Branch, day: int, column: str, was: object, now: object
) -> Difference:
    return Difference(branch.name, day, column, str(was), str(now))
