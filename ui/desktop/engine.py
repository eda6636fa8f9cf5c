"""Getting the engine ready behind the window, which stays usable meanwhile."""

from __future__ import annotations

import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from simulator.scenario import Scenario
    from simulator.timeline.file import FileTimeline
    from simulator.timeline.timeline import Timeline

type Report = Callable[[int, int, str], None]
type Made = FileTimeline | Timeline
type Prepare = Callable[[Scenario, Report], Made]


def prepared_timeline(scenario: Scenario, report: Report) -> Made:
    """Make the engine ready, and begin a run in a file of its own.

    Parameters
    ----------
    scenario
        What the run is of.
    report
        Called with steps done, steps in all, and what is being done; what it raises
        ends the preparation.
    """
    make_ready(report)
    from ui.desktop.kept import begin_kept

    return begin_kept(scenario)


def opened_file(path: Path, report: Report) -> Made:
    """Make the engine ready, and open a file to go on with it.

    One that another program is writing is given as it stands, without its file.

    Raises
    ------
    DurandError
        When it cannot be read, or was made by other rules.
    """
    make_ready(report)
    from simulator.timeline.archive import is_archive, read_archive
    from simulator.timeline.file import open_file, read_file
    from simulator.timeline.file.lock import FileInUseError
    from simulator.timeline.file.opening import check_rules, go_on

    if path.is_file() and is_archive(path):
        contents = read_archive(path)
    else:
        try:
            return open_file(path)
        except FileInUseError:
            contents = read_file(path)
    check_rules(contents)
    return go_on(contents)


def make_ready(report: Report) -> None:
    """Compile the rules where that is still to be done, and load them."""
    from simulator import warmup

    if not warmup.is_warm():
        warmup.warm_up(report)
    report(0, 0, "")
    warmup.prepare()
    report(0, 0, "")


class Abandoned(Exception):  # noqa: N818 - not an error: the window was closed
    """Raised inside the preparation when nobody waits for it any more."""


class EngineStart[What](QObject):
    """Prepares the engine in a thread and then hands over a run.

    Compiling happens in a process of its own, so that the window never waits; a
    warm cache is only loaded.

    Parameters
    ----------
    what
        What the run is of: a scenario, or a file.
    prepare
        Makes the run.
    """

    progressed = Signal(int, int, str)
    ready = Signal(object)
    failed = Signal(str, str)
    _made = Signal()
    _broke = Signal(str, str)

    def __init__(
        self, what: What, parent: QObject, prepare: Callable[[What, Report], Made]
    ) -> None:
        super().__init__(parent)
        self._what, self._prepare = what, prepare
        self._abandoned = threading.Event()
        self._waiting: Made | None = None  # until it is handed over
        self._thread = threading.Thread(target=self._work, name="engine start")
        # By way of this object, so that nothing arrives after ``abandon``.
        self._made.connect(self._hand_over)
        self._broke.connect(self._tell)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def abandon(self) -> None:
        """Give up, and wait until the thread has ended."""
        self._abandoned.set()
        if self._thread.is_alive():
            self._thread.join()
        made, self._waiting = self._waiting, None
        if made is not None and hasattr(made, "close"):
            made.close()

    def _work(self) -> None:
        try:
            self._waiting = self._prepare(self._what, self._on_progress)
        except Abandoned:
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            details = "".join(traceback.format_exception(error))
            self._broke.emit(_sentence(error), details)
            return
        self._made.emit()

    @Slot()
    def _hand_over(self) -> None:
        made, self._waiting = self._waiting, None
        if made is not None:
            self.ready.emit(made)

    @Slot(str, str)
    def _tell(self, sentence: str, details: str) -> None:
        if not self._abandoned.is_set():
            self.failed.emit(sentence, details)

    def _on_progress(self, done: int, total: int, name: str) -> None:
        if self._abandoned.is_set():
            raise Abandoned
        self.progressed.emit(done, total, name)


def _sentence(error: Exception) -> str:
    if isinstance(error, DurandError):
        return str(error)
    return f"The engine could not be prepared: {str(error) or type(error).__name__}."
