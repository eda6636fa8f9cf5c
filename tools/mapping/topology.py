"""Outlines as arcs: a border that two outlines share is kept once."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

    type Points = npt.NDArray[np.int64]
    type Point = tuple[int, int]
    type Ring = list[Point]
    type Arc = tuple[Point, ...]

SCALE = 10_000  # units a degree


def encode(
    outlines: dict[str, BaseGeometry],
) -> tuple[list[Points], dict[str, list[list[list[int]]]]]:
    """Return the arcs, and for each outline its polygons as rings of arc numbers.

    An arc is an array of points in units of the scale. A ring names its arcs in
    order; ``~n`` is arc n walked backwards.
    """
    rings = {key: [*_polygons(outline)] for key, outline in outlines.items()}
    nodes = _nodes(
        [ring for polygons in rings.values() for p in polygons for ring in p]
    )
    numbers: dict[Arc, int] = {}
    coded = {
        key: [
            [_coded(ring, nodes, numbers) for ring in polygon] for polygon in polygons
        ]
        for key, polygons in rings.items()
    }
    return [np.array(arc) for arc in numbers], coded


def _polygons(outline: BaseGeometry) -> Iterator[list[Ring]]:
    for polygon in shapely.get_parts(outline):
        yield [
            [
                (int(x), int(y))
                for x, y in np.rint(shapely.get_coordinates(ring) * SCALE)[:-1]
            ]
            for ring in (polygon.exterior, *polygon.interiors)
        ]


def _nodes(rings: list[Ring]) -> set[Point]:
    """Find the points where three edges meet, or where owners change."""
    owners = defaultdict(set)
    for number, ring in enumerate(rings):
        for edge in _edges(ring):
            owners[edge].add(number)
    meeting = defaultdict(list)
    for edge, rings_of_edge in owners.items():
        for point in edge:
            meeting[point].append(rings_of_edge)
    return {
        point
        for point, edges in meeting.items()
        if len(edges) != 2 or edges[0] != edges[1]
    }


def _edges(ring: Ring) -> Iterator[tuple[Point, Point]]:
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        yield (a, b) if a < b else (b, a)


def _coded(ring: Ring, nodes: set[Point], numbers: dict[Arc, int]) -> list[int]:
    start = next((i for i, point in enumerate(ring) if point in nodes), None)
    if start is None:  # an island: one closed arc, from its least point
        start = ring.index(min(ring))
    turned = ring[start:] + ring[:start] + [ring[start]]
    cuts = [i for i, point in enumerate(turned) if point in nodes]
    if not cuts:
        cuts = [0, len(turned) - 1]
    return [
        _number(tuple(turned[a : b + 1]), numbers) for a, b in itertools.pairwise(cuts)
    ]


def _number(arc: Arc, numbers: dict[Arc, int]) -> int:
    back = arc[::-1]
    if back in numbers:
        return ~numbers[back]
    return numbers.setdefault(arc, len(numbers))
