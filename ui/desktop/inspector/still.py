"""The agents of a run, over a copy of its state: Mesa, brought in behind the window.

The agents are windows on columns. Put over the copy that a session keeps of its state
they can be read at leisure, while the run itself goes on.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from simulator.ensemble.futures import Start
    from simulator.model import BorderCrisis
    from simulator.run import Run
    from simulator.scenario import Scenario


class Still:
    """As much of a run as agents read, standing still."""

    def __init__(self, start: Start) -> None:
        self.world: Any = start.world[0]
        self.land: Any = start.land[0]
        self.rules: Any = start.rules[0]
        self.day, self.seed, self.scenario = start.day, start.seed, start.scenario


class Agents(QObject):
    """The Mesa model of a scenario, once it has been brought in.

    Parameters
    ----------
    scenario
        What the run is of.
    """

    ready = Signal()
    failed = Signal(str)

    def __init__(self, scenario: Scenario, parent: QObject) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self.crisis: BorderCrisis | None = None
        self._thread: threading.Thread | None = None

    def bring(self) -> None:
        """Begin to bring Mesa in, which takes some seconds; ``ready`` tells."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="inspector")
            self._thread.start()

    def stand_on(self, start: Start) -> None:
        """Let the agents show this state."""
        if self.crisis is not None:
            self.crisis.run = cast("Run", Still(start))

    def wait(self) -> None:
        """Wait until the thread has ended."""
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        try:
            from simulator.model import BorderCrisis

            self.crisis = BorderCrisis(self._scenario, rng=0)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self.failed.emit(f"The agents could not be brought in: {error}.")
            return
        self.ready.emit()
