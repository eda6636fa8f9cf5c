"""What a watcher of a session sees: values that are put in place whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.timeline.history import Step
    from simulator.timeline.timeline import Timeline
    from simulator.timeline.tree import Branch, Tree


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that went wrong: a sentence for people, details for a report.

    A fatal one ended the simulation; after any other it goes on.
    """

    day: int
    sentence: str
    details: str
    fatal: bool


@dataclass(frozen=True, slots=True)
class View:
    """A session at one moment.

    Attributes
    ----------
    day
        Where one stands: so many days of the branch have passed.
    rows
        Every day lived on the branch, also those after ``day``; not to be written to.
    revision
        Grows whenever days that were shown already are others now.
    """

    branch: int
    day: int
    rows: np.ndarray
    revision: int
    tree: Tree
    dials: Mapping[str, float]
    off: tuple[str, ...]  # claims that are switched off
    to_undo: Step | None
    to_redo: Step | None

    @property
    def head(self) -> int:
        """How far the branch was lived."""
        return len(self.rows)

    @property
    def past(self) -> np.ndarray:
        """The days before the one where one stands."""
        return self.rows[: self.day]

    @property
    def here(self) -> Branch:
        """The branch that is shown."""
        return self.tree.branch(self.branch)


def view_of(timeline: Timeline, before: View | None = None) -> View:
    """Look at a timeline; ``before`` is what was seen last."""
    rows = timeline.rows.view()
    rows.flags.writeable = False
    same = before is not None and _begins_alike(before.rows, rows)
    revision = before.revision if before else 0
    return View(
        branch=timeline.branch.id,
        day=timeline.day,
        rows=rows,
        revision=revision if same or before is None else revision + 1,
        tree=timeline.tree,
        dials=timeline.run.dials,
        off=timeline.run.off,
        to_undo=timeline.history.to_undo,
        to_redo=timeline.history.to_redo,
    )


def _begins_alike(before: np.ndarray, rows: np.ndarray) -> bool:
    if len(rows) < len(before):
        return False
    if np.may_share_memory(before, rows):  # the same table, grown
        return True
    return before.tobytes() == rows[: len(before)].tobytes()
