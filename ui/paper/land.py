"""The map on paper: provinces, the line, its crossings, in greys."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from simulator.world.atlas import load_atlas
from simulator.world.outlines import load_outlines
from simulator.world.twin import twin_atlas, twin_outlines
from ui.paper import style
from ui.paper.pages import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

    from simulator.world.atlas import Atlas
    from simulator.world.outlines import Outlines

MIDDLE_LATITUDE = math.radians(32)
FRAME = (60.3, 24.6, 74.6, 37.2)  # west, south, east, north: Kashmir is left out


def map_page(*, twin: bool) -> list[Flowable]:
    """Make the page with the map."""
    outlines = twin_outlines() if twin else load_outlines()
    atlas = twin_atlas() if twin else load_atlas()
    return [
        text("The map", style.TITLE),
        _Map(outlines, atlas, twin=twin),
        text(
            "Heavy: the line between the two countries, which Afghanistan does not "
            "recognise. Rings: crossings. Borders inside the countries are "
            "indicative, good to a few kilometres.",
            style.SMALL,
        ),
    ]


class _Map(Flowable):
    def __init__(self, outlines: Outlines, atlas: Atlas, *, twin: bool) -> None:
        super().__init__()
        self._outlines, self._atlas = outlines, atlas
        self._bounds = outlines.frame if twin else FRAME
        west, south, east, north = self._bounds
        self._to_points = style.WIDTH / ((east - west) * math.cos(MIDDLE_LATITUDE))
        self.width, self.height = style.WIDTH, (north - south) * self._to_points

    def _at(self, lon: float, lat: float) -> tuple[float, float]:
        west, south, _, _ = self._bounds
        across = (lon - west) * math.cos(MIDDLE_LATITUDE)
        return across * self._to_points, (lat - south) * self._to_points

    def draw(self) -> None:
        """Draw it where the page puts it."""
        canvas = self.canv
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(0, 0, self.width, self.height)
        canvas.clipPath(clip, stroke=0)
        canvas.setLineJoin(1)
        for width, colour, arcs in (
            (0.3, style.RULE, self._arcs(inner=True)),
            (1.0, style.QUIET, self._arcs(inner=False)),
            (2.6, style.INK, self._line()),
        ):
            canvas.setLineWidth(width)
            canvas.setStrokeColor(colour)
            for arc in arcs:
                self._stroke(arc)
        self._names()
        canvas.restoreState()
        canvas.setStrokeColor(style.RULE)
        canvas.rect(0, 0, self.width, self.height)

    def _arcs(self, *, inner: bool) -> Iterator[np.ndarray]:
        for arc, owners in zip(self._outlines.arcs, self._outlines.owners, strict=True):
            if (
                len({owner[:3] for owner in owners}) == 1 and len(owners) == 2
            ) == inner:
                yield arc

    def _line(self) -> Iterator[np.ndarray]:
        for sector in self._outlines.sectors:
            for number in sector:
                yield self._outlines.arcs[number]

    def _stroke(self, arc: np.ndarray) -> None:
        path = self.canv.beginPath()
        points = [self._at(float(lon), float(lat)) for lon, lat in arc]
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self.canv.drawPath(path)

    def _names(self) -> None:
        canvas = self.canv
        for town in sorted(self._outlines.towns, key=lambda t: -t.people)[:16]:
            x, y = self._at(town.lon, town.lat)
            if 0 < x < self.width and 0 < y < self.height:
                canvas.setFillColor(style.INK)
                canvas.circle(x, y, 1.6, stroke=0, fill=1)
                canvas.setFont(style.REGULAR, 7.5)
                canvas.drawString(x + 3, y - 2.5, town.name)
        for crossing in self._atlas.crossings:
            x, y = self._at(crossing.lon, crossing.lat)
            canvas.setFillColor(style.FILL)
            canvas.setStrokeColor(style.INK)
            canvas.setLineWidth(1)
            canvas.circle(x, y, 3, stroke=1, fill=1)
            canvas.setFillColor(style.BLUE)
            canvas.setFont(style.BOLD, 7)
            canvas.drawRightString(x - 5, y + 2, crossing.name)
