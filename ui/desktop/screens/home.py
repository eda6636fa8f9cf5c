"""The first screen: scenarios to open, files to go on with, how to read a chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.errors import DurandError
from ui.desktop import icons, keys, theme
from ui.desktop.options import DEFAULT_SCENARIO
from ui.desktop.screens.page import Page
from ui.desktop.tour.card import TourCard
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.fade import Fade
from ui.desktop.widgets.first_steps import FirstSteps, write_rules
from ui.desktop.widgets.following import Following
from ui.desktop.widgets.parts import scrolled
from ui.desktop.widgets.reading import HowToRead
from ui.desktop.widgets.recents import Recents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from ui.desktop.gallery import Gallery
    from ui.desktop.main_window import MainWindow
    from ui.desktop.widgets.card import ScenarioCard

TITLE = "Change the world, then watch what follows"
PURPOSE = (
    "Durand runs the border crisis between Pakistan and the Afghan Taliban a day at a "
    "time, with hundreds of futures beside it. It explores assumptions; it does not "
    "forecast."
)
COLUMN, MOST_COLUMNS, GAP = 285, 3, 18
ROOMY = 1500
BELOW = 24
OWN_AFTER = 1  # cards that stand before one's own
START_HERE, YOURS = "Start here", "Yours"
DROP = "Or drop a file anywhere on this window."
MARGINS = {False: (28, 20), True: (56, 40)}  # by whether there is room
ASIDE = {False: 270, True: 372}


class Home(Page):
    """Cards of all scenarios, and beside them what one may want first.

    Parameters
    ----------
    window
        The window, which opens what is chosen.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._shell = window
        self.cards: list[ScenarioCard] = []
        self._gallery: Gallery | None = None
        self._waiting: list[ScenarioCard] = []
        self._own: object = None  # one's own scenarios, as they were looked at last
        self._painter = QTimer(self)
        self._painter.setInterval(0)
        self._painter.timeout.connect(self._paint_next)
        self._lay_out()

    @override
    def enter(self) -> None:
        self._offer_tour()
        self._shell.once_painted(self.add_cards)
        self._shell.once_painted(self.recents.look)

    @override
    def regions(self) -> Sequence[QWidget]:
        return self._area, self._aside

    @override
    def rename(self) -> None:
        self._clear_cards()
        self._purpose.setText(PURPOSE)
        if self.isVisible():
            self.enter()

    @override
    def leave(self) -> None:
        self._painter.stop()
        self.recents.stop()

    @override
    def end(self) -> None:
        self.leave()

    def _clear_cards(self) -> None:
        self._painter.stop()
        self._waiting = []
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []

    def add_cards(self) -> None:
        """Add the cards, whose pictures follow one by one; anew where one's own differ.

        One's own stand behind the first of those that come with Durand.
        """
        from ui.desktop.cards import cards, own_cards
        from ui.desktop.editor.folder import own_state
        from ui.desktop.widgets.card import ScenarioCard

        state = own_state()
        if self.cards and state == self._own:
            return
        self._clear_cards()
        self._own = state
        shipped, own = cards(), own_cards()
        for told in (*shipped[:OWN_AFTER], *own, *shipped[OWN_AFTER:]):
            badge = START_HERE if told is shipped[0] else YOURS if told in own else ""
            made = ScenarioCard(told, badge=badge)
            made.opened.connect(self._shell.show_scenario)
            self.cards.append(made)
        self._place_cards()
        self._paint_again()
        if self.cards:
            self.cards[0].setFocus()

    @override
    def views(self) -> Iterator[tuple[str, QWidget]]:
        self.add_cards()
        self.finish_pictures()
        self.recents.look()
        self.recents.finish()
        yield "home", self.window()

    def finish_pictures(self) -> None:
        """Paint at once what is still to be painted."""
        while self._waiting:
            self._paint_next()

    def _paint_again(self) -> None:
        self._waiting = [card for card in self.cards if card.card.name]
        self._painter.start()

    def _paint_next(self) -> None:
        if not self._waiting:
            self._painter.stop()
            return
        from ui.desktop.gallery import Gallery

        if self._gallery is None:
            self._gallery = Gallery()
        card = self._waiting.pop(0)
        card.show_picture(self._gallery.picture(card.card.name))

    def _place_cards(self) -> None:
        wide = self._area.viewport().width()
        columns = max(1, min(MOST_COLUMNS, (wide + GAP) // (COLUMN + GAP)))
        each = -(-(wide - 8 - GAP * (columns - 1)) // columns)  # the widest of a row
        rows = -(-len(self.cards) // columns)
        whole = 0
        for line in range(rows):
            cards = self.cards[line * columns : (line + 1) * columns]
            high = max(card.heightForWidth(each) for card in cards)
            for place, card in enumerate(cards):
                card.setFixedHeight(high)
                self._grid.addWidget(card, line, place)
            whole += high + GAP
        self._page.setFixedHeight(whole + BELOW)
        for place in range(MOST_COLUMNS):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY
        side, top = MARGINS[roomy]
        self._whole.setContentsMargins(side, top, side, 0)
        self._whole.setSpacing(32 if roomy else 22)
        self._aside.setFixedWidth(theme.scaled(ASIDE[roomy]))
        for button in (self.class_button, self.open_button):
            button.setMinimumHeight(theme.scaled(40 if roomy else 32))
        self._title.setFont(theme.font(40 if roomy else 28, 600, atlas=True))
        self._purpose.setFont(theme.font(16 if roomy else 13))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_cards()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_again()
            self._draw_icons()
        super().changeEvent(event)

    # Laying out.

    def _lay_out(self) -> None:
        self._whole = QHBoxLayout(self)
        left = QVBoxLayout()
        left.setSpacing(6)
        self._title = label(TITLE, 28, 600, atlas=True, wrap=True)
        self._purpose = label(PURPOSE, 13, 400, "second", wrap=True)
        self._purpose.setMaximumWidth(760)
        left.addWidget(self._title)
        left.addWidget(self._purpose)
        left.addSpacing(14)
        head = row(12)
        head.addWidget(label("Scenarios", 16, 600))
        head.addWidget(label("each opens ready to run", 13, 400, "second"), 1)
        left.addLayout(head)
        left.addSpacing(4)
        left.addWidget(self._make_area(), 1)
        self._whole.addLayout(left, 1)
        self._aside = self._make_aside()
        self._whole.addWidget(self._aside)
        self._draw_icons()

    def _make_area(self) -> QScrollArea:
        page = self._page = QWidget()
        page.setObjectName("content")
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(0, 2, 8, BELOW)
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea()
        self._area.setWidget(page)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._area.setHorizontalScrollBarPolicy(off)
        self._area.setAccessibleName("Scenarios")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        followed = Following(self, self._area.viewport())
        followed.reshaped.connect(self._place_cards)  # now their width is known
        Fade(self._area)
        return self._area

    def _make_aside(self) -> QScrollArea:
        aside = QWidget()
        box = column(aside, 0, 14)
        box.setContentsMargins(0, 0, 4, BELOW)
        self.tour_card = TourCard()
        self.tour_card.wanted.connect(self._shell.take_tour)
        self.tour_card.refused.connect(self._shell.refuse_tour)
        self._shell.tour_over.connect(self._offer_tour)
        box.addWidget(self.tour_card)
        self._first = row(10)
        self.class_button = QPushButton("Start a class")
        self.class_button.setProperty("kind", "first")
        self.class_button.clicked.connect(self._start_class)
        self._first.addWidget(self.class_button)
        self.open_button = QPushButton("Open…")
        keys.tell(self.open_button, "Open a scenario or a run of your own", "open_file")
        self.open_button.clicked.connect(self._shell.open_file)
        self._first.addWidget(self.open_button)
        box.addLayout(self._first)
        box.addWidget(label(DROP, 12, 400, "second", wrap=True))
        self._shell.own_changed.connect(self.add_cards)
        self.recents = Recents(self._shell.settings)
        self.recents.opened.connect(self._shell.open_recent)
        box.addWidget(self.recents)
        box.addWidget(HowToRead())
        self.first_steps = FirstSteps()
        self.first_steps.wanted.connect(self._on_first_step)
        box.addWidget(self.first_steps)
        box.addStretch(1)
        area = scrolled(aside, "Files, and how to begin")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        Fade(area)
        return area

    def _offer_tour(self) -> None:
        offered = self._shell.tour_is_offered
        self.tour_card.setVisible(offered)
        self.first_steps.offer_tour(not offered)

    def _on_first_step(self, step: str) -> None:
        match step:
            case "tour":
                self._shell.take_tour()
            case "limits":
                self._shell.show_evidence("limits")
            case _:
                self._choose_rules()

    def _choose_rules(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Print the rules", "class-rules.pdf", "PDF (*.pdf)"
        )
        if name:
            self.write_rules(Path(name))

    def write_rules(self, file: Path) -> None:
        """Write the page of rules of a class, and say where it is."""
        try:
            write_rules(DEFAULT_SCENARIO, file)
        except DurandError as error:
            self.failed.emit("The rules could not be written.", str(error))
        else:
            self.noted.emit(f"The rules are in {file.name}")

    def _start_class(self) -> None:
        self._shell.show_screen("class")

    def _draw_icons(self) -> None:
        icons.beside(self.class_button, "people", "on_accent", 18)
        icons.beside(self.open_button, "folder", "text2", 18)
