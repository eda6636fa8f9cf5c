"""The sheet of the scenario editor: pages, what is wrong, and saving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFileDialog,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)

from ui.desktop import icons, theme, words
from ui.desktop.editor.dials_page import DialsPage
from ui.desktop.editor.doctrine_page import DoctrinePage
from ui.desktop.editor.draft import Draft
from ui.desktop.editor.folder import own_folder, slug, write
from ui.desktop.editor.injects_page import InjectsPage
from ui.desktop.editor.seats_page import SeatsPage
from ui.desktop.editor.situation_page import SituationPage
from ui.desktop.editor.start_page import StartPage
from ui.desktop.editor.switches_page import SwitchesPage
from ui.desktop.widgets.basics import column, label, row, set_tone
from ui.desktop.widgets.dialog import Dialog
from ui.desktop.widgets.parts import scrolled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.errors import Problem
    from simulator.scenario import Scenario
    from ui.desktop.editor.notes import Problems

TITLE = "Save as scenario"
FILE_OF_A_TWIN = (
    "The file holds real names whatever is shown: switch the twin off to read it."
)
FILE = "What is saved: a text that may be edited by hand. It follows what you change."
MOST = 3  # problems that are told at once
UNSAVED = "What you changed is not saved: save it, or close again to leave it."
SOUND = "Nothing is wrong: it can be saved, and opens ready to run."


class ScenarioEditor(Dialog):
    """Edits a scenario, and writes it as a file that holds only what differs.

    ``saved`` gives the path of the file; ``open_wanted`` too, where it is to be run.

    Parameters
    ----------
    scenario
        What it begins as: the scenario that is open, with the dials as they stand.
    extends
        Name of the scenario that it extends.
    own
        Path of the file, where it is one's own already.
    """

    saved = Signal(str)
    open_wanted = Signal(str)

    def __init__(
        self, scenario: Scenario, extends: str, parent: QWidget, own: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("help", "editor")
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.resize(min(980, parent.width() - 40), min(760, parent.height() - 40))
        if not own:
            title = f"{words.shown(scenario.title)} (my own)"
            named = {"title": title, "name": slug(title)}
            scenario = scenario.model_copy(update=named)
        self._own = own
        self.draft = Draft(scenario, extends, self)
        self._kept, self._warned = scenario, False
        self.pages = QTabWidget()
        self.pages.setProperty("kind", "pages")
        self.file = QPlainTextEdit()
        self._make_pages()
        self.status = label("", 13, 500, wrap=True)
        self.save_button = QPushButton("Save")
        self.run_button = QPushButton("Save and open")
        self._lay_out()
        self.draft.checked.connect(self._show_state)
        self.draft.changed.connect(self._on_changed)
        self._show_state()

    @property
    def unsaved(self) -> bool:
        """Whether something was changed since it was saved last, or begun."""
        return self.draft.scenario != self._kept

    @override
    def reject(self) -> None:
        """Close; what is not saved is told first, and left only at a second time."""
        self.draft.check()
        if self.unsaved and not self._warned:
            self._warned = True
            self._tell(UNSAVED, bad=True)
        else:
            super().reject()

    def save_to(self, file: Path) -> bool:
        """Write the file, if nothing is wrong; False when it was not written."""
        self.draft.check()
        if not self.draft.sound:
            return False
        try:
            write(self.draft.text, file)
        except OSError as error:
            self._tell(f"It could not be saved: {error.strerror or error}.", bad=True)
            return False
        self._own, self._kept = str(file), self.draft.scenario
        self._tell(f"Saved as {file.name}.", bad=False)
        self.saved.emit(str(file))
        return True

    @property
    def suggested(self) -> Path:
        """Where it is saved if nobody says otherwise."""
        if self._own:
            return Path(self._own)
        return own_folder() / f"{self.draft.scenario.name}.toml"

    def save(self) -> bool:
        """Save in its own file; one that is there of that name is asked about."""
        file = self.suggested
        if file.exists() and not self._own:
            chosen, _ = QFileDialog.getSaveFileName(
                self, TITLE, str(file), "Scenarios (*.toml)"
            )
            if not chosen:
                return False
            file = Path(chosen).with_suffix(".toml")
        return self.save_to(file)

    def save_and_open(self) -> None:
        """Save, and open what was saved."""
        if self.save():
            self.open_wanted.emit(self._own)
            self.accept()

    def views(self) -> Iterator[tuple[str, QWidget]]:
        """Bring every page to sight, one after the other, with names for pictures."""
        for number in range(self.pages.count()):
            self.pages.setCurrentIndex(number)
            yield f"editor-{slug(self.pages.tabText(number))}", self
        self.pages.setCurrentIndex(0)

    def _make_pages(self) -> None:
        self.situation = SituationPage(self.draft)
        self._first = scrolled(self.situation, "Situation")
        self.start = StartPage(self.draft)
        self.dials = DialsPage(self.draft)
        self.injects = InjectsPage(self.draft)
        self.doctrine = DoctrinePage(self.draft)
        self.switches = SwitchesPage(self.draft)
        self.seats = SeatsPage(self.draft)
        whole = QWidget()
        box = column(whole, 16, 8)
        box.addWidget(label(FILE, 12, 400, "second", wrap=True))
        box.addWidget(self.file, 1)
        self.file.setReadOnly(True)
        self.file.setFont(theme.font(12))
        self.file.setAccessibleName("The file")
        for page, name in (
            (self._first, "Situation"),
            (self.start, "First day"),
            (self.dials, "Dials"),
            (self.injects, "Events to come"),
            (self.doctrine, "Doctrine"),
            (self.switches, "Claims"),
            (self.seats, "Seats"),
            (whole, "The file"),
        ):
            self.pages.addTab(page, name)

    def _on_changed(self) -> None:
        self._warned = False

    def _show_state(self) -> None:
        problems = self.draft.problems
        self._show_problems({one.field: one.allowed for one in problems})
        text = FILE_OF_A_TWIN if words.twin() else self.draft.text
        self.file.setPlainText(text)
        self.save_button.setEnabled(not problems)
        self.run_button.setEnabled(not problems)
        if problems:
            told = [_told(problem) for problem in problems[:MOST]]
            more = len(problems) - len(told)
            self._tell(
                "\n".join(told) + (f"\nand {more} more" if more else ""), bad=True
            )
        else:
            self._tell(SOUND, bad=False)

    def _show_problems(self, problems: Problems) -> None:
        """Say at the fields what is wrong, and mark the pages they stand on."""
        for told in (self.situation, self.injects, self.doctrine, self.seats):
            told.show_problems(problems)
        wrong = {path.partition(".")[0] for path in problems}
        alarm = icons.icon("alarm", "bad", 14)
        for page, table in (
            (self._first, "scenario"),
            (self.start, "start"),
            (self.dials, "dials"),
            (self.injects, "inject"),
            (self.doctrine, "doctrine"),
            (self.seats, "seat"),
        ):
            number = self.pages.indexOf(page)
            self.pages.setTabIcon(number, alarm if table in wrong else QIcon())
            tip = "Something here cannot be saved" if table in wrong else ""
            self.pages.setTabToolTip(number, tip)

    def _tell(self, text: str, *, bad: bool) -> None:
        self.status.setText(text)
        set_tone(self.status, "bad" if bad else "second")

    def _lay_out(self) -> None:
        box = column(self, 20, 12)
        box.addWidget(label(TITLE, 20, 600, atlas=True))
        extends = self.draft.parent_scenario.title
        note = f"Extends “{extends}”; the file holds only what differs."
        box.addWidget(label(note, 12, 400, "second", wrap=True))
        box.addWidget(self.pages, 1)
        box.addWidget(self.status)
        foot = row()
        foot.addStretch(1)
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self.run_button.clicked.connect(self.save_and_open)
        for button in (close, self.save_button, self.run_button):
            foot.addWidget(button)
        box.addLayout(foot)
        self.run_button.setProperty("kind", "first")
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field only ends that field


def _told(problem: Problem) -> str:
    hint = f" Did you mean {problem.nearest}?" if problem.nearest else ""
    value = "nothing" if problem.value in (None, "") else f"“{problem.value}”"
    return f"{problem.field}: {value} stands there; allowed is {problem.allowed}.{hint}"
