"""The projector's window: the map and the public board, large; nothing private.

It is given a `PublicView` and draws only that. Its title says nothing of the class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from simulator.world.atlas import load_atlas
from ui.desktop import words
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

TEXT, LINES = 20, 44  # pixels of text at first; lines that the height holds
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
        self.board = PublicBoard(TEXT)
        self._stack = QStackedWidget()
        lit = QWidget()
        whole = QHBoxLayout(lit)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.map, 56)
        aside = surface("bar")
        box = column(aside, 36, 10)
        box.addWidget(scrolled(self.board, "What is publicly known"), 1)
        box.addWidget(label(words.NOT_A_FORECAST, 14, 400, "second"))
        whole.addWidget(aside, 44)
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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.set_size(max(14, self.height() // LINES))

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
