"""A series as one line of blocks, for a terminal."""

from collections.abc import Sequence
from itertools import pairwise

BLOCKS = "▁▂▃▄▅▆▇█"
PLAIN = "_.-=+*%#"  # for a terminal that cannot show blocks


def sparkline(
    values: Sequence[float],
    *,
    low: float | None = None,
    high: float | None = None,
    width: int = 52,
    blocks: str = BLOCKS,
) -> str:
    """Draw a series as a line of blocks.

    Parameters
    ----------
    values
        The series; where it is longer than the line, neighbours are averaged.
    low, high
        What the lowest and the highest block stand for; the series' own extremes
        unless told otherwise.
    width
        The most characters the line may take.
    blocks
        The characters, lowest first.
    """
    if not values:
        return ""
    heights = _thinned(values, width)
    floor = min(heights) if low is None else low
    span = (max(heights) if high is None else high) - floor
    top = len(blocks) - 1
    steps = [round((h - floor) / span * top) if span > 0 else 0 for h in heights]
    return "".join(blocks[min(max(step, 0), top)] for step in steps)


def _thinned(values: Sequence[float], width: int) -> list[float]:
    count = len(values)
    columns = min(count, width)
    edges = [column * count // columns for column in range(columns + 1)]
    parts = [values[start:end] for start, end in pairwise(edges)]
    return [sum(part) / len(part) for part in parts]
