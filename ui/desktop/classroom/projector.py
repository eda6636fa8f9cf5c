"""The projector's window: the map and the public board, large; nothing private.

It is given a `PublicView` and draws only that. Its title says nothing of the class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from simulator.world.atlas import load_atlas
from ui.desktop import theme, words
from ui.desktop.classroom.public import PublicBoard
from ui.desktop.map.key import Shading
from ui.desktop.map.marks import Gates
from ui.desktop.map.scene import Scene
from ui.desktop.widgets.basics import column, label, surface
from ui.desktop.widgets.map_view import MapView
from ui.desktop.widgets.parts import scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from simulator.classroom.views import PublicView
    from simulator.world.outlines import View

TEXT, SMALLEST = 20, 13  # pixels of text
LINES = 36  # of text that the height holds, at most
MARGIN = 36
MINUTE = 60
ASIDE = 0.46  # of the width, for words
TRIES = 6  # sizes of letters that are tried
TITLE = "In the news this turn"
USUAL = QSize(1280, 720)


class Projector(QWidget):
    """What the class sees.

    Parameters
    ----------
    twin
        Whether the fictional twin is drawn.
    view
        How borders are drawn.
    """

    def __init__(self, *, twin: bool, view: View) -> None:
        super().__init__()
        self.setWindowTitle("Durand – for the class")
        self.setAccessibleName("What the class sees")
        self._view = view
        self.map = MapView(twin=twin)
        self.board = PublicBoard(TEXT, large=True)
        self._note = label(words.NOT_A_FORECAST, 16, 400, "second")
        self.time = QLabel(self)
        self.time.setTextFormat(Qt.TextFormat.PlainText)
        self.time.setProperty("surface", "time")
        self.time.setAccessibleName("Time left")
        self.time.hide()
        self._stack = QStackedWidget()
        lit = QWidget()
        whole = QHBoxLayout(lit)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.map, round(100 * (1 - ASIDE)))
        self._aside = surface("bar")
        self._box = column(self._aside, MARGIN, 10)
        self._box.addWidget(self._unscrolled(), 1)
        self._box.addWidget(self._note)
        whole.addWidget(self._aside, round(100 * ASIDE))
        self._stack.addWidget(lit)
        self._dark = QWidget()
        self._dark.setStyleSheet("background: black")
        self._stack.addWidget(self._dark)
        column(self, 0, 0).addWidget(self._stack)
        self.resize(USUAL)

    def show_view(self, view: PublicView) -> None:
        """Show another public state; black when it is to be black."""
        self._stack.setCurrentIndex(1 if view.black else 0)
        self.board.show_view(view)
        self._fit()
        places = [one.place for one in view.news if one.place >= 0]
        counts = np.bincount(
            np.array(places, int), minlength=len(load_atlas().places)
        ).tolist()
        shut = view.crossings_open == 0
        gates = Gates()
        if shut:
            names = [crossing.id for crossing in load_atlas().crossings]
            gates = Gates(open=dict.fromkeys(names, False), words={})
        shading = Shading(TITLE, tuple(counts), (1, 2, 3, 4, 5))
        self.map.show_scene(Scene(shading=shading, gates=gates, view=self._view))

    def show_time(self, said: str, minutes: float | None) -> None:
        """Show how much time is left, large; nothing where nothing is timed."""
        if minutes is not None:
            left = max(0, round(minutes * MINUTE))
            said = f"{said} {left // MINUTE:02d}:{left % MINUTE:02d}"
        lit = self._stack.currentIndex() == 0
        self.time.setVisible(bool(said) and lit)
        if said != self.time.text():
            self.time.setText(said)
            self._place_time()

    def _unscrolled(self) -> QScrollArea:
        """Hold the board so that its words never make the window larger."""
        area = scrolled(self.board, "What is publicly known")
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _fit(self) -> None:
        """Write as large as the height allows: nobody can scroll on a wall."""
        room = self.height() - 2 * MARGIN - self._note.sizeHint().height() - 16
        wide = round(self.width() * ASIDE) - 2 * MARGIN
        size = max(SMALLEST, self.height() // LINES)
        for _ in range(TRIES):
            self.board.set_size(size)
            layout = self.board.layout()
            high = 0 if layout is None else layout.totalHeightForWidth(wide)
            if high <= room or size == SMALLEST:
                break
            size = max(SMALLEST, min(size - 1, int(size * (room / high) ** 0.5)))

    def _place_time(self) -> None:
        size = max(16, self.height() // LINES)
        self.time.setFont(theme.font(size, 600))
        self.time.setStyleSheet(
            f"QLabel {{ background: {theme.color('raised').name()};"
            f" color: {theme.color('text').name()};"
            f" border: 1px solid {theme.color('edge').name()};"
            " border-radius: 8px; padding: 8px 18px; }"
        )
        self.time.adjustSize()
        left = round(self.width() * (1 - ASIDE)) - self.time.width() - 24
        self.time.move(max(16, left), 24)
        self.time.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.setFont(theme.font(max(13, self.height() // 60)))
        self._fit()
        self._place_time()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11:
            full = self.isFullScreen()
            self.showNormal() if full else self.showFullScreen()
            return
        super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.hide()
        super().closeEvent(event)
