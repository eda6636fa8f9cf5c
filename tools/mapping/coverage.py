"""One coverage: every outline in it shares its border, vertex by vertex."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.ops import unary_union

from mapping.outlines import areas

if TYPE_CHECKING:
    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

    type Shapes = npt.NDArray[np.object_]

GRID = 1e-5  # degrees, while noding
TOLERANCE = 0.009  # degrees, of the simplification
DIGITS = 4  # of a degree that are kept
LARGEST_GAP = 0.05  # square degrees; what is larger is sea or out of the frame
SMALLEST_PART = 2e-4  # square degrees; smaller islands are left out


def build(outlines: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Node the outlines together, close the slivers between, and simplify."""
    shapes = np.array(
        [shapely.set_precision(outline, GRID) for outline in outlines.values()]
    )
    simple = shapely.coverage_simplify(_noded(shapes), TOLERANCE)
    kept = np.array([_without_specks(outline) for outline in simple])
    rounded = shapely.transform(kept, lambda points: np.round(points, DIGITS))
    if not (shapely.is_valid(rounded).all() and shapely.coverage_is_valid(rounded)):
        raise SystemExit("the simplified outlines overlap or leave gaps")
    print(f"coverage: {shapely.get_num_coordinates(rounded).sum()} points")
    return dict(zip(outlines, rounded, strict=True))


def _noded(shapes: Shapes) -> Shapes:
    lines = shapely.node(shapely.union_all(shapely.boundary(shapes), grid_size=GRID))
    faces = shapely.get_parts(shapely.polygonize(list(shapely.get_parts(lines))))
    inside = shapely.STRtree(list(shapes)).query(
        shapely.point_on_surface(faces), "within"
    )
    owner: dict[int, int] = {}
    for face, shape in inside.T.tolist():
        owner.setdefault(face, shape)
    _close_gaps(faces, owner)
    parts = defaultdict(list)
    for face, shape in sorted(owner.items()):
        parts[shape].append(faces[face])
    return np.array([shapely.coverage_union_all(parts[i]) for i in range(len(shapes))])


def _close_gaps(faces: Shapes, owner: dict[int, int]) -> None:
    """Give a sliver between outlines to the neighbour it borders longest."""
    tree = shapely.STRtree(faces)
    for face in range(len(faces)):
        if face in owner or faces[face].area > LARGEST_GAP:
            continue
        beside = sorted(
            b for b in tree.query(faces[face], "touches").tolist() if b in owner
        )
        if beside:
            shared = [faces[face].intersection(faces[b]).length for b in beside]
            owner[face] = owner[beside[int(np.argmax(shared))]]


def _without_specks(outline: BaseGeometry) -> BaseGeometry:
    parts = [p for p in shapely.get_parts(outline) if p.area > SMALLEST_PART]
    return areas(unary_union(parts or [outline]))
