"""Stretches of a run that are known: their days, their events, the state at their end.

A segment is named by all that made it: scenario, dials, seed and every change up to
its end. So branches share the segments of their common past without any bookkeeping,
and undo and redo find again what was known before.
"""

from __future__ import annotations

import hashlib
import threading
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from simulator.choices import DECISION, no_choices
from simulator.errors import DurandError
from simulator.world.columns import DAY, EVENT, N_CHOICES, WORLD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from simulator.timeline.journal import Entry
    from simulator.timeline.tree import Tree

SEGMENT_DAYS = 56  # eight weeks between two checkpoints
FRESH = 200  # segments kept as they are, 14 MB; older ones are packed
MOST_EVENTS = 8192 * SEGMENT_DAYS
MOST_CHOICES = N_CHOICES * SEGMENT_DAYS
LEVEL = 1  # of zlib: fast


class Span(NamedTuple):
    """The name of a segment, and its days: from ``first`` to before ``last``."""

    key: str
    first: int
    last: int


class Days(NamedTuple):
    """The days of a segment and what happened on them."""

    rows: np.ndarray
    events: np.ndarray
    choices: np.ndarray


@dataclass(frozen=True, eq=False, repr=False)
class Segment:
    """Days of a run, and the world after the last of them (`Run.snapshot`)."""

    span: Span
    rows: np.ndarray
    events: np.ndarray
    choices: np.ndarray
    world: bytes


@dataclass(frozen=True)
class Packed:
    """A segment as it is kept in a file: compressed, each part with its checksum.

    ``choices`` is empty where none were recorded, by an older version.
    """

    span: Span
    rows: bytes
    events: bytes
    world: bytes
    seal: bytes
    choices: bytes = b""
    choices_seal: bytes = b""

    @property
    def sound(self) -> bool:
        """Whether it is, to the last bit, what was packed."""
        whole = self.seal == _seal(self.span, self.rows, self.events, self.world)
        return whole and (
            not self.choices or self.choices_seal == _seal(self.span, self.choices)
        )

    @property
    def whole(self) -> bool:
        """Whether it is sound, and holds the choices too."""
        return bool(self.choices) and self.sound

    def days(self) -> Days:
        """Give days and events; `DurandError` when the segment is damaged."""
        if not self.sound:
            msg = "its checksum does not fit"
            raise DurandError(msg)
        length = self.span.last - self.span.first
        rows = _inflated(self.rows, DAY, length, exact=True)
        choices = no_choices()
        if self.choices:
            choices = _inflated(self.choices, DECISION, MOST_CHOICES)
        return Days(rows, _inflated(self.events, EVENT, MOST_EVENTS), choices)

    def unpack(self) -> Segment:
        """Give the whole segment; `DurandError` when it is damaged."""
        return Segment(self.span, *self.days(), self.state())

    def state(self) -> bytes:
        """Give the world at its end; `DurandError` when the segment is damaged."""
        if not self.sound:
            msg = "its checksum does not fit"
            raise DurandError(msg)
        return _inflated(self.world, WORLD, 1, exact=True).tobytes()


def pack(segment: Segment) -> Packed:
    """Compress a segment."""
    tables = segment.rows, segment.events, segment.choices
    rows, events, choices, world = (
        zlib.compress(part, LEVEL)
        for part in (*(table.tobytes() for table in tables), segment.world)
    )
    seals = _seal(segment.span, rows, events, world), _seal(segment.span, choices)
    return Packed(segment.span, rows, events, world, seals[0], choices, seals[1])


def _seal(span: Span, *parts: bytes) -> bytes:
    digest = hashlib.sha256(f"{span}".encode())
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.digest()


def _inflated(
    packed: bytes, layout: np.dtype, count: int, *, exact: bool = False
) -> np.ndarray:
    """Decompress rows of a layout, and not a byte more than there may be."""
    most = layout.itemsize * count
    inflater = zlib.decompressobj()
    try:
        raw = inflater.decompress(packed, most + 1)
    except zlib.error as error:
        msg = f"it cannot be decompressed ({error})"
        raise DurandError(msg) from error
    fits = len(raw) == most if exact else len(raw) <= most
    if not (fits and inflater.eof and len(raw) % layout.itemsize == 0):
        msg = "it has not the size that it must have"
        raise DurandError(msg)
    return np.frombuffer(bytearray(raw), layout)


def root_key(scenario: str, seed: int, dials: Mapping[str, float]) -> str:
    """Name what a run begins with: a hash of scenario text, seed and dials."""
    text = f"{scenario}\n{seed}\n{sorted(dials.items())}"
    return hashlib.sha256(text.encode()).hexdigest()


def spans(root: str, entries: Sequence[Entry], head: int) -> list[Span]:
    """Name the segments of a course of events up to its head, oldest first."""
    digest = hashlib.sha256(root.encode())
    found, used = [], 0
    for first in range(0, head, SEGMENT_DAYS):
        last = min(first + SEGMENT_DAYS, head)
        while used < len(entries) and entries[used].day < last:
            entry = entries[used]
            digest.update(f"{entry.day} {entry.change.model_dump_json()}\n".encode())
            used += 1
        at_end = digest.copy()
        at_end.update(f"{first} {last}".encode())
        found.append(Span(at_end.hexdigest()[:40], first, last))
    return found


class Archivist(Protocol):
    """Where a timeline is written down as it happens; each call returns at once."""

    def operation(self, body: str, tree: Tree) -> None:
        """Keep an operation, and the tree it made."""

    def segment(self, segment: Segment) -> None:
        """Keep a segment."""

    def forget(self, keys: Iterable[str]) -> None:
        """Drop segments that nothing leads to any more."""

    def head(self, branch: int, day: int) -> None:
        """Keep how far a branch has been lived."""

    def digest(self, branch: int, key: str, digest: str) -> None:
        """Keep the digest of the run at the end of a branch's last segment."""

    def place(self, branch: int, day: int) -> None:
        """Keep where a person stands."""


class Segments:
    """Every segment known: the last ones as they are, the others packed."""

    def __init__(self, packed: Mapping[str, Packed] | None = None) -> None:
        self._packed = dict(packed or {})
        self._fresh: OrderedDict[str, Segment] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._packed.keys() | self._fresh.keys())

    def __contains__(self, key: str) -> bool:
        return key in self._fresh or key in self._packed

    def add(self, segment: Segment) -> None:
        """Keep a segment."""
        with self._lock:
            self._fresh[segment.span.key] = segment
            while len(self._fresh) > FRESH:
                key, oldest = self._fresh.popitem(last=False)
                if key not in self._packed:
                    self._packed[key] = pack(oldest)

    def get(self, key: str) -> Segment | None:
        """Give a segment; a damaged one counts as not known (it is lived again)."""
        fresh = self._fresh.get(key)
        if fresh is not None or key not in self._packed:
            return fresh
        try:
            segment = self._packed[key].unpack()
        except DurandError:
            del self._packed[key]
            return None
        self.add(segment)
        return segment

    def state(self, key: str) -> bytes | None:
        """Give the world at the end of a segment, and leave the rest packed."""
        fresh, packed = self._fresh.get(key), self._packed.get(key)
        if fresh is not None:
            return fresh.world
        if packed is None:
            return None
        try:
            return packed.state()
        except DurandError:
            del self._packed[key]
            return None

    def days(self, key: str) -> Days | None:
        """Give the days and events of a segment, and leave its world packed."""
        fresh, packed = self._fresh.get(key), self._packed.get(key)
        if fresh is not None:
            return Days(fresh.rows, fresh.events, fresh.choices)
        if packed is None:
            return None
        try:
            return packed.days()
        except DurandError:
            del self._packed[key]
            return None

    def keep_only(self, keys: set[str]) -> set[str]:
        """Drop all other segments, and give their names."""
        with self._lock:
            gone = (self._packed.keys() | self._fresh.keys()) - keys
            for key in gone:
                self._packed.pop(key, None)
                self._fresh.pop(key, None)
        return gone
