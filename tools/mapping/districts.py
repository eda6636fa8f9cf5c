"""Pakistan's districts: from a drawing in pixels to outlines in degrees.

The drawing is laid on the national outline by iterative closest points: an affine
map first, then a quadratic, then a cubic polynomial, each fitted to the best nine
tenths of the outline. Districts are then cut and filled to their province's outline.
"""

from __future__ import annotations

import json
import math
import re
import tarfile
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPoint, Point, Polygon
from shapely.ops import split, unary_union

from mapping.outlines import areas

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

    type Points = npt.NDArray[np.float64]

TOKEN = re.compile(r"[mMlLhHvVzZ]|-?\d*\.?\d+(?:e-?\d+)?")
STEP_PX = 3.0  # between points on the drawing's outline
ROUNDS = (15, 20, 25)  # of fitting: affine, quadratic, cubic
TRUSTED = 0.9  # share of the outline that is fitted
# No open outline of Chaman exists: it is what lies west of the Khojak ridge.
KHOJAK = LineString(
    [
        (66.10, 30.44),
        (66.30, 30.52),
        (66.50, 30.70),
        (66.575, 30.86),
        (66.72, 30.95),
        (66.86, 31.10),
        (66.90, 31.45),
    ]
)
CHAMAN_TOWN = Point(66.45, 30.92)


def read(package: Path) -> dict[str, BaseGeometry]:
    """Read the drawing: outlines in pixels by the name the drawing gives them."""
    with tarfile.open(package) as tar:
        member = tar.extractfile("package/index.js")
        assert member is not None
        text = member.read().decode()
    drawing = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return {
        place["name"]: areas(_outline(place["path"])) for place in drawing["locations"]
    }


def _outline(path: str) -> BaseGeometry:
    rings = [shapely.make_valid(Polygon(r)) for r in _rings(path) if len(r) > 3]
    return shapely.make_valid(unary_union(rings))


def _rings(path: str) -> Iterator[list[tuple[float, float]]]:
    """Follow the pen of an SVG path made of straight lines."""
    words = iter(TOKEN.findall(path))
    ring: list[tuple[float, float]] = []
    x = y = 0.0
    start, pen = (x, y), "m"
    for word in words:
        if word in "zZ":
            yield ring
            ring, (x, y) = [], start
            continue
        if word.isalpha():
            pen, word = word, next(words)
        if pen in "mM" and ring:
            yield ring
            ring = []
        x, y = _moved(pen, float(word), words, (x, y))
        ring.append((x, y))
        if pen in "mM":
            start, pen = (x, y), "l" if pen == "m" else "L"
    yield ring


def _moved(
    pen: str, value: float, words: Iterator[str], at: tuple[float, float]
) -> tuple[float, float]:
    base = at if pen.islower() else (0.0, 0.0)
    if pen in "hH":
        return base[0] + value, at[1]
    if pen in "vV":
        return at[0], base[1] + value
    return base[0] + value, base[1] + float(next(words))


def georeference(
    drawn: dict[str, BaseGeometry], country: BaseGeometry
) -> dict[str, BaseGeometry]:
    """Lay the drawing on the national outline."""
    whole = unary_union(list(drawn.values())).buffer(1.5).buffer(-1.5)
    source = _along(_largest(whole).exterior, STEP_PX)
    target = _largest(country).exterior
    placed = _stretched(source, whole.bounds, country.bounds)
    for degree, rounds in enumerate(ROUNDS):
        terms = _terms(source, degree)
        for _ in range(rounds):
            near = _nearest(target, placed)
            far = np.hypot(*(near - placed).T)
            good = far <= np.quantile(far, TRUSTED)
            found, *_ = np.linalg.lstsq(terms[good], near[good], rcond=None)
            placed = terms @ found
    off = (_nearest(target, placed) - placed) * (math.cos(math.radians(31)), 1)
    km = np.hypot(*off.T) * 111.2
    print(
        f"districts: off by {np.median(km):.1f} km, 9 in 10 {np.quantile(km, 0.9):.1f}"
    )
    return {
        name: shapely.transform(outline, lambda p: _terms(p, 2) @ found)
        for name, outline in drawn.items()
    }


def _largest(shape: BaseGeometry) -> Polygon:
    return max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)


def _along(ring: BaseGeometry, step: float) -> Points:
    at = np.arange(0, ring.length, step)
    return shapely.get_coordinates(shapely.line_interpolate_point(ring, at))


def _nearest(ring: BaseGeometry, points: Points) -> Points:
    along = shapely.line_locate_point(ring, shapely.points(points))
    return shapely.get_coordinates(shapely.line_interpolate_point(ring, along))


def _stretched(
    points: Points, source: tuple[float, ...], target: tuple[float, ...]
) -> Points:
    x = (points[:, 0] - source[0]) / (source[2] - source[0])
    y = (points[:, 1] - source[1]) / (source[3] - source[1])
    lon = target[0] + x * (target[2] - target[0])
    return np.stack([lon, target[3] - y * (target[3] - target[1])], 1)


def _terms(points: Points, degree: int) -> Points:
    """Lay out the polynomial of a point, of the degree less one."""
    u, v = (points[:, 0] - 840) / 840, (points[:, 1] - 800) / 800
    terms = [np.ones_like(u), u, v]
    if degree > 0:
        terms += [u * v, u * u, v * v]
    if degree > 1:
        terms += [u * u * v, u * v * v, u**3, v**3]
    return np.stack(terms, 1)


def conflate(
    members: dict[str, BaseGeometry], province: BaseGeometry
) -> dict[str, BaseGeometry]:
    """Cut and fill the districts of a province to its outline.

    Each spot of the province goes to the district whose inside is nearest (Voronoi
    cells of points a little inside each): borders within stay, slivers vanish.
    """
    points, owners = [], []
    for name, outline in members.items():
        inside = shapely.segmentize(outline.buffer(-0.008), 0.02)
        points.append(shapely.get_coordinates(inside))
        owners += [name] * len(points[-1])
    unique, first = np.unique(
        np.round(np.concatenate(points), 6), axis=0, return_index=True
    )
    envelope = province.envelope.buffer(0.5)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(MultiPoint(unique), extend_to=envelope)
    )
    inside_of = shapely.STRtree(cells).query(shapely.points(unique), "within")
    parts = defaultdict(list)
    for point, cell in inside_of.T:
        parts[owners[first[point]]].append(cells[cell])
    return {
        name: areas(
            shapely.intersection(
                shapely.coverage_union_all(parts[name]), province, grid_size=1e-6
            )
        )
        for name in members
    }


def split_chaman(outline: BaseGeometry) -> tuple[BaseGeometry, BaseGeometry]:
    """Cut Chaman from Killa Abdullah along the Khojak ridge; return both."""
    parts = sorted(split(outline, KHOJAK).geoms, key=CHAMAN_TOWN.distance)
    return parts[0], unary_union(parts[1:])
