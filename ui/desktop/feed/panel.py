"""What happened, as a list that grows at its head while days pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QListView

from ui.desktop.feed.filters import FILTERS
from ui.desktop.feed.model import FeedModel
from ui.desktop.feed.row import HEIGHT, FeedRow
from ui.desktop.widgets.basics import column, label, row, rule
from ui.desktop.widgets.choice import Choice

if TYPE_CHECKING:
    from datetime import date

    import numpy as np

    from simulator.timeline.session import Session

EVERY = 250  # ms between two looks
NOTHING = "Nothing of this kind has happened yet."


class FeedPanel(QFrame):
    """The feed of a run.

    Parameters
    ----------
    start
        Date of day 0.
    days
        How long the run takes.
    """

    def __init__(self, start: date, days: int) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._session: Session | None = None
        self._seen: tuple[np.ndarray | None, int] = (None, 0)
        self.model = FeedModel(start, days)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FeedRow(self.list, dated=self.model.dated))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("What happened, newest first")
        self.filter = Choice(
            "Which events", [(one.name, one.tip) for one in FILTERS], compact=True
        )
        self.filter.chosen.connect(self._on_filter)
        self._nothing = label(NOTHING, 13, 400, "second")
        self._nothing.setContentsMargins(12, 8, 12, 8)
        self._lay_out()
        self.filter.show_chosen(0)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def follow(self, session: Session) -> None:
        """Show this session from now on."""
        self._session = session
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Follow no longer."""
        self._timer.stop()

    def look(self) -> None:
        """Take in what is new; where somebody reads further down, nothing jumps."""
        session = self._session
        if session is None:
            return
        events, day = session.events, session.view.day
        if events is self._seen[0] and day == self._seen[1]:
            return
        self._seen = (events, day)
        bar = self.list.verticalScrollBar()
        at = bar.value()
        new = self.model.show_events(session.past_events)
        if at and new:
            self.list.doItemsLayout()
            bar.setValue(at + new * HEIGHT)
        self._show_nothing()

    def _on_filter(self, number: int) -> None:
        self.model.set_filter(FILTERS[number])
        self.list.scrollToTop()
        self._show_nothing()

    def _show_nothing(self) -> None:
        some = self.model.rowCount() > 0
        self.list.setVisible(some)
        self._nothing.setVisible(not some)

    def _lay_out(self) -> None:
        box = column(self, 1, 0)
        head = row(10)
        head.setContentsMargins(12, 6, 8, 6)
        head.addWidget(label("What happened", 13, 600))
        head.addStretch(1)
        head.addWidget(self.filter)
        box.addLayout(head)
        box.addWidget(rule())
        box.addWidget(self._nothing)
        box.addWidget(self.list, 1)
        box.addStretch(0)
        self._show_nothing()
