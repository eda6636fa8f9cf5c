"""Long runs of whole numbers as text that is quick to read back."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt


def pack(numbers: npt.ArrayLike) -> str:
    """Pack whole numbers: four bytes each, little-endian, in base 64."""
    whole = np.asarray(numbers)
    if not np.array_equal(whole, whole.astype("<i4")):
        message = "only whole numbers of four bytes can be packed"
        raise ValueError(message)
    return base64.b64encode(whole.astype("<i4").tobytes()).decode("ascii")


def pack_lines(lines: Sequence[npt.NDArray[np.int64]]) -> dict[str, Any]:
    """Pack lines as all their points in a row, and how many each one has."""
    counts = [len(line) for line in lines]
    return {"counts": counts, "points": pack(np.concatenate(lines))}
