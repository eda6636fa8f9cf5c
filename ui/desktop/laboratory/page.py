"""What the screens of comparisons and experiments share: ask, run, go on, read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from simulator.errors import DurandError
from ui.desktop import theme
from ui.desktop.laboratory.earlier import Earlier
from ui.desktop.laboratory.estimate import Estimate
from ui.desktop.laboratory.kept_work import KeptWork, begin_work, finish_work
from ui.desktop.laboratory.pressing import PageButton, is_space
from ui.desktop.laboratory.running import Runner, RunningCard
from ui.desktop.laboratory.states import Halted
from ui.desktop.screens.page import Page
from ui.desktop.widgets.basics import column as laid
from ui.desktop.widgets.basics import label, row, surface
from ui.desktop.widgets.parts import scrolled
from ui.desktop.widgets.room import Stack
from ui.desktop.writing import unwritten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from simulator.ensemble.cases import Case
    from ui.desktop.laboratory.running import Job
    from ui.desktop.main_window import MainWindow

ASK_WIDE = 372
BESIDE = 1200  # px, from which there is room for an answer beside its question
WAIT_MS = 700  # after the last change of the form, before times are measured


class Laboratory(Page):
    """A question at the left, the answer at the right; the question folds away.

    Parameters
    ----------
    window
        The window.
    """

    title, question, asked, suffix = "", "", "", ""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._shell = window
        self.result: Any = None
        self.work: KeptWork | None = None
        self.runner = Runner(self)
        self.runner.done.connect(self._on_done)
        self.runner.failed.connect(self._on_failed)
        self.runner.stopped.connect(self._on_stopped)
        self.form, self.answer = self.make_form(), self.make_answer()
        self.invitation = self.make_invitation()
        self.running, self.halted = RunningCard(self.runner), Halted()
        self.halted.again.connect(self.go_on)
        self.earlier = Earlier(self.asked)
        self.earlier.wanted.connect(self.show_work)
        self.estimate = Estimate(self)
        self.estimate.told.connect(self._tell_time)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(WAIT_MS)
        self._waiting.timeout.connect(self.measure)
        self._make_buttons()
        self._lay_out()

    # What each screen says for itself.

    def make_form(self) -> QWidget:
        """Make the form."""
        raise NotImplementedError

    def make_answer(self) -> QWidget:
        """Make what shows an answer."""
        raise NotImplementedError

    def make_invitation(self) -> QWidget:
        """Make what stands there before the first answer."""
        raise NotImplementedError

    def ready(self) -> tuple[Any, int, str]:
        """Return what is asked, checked: it, its futures, and what to call it.

        Raises
        ------
        DurandError
            When it cannot be carried out.
        """
        raise NotImplementedError

    def files_of(self, asked: Any) -> Mapping[str, str]:
        """Write out what is asked, content by name."""
        raise NotImplementedError

    def job_of(self, asked: Any, kept: Path | None) -> Job:
        """Return what carries it out; ``kept`` is the file of its futures."""
        raise NotImplementedError

    def read(self, file: Path) -> Any:
        """Read what is asked from a file, and write it into the form."""
        raise NotImplementedError

    def probes(self, asked: Any) -> Sequence[Case]:
        """Return a few futures by which times can be measured."""
        raise NotImplementedError

    def show_answer(self) -> None:
        """Show the result."""
        raise NotImplementedError

    def keep(self, folder: Path) -> None:
        """Write the result into a folder; `DurandError` when it cannot be."""
        raise NotImplementedError

    # The page in its window.

    @override
    def event(self, event: QEvent) -> bool:
        if is_space(event):  # of its buttons: it goes before play and pause
            event.accept()
            return True
        return super().event(event)

    @override
    def heading(self) -> str:
        return self.title

    @override
    def deeds(self) -> Sequence[QWidget]:
        if self.result is None:
            return ()
        return self.change_button, self.keep_button, self.share_button

    @override
    def enter(self) -> None:
        self.earlier.look()
        self.on_changed()
        if self.result is None and not self.runner.running:
            self.form.setFocus()

    @override
    def leave(self) -> None:
        self._waiting.stop()

    @override
    def end(self) -> None:
        self._waiting.stop()
        self.estimate.end()
        self.runner.end()

    # Asking and running.

    def on_changed(self) -> None:
        """Tell what is asked, and measure soon how long it takes."""
        try:
            _, futures, _ = self.ready()
        except DurandError as error:
            self.time.setText(str(error))
            self.run_button.setEnabled(False)
            return
        self.run_button.setEnabled(not self.runner.running)
        self.estimate.ask(futures)
        if not self.runner.running:
            self._waiting.start()

    def measure(self) -> None:
        """Measure on a few futures how long all will take."""
        if self.runner.running or not self.isVisible():
            return
        try:
            asked, futures, _ = self.ready()
        except DurandError:
            return
        self.estimate.measure(self.probes(asked), futures)

    def start(self) -> None:
        """Carry out what the form asks."""
        if self.runner.running:
            return
        try:
            asked, futures, called = self.ready()
            files = self.files_of(asked)
        except DurandError as error:
            self.failed.emit(str(error), "")
            return
        self.work = begin_work(called, futures, files)
        self._begin(asked, futures)

    def go_on(self) -> None:
        """Go on with what was stopped, or begin again."""
        if self.work is not None and not self.runner.running:
            self.show_work(self.work)
        else:
            self.start()

    def show_work(self, work: KeptWork) -> None:
        """Go on with what was begun earlier, from what is kept of it."""
        if self.runner.running:
            return
        try:
            asked = self.read(work.asked)
        except DurandError as error:
            self.failed.emit(str(error), "")
            return
        self.work = work
        self._begin(asked, work.planned)

    def stop(self) -> None:
        """Stop soon; what is done is kept."""
        self.runner.stop()

    def _begin(self, asked: Any, futures: int) -> None:
        self._waiting.stop()
        self.estimate.end()
        self.ask.setEnabled(False)
        self.stage.setCurrentWidget(self.running)
        self.running.begin(futures)
        kept = self.work.futures if self.work else None
        self.runner.start(self.job_of(asked, kept))

    def _on_done(self, result: Any) -> None:
        self.result = result
        if self.work is not None:
            finish_work(self.work)
        self.show_answer()
        self.stage.setCurrentWidget(self.answer)
        self.fold(folded=True)
        self._rest()
        self.heading_changed.emit()
        self.answer.setFocus()

    def _on_failed(self, sentence: str, details: str) -> None:
        self.halted.show_failed(sentence, details)
        self.stage.setCurrentWidget(self.halted)
        self._rest()

    def _on_stopped(self) -> None:
        tally = self.runner.tally
        done, planned = (tally.done, tally.planned) if tally else (0, self._planned())
        self.halted.show_stopped(done, planned, kept=self.work is not None)
        self.stage.setCurrentWidget(self.halted)
        self._rest()

    def _planned(self) -> int:
        return self.work.planned if self.work else 0

    def _rest(self) -> None:
        self.ask.setEnabled(True)
        self.earlier.look()

    def _tell_time(self, text: str) -> None:
        self.time.setText(text)

    # What one does with an answer.

    def fold(self, *, folded: bool) -> None:
        """Fold the question away, or let it be seen again."""
        self.ask.setVisible(not folded)
        self.change_button.setText("Change…" if folded else "Hide the question")
        self._make_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Let the question stand alone where it is too narrow for an answer beside."""
        answered = self.stage.currentWidget() is self.answer
        narrow = self.width() < theme.scaled(BESIDE)
        self.stage.setVisible(self.ask.isHidden() or not (answered and narrow))

    def _on_change(self) -> None:
        self.fold(folded=not self.ask.isHidden())
        if not self.ask.isHidden():
            self.ask.setFocus()

    def share(self) -> None:
        """Make a report of the answer to take along."""
        from ui.desktop.sharing import share

        share(self._shell, self.result)

    def keep_in(self, folder: Path) -> None:
        """Write the result into a folder, and say so."""
        try:
            self.keep(folder)
        except (DurandError, OSError) as error:
            self.failed.emit(unwritten("The results", folder, error), str(error))
            return
        self.noted.emit(f"The results are in {folder}")

    def open_file(self, path: Path) -> None:
        """Write what a file asks into the form.

        Raises
        ------
        DurandError
            When it cannot be read.
        """
        self.read(path)
        self.fold(folded=False)
        self.on_changed()

    def save_file(self, path: Path) -> None:
        """Write what the form asks into a file, and say so."""
        path = path if path.suffix else path.with_suffix(self.suffix)
        try:
            asked, _, _ = self.ready()
            for name, text in self.files_of(asked).items():
                target = path if name == self.asked else path.with_name(name)
                target.write_text(text, encoding="utf-8")
        except (DurandError, OSError) as error:
            self.failed.emit(unwritten(path.name, path.parent, error), str(error))
            return
        self.noted.emit(f"The question is in {path.name}.")

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Where to keep the results")
        if name:
            self.keep_in(Path(name))

    def _choose_file(self) -> None:
        kinds = f"Questions (*{self.suffix})"
        name, _ = QFileDialog.getOpenFileName(self, "Open a question", "", kinds)
        if name:
            try:
                self.open_file(Path(name))
            except DurandError as error:
                self.failed.emit(str(error), "")

    def _choose_name(self) -> None:
        kinds = f"Questions (*{self.suffix})"
        at = self.asked
        name, _ = QFileDialog.getSaveFileName(self, "Save the question", at, kinds)
        if name:
            self.save_file(Path(name))

    # Laying out.

    def _make_buttons(self) -> None:
        self.run_button = QPushButton("Run")
        self.run_button.setDefault(True)
        self.run_button.clicked.connect(self.start)
        tip = "Ask something else"
        self.change_button = PageButton("pen", "Change…", tip, first=False)
        self.change_button.clicked.connect(self._on_change)
        tip = "Write tables, figures and the question into a folder"
        self.keep_button = PageButton("folder", "Keep the results…", tip, first=False)
        self.keep_button.clicked.connect(self._choose_folder)
        tip = "Make a report of it that stands on its own"
        self.share_button = PageButton("share", "Share…", tip, first=True)
        self.share_button.clicked.connect(self.share)

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.setSpacing(8)
        self.ask = surface("panel")
        self.ask.setFixedWidth(ASK_WIDE)
        box = laid(self.ask, 14, 8)
        box.addWidget(label(self.question, 13, 400, "second", wrap=True))
        content = QWidget()
        inside = laid(content, 0, 12)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(self.form)
        inside.addWidget(self.earlier)
        inside.addStretch(1)
        box.addWidget(scrolled(content, "What is asked"), 1)
        self.time = label("", 12, 400, "second", wrap=True)
        box.addWidget(self.time)
        foot = row(6)
        for text, does in (("Open…", self._choose_file), ("Save…", self._choose_name)):
            button = QPushButton(text)
            button.setAccessibleName(f"{text.rstrip('…')} the question as a file")
            button.clicked.connect(does)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.run_button)
        box.addLayout(foot)
        self.stage = Stack()
        for part in (self.invitation, self.running, self.halted, self.answer):
            self.stage.addWidget(part)
        whole.addWidget(self.ask)
        whole.addWidget(self.stage, 1)
