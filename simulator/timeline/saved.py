"""What a timeline goes on from: the parts of a file that matter to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.timeline.tree import TRUNK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from simulator.timeline.history import Operation
    from simulator.timeline.segments import Packed


@dataclass(frozen=True)
class Saved:
    """All that was done, how far each branch was lived, and where one stood."""

    operations: Sequence[Operation] = ()
    heads: Mapping[int, int] = field(default_factory=dict)
    segments: Mapping[str, Packed] = field(default_factory=dict)
    branch: int = TRUNK
    day: int = 0
