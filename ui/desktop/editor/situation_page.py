"""The situation: title, what is told, from when, for how long, from which sources."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from simulator.situation import LONGEST_IN_SHORT, LONGEST_RUN_DAYS, first_sentence
from ui.desktop import theme, words
from ui.desktop.editor.fields import DayEdit
from ui.desktop.editor.folder import slug
from ui.desktop.editor.notes import Note, allowed, mark
from ui.desktop.editor.number import Number
from ui.desktop.widgets.basics import label

if TYPE_CHECKING:
    from ui.desktop.editor.draft import Draft
    from ui.desktop.editor.notes import Problems

SOURCES, NARROW = 76, 160  # px: how high, how wide
TEXT_HELP = "What a reader is told. Contested claims are told as contested."
SOURCES_HELP = "One a line: where this is from, or that it is your own assumption."


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
        self.in_short = QLineEdit(words.shown(scenario.in_short or ""))
        self.text = QPlainTextEdit(words.shown(scenario.text))
        self.sources = QPlainTextEdit(words.shown("\n".join(scenario.sources)))
        theme.fix_height(self.sources, SOURCES)
        self.text.setMinimumHeight(theme.scaled(SOURCES))
        for several in (self.text, self.sources):
            several.setTabChangesFocus(True)
        self.start = DayEdit(scenario.start)
        self.start.setCalendarPopup(True)
        self.days = Number(1, LONGEST_RUN_DAYS, whole=True)
        self.days.setValue(scenario.days)
        for narrow in (self.start, self.days):
            theme.fix_width(narrow, NARROW)
        self.notes: dict[str, Note] = {}
        self._lay_out()
        self._show_help()
        self.title.textChanged.connect(self._on_title)
        self.in_short.textChanged.connect(self._on_in_short)
        self.text.textChanged.connect(self._on_text)
        self.sources.textChanged.connect(self._on_sources)
        self.start.dateChanged.connect(self._on_start)
        self.days.valueChanged.connect(self._on_days)
        self.days.refused.connect(self.notes["days"].complain)

    def show_problems(self, problems: Problems) -> None:
        """Say at each field what is wrong with it."""
        for key, editor in self._editors():
            told = allowed(problems, f"scenario.{key}")
            self.notes[key].complain(told)
            mark(editor, wrong=bool(told))

    def _editors(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            ("title", self.title),
            ("in_short", self.in_short),
            ("text", self.text),
            ("sources", self.sources),
            ("start", self.start),
            ("days", self.days),
        )

    def _lay_out(self) -> None:
        form = QGridLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(4)
        names = ("Title", "In short", "Situation", "Sources", "First day", "Length")
        high, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        for number, (name, (key, editor)) in enumerate(
            zip(names, self._editors(), strict=True)
        ):
            editor.setAccessibleName(name)
            note = self.notes[key] = Note()
            tall = isinstance(editor, QPlainTextEdit)
            line = 2 * number
            form.addWidget(label(name), line, 0, high if tall else middle)
            if key in ("start", "days"):
                form.addWidget(editor, line, 1)
                form.addWidget(note, line, 2)
                form.setRowMinimumHeight(line + 1, 4)
            else:
                form.addWidget(editor, line, 1, 1, 2)
                form.addWidget(note, line + 1, 1, 1, 2)
                note.setContentsMargins(0, 0, 0, 6)
        form.setColumnStretch(2, 1)
        form.setRowStretch(2 * names.index("Situation"), 1)

    def _show_help(self) -> None:
        scenario, notes = self._draft.scenario, self.notes
        notes["title"].help(f"Saved as {words.shown_id(scenario.name)}.toml")
        left = f"{len(self.in_short.text())} of {LONGEST_IN_SHORT} letters"
        notes["in_short"].help(f"One sentence for its card: {left}.")
        self.in_short.setPlaceholderText(words.shown(self._instead()))
        notes["text"].help(TEXT_HELP)
        notes["sources"].help(SOURCES_HELP)
        last = scenario.start + timedelta(days=scenario.days - 1)
        notes["days"].help(f"days, {self.days.span}; until {words.long_date(last)}")

    def _instead(self) -> str:
        """Return what its card tells where no sentence is written."""
        parent, text = self._draft.parent_scenario, self._draft.scenario.text
        return parent.sentence if text == parent.text else first_sentence(text)

    def _on_title(self, title: str) -> None:
        self._draft.put(title=title.strip(), name=slug(title))
        self._show_help()

    def _on_in_short(self, sentence: str) -> None:
        self._draft.put(in_short=sentence.strip() or None)
        self._show_help()

    def _on_text(self) -> None:
        parent = self._draft.parent_scenario
        self._draft.put(text=self.text.toPlainText().strip())
        if self._draft.scenario.in_short == parent.in_short:
            self.in_short.clear()  # it was of the other text, and may not hold of this
        self._show_help()

    def _on_sources(self) -> None:
        lines = self.sources.toPlainText().splitlines()
        self._draft.put(sources=tuple(line.strip() for line in lines if line.strip()))

    def _on_start(self) -> None:
        self._draft.put(start=self.start.day)
        self._show_help()

    def _on_days(self, days: float) -> None:
        self._draft.put(days=int(days))
        self._show_help()
