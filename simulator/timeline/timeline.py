"""A run as a tree in time: play, look back, change, undo, fork; nothing is lost.

``Timeline`` does it all in the caller's thread; `simulator.timeline.session` plays it
in a thread of its own, `simulator.timeline.file` keeps it on the disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.errors import DurandError
from simulator.situation import LONGEST_RUN_DAYS
from simulator.timeline.changes import DialChange
from simulator.timeline.history import (
    Changed,
    Deleted,
    Forked,
    Noted,
    Redone,
    Renamed,
    Undone,
)
from simulator.timeline.journal import Entry, worded
from simulator.timeline.lived import Lived
from simulator.timeline.tree import affected

if TYPE_CHECKING:
    from simulator.timeline.change import Change
    from simulator.timeline.history import Operation


class Timeline(Lived):
    """A run with its journal, its past days and its branches; see `Lived` to make one.

    Scenario, dials, seed and journal are the run: the same ones give the same bits.
    """

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
        self._place()  # a program that dies while days pass is gone on with there

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
        self._switch_to(branch)

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
            self._course.meet(self.branch.entries)
            return
        there = affected(before, self.tree, self._branch) if to is None else to
        if there != self._branch or self.branch.entries != self._course.entries:
            self._branch = there
            self._load(day)
