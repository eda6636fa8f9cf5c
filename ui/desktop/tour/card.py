"""The quiet card on Home that offers the tour, once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from ui.desktop.widgets.basics import column, label, row

TITLE = "New here?"
WORDS = "Five steps on the real window, two or three minutes."


class TourCard(QFrame):
    """Offers the tour; whoever does not want it is not asked again."""

    wanted = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setProperty("help", "tour")
        self.setAccessibleName("The tour")
        box = column(self, 12, 4)
        box.addWidget(label(TITLE, 14, 600))
        box.addWidget(label(WORDS, 12, 400, "second", wrap=True))
        self.take, self.no = QPushButton("Take the tour"), QPushButton("Not now")
        self.no.setProperty("kind", "link")
        self.take.clicked.connect(self.wanted)
        self.no.clicked.connect(self.refused)
        line = row(8)
        line.addWidget(self.take)
        line.addWidget(self.no)
        line.addStretch(1)
        box.addLayout(line)
