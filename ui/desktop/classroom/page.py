"""The screen of the class: its set-up, then the facilitator's desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout

from simulator.classroom.file import create_class, open_class
from simulator.errors import DurandError
from simulator.warmup import prepare
from ui.desktop import words
from ui.desktop.classroom import keeping
from ui.desktop.classroom.desk import Desk
from ui.desktop.classroom.setup import SetupView
from ui.desktop.screens.page import Page
from ui.desktop.widgets.parts import Work
from ui.desktop.widgets.room import Stack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from simulator.classroom.file import ClassFile
    from simulator.classroom.setup import ClassSetup
    from ui.desktop.main_window import MainWindow


class ClassPage(Page):
    """A class, from the set-up to the last reveal.

    Parameters
    ----------
    window
        The window; it shows the debrief.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._shell = window
        self.desk: Desk | None = None
        self.work: Work | None = None
        self.setup = SetupView()
        self.setup.begun.connect(self.begin)
        self.setup.pack_wanted.connect(self._choose_pack)
        self.setup.resumed.connect(self._choose_class)
        self.setup.failed.connect(self.failed)
        self.setup.noted.connect(self.noted)
        self.leave_button = QPushButton("Close this class")
        self.leave_button.setToolTip("Everything is kept; you can go on later")
        self.leave_button.clicked.connect(self.close_class)
        self._stack = Stack()
        self._stack.addWidget(self.setup)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)

    @override
    def heading(self) -> str:
        if self.desk is None:
            return "Start a class"
        setup = self.desk.game.setup
        return setup.title or self.desk.game.world.timeline.scenario.title

    @override
    def tools(self) -> Sequence[QWidget]:
        return (self.leave_button,) if self.desk is not None else ()

    @override
    def end(self) -> None:
        if self.work is not None:
            self.work.wait()
        self.close_class()

    @override
    def views(self) -> Iterator[tuple[str, QWidget]]:
        yield "class-setup", self.window()
        yield from rehearsed(self)

    def begin(self, setup: ClassSetup) -> None:
        """Open a class in a file of its own; the rules are made ready meanwhile."""

        def work(_told: Callable[[int, int], None]) -> ClassFile:
            prepare()
            return create_class(keeping.new_file(setup.title or setup.scenario), setup)

        self._start(work)

    def resume(self, file: Path) -> None:
        """Go on with the class of a file."""

        def work(_told: Callable[[int, int], None]) -> ClassFile:
            prepare()
            return open_class(file)

        self._start(work)

    def settle(self) -> None:
        """Wait for a class that is being opened, and show it."""
        if self.work is not None:
            self.work.wait()

    def _start(self, work: Callable[[Callable[[int, int], None]], ClassFile]) -> None:
        if self.work is not None:
            return
        # It stays enabled: the focus would go elsewhere, and Enter with it.
        self.setup.begin.setText("Making ready …")
        self.work = Work(self, work)
        self.work.done.connect(self.show_class)
        self.work.failed.connect(self._on_failed)
        self.work.start()

    def show_class(self, there: ClassFile) -> None:
        """Bring a class to its desk."""
        self._rest()
        self.close_class()
        self._name(there.game.setup.twin)
        desk = self.desk = Desk(there)
        desk.failed.connect(self.failed)
        desk.noted.connect(self.noted)
        desk.debrief_wanted.connect(self.open_debrief)
        self._stack.addWidget(desk)
        self._stack.setCurrentWidget(desk)
        desk.strip.next.setFocus()
        self.heading_changed.emit()

    def _name(self, twin: bool) -> None:
        """Let the window bear invented names while a class does, or it is set so."""
        wanted = twin or self._shell.settings.twin
        if words.twin() != wanted:
            words.set_twin(wanted)
            for page in self._shell.pages.values():
                page.rename()

    def open_debrief(self) -> None:
        """Go to the debrief of this class."""
        self._shell.show_screen("debrief")

    def close_class(self) -> None:
        """Close the class; it is kept in its file."""
        if self.desk is None:
            return
        desk, self.desk = self.desk, None
        try:
            desk.close_class()
        except DurandError as error:
            self.failed.emit(str(error), "")
        self._stack.setCurrentWidget(self.setup)
        self._stack.removeWidget(desk)
        desk.deleteLater()
        self._name(twin=False)
        self.heading_changed.emit()

    def _on_failed(self, sentence: str, details: str) -> None:
        self._rest()
        self.failed.emit(sentence, details)

    def _rest(self) -> None:
        self.work = None
        self.setup.begin.setText("Begin the class")

    def _choose_class(self) -> None:
        folder = str(keeping.folder())
        name, _ = QFileDialog.getOpenFileName(
            self, "Go on with a class", folder, "Durand files (*.durand)"
        )
        if name:
            self.resume(Path(name))

    def _choose_pack(self, setup: ClassSetup) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Print the pack", "class-pack.pdf", "PDF (*.pdf)"
        )
        if name:
            self.write_pack(setup, Path(name))

    def write_pack(self, setup: ClassSetup, file: Path) -> None:
        """Write the printed pack of a class."""
        from ui.paper.pack import write_pack

        try:
            write_pack(setup, file, pins=self.setup.pins())
        except DurandError as error:
            self.failed.emit(str(error), "")
            return
        self.noted.emit(f"The pack is in {file.name}")


def rehearsed(page: ClassPage) -> Iterator[tuple[str, QWidget]]:
    """Play a first turn for the pictures, and show each phase of it."""
    from ui.desktop.classroom.rehearsal import phases

    yield from phases(page)
