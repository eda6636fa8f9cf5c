"""How much each consideration counts for each act of an actor: a table, with reset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from simulator.doctrine.actors import ACTORS
from simulator.doctrine.features import FEATURE_IDS
from simulator.doctrine.repertoire import repertoires
from ui.desktop import theme, words
from ui.desktop.editor.notes import Note, allowed
from ui.desktop.editor.number import MINUS
from ui.desktop.why.wording import name_of, tip_of
from ui.desktop.widgets.basics import column, label, row

if TYPE_CHECKING:
    from ui.desktop.editor.draft import Draft
    from ui.desktop.editor.notes import Problems

type Weights = dict[str, dict[str, dict[str, float]]]
WIDE, HEAD = 132, 66  # px of a column, and of the heads
MOST = 2  # weights that are told at once to be wrong
NOTE = (
    "Rows are considerations, columns what the actor may do. A higher number makes a "
    "consideration count more for that act, −20 to 20; numbers in orange differ."
)


class DoctrinePage(QWidget):
    """Edits the weights of the doctrine, actor by actor.

    Parameters
    ----------
    draft
        What is edited.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.actor = QComboBox()
        self.actor.setAccessibleName("Actor")
        for actor in ACTORS:
            if actor.id in repertoires():
                self.actor.addItem(words.shown(actor.name), actor.id)
        self.reset_button = QPushButton("Reset this actor")
        self.table = QTableWidget()
        self.table.setAccessibleName("Weights of the doctrine")
        self.table.horizontalHeader().setDefaultSectionSize(WIDE)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        )
        self.table.horizontalHeader().setFixedHeight(HEAD)
        sizes = QHeaderView.ResizeMode
        self.table.verticalHeader().setSectionResizeMode(sizes.ResizeToContents)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.wrong = Note()
        self.wrong.hide()
        box = column(self, 16, 8)
        head = row(8)
        head.addWidget(label("Actor"))
        head.addWidget(self.actor)
        head.addStretch(1)
        head.addWidget(self.reset_button)
        box.addLayout(head)
        box.addWidget(label(NOTE, 12, 400, "second", wrap=True))
        box.addWidget(self.table, 1)
        box.addWidget(self.wrong)
        self.actor.currentIndexChanged.connect(self.fill)
        self.reset_button.clicked.connect(self.reset)
        self.table.itemChanged.connect(self._on_item)
        self.fill()

    @property
    def actor_id(self) -> str:
        """Id of the actor that is shown."""
        return str(self.actor.currentData())

    def fill(self) -> None:
        """Show the weights of the actor that is chosen."""
        acts = repertoires()[self.actor_id]
        own = self._draft.scenario.doctrine.get(self.actor_id, {})
        self.table.blockSignals(True)
        self.table.setRowCount(len(FEATURE_IDS))
        self.table.setColumnCount(len(acts))
        for x, action in enumerate(acts):
            head = QTableWidgetItem(words.shown(action.text))
            head.setToolTip(words.shown(action.text))
            self.table.setHorizontalHeaderItem(x, head)
            for f, feature in enumerate(FEATURE_IDS):
                weight = own.get(action.id, {}).get(feature, self._usual(x, f))
                self.table.setItem(f, x, self._item(weight, x, f))
        for f, feature in enumerate(FEATURE_IDS):
            head = QTableWidgetItem(name_of(feature))
            head.setToolTip(tip_of(feature))
            self.table.setVerticalHeaderItem(f, head)
        self.table.blockSignals(False)
        self._show_changed()

    def show_problems(self, problems: Problems) -> None:
        """Say which weights cannot be, by what the actor does and what it weighs."""
        told = []
        for path in problems:
            head, _, rest = path.partition(".action.")
            action, _, feature = rest.partition(".")
            actor = head.removeprefix("doctrine.")
            if feature not in FEATURE_IDS or actor not in repertoires():
                continue
            acts = {one.id: one.text for one in repertoires()[actor]}
            where = f"{acts[action]}: {name_of(feature)}"
            told.append(f"{where}. {allowed(problems, path)}")
        self.wrong.complain("\n".join(told[:MOST]))
        self.wrong.setVisible(bool(told))

    def reset(self) -> None:
        """Put the weights of this actor back to those of the extended scenario."""
        doctrine = self._doctrine()
        doctrine.pop(self.actor_id, None)
        base = self._draft.parent_scenario.doctrine.get(self.actor_id)
        if base:
            doctrine[self.actor_id] = {act: dict(w) for act, w in base.items()}
        self._draft.put(doctrine=doctrine)
        self.fill()

    def _doctrine(self) -> Weights:
        return {
            actor: {act: dict(weights) for act, weights in acts.items()}
            for actor, acts in self._draft.scenario.doctrine.items()
        }

    def _usual(self, x: int, f: int) -> float:
        action, feature = repertoires()[self.actor_id][x], FEATURE_IDS[f]
        base = self._draft.parent_scenario.doctrine.get(self.actor_id, {})
        usual = base.get(action.id, {}).get(feature)
        return action.weights.get(feature, 0.0) if usual is None else usual

    def _item(self, weight: float, x: int, f: int) -> QTableWidgetItem:
        written = f"{weight:g}" if isinstance(weight, float | int) else str(weight)
        made = QTableWidgetItem(written.replace("-", MINUS) if weight else "")
        made.setTextAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        if weight != self._usual(x, f):
            made.setForeground(theme.color("changed"))
            made.setFont(theme.font(13, 600))
        return made

    def _on_item(self, item: QTableWidgetItem) -> None:
        f, x = item.row(), item.column()
        action, feature = repertoires()[self.actor_id][x].id, FEATURE_IDS[f]
        weight: Any
        try:
            weight = float(item.text().replace(MINUS, "-") or 0)
        except ValueError:
            weight = item.text()  # refused with its field named, by the check
        doctrine = self._doctrine()
        weights = doctrine.setdefault(self.actor_id, {}).setdefault(action, {})
        weights[feature] = weight
        if weight == self._usual(x, f):
            del weights[feature]
            _prune(doctrine, self.actor_id, action)
        self._draft.put(doctrine=doctrine)
        changed = weight != self._usual(x, f)
        self.table.blockSignals(True)
        item.setForeground(theme.color("changed" if changed else "text"))
        item.setFont(theme.font(13, 600 if changed else 400))
        self.table.blockSignals(False)
        self._show_changed()

    def _show_changed(self) -> None:
        own = self._draft.scenario.doctrine.get(self.actor_id)
        base = self._draft.parent_scenario.doctrine.get(self.actor_id)
        self.reset_button.setEnabled(own != base and bool(own or base))


def _prune(doctrine: Weights, actor: str, action: str) -> None:
    if not doctrine[actor][action]:
        del doctrine[actor][action]
    if not doctrine[actor]:
        del doctrine[actor]
