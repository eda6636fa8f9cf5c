"""The days of a run with branches, as they were lived: where one stands, what is kept.

What can be done to them is in `simulator.timeline.timeline`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.scenario import Scenario, load_scenario
from simulator.timeline.course import Course
from simulator.timeline.history import History
from simulator.timeline.saved import Saved
from simulator.timeline.segments import Segments, spans
from simulator.timeline.tree import TRUNK
from simulator.world.columns import DAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.run import Run
    from simulator.timeline.segments import Archivist, Segment
    from simulator.timeline.tree import Branch, Tree

SPARE = 300  # segments kept beyond those that a branch leads to: undo finds them


class Lived:
    """A run with its journal, its past days and its branches: to look at.

    Parameters
    ----------
    scenario
        A scenario, or the name of one that ships.
    dials
        Values that differ from the scenario's from day 0.
    seed
        Which luck; all branches share it.
    saved
        What to go on from; a new run when not given.
    archivist
        Writes down what happens, as it happens.
    """

    def __init__(
        self,
        scenario: Scenario | str,
        dials: Mapping[str, float] | None = None,
        seed: int = 0,
        *,
        saved: Saved | None = None,
        archivist: Archivist | None = None,
    ) -> None:
        saved = saved or Saved()
        found = load_scenario(scenario) if isinstance(scenario, str) else scenario
        self.scenario, self.dials, self.seed = found, dict(dials or {}), seed
        self.history = History(saved.operations)
        self.archivist = archivist
        self._segments = Segments(saved.segments)
        self._course = Course(found, self.dials, seed, self._segments, self._on_segment)
        self._settled: dict[int, str] = {}  # last segment, by branch
        self.heads = {TRUNK: 0, **saved.heads}
        for branch in self.tree.branches.values():
            days = [branch.forked, *(entry.day for entry in branch.entries)]
            self.heads[branch.id] = max(self.heads.get(branch.id, 0), *days)
        self._branch = self.history.home(saved.branch)
        self._load(saved.day)

    @property
    def tree(self) -> Tree:
        """Every branch, as they stand."""
        return self.history.tree

    @property
    def branch(self) -> Branch:
        """The branch that is being lived."""
        return self.tree.branch(self._branch)

    @property
    def run(self) -> Run:
        """The run, on the day where one stands; to read."""
        return self._course.run

    @property
    def day(self) -> int:
        """The day on which one stands: so many days have passed."""
        return self._course.day

    @property
    def head(self) -> int:
        """How far this branch has been lived."""
        return self._course.head

    @property
    def rows(self) -> np.ndarray:
        """Every day lived on this branch, the later ones too when one looks back."""
        return self._course.rows

    @property
    def events(self) -> np.ndarray:
        """What happened on this branch, on every day lived."""
        return self._course.events

    @property
    def decisions(self) -> np.ndarray:
        """What was chosen on this branch, and why, on every day lived."""
        return self._course.choices

    def _switch_to(self, branch: int) -> None:
        day = self.day
        self.settle()
        self._branch = branch
        self._load(day)

    def rows_of(self, branch: int) -> np.ndarray:
        """Give the days lived on any branch, as far as they are known."""
        if branch == self._branch:
            return self.rows
        entries, head = self.tree.branch(branch).entries, self.heads[branch]
        parts = [np.zeros(0, DAY)]
        for span in spans(self._course.root, entries, head):
            known = self._segments.days(span.key)
            if known is None:
                break
            parts.append(known.rows)
        return np.concatenate(parts)

    def tell_all(self, archivist: Archivist) -> None:
        """Tell an archivist all that it would have been told from the beginning."""
        self._settled.clear()
        for operation in self.history.operations:
            archivist.operation(operation.model_dump_json(), self.tree)
        for branch in self.tree.branches.values():
            archivist.head(branch.id, self.heads[branch.id])
            head = self.heads[branch.id]
            for span in spans(self._course.root, branch.entries, head):
                segment = self._segments.get(span.key)
                if segment is not None:
                    archivist.segment(segment)
        self.settle()

    def settle(self) -> None:
        """Keep the last days too, and the digest of the run on its last day."""
        day, last = self.day, self._course.spans()[-1:]
        key = last[0].key if last else ""
        if key and self._settled.get(self._branch) != key:
            if day != self.head:
                self._course.go(self.head)
            self._course.keep()
            if self.archivist:
                self.archivist.digest(self._branch, key, self._course.digest)
            self._settled[self._branch] = key
            if day != self.head:
                self._course.go(day)
        self._place()

    def complete(self) -> None:
        """Settle every branch, so that nothing needs to be simulated to be read."""
        here, day = self._branch, self.day
        self.settle()
        for branch in self.tree.branches.values():
            path = spans(self._course.root, branch.entries, self.heads[branch.id])
            if not all(span.key in self._segments for span in path):
                self._switch_to(branch.id)
                self.settle()
        if self._branch != here:
            self._branch = here
            self._load(day)
        self._tidy(0)

    def _load(self, day: int) -> None:
        head = self.heads[self._branch]
        self._course.load(self.branch.entries, head, min(day, head))
        self._tidy(SPARE)
        self._place()

    def _tidy(self, spare: int) -> None:
        """Drop segments that no branch leads to, once there are many."""
        if len(self._segments) <= spare:
            return
        wanted = {
            span.key
            for branch in self.tree.branches.values()
            for span in spans(self._course.root, branch.entries, self.heads[branch.id])
        }
        if len(self._segments) > len(wanted) + spare:
            gone = self._segments.keep_only(wanted)
            if self.archivist:
                self.archivist.forget(gone)

    def _place(self) -> None:
        if self.archivist:
            self.archivist.place(self._branch, self.day)

    def _on_segment(self, segment: Segment) -> None:
        if self.archivist:
            self.archivist.segment(segment)
