"""A recorded run, which plays while the model is prepared for the first time.

It is of the usual scenario and is called recorded wherever it plays; nothing that is
done touches it, and the run that follows starts from its own first day.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.desktop.options import DEFAULT_SCENARIO

if TYPE_CHECKING:
    import numpy as np

SCENARIO = DEFAULT_SCENARIO
FILE = Path(__file__).parent / "recorded" / f"{SCENARIO}.npz"
EVERY, DAYS = 80, 2  # ms between two looks, and days lived in between
LABEL = "Meanwhile a recorded run plays, not yours."


def recorded_days() -> np.ndarray:
    """Return the days of the recorded run; columns it does not know are zero."""
    import numpy as np

    from simulator.world.columns import DAY

    with np.load(FILE, allow_pickle=False) as kept:
        known = kept["days"]
    days = np.zeros(len(known), DAY)
    for name in set(DAY.names or ()) & set(known.dtype.names or ()):
        if known.dtype[name].shape == DAY[name].shape:
            days[name] = known[name]
    return days


class Recording(QObject):
    """Plays the recorded run, once through."""

    moved = Signal(object)  # the days so far

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._days: np.ndarray | None = None
        self._now = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._go_on)

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._timer.isActive()

    def play(self) -> None:
        """Begin, if it does not play already."""
        if not self.playing:
            self._days, self._now = recorded_days(), 0
            self._timer.start()

    def stop(self) -> None:
        """End."""
        self._timer.stop()

    def _go_on(self) -> None:
        assert self._days is not None
        self._now = min(self._now + DAYS, len(self._days))
        self.moved.emit(self._days[: self._now])
        if self._now == len(self._days):
            self.stop()
