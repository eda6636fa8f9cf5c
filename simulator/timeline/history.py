"""The history of a tree: an append-only list of operations, undo and redo among them.

The tree as it stands is what these operations make of an empty one, in order. So
nothing that anybody did is ever lost, undo works after a file was closed and opened
again, and a crash can only cost operations that were not written yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, override

from pydantic import Field, TypeAdapter, ValidationError

from simulator.errors import DurandError
from simulator.situation import Table
from simulator.timeline.change import (  # noqa: TC001 - pydantic reads them
    Day,
    Name,
    Text,
)
from simulator.timeline.journal import LONGEST_BODY, Entry, in_words
from simulator.timeline.tree import TRUNK, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable

type Number = Annotated[int, Field(ge=0, le=1_000_000)]


class Deed(Table):
    """An operation that makes another tree, and can be undone."""

    def on(self, tree: Tree) -> Tree:
        """Return the tree after it; `DurandError` when it cannot be done."""
        raise NotImplementedError

    def told(self, tree: Tree) -> str:
        """Tell it in words; ``tree`` is the one it is done to."""
        raise NotImplementedError


class Changed(Deed):
    """A change of the world, made on a branch.

    ``joins`` says that it belongs to the operation before (a slider still being
    drawn): both are undone together.
    """

    act: Literal["change"] = "change"
    branch: Number
    entry: Entry
    joins: bool = False

    @override
    def on(self, tree: Tree) -> Tree:
        self.entry.change.check()
        return tree.with_entry(self.branch, self.entry)

    @override
    def told(self, tree: Tree) -> str:
        reason = f" ({self.entry.reason})" if self.entry.reason else ""
        who = f"{self.entry.author}: {self.entry.change.told()}"
        return f"day {self.entry.day}, {tree.branch(self.branch).name}: {who}{reason}"


class Forked(Deed):
    """A branch was forked from another one."""

    act: Literal["fork"] = "fork"
    branch: Number
    parent: Number
    day: Day
    name: Name
    note: Text = ""

    @override
    def on(self, tree: Tree) -> Tree:
        forked = tree.with_fork(self.branch, self.parent, self.day, self.name)
        return forked.noted(self.branch, self.note) if self.note else forked

    @override
    def told(self, tree: Tree) -> str:
        parent = tree.branch(self.parent).name
        return f"day {self.day}: {self.name} forked from {parent}"


class Deleted(Deed):
    """A branch was deleted."""

    act: Literal["delete"] = "delete"
    branch: Number

    @override
    def on(self, tree: Tree) -> Tree:
        return tree.without(self.branch)

    @override
    def told(self, tree: Tree) -> str:
        return f"{tree.branch(self.branch).name} deleted"


class Renamed(Deed):
    """A branch got another name."""

    act: Literal["rename"] = "rename"
    branch: Number
    name: Name

    @override
    def on(self, tree: Tree) -> Tree:
        return tree.renamed(self.branch, self.name)

    @override
    def told(self, tree: Tree) -> str:
        return f"{tree.branch(self.branch).name} renamed to {self.name}"


class Noted(Deed):
    """A branch got another note."""

    act: Literal["note"] = "note"
    branch: Number
    note: Text

    @override
    def on(self, tree: Tree) -> Tree:
        return tree.noted(self.branch, self.note)

    @override
    def told(self, tree: Tree) -> str:
        return f"note on {tree.branch(self.branch).name}: {self.note}"


class Undone(Table):
    """The last deed was undone."""

    act: Literal["undo"] = "undo"


class Redone(Table):
    """The last deed that was undone was done again."""

    act: Literal["redo"] = "redo"


type Done = Changed | Forked | Deleted | Renamed | Noted
type Operation = Annotated[
    Done | Undone | Redone,
    Field(discriminator="act"),
]
_reader: TypeAdapter[Operation] = TypeAdapter(Operation)


def read_operation(body: str) -> Operation:
    """Read an operation from JSON; `DurandError` when it is none."""
    if len(body) > LONGEST_BODY:
        msg = f"it is longer than {LONGEST_BODY} letters"
        raise DurandError(msg)
    try:
        return _reader.validate_json(body)
    except ValidationError as error:
        raise DurandError(in_words(error)) from error


class Step(NamedTuple):
    """What one undo takes back: the trees around it, and the deeds, oldest first."""

    before: Tree
    after: Tree
    deeds: tuple[Done, ...]


class History:
    """Operations so far, the tree they made, and what undo and redo would bring."""

    def __init__(self, operations: Iterable[Operation] = ()) -> None:
        self.operations: list[Operation] = []
        self.tree = Tree()
        self.entries = 0  # ever made
        self.branches = 1  # ever made
        self._past: list[Step] = []
        self._future: list[Step] = []
        for operation in operations:
            self.add(operation)

    @property
    def to_undo(self) -> Step | None:
        """What undo would take back; None when there is nothing."""
        return self._past[-1] if self._past else None

    @property
    def to_redo(self) -> Step | None:
        """What redo would do again; None when there is nothing."""
        return self._future[-1] if self._future else None

    def add(self, operation: Operation) -> str:
        """Carry out an operation and keep it; tell it in words.

        Raises
        ------
        DurandError
            When it cannot be done; nothing is changed then.
        """
        if isinstance(operation, Undone):
            step = self._moved(self._past, self._future, "undo")
            self.tree, told = step.before, "undo"
        elif isinstance(operation, Redone):
            step = self._moved(self._future, self._past, "redo")
            self.tree, told = step.after, "redo"
        else:
            told = self._do(operation)
        self.operations.append(operation)
        return told

    def _do(self, deed: Done) -> str:
        after = deed.on(self.tree)
        told = deed.told(self.tree)
        joins = isinstance(deed, Changed) and deed.joins and bool(self._past)
        before, deeds = self.tree, tuple[Done, ...]((deed,))
        if joins:
            last = self._past.pop()
            before, deeds = last.before, (*last.deeds, deed)
        self._past.append(Step(before, after, deeds))
        self._future.clear()
        self.tree = after
        if isinstance(deed, Changed):
            self.entries = max(self.entries, deed.entry.number + 1)
        if isinstance(deed, Forked):
            self.branches = max(self.branches, deed.branch + 1)
        return told

    @staticmethod
    def _moved(source: list[Step], other: list[Step], name: str) -> Step:
        if not source:
            msg = f"There is nothing to {name}."
            raise DurandError(msg)
        other.append(source.pop())
        return other[-1]

    def home(self, branch: int) -> int:
        """Return the branch, or the trunk when it is not there (any more)."""
        return branch if branch in self.tree.branches else TRUNK
