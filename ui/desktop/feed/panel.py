"""What happened, as a list that grows at its head while days pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLayout,
    QLineEdit,
    QListView,
    QMenu,
)

from ui.desktop import theme, words
from ui.desktop.feed.filters import FILTERS
from ui.desktop.feed.model import TOLD, FeedModel
from ui.desktop.feed.row import HEIGHT, FeedRow
from ui.desktop.watched import decisions_of
from ui.desktop.widgets.basics import column, label, row, rule
from ui.desktop.widgets.choice import Choice

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from simulator.timeline.session import Session

EVERY, RUSHING = 250, 2000  # ms between two looks; nobody reads a year a second
LEAST, NARROW = 320, 550  # px; a narrower feed has its filters in a list
NOTHING = "Nothing of this kind has happened yet."
NOT_FOUND = "Nothing so far under “{kind}” has “{words}” in it."


class FeedPanel(QFrame):
    """The feed of a run.

    ``why_wanted`` gives the choice behind the row that was pressed, where one is
    known; ``place_wanted`` the number of its place.

    Parameters
    ----------
    start
        Date of day 0.
    days
        How long the run takes.
    """

    why_wanted = Signal(object)
    place_wanted = Signal(int)
    day_wanted = Signal(int)  # the day on which it happened, to stand on

    def __init__(self, start: date, days: int) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._session: Session | None = None
        self._seen: tuple[Any, Any] = (None, None)  # log and choices
        self._known = (-1, -1)  # how long they were
        self._of = QPersistentModelIndex()  # the row whose menu is open
        self.model = FeedModel(start, days)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FeedRow(self.list, dated=self.model.dated))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("What happened, newest first")
        self.list.setProperty("ring", "true")
        self.filter = Choice(
            "Which events", [(one.name, one.tip) for one in FILTERS], compact=True
        )
        self.filter.chosen.connect(self._on_filter)
        self.kinds = QComboBox()  # stands for the filter where there is no room
        self.kinds.setAccessibleName("Which events")
        for number, one in enumerate(FILTERS):
            self.kinds.addItem(one.name)
            tip = words.shown(one.tip)
            self.kinds.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
        self.kinds.activated.connect(self._on_filter)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find words, an actor, a place, a date")
        self.search.setAccessibleName("Find in what happened")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_words)
        self.list.clicked.connect(self._on_pressed)
        self.list.activated.connect(self._on_pressed)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self._nothing = label(NOTHING, 13, 400, "second", wrap=True)
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

    def show_title(self, shown: bool) -> None:
        """Say what it is, or leave that to a tab."""
        self._title.setVisible(shown)

    def stop(self) -> None:
        """Follow no longer."""
        self._timer.stop()

    def look(self) -> None:
        """Take in what is new; where somebody reads further down, nothing jumps."""
        session = self._session
        if session is None:
            return
        every = RUSHING if session.rushing else EVERY
        if every != self._timer.interval():
            self._timer.setInterval(every)
        events, choices = session.past_events, decisions_of(session)
        known = (len(events), len(choices))
        tables = (session.events, choices.base)
        same = all(a is b for a, b in zip(tables, self._seen, strict=True))
        if same and known == self._known:
            return
        self._seen, self._known = tables, known
        bar = self.list.verticalScrollBar()
        at = bar.value()
        new = self.model.show_events(events, choices)
        if at and new:
            self.list.doItemsLayout()
            bar.setValue(at + new * theme.scaled(HEIGHT))
        self._show_nothing()

    def go_to(self, day: int) -> None:
        """Bring what happened up to a day into sight, and mark it."""
        place = self.model.row_near(day)
        if place >= 0:
            index = self.model.index(place)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def _on_words(self, text: str) -> None:
        self.model.set_words(text)
        self._show_nothing()

    def _on_pressed(self, index: QModelIndex) -> None:
        choice = self.model.choice(index)
        if choice is not None:
            self.why_wanted.emit(choice)
        record = self.model.record(index)
        place = int(record["place"]) if "place" in record.dtype.names else -1
        if place >= 0:
            self.place_wanted.emit(place)

    def menu_of(self, index: QModelIndex) -> QMenu:
        """Make the menu of a row: why, where, and the day to go to."""
        menu, record = QMenu(self), self.model.record(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._of = QPersistentModelIndex(index)
        offers = [("Go to this day", self._go_there), ("Copy", self._copy)]
        if "place" in record.dtype.names and int(record["place"]) >= 0:
            offers.insert(0, ("Show on the map", self._show_place))
        if self.model.choice(index) is not None:
            offers.insert(0, ("Why?", self._ask_why))
        for text, deed in offers:
            menu.addAction(text, deed)
        return menu

    def _open_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if not index.isValid():
            index = self.list.currentIndex()
        if index.isValid():
            self.menu_of(index).popup(self.list.viewport().mapToGlobal(at))

    def _ask_why(self) -> None:
        self.why_wanted.emit(self.model.choice(self._of))

    def _show_place(self) -> None:
        self.place_wanted.emit(int(self.model.record(self._of)["place"]))

    def _go_there(self) -> None:
        self.day_wanted.emit(int(self.model.record(self._of)["day"]) + 1)

    def _copy(self) -> None:
        told = self.model.data(self._of, TOLD)
        QApplication.clipboard().setText(f"{told.date}: {told.text}")

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(NARROW)
        self.filter.setVisible(not narrow)
        self.kinds.setVisible(narrow)

    def _on_filter(self, number: int) -> None:
        self.filter.show_chosen(number)
        self.kinds.setCurrentIndex(number)
        self.model.set_filter(FILTERS[number])
        self.list.scrollToTop()
        self._show_nothing()

    def _show_nothing(self) -> None:
        some, asked = self.model.rowCount() > 0, self.search.text().strip()
        kind = self.kinds.currentText()
        told = NOT_FOUND.format(kind=kind, words=asked) if asked else NOTHING
        self._nothing.setText(told)
        self.list.setVisible(some)
        self._nothing.setVisible(not some)

    def _lay_out(self) -> None:
        box = column(self, 1, 0)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        head = row(10)
        head.setContentsMargins(12, 6, 8, 6)
        self._title = label("What happened", 13, 600)
        head.addWidget(self._title)
        head.addWidget(self.search, 1)
        head.addWidget(self.filter)
        head.addWidget(self.kinds)
        box.addLayout(head)
        box.addWidget(rule())
        box.addWidget(self._nothing)
        box.addWidget(self.list, 1)
        box.addStretch(0)
        self._show_nothing()
