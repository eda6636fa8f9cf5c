"""What came of a branch: its days, events and digest, as a finished run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from simulator.assumptions import switched_off
from simulator.errors import DurandError
from simulator.future import digest_of
from simulator.mechanisms import CLAIMS
from simulator.run import RunResult
from simulator.settings import standing_at_start
from simulator.timeline.journal import standing_at
from simulator.timeline.replay import plain_run

if TYPE_CHECKING:
    from collections.abc import Collection

    from simulator.scenario import Scenario
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
    first = standing_at_start(contents.scenario, contents.dials)
    stands = standing_at(first, branch.entries, head - 1, contents.scenario)
    recorded = _recorded(contents, branch)
    if recorded is None:
        run = plain_run(
            contents.scenario,
            contents.dials,
            contents.seed,
            tuple(entry for entry in branch.entries if entry.day < head),
            head,
        )
        series, digest = run.series, run.digest
        events, choices = run.events, run.decisions
    else:
        series = np.concatenate([segment.rows for segment in recorded])
        events = np.concatenate([segment.events for segment in recorded])
        choices = np.concatenate([segment.choices for segment in recorded])
        digest = digest_of(recorded[-1].world, series)
    return RunResult(
        scenario=_as_it_stood(contents.scenario, stands.off),
        dials=dict(stands.dials),
        seed=contents.seed,
        series=series,
        log=events,
        digest=digest,
        choices=choices,
    )


def _as_it_stood(scenario: Scenario, off: Collection[str]) -> Scenario:
    """Give a scenario with the claims switched as they were in the end."""
    switches = {claim: claim not in off for claim in CLAIMS}
    changed = switches if set(off) != set(switched_off(scenario)) else {}
    return scenario.model_copy(update={"switches": scenario.switches | changed})


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
