"""A run as a tree in time: play, look back, change, undo, fork; nothing is lost.

``Timeline`` does it all in the caller's thread; `simulator.timeline.session` plays it
in a thread of its own, `simulator.timeline.file` keeps it on the disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.errors import DurandError
from simulator.scenario import Scenario, load_scenario
from simulator.situation import LONGEST_RUN_DAYS
from simulator.timeline.course import Course
from simulator.timeline.history import (
    Changed,
    Deleted,
    Forked,
    History,
    Noted,
    Redone,
    Renamed,
    Undone,
)
from simulator.timeline.journal import Change, DialChange, Entry, worded
from simulator.timeline.saved import Saved
from simulator.timeline.segments import Segments, spans
from simulator.timeline.tree import TRUNK, affected

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np

    from simulator.run import Run
    from simulator.timeline.history import Operation
    from simulator.timeline.segments import Archivist, Segment
    from simulator.timeline.tree import Branch, Tree

SPARE = 300  # segments kept beyond those that a branch leads to: undo finds them


class Timeline:
    """A run with its journal, its past days and its branches.

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

    def advance(self, days: int = 1) -> None:
        """Go on; beyond the head new days are lived.

        Raises
        ------
        DurandError
            When the run would become longer than any run can be.
        """
        until = self.day + days
        if until > LONGEST_RUN_DAYS:
            msg = f"A run can last {LONGEST_RUN_DAYS} days, not {until}."
            raise DurandError(msg)
        self._course.live(until)
        if self.head > self.heads[self._branch]:
            self.heads[self._branch] = self.head
            if self.archivist:
                self.archivist.head(self._branch, self.head)

    def seek(self, day: int) -> None:
        """Stand on any day that was lived; `DurandError` for any other."""
        if not 0 <= day <= self.head:
            msg = f"Day {day} has not been lived yet: days 0 to {self.head} have."
            raise DurandError(msg)
        self._course.go(day)
        self._place()

    def set_dial(self, name: str, value: float, **details: Any) -> None:
        """Move a dial on the day where one stands (see `change`)."""
        self.change(DialChange(name=name, value=value), **details)

    def change(
        self,
        change: Change,
        *,
        author: str = "user",
        reason: str = "",
        joins: bool = False,
    ) -> None:
        """Change the world on the day where one stands.

        Days of this branch that were lived after it are lived again.

        Raises
        ------
        InputError
            When this change is not accepted; nothing is changed then.
        """
        change.check_on(self.run)
        with worded():
            entry = Entry(
                number=self.history.entries,
                day=self.day,
                author=author,
                reason=reason,
                change=change,
            )
        self._do(Changed(branch=self._branch, entry=entry, joins=joins))

    def undo(self) -> None:
        """Take back the last deed, and its effect; `DurandError` when none is left."""
        self._do(Undone())

    def redo(self) -> None:
        """Do again what was undone last; `DurandError` when there is nothing."""
        self._do(Redone())

    def fork(
        self, name: str | None = None, *, day: int | None = None, note: str = ""
    ) -> int:
        """Make a branch from this one, go there, and give its number.

        They share all before ``day``; that is where one stands when not given.
        """
        if day is not None:
            self.seek(day)
        number = self.history.branches
        day, parent = self.day, self._branch
        with worded():
            fork = Forked(
                branch=number,
                parent=parent,
                day=day,
                name=f"branch {number}" if name is None else name,
                note=note,
            )
        self._do(fork, to=number)
        return number

    def switch(self, branch: int) -> None:
        """Go to another branch, to the day where one stands or to its last one."""
        self.tree.branch(branch)
        day = self.day
        self.settle()
        self._branch = branch
        self._load(day)

    def delete(self, branch: int) -> None:
        """Delete a branch; `undo` brings it back."""
        self._do(Deleted(branch=branch))

    def rename(self, branch: int, name: str) -> None:
        """Give a branch another name."""
        with worded():
            self._do(Renamed(branch=branch, name=name))

    def annotate(self, branch: int, note: str) -> None:
        """Write the note of a branch."""
        with worded():
            self._do(Noted(branch=branch, note=note))

    def settle(self) -> None:
        """Write the last days down too, and the digest of the run on its last day."""
        if self.archivist is None:
            return
        day = self.day
        if day != self.head:
            self._course.go(self.head)
        self._course.keep()
        for span in self._course.spans()[-1:]:
            self.archivist.digest(self._branch, span.key, self.run.digest)
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
                self.switch(branch.id)
                self.settle()
        if self._branch != here:
            self._branch = here
            self._load(day)
        self._tidy(0)

    def _do(self, operation: Operation, to: int | None = None) -> None:
        """Carry an operation out, write it down, and go where it leads."""
        before, day = self.tree, self.day
        self.history.add(operation)
        if self.archivist:
            self.archivist.operation(operation.model_dump_json(), self.tree)
        if isinstance(operation, Forked):
            self.settle()
            self.heads[operation.branch] = operation.day
        if isinstance(operation, Changed) and day == self.head:
            self._course.meet(operation.entry, self.branch.entries)
            return
        there = affected(before, self.tree, self._branch) if to is None else to
        if there != self._branch or self.branch.entries != self._course.entries:
            self._branch = there
            self._load(day)

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
