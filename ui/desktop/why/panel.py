"""The why-panel: one choice, what else there was, what pushed, what would turn it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.doctrine.actors import ACTORS
from ui.desktop import theme, words
from ui.desktop.feed.row import CHIP, CHIP_HEIGHT, paint_chip
from ui.desktop.why import wording
from ui.desktop.why.bars import OptionBar, PushBars
from ui.desktop.widgets.basics import column, label, row, rule, surface
from ui.desktop.widgets.ring import Ring

if TYPE_CHECKING:
    import numpy as np

    from simulator.scenario import Scenario
    from simulator.tables.reasons import Option, Reason
    from simulator.timeline.session import Session

TITLE = "Why this choice?"
EMPTY = (
    "Choose something that was decided, in “What happened” or on a chart, to see what "
    "else could have been done and what pushed it."
)
OTHERWISE = "With the same luck it would have chosen otherwise if …"
OTHERWISES = 3
OPTIONS, FEW = 6, 3  # shown at once, the choice among them; and in a low panel
LOW = 340  # px, below which the reasons would be out of sight under so many options
NAMES = {actor.id: actor.name for actor in ACTORS}


class Chip(QWidget):
    """An actor's tag."""

    def __init__(self) -> None:
        super().__init__()
        theme.fix_width(self, CHIP)
        theme.fix_height(self, CHIP_HEIGHT)
        self._actor = ""

    def show_actor(self, actor: str) -> None:
        """Show another actor's tag, by its id."""
        self._actor = actor
        self.setToolTip(words.shown(NAMES.get(actor, "")))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._actor:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_chip(painter, QRectF(self.rect()), self._actor)
            painter.end()


class WhyPanel(QFrame):
    """Explains one choice at a time.

    Parameters
    ----------
    scenario
        Whose doctrine the choices were made by, and whose first day counts.
    """

    actor_wanted = Signal(str)

    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setAccessibleName(TITLE)
        self._scenario = scenario
        self._weight: np.ndarray | None = None
        self.reason: Reason | None = None
        self.options: list[OptionBar] = []
        self._folded = True
        self._make_parts()
        self._lay_out()
        self.clear()

    def show_title(self, shown: bool) -> None:
        """Say what it is, or leave that to a tab."""
        self._head.setVisible(shown)
        self._rule.setVisible(shown)

    def follow(self, _session: Session) -> None:
        """Forget the choice of the run before: it is none of this one's."""
        self.clear()

    def clear(self) -> None:
        """Show nothing but how to ask."""
        self.reason = None
        self._body.hide()
        self._empty.show()

    def show_choice(self, choice: Any) -> None:
        """Explain a choice: a row with the columns of ``DECISION``."""
        from simulator.tables.decisions import weights_of
        from simulator.tables.reasons import reason

        if self._weight is None:
            self._weight = weights_of(self._scenario)
        self.reason = found = reason(choice, self._weight)
        day = self._scenario.start + timedelta(days=found.day)
        self.chip.show_actor(found.actor)
        self.what.setText(found.chosen.action.text)
        ordered = "ordered" in choice.dtype.names and bool(choice["ordered"])
        luck = wording.ORDERED if ordered else wording.luck(found)
        when = f"{NAMES[found.actor]}, {words.long_date(day)}"
        self.luck.setText(f"{when}. {luck}")
        self._show_options(found)
        self._show_otherwise(choice, ordered=ordered)
        self.show_pushes(found.chosen)
        self._empty.hide()
        self._body.show()
        told = words.shown(found.chosen.action.text)
        self.setAccessibleDescription(f"{told}. {self.luck.text()}")

    def show_pushes(self, option: Option) -> None:
        """Show what spoke for one of the options, over what it is set against."""
        assert self.reason is not None
        other = self.reason.against(option)
        pushes = self.reason.pushes(option, other)
        self.pushed.setText(f"What pushed it, rather than “{other.action.text}”")
        self.bars.show_rows(wording.shown(pushes))
        self.total.setText(wording.summed(option, other))

    def _show_options(self, found: Reason) -> None:
        for bar in self.options:
            self._list.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self.options = []
        for option in found.options:
            chosen = option is found.chosen
            bar = OptionBar(option, chosen=chosen)
            bar.setChecked(chosen)
            bar.clicked.connect(self._on_option)
            self._list.addWidget(bar)
            self.options.append(bar)
        self._folded = True
        self._fold_options()

    def _fold_options(self) -> None:
        """Show the likeliest alone, and the choice; or all that could be done."""
        if self.reason is None:
            return
        most = FEW if self.height() < theme.scaled(LOW) else OPTIONS
        others = [b for b in self.options if b.option is not self.reason.chosen]
        rest = others[most - 1 :]
        for bar in self.options:
            bar.setVisible(not (self._folded and bar in rest))
        self.rarer.setVisible(self._folded and bool(rest))
        many = f"{len(rest)} rarer ones" if len(rest) > 1 else "one rarer one"
        self.rarer.setText(f"and {many}")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_options()

    def _on_rarer(self) -> None:
        """Show the rarer ones too; the keys go on with the first of them."""
        rest = [bar for bar in self.options if not bar.isVisibleTo(self)]
        held = self.rarer.hasFocus()
        self._folded = False
        self._fold_options()
        if held and rest:
            rest[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_who(self) -> None:
        if self.reason:
            self.actor_wanted.emit(self.reason.actor)

    def _on_option(self) -> None:
        bar = self.sender()
        if isinstance(bar, OptionBar):
            self.show_pushes(bar.option)

    def _show_otherwise(self, choice: Any, *, ordered: bool) -> None:
        from simulator.tables.otherwise import flips

        assert self._weight is not None
        turned = flips(choice, self._weight)[:OTHERWISES]
        none = wording.NOT_ITS_OWN if ordered else wording.NO_FLIP
        said = [wording.otherwise(choice, self._weight, one) for one in turned]
        self.otherwise.setText("\n".join(said) or none)

    def _make_parts(self) -> None:
        self.chip = Chip()
        self.what = label("", 14, 600, wrap=True)
        self.who = QPushButton("See the actor")
        self.who.setProperty("kind", "link")
        self.who.clicked.connect(self._on_who)
        self.rarer = QPushButton()
        self.rarer.setProperty("kind", "link")
        self.rarer.setToolTip("Show all that could have been done")
        self.rarer.clicked.connect(self._on_rarer)
        self.luck = label("", 12, 400, "second", wrap=True)
        self.pushed = label("", 12, 600, wrap=True)
        self.bars = PushBars()
        self.total = label("", 12, 400, "second", wrap=True)
        self.otherwise = label("", 12, 400, wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(1)
        self._empty = label(EMPTY, 13, 400, "second", wrap=True)
        self._empty.setContentsMargins(12, 10, 12, 10)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        box = column(self, 1, 0)
        head = row(8)
        head.setContentsMargins(12, 8, 8, 7)
        head.addWidget(label(TITLE, 13, 600))
        head.addStretch(1)
        self._head, self._rule = QWidget(), rule()
        self._head.setLayout(head)
        box.addWidget(self._head)
        box.addWidget(self._rule)
        box.addWidget(self._empty, 1)
        self._body = QScrollArea()
        self._body.setWidgetResizable(True)
        self._body.setFrameShape(QFrame.Shape.NoFrame)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setAccessibleName(TITLE)
        self._body.setWidget(self._make_content())
        Ring(self._body)
        box.addWidget(self._body, 1)

    def _make_content(self) -> QWidget:
        content = QWidget()
        content.setObjectName("content")
        inside = column(content, 12, 4)
        inside.setContentsMargins(12, 7, 12, 10)
        line = row(8)
        line.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.what, 1)
        line.addWidget(self.who, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(line)
        inside.addWidget(self.luck)
        could = row(6)
        could.addWidget(label("What it could have done", 12, 600))
        could.addWidget(self.rarer)
        could.addStretch(1)
        could.addWidget(label("how often, in 100", 11, 400, "second"))
        inside.addLayout(could)
        inside.addLayout(self._list)
        pushed = row(6)
        pushed.addWidget(self.pushed, 1)
        sides = label("← held back    pushed →", 11, 400, "second")
        pushed.addWidget(sides, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(pushed)
        inside.addWidget(self.bars)
        inside.addWidget(self.total)
        card = surface("card")
        within = column(card, 9, 3)
        within.addWidget(label(OTHERWISE, 12, 600, wrap=True))
        within.addWidget(self.otherwise)
        inside.addWidget(card)
        inside.addStretch(1)
        return content
