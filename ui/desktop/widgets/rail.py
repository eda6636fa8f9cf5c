"""The rail at the left: the mark, the screens, the menu and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from ui.desktop import icons, keys, theme
from ui.desktop.widgets.basics import Pressable, column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.desktop.screens import Screen

NARROW, WIDE = 48, 80  # px; the wide rail has words under its icons
ICON = 20


class Mark(QWidget):
    """Durand's mark: a line that opens into a fan."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(34, 28))
        self.setAccessibleName("Durand")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("fan50"))
        fan = ((15.0, 14.0), (32.0, 3.0), (32.0, 25.0))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in fan]))
        pen = QPen(theme.color("accent"), 2.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        line = ((2.0, 20.0), (8.0, 10.0), (15.0, 14.0), (31.0, 11.0))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in line]))
        painter.end()


class RailButton(Pressable):
    """An icon with its word under it where there is room, else as tooltip."""

    def __init__(self, drawing: str, title: str, tip: str, command: str) -> None:
        super().__init__()
        self._drawing = drawing
        keys.tell(self, f"{title}: {tip}", command)
        self.setProperty("kind", "rail")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves no ring behind
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(tip)
        self.setFont(theme.font(11, 500))
        self.setIconSize(QSize(ICON, ICON))
        self.toggled.connect(self._draw)
        self._draw()

    def show_wide(self, wide: bool) -> None:
        """Show the word under the icon, or the icon alone."""
        style = Qt.ToolButtonStyle
        under = style.ToolButtonTextUnderIcon
        self.setToolButtonStyle(under if wide else style.ToolButtonIconOnly)
        theme.fix_height(self, 52 if wide else 38)
        theme.fix_width(self, 76 if wide else 38)

    def _draw(self) -> None:
        ink = "accent" if self.isChecked() else "text2"
        self.setIcon(icons.icon(self._drawing, ink, ICON))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)


class Rail(QFrame):
    """Navigation between the screens; menu and settings at its foot."""

    chosen = Signal(str)

    def __init__(self, screens: Iterable[Screen]) -> None:
        super().__init__()
        self.setProperty("surface", "bar")
        self.setProperty("edge", "right")
        self.setAccessibleName("Screens")
        self.buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._box = column(self, 4, 4)
        self._box.setContentsMargins(0, 8, 0, 8)
        self._box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._box.addWidget(Mark(), 0, Qt.AlignmentFlag.AlignHCenter)
        self._box.addSpacing(10)
        for screen in screens:
            self._add(screen)
        self._box.addStretch(1)
        self.menu = RailButton(
            "menu", "Menu", "everything that can be done", "show_menu"
        )
        self.settings = RailButton(
            "sliders", "Settings", "looks and habits", "show_settings"
        )
        for button in (self.menu, self.settings):
            self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._group.idClicked.connect(self._on_clicked)
        self.show_wide(False)

    def show_current(self, name: str) -> None:
        """Mark the screen in sight."""
        self.buttons[name].setChecked(True)
        policy = Qt.FocusPolicy  # Tab comes to it, the arrows go on from there
        for each, button in self.buttons.items():
            button.setFocusPolicy(policy.TabFocus if each == name else policy.NoFocus)

    def show_wide(self, wide: bool) -> None:
        """Be wide with words, or narrow with icons alone."""
        theme.fix_width(self, WIDE if wide else NARROW)
        for button in (*self.buttons.values(), self.menu, self.settings):
            button.show_wide(wide)

    def _add(self, screen: Screen) -> None:
        command = f"show_screen:{screen.name}"
        button = RailButton(screen.icon, screen.title, screen.tip, command)
        button.setCheckable(True)
        self._group.addButton(button, len(self.buttons))
        self.buttons[screen.name] = button
        self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(list(self.buttons)[number])
