"""A sheet to choose a scenario from."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from ui.desktop import words
from ui.desktop.cards import cards
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.card import TIP
from ui.desktop.widgets.dialog import Dialog
from ui.desktop.widgets.scenario_card import CHOICE, ScenarioCards

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from ui.desktop.cards import Card

TITLE = "Open a scenario"
OWN_FILE = "A file of your own…"


@dataclass(frozen=True, slots=True)
class Choice:
    """One scenario as a card tells it; ``name`` is empty where it cannot be opened."""

    name: str
    title: str
    sentence: str
    when: str
    who: str = ""


def choices(names: Iterable[str] | None = None) -> list[Choice]:
    """Read what can be opened, in the order and the words of the cards on Home."""
    return [_choice(told) for told in cards(names)]


def _choice(told: Card) -> Choice:
    if not told.name:  # a file with mistakes is told, not left out
        return Choice("", told.title, told.sentence, told.length.capitalize())
    first = words.long_date(told.start) if told.start else ""
    when = f"From {first}, {told.length} · {told.seats}"
    return Choice(told.name, told.title, told.sentence, when, told.who)


class ScenarioSheet(Dialog):
    """Cards of all scenarios; Enter, a double click or the button opens one.

    Parameters
    ----------
    current
        Name of the scenario that is open.
    """

    chosen = Signal(str)

    def __init__(
        self, current: str, parent: QWidget, offered: list[Choice] | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("help", "open-scenario")
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.resize(760, min(720, max(360, parent.height() - 60)))
        self.cards = QListWidget()
        self.cards.setAccessibleName("Scenarios")
        self.cards.setItemDelegate(ScenarioCards(self.cards))
        self.cards.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.open_button, self.file_button = QPushButton("Open"), QPushButton(OWN_FILE)
        self._add_cards(choices() if offered is None else offered, current)
        self._lay_out()
        self.cards.itemActivated.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.file_button.clicked.connect(self._ask_for_file)
        self.cards.setFocus()

    def _add_cards(self, offered: list[Choice], current: str) -> None:
        for one in offered:
            item = QListWidgetItem(one.title)
            item.setData(CHOICE, one)
            said = f"{one.title}. {one.sentence} {one.when}. {one.who}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said.rstrip())
            item.setToolTip(fill(one.who, TIP))
            if not one.name:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.cards.addItem(item)
            if one.name == current:
                self.cards.setCurrentItem(item)
        if self.cards.currentRow() < 0:
            self.cards.setCurrentRow(0)

    def _lay_out(self) -> None:
        box = column(self, 20, 12)
        box.addWidget(label(TITLE, 20, 600, atlas=True))
        box.addWidget(self.cards, 1)
        foot = row()
        foot.addWidget(self.file_button)
        foot.addStretch(1)
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.reject)
        for button in (cancel, self.open_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.file_button.setAutoDefault(False)
        self.open_button.setDefault(True)
        box.addLayout(foot)

    def _open(self) -> None:
        if chosen := self.cards.selectedItems():  # none where it has mistakes
            self.accept()
            self.chosen.emit(chosen[0].data(CHOICE).name)

    def _ask_for_file(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, TITLE, "", "Scenarios (*.toml)")
        if file:
            self.accept()
            self.chosen.emit(file)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cards.scheduleDelayedItemsLayout()  # texts wrap anew
