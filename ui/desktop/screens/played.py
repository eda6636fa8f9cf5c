"""What can be done to a run that is played in the window, whatever shows it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simulator.timeline.pace import SPEEDS
from ui.desktop import words
from ui.desktop.doings import named, next_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from simulator.scenario import Scenario
    from simulator.timeline.history import Step
    from simulator.timeline.session import Session
    from ui.desktop.live import LiveView

WEEK = 7
BEGUN_ANEW = "A new run, under the dials as they stand; the one before is on Home."
FIRST_SPEED = SPEEDS[1]


class Played(QWidget):
    """A widget that shows a run; until there is one, wishes are remembered.

    Parameters
    ----------
    scenario
        What the run is of.
    """

    failed = Signal(str, str)
    restart_wanted = Signal()
    history_changed = Signal()
    forked = Signal(str)  # name of the new branch
    noted = Signal(str)  # good news in passing
    saved = Signal(object)  # under another name: the path

    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self.scenario = scenario
        self.view: LiveView | None = None
        self._wants_play, self._speed = False, FIRST_SPEED
        self._steps: tuple[Step | None, Step | None] = (None, None)

    def refresh(self) -> None:
        """Show the state of the session as it is now."""
        raise NotImplementedError

    def close_session(self) -> None:
        """End the run and wait for its thread."""
        raise NotImplementedError

    @property
    def session(self) -> Session | None:
        """The session being played, if any yet."""
        return self.view.session if self.view else None

    @property
    def speed(self) -> float:
        """How fast days pass."""
        return self._speed

    @property
    def playing(self) -> bool:
        """Whether days pass, or will as soon as they can."""
        return self.session.playing if self.session else self._wants_play

    @property
    def finished(self) -> bool:
        """Whether the run is at its end."""
        return self.session is not None and self.session.finished

    def start_again(self) -> None:
        """Drop this run, and ask for a new one under the dials as they stand."""
        if self.session:
            if self.session.path is not None:
                self.noted.emit(BEGUN_ANEW)
            self.close_session()
            self.view = None
            self._wants_play = True
            self.restart_wanted.emit()

    def play(self) -> None:
        """Let days pass."""
        self._wants_play = True
        if self.session:
            self.session.play()
        self.refresh()

    def play_or_pause(self) -> None:
        """Play, or pause; at the end of the run, start again."""
        if self.finished:
            self.start_again()
            return
        if not self.playing:
            self.play()
            return
        self._wants_play = False
        if self.session:
            self.session.pause()
        self.refresh()

    def step_day(self) -> None:
        """Pause, and go a day on."""
        self._step(1)

    def step_week(self) -> None:
        """Pause, and go a week on."""
        self._step(WEEK)

    def seek(self, day: int) -> None:
        """Pause, and stand on a day that was lived."""
        self._wants_play = False
        if self.session:
            self.session.seek(min(day, self.session.ready))

    def set_speed(self, speed: float) -> None:
        """Play at another speed from now on."""
        self._speed = speed
        if self.session:
            self.session.set_speed(speed)
        self.refresh()

    def shift_speed(self, by: int) -> None:
        """Take the next higher or lower speed."""
        place = SPEEDS.index(self._speed) + by
        self.set_speed(SPEEDS[max(0, min(len(SPEEDS) - 1, place))])

    def change(self, dial: str, value: float) -> None:
        """Set a dial before the next day."""
        if self.session:
            self.session.change(dial, value)

    def change_all(self, values: Mapping[str, float]) -> None:
        """Set several dials before the next day, as one deed."""
        if self.session:
            self.session.change_all(values)

    def undo(self) -> None:
        """Take back what was done last, and its effect."""
        if self.session and self.session.view.to_undo:
            self.session.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.session and self.session.view.to_redo:
            self.session.redo()

    def doing(self, way: str) -> str:
        """Name what ``to_undo`` or ``to_redo`` would do; empty where nothing."""
        step = getattr(self.session.view, way) if self.session else None
        return named(step, self.scenario, {}) if step else ""

    def what_if(self) -> None:
        """Fork a branch from the day on show, and go there."""
        if self.session:
            view = self.session.view
            name = next_name(branch.name for branch in view.tree.branches.values())
            self.forked.emit(name)
            self.session.fork(name)
            when = self.scenario.start + timedelta(days=view.day)
            begins = f"“{name}” begins on {words.long_date(when)}"
            self.noted.emit(f"{begins}: change something, and play.")

    def save_as(self, path: Path) -> None:
        """Go on in a file of another name."""
        if self.session:
            self.session.save_as(path)

    def tell_history(self) -> None:
        """Say that undo or redo would do something else than before."""
        steps = (
            (self.session.view.to_undo, self.session.view.to_redo)
            if (self.session)
            else (None, None)
        )
        if steps != self._steps:
            self._steps = steps
            self.history_changed.emit()

    def _step(self, days: int) -> None:
        self._wants_play = False
        if self.session:
            self.session.step(days)
        self.refresh()
