"""Play, pause, step, speed, date, and the days lived through as a strip."""

from __future__ import annotations

from datetime import date, timedelta
from typing import override

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QVBoxLayout

from simulator.timeline.pace import FULL_SPEED, SPEEDS
from ui.desktop import keys, theme, words
from ui.desktop.widgets.basics import IconButton, row
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.running_text import RunningText
from ui.desktop.widgets.strip import TimeStrip

SPEED_WORDS = {
    1.0: ("1 day/s", "One day a second"),
    7.0: ("1 week/s", "One week a second"),
    28.0: ("4 weeks/s", "Four weeks a second"),
    FULL_SPEED: ("full", "As fast as can be watched: about a year a second"),
}
HEIGHT = 64
WIDEST = words.long_date(date(2026, 9, 30))


class PlayButton(IconButton):
    """The round button that plays or pauses."""

    def __init__(self) -> None:
        super().__init__("play", "Play", ink="on_accent", size=20)
        self.setProperty("kind", "round")
        self.setFixedSize(QSize(38, 38))

    def show_what_it_does(self, *, playing: bool, finished: bool) -> None:
        """Look like what a press would do."""
        if finished:
            self.show_as("again", "Start again")
        elif playing:
            self.show_as("pause", "Pause")
        else:
            self.show_as("play", "Play")


class Transport(QFrame):
    """The bar at the foot of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "bar")
        self.setProperty("edge", "top")
        theme.fix_height(self, HEIGHT)
        self.play = PlayButton()
        self.day = IconButton("day", "Step a day", ink="text")
        self.week = IconButton("week", "Step a week", ink="text")
        for button, tip, command in (
            (self.play, "Play", "play_or_pause"),
            (self.day, "Step a day", "step_day"),
            (self.week, "Step a week", "step_week"),
        ):
            keys.tell(button, tip, command)
        self.speed = Choice("Speed", (SPEED_WORDS[speed] for speed in SPEEDS))
        self.strip = TimeStrip()
        self._date = RunningText(14, 600, name="Date")
        self._count = RunningText(12, ink="text2", name="Days done")
        self._start, self._days = date.min, 0
        self._lay_out()

    def set_span(self, start: date, days: int) -> None:
        """Say which days the run covers."""
        self._start, self._days = start, days
        self.strip.set_span(start, days)
        self._date.keep_room(WIDEST)
        self._count.keep_room(f"day {days} of {days}")
        self.show_day(0)

    def show_day(self, day: int) -> None:
        """Show how far the run is."""
        self._date.say(words.long_date(self._start + timedelta(days=day)))
        self._count.say(f"day {day} of {self._days}")

    def set_finished(self, finished: bool) -> None:
        """Switch off what cannot be done at the end of a run."""
        for button in (self.day, self.week):
            button.setEnabled(not finished)

    def _lay_out(self) -> None:
        box = row(4)
        box.setContentsMargins(16, 4, 16, 4)
        self.setLayout(box)
        for button in (self.play, self.day, self.week):
            box.addWidget(button)
        box.addSpacing(6)
        box.addWidget(self.speed)
        box.addSpacing(14)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addStretch(1)
        text.addWidget(self._date)
        text.addWidget(self._count)
        text.addStretch(1)
        box.addLayout(text)
        box.addSpacing(8)
        box.addWidget(self.strip, 1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, theme.scaled(HEIGHT))
