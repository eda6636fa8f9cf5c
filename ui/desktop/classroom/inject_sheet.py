"""Writing an inject: what happens, when it is due, who is told, what it is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from simulator.classroom.injects import WATCHED, ClassInject, check_injects
from simulator.classroom.roles import role
from simulator.classroom.setup import problems_of
from simulator.errors import InputError
from ui.desktop.widgets.basics import column, inset, label, row
from ui.desktop.widgets.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = {
    "news": "News: told, and nothing else",
    "shock": "An outrage in Pakistan",
    "closure": "All crossings are shut",
    "reopening": "All crossings are opened",
    "strike": "A Pakistani air strike",
    "ceasefire": "A ceasefire is announced",
}
DUE = ("when I want it", "in turn", "on a date", "when")
BY_HAND, BY_TURN, BY_DATE, BY_STATE = range(len(DUE))


class InjectSheet(Dialog):
    """A form for one inject.

    Parameters
    ----------
    seats
        Seats that can be told.
    known
        Ids that are taken.
    inject
        What is written anew; None for a new one.
    """

    written = Signal(object)  # the ClassInject

    def __init__(
        self,
        seats: Iterable[str],
        known: Iterable[str],
        parent: QWidget,
        inject: ClassInject | None = None,
    ) -> None:
        super().__init__(parent)
        self._known, self._inject = set(known), inject
        title = "An inject" if inject is None else inject.title
        self.setWindowTitle("Write an inject")
        self.setAccessibleName("Write an inject")
        self.setProperty("help", "class")
        self.resize(560, 460)
        self.title, self.text, self.expected = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind, self.due, self.when = QComboBox(), QComboBox(), QLineEdit()
        self.size_box = QSpinBox()
        inset(self.size_box)
        self.to = {seat: QCheckBox(role(seat).short) for seat in seats}
        self.wrong = label("", 12, 500, "bad", wrap=True)
        self._make_fields()
        self._lay_out(title)
        if inject is not None:
            self._fill(inject)
        self._on_due()

    def _make_fields(self) -> None:
        for key, words in KINDS.items():
            self.kind.addItem(words, key)
        for words in DUE:
            self.due.addItem(words)
        self.due.currentIndexChanged.connect(self._on_due)
        self.size_box.setRange(0, 100)
        self.size_box.setSingleStep(10)
        self.size_box.setValue(70)
        self.size_box.setSuffix(" of 100")
        names: tuple[tuple[QWidget, str], ...] = (
            (self.title, "Headline"),
            (self.text, "What is told"),
            (self.expected, "What you hope the class will do; for you alone"),
            (self.kind, "What it does"),
            (self.due, "When it is due"),
            (self.when, "Turn, date or condition"),
            (self.size_box, "How large it is"),
        )
        for field, name in names:
            field.setAccessibleName(name)
        self.title.setMaxLength(80)
        self.title.setPlaceholderText("A bomb at a bus station")

    def _lay_out(self, title: str) -> None:
        whole = column(self, 20, 10)
        whole.addWidget(label(title, 18, 600, atlas=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        due = QWidget()
        line = row(8)
        line.setContentsMargins(0, 0, 0, 0)
        due.setLayout(line)
        line.addWidget(self.due)
        line.addWidget(self.when, 1)
        told = QWidget()
        seats = QGridLayout(told)
        seats.setContentsMargins(0, 0, 0, 0)
        for number, box in enumerate(self.to.values()):
            seats.addWidget(box, number // 3, number % 3)
        lines: tuple[tuple[str, QWidget], ...] = (
            ("Headline", self.title),
            ("Told", self.text),
            ("It does", self.kind),
            ("Size", self.size_box),
            ("Due", due),
            ("Told to", told),
            ("Hoped for", self.expected),
        )
        for number, (text, field) in enumerate(lines):
            grid.addWidget(label(text, 13, 400, "second"), number, 0)
            grid.addWidget(field, number, 1)
        grid.setColumnStretch(1, 1)
        whole.addLayout(grid)
        none = "Nobody ticked: everybody is told, on the projector."
        whole.addWidget(label(none, 12, 400, "second"))
        whole.addWidget(self.wrong)
        whole.addStretch(1)
        foot = row(8)
        foot.addStretch(1)
        shut = QPushButton("Close")
        shut.clicked.connect(self.reject)
        self.save = QPushButton("Keep it")
        self.save.setDefault(True)
        self.save.clicked.connect(self._send)
        foot.addWidget(shut)
        foot.addWidget(self.save)
        whole.addLayout(foot)

    def _fill(self, inject: ClassInject) -> None:
        self.title.setText(inject.title)
        self.text.setText(inject.text)
        self.expected.setText(inject.expected)
        self.kind.setCurrentIndex(self.kind.findData(inject.kind))
        self.size_box.setValue(round(100 * inject.size))
        for seat, box in self.to.items():
            box.setChecked(seat in inject.to)
        if inject.turn is not None:
            self.due.setCurrentIndex(BY_TURN)
            self.when.setText(str(inject.turn))
        elif inject.date is not None:
            self.due.setCurrentIndex(BY_DATE)
            self.when.setText(inject.date.isoformat())
        elif inject.when:
            self.due.setCurrentIndex(BY_STATE)
            self.when.setText(inject.when)

    def _on_due(self) -> None:
        hints = ("", "2", "2025-11-01", "rung >= 5")
        tip = f"One of {', '.join(WATCHED)}, then >= or <= and a number"
        self.when.setVisible(self.due.currentIndex() != BY_HAND)
        self.when.setPlaceholderText(hints[self.due.currentIndex()])
        by_state = self.due.currentIndex() == BY_STATE
        self.when.setToolTip(tip if by_state else "")

    def values(self) -> dict[str, object]:
        """Return what stands in the form, as an inject holds it."""
        found: dict[str, object] = {
            "id": self._inject.id if self._inject else self._new_id(),
            "title": self.title.text().strip(),
            "text": self.text.text().strip(),
            "kind": self.kind.currentData(),
            "size": self.size_box.value() / 100,
            "to": tuple(seat for seat, box in self.to.items() if box.isChecked()),
            "expected": self.expected.text().strip(),
        }
        when = self.when.text().strip()
        if self.due.currentIndex() == BY_TURN:
            found["turn"] = int(when) if when.isdecimal() else when
        if self.due.currentIndex() == BY_DATE:
            found["date"] = when
        if self.due.currentIndex() == BY_STATE:
            found["when"] = when or "?"
        return found

    def _new_id(self) -> str:
        plain = re.sub(r"[^a-z0-9]+", "-", self.title.text().lower()).strip("-")[:34]
        plain = plain.strip("-") or "inject"
        number, found = 2, plain
        while found in self._known:
            number, found = number + 1, f"{plain}-{number}"
        return found

    def _send(self) -> None:
        try:
            made = ClassInject.model_validate(self.values())
            problems = check_injects([made])
        except ValidationError as error:
            problems = problems_of(error, "the inject")
        except InputError as error:
            problems = list(error.problems)
        if problems:
            self.wrong.setText("\n".join(str(problem) for problem in problems[:4]))
            return
        self.written.emit(made)
        self.accept()
