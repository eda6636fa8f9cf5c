"""What came of a branch: its days, events and digest, as a finished run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from simulator.errors import DurandError
from simulator.mechanisms import DIALS
from simulator.run import RunResult
from simulator.timeline.journal import dials_at
from simulator.timeline.replay import plain_run

if TYPE_CHECKING:
    from simulator.timeline.file.contents import Contents
    from simulator.timeline.segments import Segment
    from simulator.timeline.tree import Branch


def result_of(contents: Contents, branch: Branch) -> RunResult:
    """Give a branch as a finished run: from its record, or lived again without one.

    Raises
    ------
    DurandError
        When the branch has no days yet.
    """
    head = contents.heads.get(branch.id, 0)
    if head == 0:
        msg = f"The branch {branch.name} has no days yet: there is nothing to show."
        raise DurandError(msg)
    usual = {name: dial.default for name, dial in DIALS.items()}
    first = {**usual, **contents.scenario.dials, **contents.dials}
    dials = dials_at(first, branch.entries, head, contents.scenario)
    recorded = _recorded(contents, branch)
    if recorded is None:
        run = plain_run(
            contents.scenario, contents.dials, contents.seed, branch.entries, head
        )
        series, events, digest = run.series, run.events, run.digest
    else:
        series = np.concatenate([segment.rows for segment in recorded])
        events = np.concatenate([segment.events for segment in recorded])
        state = hashlib.sha256(recorded[-1].world)  # as Run.digest
        state.update(series.tobytes())
        digest = state.hexdigest()
    return RunResult(
        scenario=contents.scenario,
        dials=dials,
        seed=contents.seed,
        series=series,
        log=events,
        digest=digest,
    )


def _recorded(contents: Contents, branch: Branch) -> list[Segment] | None:
    """Give the record of a branch, None when any part is missing or damaged."""
    found = []
    for span in contents.path(branch):
        packed = contents.segments.get(span.key)
        if packed is None or not packed.sound:
            return None
        found.append(packed.unpack())
    return found


@dataclass(frozen=True)
class Comparison:
    """Two courses of events, side by side.

    Attributes
    ----------
    day, column
        The first day that differs and the first column that does; None when all is
        equal for as long as both last.
    days
        How many days both have.
    """

    days: int
    day: int | None
    column: str | None
    totals: dict[str, tuple[float, float]]


SUMS = ("attacks", "deaths", "border_clashes", "strikes", "ceasefire")


def compare(one: RunResult, other: RunResult) -> Comparison:
    """Compare two runs day by day, for as long as both last."""
    days = min(len(one.series), len(other.series))
    mine, theirs = one.series[:days], other.series[:days]
    first: dict[str, int] = {}
    for name in mine.dtype.names or ():
        unlike = mine[name] != theirs[name]
        if unlike.any():
            first[name] = int(np.argmax(unlike))
    column = min(first, key=lambda name: first[name], default=None)
    totals = {
        name: (mine[name].sum().item(), theirs[name].sum().item()) for name in SUMS
    }
    totals["peak_rung"] = (mine["rung"].max().item(), theirs["rung"].max().item())
    return Comparison(days, first.get(column or ""), column, totals)
