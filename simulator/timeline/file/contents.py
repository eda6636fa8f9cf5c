"""What a ``.durand`` file holds, once it was read and checked: values, no file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.timeline.history import History
from simulator.timeline.segments import root_key, spans
from simulator.timeline.tree import TRUNK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.scenario import Scenario
    from simulator.timeline.history import Operation
    from simulator.timeline.segments import Packed, Span
    from simulator.timeline.tree import Branch, Tree


@dataclass(frozen=True)
class Logged:
    """An operation, and when it was done by the clock of that computer."""

    at: str
    operation: Operation
    told: str


@dataclass(frozen=True)
class Recorded:
    """A row of the record that a class leaves beside its run; it is never changed."""

    at: str
    kind: str
    body: str  # JSON


@dataclass(frozen=True)
class Contents:
    """A whole file.

    Attributes
    ----------
    name
        The file's name, for messages.
    heads
        How far each branch was lived.
    digests
        Name of the last segment of a branch when it last rested, and the run's
        digest there.
    """

    name: str
    scenario: Scenario
    seed: int
    dials: Mapping[str, float]
    versions: Mapping[str, str]
    log: tuple[Logged, ...]
    tree: Tree
    heads: Mapping[int, int]
    digests: Mapping[int, tuple[str, str]]
    segments: Mapping[str, Packed] = field(repr=False)
    branch: int = TRUNK
    day: int = 0
    last_seal: bytes = b""
    record: tuple[Recorded, ...] = ()
    record_seal: bytes = b""

    @property
    def operations(self) -> list[Operation]:
        """Every operation, oldest first."""
        return [logged.operation for logged in self.log]

    @property
    def history(self) -> History:
        """The history as an object of its own, to go on from."""
        return History(self.operations)

    def path(self, branch: Branch) -> list[Span]:
        """Name the segments of a branch, up to its head."""
        root = root_key(self.scenario.model_dump_json(), self.seed, self.dials)
        return spans(root, branch.entries, self.heads.get(branch.id, 0))


def run_seal(scenario: str, seed: int, dials: str) -> bytes:
    """Seal the row that a run begins with."""
    return hashlib.sha256(f"{scenario}\n{seed}\n{dials}".encode()).digest()


def next_seal(last: bytes, at: str, body: str) -> bytes:
    """Seal an operation: the hash of it and of all before it."""
    return hashlib.sha256(last + f"{at}\n{body}".encode()).digest()
