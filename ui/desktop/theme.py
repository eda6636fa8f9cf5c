"""Colours, fonts and spacing: everything the eye meets comes from tokens.json."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from ui.desktop.stylesheet import stylesheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

type Name = Literal["light", "dark"]

FOLDER = Path(__file__).parent
# Static faces register as families of their own; asking Inter for 600 gives Bold.
FACES = {
    ("Inter", 500): "Inter Medium",
    ("Inter", 600): "Inter Semi Bold",
    ("Durand Serif", 600): "Durand Serif SemiBold",
}
ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "raised",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hairline",
    QPalette.ColorRole.Mid: "hairline",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}
INKS = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)

_current: Name = "light"
_letters = 1.0
_room = "usual"


@cache
def tokens() -> dict[str, Any]:
    """Every design token, as tokens.json has them."""
    text = (FOLDER / "tokens.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def current() -> Name:
    """Name of the theme in use."""
    return _current


def color(key: str, alpha: float | None = None) -> QColor:
    """Colour of a token in the theme in use; ``map.river`` reads the map's own."""
    found: Any = tokens()[_current]
    for part in key.split("."):
        found = found[part]
    result = QColor(found)
    if alpha is not None:
        result.setAlphaF(alpha)
    return result


def rung(step: int) -> QColor:
    """Colour of a step of escalation, 0 to 8."""
    return QColor(tokens()["ladder"][_current][max(0, min(8, step))])


def actor(name: str) -> QColor:
    """Colour of an actor, by its id."""
    return QColor(tokens()["actor"][name][_current])


def ramp(name: str) -> list[QColor]:
    """Return the six classes of a shading, least first."""
    return [QColor(code) for code in tokens()["ramp"][name][_current]]


def font(size: int, weight: int = 400, *, atlas: bool = False) -> QFont:
    """Font of a pixel size and weight: Inter, or the atlas's serif.

    Figures are of equal width, so that running numbers do not dance.
    """
    return QFont(_font(size, weight, atlas, _letters))


@cache
def _font(size: int, weight: int, atlas: bool, letters: float) -> QFont:
    families = list(tokens()["font"]["atlas" if atlas else "ui"])
    face = FACES.get((families[0], weight))
    made = QFont()
    made.setFamilies([face, *families] if face else families)
    made.setPixelSize(round(size * letters))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def scaled(px: float) -> int:
    """Return a length that grows with the letters."""
    return round(px * _letters)


def fix_height(widget: QWidget, px: int) -> None:
    """Fix a height that holds letters: it grows when they do."""
    widget.setProperty("px-high", px)
    widget.setFixedHeight(scaled(px))


def fix_width(widget: QWidget, px: int) -> None:
    """Fix a width that holds letters: it grows when they do."""
    widget.setProperty("px-wide", px)
    widget.setFixedWidth(scaled(px))


def set_room(app: QApplication, room: str) -> None:
    """Let controls stand closer or further apart: compact, usual or roomy."""
    global _room  # as there is one theme, there is one of these
    if room != _room:
        _room = room
        _dress(app)


def set_letters(app: QApplication, percent: int) -> None:
    """Let all letters be larger or smaller, those on the screen at once."""
    global _letters  # as there is one theme, there is one size
    change, _letters = percent / 100 / _letters, percent / 100
    if change == 1.0:
        return
    app.setFont(font(13))
    for widget in app.allWidgets():
        worn = widget.font()
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) and worn.pixelSize() > 0:
            worn.setPixelSize(round(worn.pixelSize() * change))
            widget.setFont(worn)
        for key, fix in (("px-high", fix_height), ("px-wide", fix_width)):
            if widget.property(key):
                fix(widget, widget.property(key))
        if lay_out := getattr(widget, "scheduleDelayedItemsLayout", None):
            lay_out()  # a list, whose rows are as high as their letters want
        widget.updateGeometry()
        widget.update()


@cache
def load_fonts() -> tuple[str, ...]:
    """Register the bundled fonts; returns their families."""
    families: list[str] = []
    for file in sorted((FOLDER / "fonts").glob("*.[ot]tf")):
        handle = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(handle)
    return tuple(families)


def palette() -> QPalette:
    """Qt palette of the theme in use."""
    made = QPalette()
    for role, key in ROLES.items():
        made.setColor(role, color(key))
    for role in INKS:
        made.setColor(QPalette.ColorGroup.Disabled, role, color("text3"))
    return made


def system() -> Name:
    """Theme that the desktop asks for; light where it does not say."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def apply(app: QApplication, name: Name) -> None:
    """Dress the whole application; every widget then gets a palette change."""
    global _current  # an application wears one theme at a time
    _current = name
    load_fonts()
    app.setFont(font(13))
    app.setPalette(palette())
    _dress(app)


def _drawn() -> dict[str, str]:
    """Return the files of what style sheets draw: ticks and arrows."""
    names = ("check", "up", "down")
    return {n: (FOLDER / "drawn" / f"{n}-{_current}.svg").as_posix() for n in names}


def _dress(app: QApplication) -> None:
    """Put on the style sheet; letters keep their size, which Qt would forget."""
    own = Qt.WidgetAttribute.WA_SetFont
    worn = [(one, one.font()) for one in app.allWidgets() if one.testAttribute(own)]
    app.setStyleSheet(stylesheet({**tokens()[_current], **_drawn()}, _room))
    for widget, kept in worn:
        if widget.font().pixelSize() != kept.pixelSize():
            widget.setFont(kept)
