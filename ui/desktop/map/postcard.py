"""A small picture of the map as a scenario begins, for its card.

What is coloured is said on the picture; it is never decoration. Fighters are those of
the scenario's first day, spread as the model spreads them: across the line by its
share abroad, among places by their pull and their known havens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from simulator.world.atlas import load_atlas
from simulator.world.outlines import load_outlines
from simulator.world.twin import turned_point, twin_atlas, twin_outlines
from ui.desktop import theme, words
from ui.desktop.map import land, line, marks
from ui.desktop.map.camera import Camera
from ui.desktop.map.gates import start_gates
from ui.desktop.map.key import Shading
from ui.desktop.map.pens import pen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor

    from simulator.scenario import Scenario
    from simulator.world.outlines import View

SIZE, SHARP = QSizeF(430, 232), 2.0
FIGHTERS = (10, 40, 100, 200, 400)
PEOPLE = (300_000, 700_000, 1_200_000, 2_000_000, 4_000_000)
SIDES = {"kandahar": 0.0, "haqqani": 6.0}
NEITHER = 3.0


@dataclass(frozen=True, slots=True)
class Look:
    """What a card's picture shows: a shading, and where the map is looked at."""

    shading: Callable[[Scenario], Shading]
    lon: float
    lat: float
    span: float  # degrees of latitude


def fighters(scenario: Scenario) -> Shading:
    """Fighters of all movements by place on the first day."""
    atlas, start = load_atlas(), scenario.start_state
    home = np.array([place.pakistani for place in atlas.places])
    total = np.zeros(len(atlas.places))
    for row, movement in enumerate(("ttp", "baloch", "iskp")):
        men = getattr(start.fighters, movement)
        abroad = getattr(start.abroad, movement)
        here = np.where(home, atlas.pull[row], 0.0)
        there = np.where(home, 0.0, atlas.pull[row])
        for place, share in atlas.sanctuary(movement, scenario.start).shares.items():
            there[place] += share
        for men_of, spread in ((men * (1 - abroad), here), (men * abroad, there)):
            if spread.sum() > 0:
                total += men_of * spread / spread.sum()
    return Shading("Fighters on the first day", tuple(total.tolist()), FIGHTERS)


def people(_scenario: Scenario) -> Shading:
    """People by place."""
    values = tuple(float(place.population) for place in load_atlas().places)
    return Shading("People", values, PEOPLE, "people")


def factions(_scenario: Scenario) -> Shading:
    """Which Taliban faction holds a province."""
    values = tuple(
        SIDES.get(place.faction or "", NEITHER) for place in load_atlas().places
    )
    return Shading("", values, (1, 2, 3, 4, 5, 6), "diverging")


LOOKS = {
    "october-2025": Look(fighters, 69.6, 33.0, 5.0),
    "takeover-2021": Look(factions, 67.4, 33.6, 8.0),
    "quiet-border": Look(fighters, 69.2, 32.6, 7.4),
    "mass-deportation": Look(people, 69.0, 32.8, 7.6),
    "sealed-border": Look(fighters, 70.6, 33.9, 2.6),
    "kandahar-purge": Look(factions, 66.2, 32.4, 5.4),
    "isi-haqqani-rapprochement": Look(factions, 69.6, 33.4, 3.4),
    "china-guarantees": Look(people, 71.2, 35.2, 5.0),
    "india-opening": Look(factions, 70.6, 32.8, 6.4),
    "sanctuary-closed": Look(fighters, 69.8, 32.9, 3.2),
    "mediated-ceasefire": Look(fighters, 70.4, 34.2, 3.8),
    "no-mediation": Look(fighters, 69.3, 33.2, 4.0),
    "hotline": Look(fighters, 70.9, 34.6, 3.0),
    "admonition-only": Look(fighters, 68.4, 31.9, 5.4),
    "ttp-truce-2022": Look(fighters, 69.9, 32.6, 4.2),
}
USUAL = Look(fighters, 69.4, 32.8, 6.0)


def postcard(scenario: Scenario, view: View) -> QImage:
    """Paint the picture of a scenario's card in the theme in use."""
    look = LOOKS.get(scenario.name, USUAL)
    drawn, atlas, (lon, lat) = load_outlines(), load_atlas(), (look.lon, look.lat)
    if words.twin():
        drawn, atlas = twin_outlines(), twin_atlas()
        lon, lat = turned_point(look.lon, look.lat)
    camera = Camera(lon, lat, look.span).within(SIZE, drawn.frame)
    shading = look.shading(scenario)
    image = QImage((SIZE * SHARP).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    painter = QPainter(image)
    ids = (place.id for place in atlas.places)
    colours = dict(zip(ids, shading.colours(), strict=True))
    land.paint_land(painter, camera, SIZE, drawn, colours, view)
    land.paint_over(painter, camera, SIZE, drawn, view)
    fence = [sector.fenced(scenario.start) for sector in atlas.sectors]
    line.paint_line(painter, camera, SIZE, drawn, fence, {})
    gates = start_gates(scenario.start_state)
    for gate in marks.gates_in_sight(camera, SIZE, atlas.crossings, gates):
        marks.paint_gate(painter, gate)
    _caption(painter, _key(shading))
    painter.end()
    return image


def _key(shading: Shading) -> list[tuple[QColor | None, str]]:
    """Return what the picture's colours say: a swatch each, or one title for all."""
    if shading.title:
        return [(None, words.shown(shading.title))]
    ramp = theme.ramp(shading.ramp)
    told = words.shown("Kandahar"), words.shown("Haqqani network")
    return [(ramp[0], told[0]), (ramp[-1], told[1])]


def _caption(painter: QPainter, key: list[tuple[QColor | None, str]]) -> None:
    face = theme.font(11)
    measure = QFontMetricsF(face)
    widths = [
        measure.horizontalAdvance(text) + (0 if swatch is None else 15)
        for swatch, text in key
    ]
    wide = sum(widths) + 10 * (len(key) - 1) + 14
    box = QRectF(8, SIZE.height() - 26, wide, 19)
    painter.setPen(pen(theme.color("hairline"), 1))
    painter.setBrush(theme.color("panel", 0.9))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(face)
    left = box.left() + 7
    for (swatch, text), width in zip(key, widths, strict=True):
        if swatch is not None:
            painter.setPen(pen(theme.color("edge"), 1))
            painter.setBrush(swatch)
            painter.drawRoundedRect(QRectF(left, box.top() + 4.5, 10, 10), 2, 2)
        painter.setPen(theme.color("text2"))
        there = QRectF(left, box.top(), width, box.height())
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(there, right, text)
        left += width + 10
