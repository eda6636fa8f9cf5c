"""A recorded run, which plays while the model is prepared for the first time.

Every scenario that comes with Durand has one. It is called recorded wherever it plays;
nothing that is done touches it, and the run that follows starts from its own first day.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    import numpy as np

FOLDER = Path(__file__).parent / "recorded"
SEED, LONGEST = 11, 365  # the luck of the recorded runs, and how many days they have
DECIMALS = 3  # of what is kept: more than an eye can see
EVERY, DAYS = 80, 2  # ms between two looks, and days lived in between
LABEL = "Meanwhile a recorded run plays, not yours."


def file_of(scenario: str) -> Path:
    """Return the file of a scenario's recorded run, whether it is there or not."""
    return FOLDER / f"{scenario}.npz"


def has_recording(scenario: str) -> bool:
    """Whether a scenario has a recorded run: those that come with Durand."""
    return file_of(scenario).is_file()


def lived_days(scenario: str) -> np.ndarray:
    """Live a scenario anew, as far as it is recorded."""
    import numpy as np

    from simulator import run
    from simulator.scenario import load_scenario

    days = min(LONGEST, load_scenario(scenario).days)
    return np.array(run(scenario, seed=SEED, days=days).series)


def keep(days: np.ndarray, file: Path) -> None:
    """Keep the days of a run, column by column, rounded to what can be seen."""
    import numpy as np

    columns = {name: rounded(days[name]) for name in days.dtype.names or ()}
    with file.open("wb") as out:
        np.savez_compressed(out, **columns)  # type: ignore[arg-type]


def rounded(column: np.ndarray) -> np.ndarray:
    """Round a column to as many digits as are kept of it."""
    import numpy as np

    if column.dtype.kind != "f":
        return column
    return np.round(column, DECIMALS).astype("f4")


def recorded_days(scenario: str) -> np.ndarray:
    """Return the days of a recorded run; columns it does not know are zero."""
    import numpy as np

    from simulator.world.columns import DAY

    with np.load(file_of(scenario), allow_pickle=False) as kept:
        known = {name: kept[name] for name in kept.files}
    days = np.zeros(len(next(iter(known.values()))), DAY)
    for name in set(DAY.names or ()) & set(known):
        if known[name].shape == days[name].shape:
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

    def play(self, scenario: str) -> None:
        """Begin the recorded run of a scenario, if none plays already."""
        if not self.playing:
            self._days, self._now = recorded_days(scenario), 0
            self._timer.start()

    def skip_to(self, day: int) -> None:
        """Go on from a later day; nothing happens while it does not play."""
        if self.playing:
            self._now = day
            self._go_on()

    def stop(self) -> None:
        """End."""
        self._timer.stop()

    def _go_on(self) -> None:
        assert self._days is not None
        self._now = min(self._now + DAYS, len(self._days))
        self.moved.emit(self._days[: self._now])
        if self._now == len(self._days):
            self.stop()
