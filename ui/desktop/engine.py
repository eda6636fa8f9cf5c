"""Getting the engine ready behind the window, which stays usable meanwhile."""

from __future__ import annotations

import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.scenario import Scenario
    from simulator.timeline.timeline import Timeline

type Report = Callable[[int, int, str], None]
type Prepare = Callable[[Scenario, Report], Timeline]


def prepared_timeline(scenario: Scenario, report: Report) -> Timeline:
    """Compile the rules where that is still to be done, and set up a run.

    Parameters
    ----------
    scenario
        What the run is of.
    report
        Called with steps done, steps in all, and what is being done; what it raises
        ends the preparation.
    """
    from simulator import warmup

    if not warmup.is_warm():
        warmup.warm_up(report)
    report(0, 0, "")
    warmup.prepare()
    report(0, 0, "")
    from simulator.timeline.timeline import Timeline

    return Timeline(scenario)


class Abandoned(Exception):  # noqa: N818 - not an error: the window was closed
    """Raised inside the preparation when nobody waits for it any more."""


class EngineStart(QObject):
    """Prepares the engine in a thread and then hands over a run.

    Compiling happens in a process of its own, so that the window never waits; a
    warm cache is only loaded.

    Parameters
    ----------
    scenario
        What the run is of.
    prepare
        Makes the run.
    """

    progressed = Signal(int, int, str)
    ready = Signal(object)
    failed = Signal(str, str)
    _made = Signal(object)
    _broke = Signal(str, str)

    def __init__(
        self, scenario: Scenario, parent: QObject, prepare: Prepare = prepared_timeline
    ) -> None:
        super().__init__(parent)
        self._scenario, self._prepare = scenario, prepare
        self._abandoned = threading.Event()
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

    def _work(self) -> None:
        try:
            timeline = self._prepare(self._scenario, self._on_progress)
        except Abandoned:
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            details = "".join(traceback.format_exception(error))
            self._broke.emit(_sentence(error), details)
            return
        self._made.emit(timeline)

    @Slot(object)
    def _hand_over(self, timeline: Timeline) -> None:
        if not self._abandoned.is_set():
            self.ready.emit(timeline)

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
