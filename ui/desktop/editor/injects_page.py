"""What the scenario brings about on a date: rows that can be added and removed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout

from simulator.mechanisms import DIALS
from simulator.situation import Inject, InjectKind
from ui.desktop import theme, words
from ui.desktop.editor.fields import DayEdit, Form, choice
from ui.desktop.editor.notes import Note, allowed, mark
from ui.desktop.editor.number import Number
from ui.desktop.widgets.basics import IconButton, column, label, row, surface

if TYPE_CHECKING:
    from ui.desktop.editor.draft import Draft
    from ui.desktop.editor.notes import Problems

KINDS = {
    "dial": "A dial is moved",
    "shock": "A shock outrages Pakistan",
    "closure": "All crossings are shut",
    "reopening": "All crossings are opened",
    "strike": "Pakistani aircraft strike",
    "ceasefire": "Both sides announce a ceasefire",
}
SIZED = ("shock", "ceasefire")
NARROW = 96  # px
NOTE = "What happens on a date whatever the actors do; they answer it."
EMPTY = "Nothing is to come by itself: all that happens is the actors’ own."
NEW_AFTER = 30  # days from the first, on which a new one falls


class InjectRow(QFrame):
    """One thing that is brought about."""

    edited = Signal()
    removed = Signal()

    def __init__(self, inject: Inject) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.day = DayEdit(inject.date)
        known = get_args(InjectKind.__value__)
        self.kind = choice((KINDS.get(kind, kind), kind) for kind in known)
        self.kind.setCurrentIndex(known.index(inject.kind))
        self.dial = choice((dial.label, name) for name, dial in DIALS.items())
        self.dial.setCurrentIndex(max(0, self.dial.findData(inject.dial)))
        self.value, self.strength = Number(0, 1), Number(0, 1)
        self.strength.setValue(inject.size)
        self._show_dial()
        if inject.value is not None:
            self.value.setValue(inject.value)
        self._text, self._wrong = inject.text, ""
        self.text = QLineEdit(words.shown(inject.text))
        self.text.setPlaceholderText("What is told of it")
        self.remove = IconButton("close", "Remove this", size=14)
        self._lay_out()
        self._show_kind()
        self.dial.currentIndexChanged.connect(self._show_dial)
        for changed in (
            self.day.dateChanged,
            self.kind.currentIndexChanged,
            self.dial.currentIndexChanged,
            self.value.valueChanged,
            self.strength.valueChanged,
            self.text.textChanged,
        ):
            changed.connect(self._on_edited)
        self.remove.clicked.connect(self.removed)

    @property
    def inject(self) -> Inject:
        """What the row says; checked with the whole."""
        kind = self.kind.currentData()
        moved = kind == "dial"
        return Inject.model_construct(
            date=self.day.day,
            kind=kind,
            dial=self.dial.currentData() if moved else None,
            value=round(self.value.value(), 3) if moved else None,
            size=round(self.strength.value(), 3),
            text=self._said(),
        )

    def _said(self) -> str:
        """Give what is told of it; what nobody touched stays as it was written."""
        typed = self.text.text().strip()
        return self._text if typed == words.shown(self._text) else typed

    def show_problems(self, problems: Problems, path: str) -> None:
        """Say what is wrong with it."""
        self._wrong = allowed(problems, f"{path}.date")
        mark(self.day, wrong=bool(self._wrong))
        self._tell("")

    def _tell(self, typed: str) -> None:
        told = typed or self._wrong
        self.note.complain(told)
        self.note.setVisible(bool(told))

    def _on_edited(self) -> None:
        self._show_kind()
        self.edited.emit()

    def _show_dial(self) -> None:
        """Take the range of the dial that is chosen, and its usual value."""
        dial = DIALS[self.dial.currentData()]
        self.value.setRange(dial.low, dial.high)
        self.value.setValue(dial.default)

    def _show_kind(self) -> None:
        kind = self.kind.currentData()
        moved, sized = kind == "dial", kind in SIZED
        for part in (self.dial, self.value):
            part.setVisible(moved)
        self.strength.setVisible(sized)
        self._sized.setVisible(moved or sized)
        strong = f"how strong, {self.strength.span}"
        self._sized.setText(self.value.span if moved else strong)

    def _lay_out(self) -> None:
        box = column(self, 12, 8)
        first = row(8)
        self._sized = label("", 12, 400, "second")
        self.note = Note()
        self.note.hide()
        for number in (self.value, self.strength):
            theme.fix_width(number, NARROW)
            number.refused.connect(self._tell)
        for name, part in (
            ("Date", self.day),
            ("What", self.kind),
            ("Which dial", self.dial),
            ("New value", self.value),
            ("How strong", self.strength),
        ):
            part.setAccessibleName(name)
            first.addWidget(part)
        first.addWidget(self._sized)
        first.addStretch(1)
        first.addWidget(self.remove)
        box.addLayout(first)
        self.text.setAccessibleName("What is told of it")
        box.addWidget(self.text)
        box.addWidget(self.note)


class InjectsPage(Form):
    """Edits what a scenario brings about.

    Parameters
    ----------
    draft
        What is edited.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__("Events to come")
        self._draft = draft
        self.rows: list[InjectRow] = []
        top = surface("")
        line = row(16)
        top.setLayout(line)
        line.addWidget(label(NOTE, 12, 400, "second", wrap=True), 1)
        self.add_button = QPushButton("Add an event")
        self.add_button.clicked.connect(self.add_new)
        line.addWidget(self.add_button)
        self.box.insertWidget(0, top)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.box.insertLayout(1, self._list)
        self.empty = label(EMPTY, 13, 400, "second", wrap=True)
        self.box.insertWidget(2, self.empty)
        for inject in draft.scenario.injects:
            self._add(inject)

    def show_problems(self, problems: Problems) -> None:
        """Say at each event what is wrong with it."""
        for number, one in enumerate(self.rows):
            one.show_problems(problems, f"inject.{number}")

    def add_new(self) -> None:
        """Add an event, a month after the first day or on the last."""
        scenario = self._draft.scenario
        after = min(NEW_AFTER, scenario.days - 1)
        day = scenario.start + timedelta(days=after)
        self._add(Inject(date=day, kind="shock", text=""))
        self._on_edited()

    def _add(self, inject: Inject) -> None:
        made = InjectRow(inject)
        made.edited.connect(self._on_edited)
        made.removed.connect(self._on_removed)
        self.rows.append(made)
        self._list.addWidget(made)
        self.empty.hide()

    def _on_edited(self) -> None:
        self._draft.put(injects=tuple(one.inject for one in self.rows))

    def _on_removed(self) -> None:
        gone = self.sender()
        if isinstance(gone, InjectRow):
            self.rows.remove(gone)
            self.empty.setVisible(not self.rows)
            gone.hide()
            gone.deleteLater()
            self._on_edited()
