"""The situation: title, what is told, from when, for how long, from which sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from simulator.situation import LONGEST_RUN_DAYS
from ui.desktop import words
from ui.desktop.editor.fields import DayEdit, Number
from ui.desktop.editor.folder import slug
from ui.desktop.widgets.basics import label

if TYPE_CHECKING:
    from ui.desktop.editor.draft import Draft


class SituationPage(QWidget):
    """Edits the heading of a scenario.

    Parameters
    ----------
    draft
        What is edited.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        scenario = draft.scenario
        self.title = QLineEdit(words.shown(scenario.title))
        self.name = label(scenario.name, 13, 400, "second")
        self.text = QPlainTextEdit(words.shown(scenario.text))
        self.sources = QPlainTextEdit(words.shown("\n".join(scenario.sources)))
        self.sources.setFixedHeight(84)
        self.start = DayEdit(scenario.start)
        self.start.setCalendarPopup(True)
        self.days = Number(1, LONGEST_RUN_DAYS, whole=True)
        self.days.setValue(scenario.days)
        self._lay_out()
        self.title.textChanged.connect(self._on_title)
        self.text.textChanged.connect(self._on_text)
        self.sources.textChanged.connect(self._on_sources)
        self.start.dateChanged.connect(self._on_start)
        self.days.valueChanged.connect(self._on_days)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setVerticalSpacing(8)
        for name, part in (
            ("Title", self.title),
            ("Name of the file", self.name),
            ("Situation", self.text),
            ("Sources, one a line", self.sources),
            ("First day", self.start),
            ("Length in days", self.days),
        ):
            part.setAccessibleName(name)
            form.addRow(label(name, 13), part)

    def _on_title(self, title: str) -> None:
        name = slug(title)
        self.name.setText(name)
        self._draft.put(title=title.strip(), name=name)

    def _on_text(self) -> None:
        self._draft.put(text=self.text.toPlainText().strip())

    def _on_sources(self) -> None:
        lines = self.sources.toPlainText().splitlines()
        self._draft.put(sources=tuple(line.strip() for line in lines if line.strip()))

    def _on_start(self) -> None:
        self._draft.put(start=self.start.day)

    def _on_days(self, days: float) -> None:
        self._draft.put(days=int(days))
