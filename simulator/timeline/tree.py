"""The tree of branches, a value: an operation on it makes another one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from simulator.errors import DurandError
from simulator.timeline.journal import in_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.timeline.journal import Entry

TRUNK = 0  # the branch that every run begins with
MOST_BRANCHES = 1000


@dataclass(frozen=True)
class Branch:
    """One course of events: its journal says how it differs from any other.

    Attributes
    ----------
    parent, forked
        The branch it came from and the day it left it; None and 0 for the trunk.
    entries
        Its whole journal, from day 0, in order.
    """

    id: int
    name: str
    note: str = ""
    parent: int | None = None
    forked: int = 0
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Tree:
    """Every branch that there is, by its number."""

    branches: Mapping[int, Branch] = field(
        default_factory=lambda: {TRUNK: Branch(TRUNK, "line")}
    )

    def branch(self, number: int) -> Branch:
        """Return a branch; `DurandError` when there is none of this number."""
        if number not in self.branches:
            msg = f"There is no branch number {number} in this run."
            raise DurandError(msg)
        return self.branches[number]

    def named(self, name: str) -> Branch:
        """Return the branch of a name (or number); `DurandError` when there is none."""
        for branch in self.branches.values():
            if name in (branch.name, str(branch.id)):
                return branch
        names = ", ".join(branch.name for branch in self.branches.values())
        msg = f"There is no branch {name!r} in this run; there are: {names}."
        raise DurandError(msg)

    def children(self, number: int) -> tuple[Branch, ...]:
        """Return the branches that were forked from this one."""
        return tuple(b for b in self.branches.values() if b.parent == number)

    def with_entry(self, number: int, entry: Entry) -> Tree:
        """Write an entry into a branch; it overrides one of its day and object."""
        branch = self.branch(number)
        kept = [
            old
            for old in branch.entries
            if old.day != entry.day or old.change.object != entry.change.object
        ]
        return self._put(replace(branch, entries=in_order([*kept, entry])))

    def with_fork(self, number: int, parent: int, day: int, name: str) -> Tree:
        """Fork a branch: the new one shares its past up to and with that day's entries.

        Raises
        ------
        DurandError
            When the number or the name is taken, or there are too many branches.
        """
        origin = self.branch(parent)
        taken = {branch.name for branch in self.branches.values()}
        if number in self.branches or number <= parent or name in taken:
            msg = f"There is a branch {name!r} (or number {number}) already."
            raise DurandError(msg)
        if len(self.branches) >= MOST_BRANCHES:
            msg = f"A run can have {MOST_BRANCHES} branches; delete some first."
            raise DurandError(msg)
        past = tuple(entry for entry in origin.entries if entry.day <= day)
        fork = Branch(number, name, parent=parent, forked=day, entries=past)
        return self._put(fork)

    def without(self, number: int) -> Tree:
        """Delete a branch; those forked from it now count as its parent's.

        Raises
        ------
        DurandError
            When it is the trunk or not there.
        """
        gone = self.branch(number)
        if gone.parent is None:
            msg = f"The branch {gone.name!r} is the trunk of this run; it stays."
            raise DurandError(msg)
        kept = {b.id: b for b in self.branches.values() if b.id != number}
        for child in self.children(number):
            kept[child.id] = replace(child, parent=gone.parent)
        return Tree(kept)

    def renamed(self, number: int, name: str) -> Tree:
        """Give a branch another name; `DurandError` when another one bears it."""
        if any(b.name == name and b.id != number for b in self.branches.values()):
            msg = f"Another branch is called {name!r} already."
            raise DurandError(msg)
        return self._put(replace(self.branch(number), name=name))

    def noted(self, number: int, note: str) -> Tree:
        """Write the note of a branch."""
        return self._put(replace(self.branch(number), note=note))

    def _put(self, branch: Branch) -> Tree:
        return Tree({**self.branches, branch.id: branch})


def affected(before: Tree, after: Tree, here: int) -> int:
    """Return the branch to show after an operation.

    The one that is shown, where it changed or nothing did; the parent of one that has
    gone; else the one that changed.
    """
    if here not in after.branches:
        parent = before.branch(here).parent
        return parent if parent in after.branches else TRUNK  # type: ignore[return-value]
    changed = [
        number
        for number, branch in after.branches.items()
        if number in before.branches
        and branch.entries != before.branches[number].entries
    ]
    return here if here in changed or not changed else changed[0]
