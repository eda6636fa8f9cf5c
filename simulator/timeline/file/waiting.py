"""What waits to be written to a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.timeline.file.contents import Recorded
    from simulator.timeline.segments import Segment
    from simulator.timeline.tree import Tree


@dataclass
class Waiting:
    """What waits to be written, in the order in which it is written."""

    operations: list[tuple[str, str]] = field(default_factory=list)
    tree: Tree | None = None
    heads: dict[int, int] = field(default_factory=dict)
    digests: dict[int, tuple[str, str]] = field(default_factory=dict)
    segments: dict[str, Segment] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    place: tuple[int, int] | None = None
    record: list[Recorded] = field(default_factory=list)

    def __bool__(self) -> bool:
        marks = self.heads or self.digests or self.place
        return bool(
            self.operations or self.segments or self.gone or self.record or marks
        )

    def before(self, later: Waiting) -> Waiting:
        """Join what could not be written with what came since."""
        segments = {k: s for k, s in self.segments.items() if k not in later.gone}
        return Waiting(
            [*self.operations, *later.operations],
            later.tree or self.tree,
            self.heads | later.heads,
            self.digests | later.digests,
            segments | later.segments,
            (self.gone | later.gone) - later.segments.keys(),
            later.place or self.place,
            [*self.record, *later.record],
        )
