"""Futures in the making: how many are done, how long it still takes, and a stop."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton

from ui.desktop import motion, theme
from ui.desktop.engine import make_ready
from ui.desktop.laboratory.wording import in_time
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.parts import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLabel

    from simulator.ensemble.outcomes import Tally

    type Told = Callable[[Tally], None]
    type Job = Callable[[Told, Callable[[], bool]], Any]

LOOK_MS = 100
PATIENT = 3  # futures done before the time left is told


class Runner(QObject):
    """Carries something out in a thread, and knows how far it is.

    ``done`` gives the result; ``failed`` a sentence and details; ``stopped`` tells
    that it was stopped.
    """

    done = Signal(object)
    failed = Signal(str, str)
    stopped = Signal()
    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.work: Work | None = None
        self.tally: Tally | None = None
        self._stop = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.moved)

    @property
    def running(self) -> bool:
        """Whether something is being carried out."""
        return self.work is not None

    def start(self, job: Job) -> None:
        """Begin."""
        self._stop.clear()
        self.tally = None
        self.work = Work(self, partial(self._carry_out, job))
        self.work.done.connect(self._on_done)
        self.work.failed.connect(self._on_failed)
        self._timer.start()
        self.work.start()

    def stop(self) -> None:
        """Stop soon; what is done may be kept."""
        self._stop.set()

    def end(self) -> None:
        """Stop, and wait for the thread."""
        self.stop()
        self._timer.stop()
        if self.work is not None:
            self.work.wait()

    def settle(self) -> None:
        """Wait for the end, and let it be heard: for pictures and tests."""
        if self.work is not None:
            self.work.settle()

    def _carry_out(self, job: Job, _: object) -> Any:
        make_ready(self._on_ready)
        return job(self._on_tally, self._stop.is_set)

    def _on_ready(self, *_: object) -> None:
        if self._stop.is_set():
            from simulator.errors import DurandError

            raise DurandError("Stopped.")

    def _on_tally(self, tally: Tally) -> None:
        self.tally = tally

    def _on_done(self, result: object) -> None:
        self._rest()
        self.done.emit(result)

    def _on_failed(self, sentence: str, details: str) -> None:
        self._rest()
        if self._stop.is_set() and not details:
            self.stopped.emit()
        else:
            self.failed.emit(sentence, details)

    def _rest(self) -> None:
        self.work = None
        self._timer.stop()


class RunningCard(QFrame):
    """Shows how far a runner is."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._runner = runner
        self.count: QLabel = label("", 40, 600, "accent", atlas=True)
        self.of = label("", 14, 400, "second")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Futures that are done")
        self.left = label("", 13, 400, "second", wrap=True)
        self.stop = QPushButton("Stop")
        self.stop.setToolTip("What is done is kept: you can go on later")
        self.stop.clicked.connect(runner.stop)
        runner.moved.connect(self.look)
        box = column(self, 28, 10)
        box.addStretch(2)
        line = row(12)
        line.addWidget(self.count)
        line.addWidget(self.of)
        line.addStretch(1)
        box.addLayout(line)
        box.addWidget(self.bar)
        box.addWidget(self.left)
        foot = row(0)
        foot.addWidget(self.stop)
        foot.addStretch(1)
        box.addLayout(foot)
        box.addStretch(3)
        self.count.setFont(theme.font(40, 600, atlas=True))

    def begin(self, planned: int) -> None:
        """Show that it begins."""
        self.count.setText("0")
        self.of.setText(f"of {planned:,} futures")
        motion.show_busy(self.bar)
        self.left.setText("Making the model ready …")
        self.stop.setFocus()

    def look(self) -> None:
        """Show how far it is now."""
        tally = self._runner.tally
        if tally is None:
            return
        self.count.setText(f"{tally.done:,}")
        self.of.setText(f"of {tally.planned:,} futures")
        self.bar.setRange(0, tally.planned)
        self.bar.setValue(tally.done)
        parts = []
        left = tally.remaining_s
        if tally.done >= tally.planned:
            parts.append("Summing up …")
        elif left is not None and tally.done - tally.stored >= PATIENT:
            parts.append(f"{in_time(left).capitalize()} left.")
        if tally.stored:
            parts.append(f"{tally.stored:,} were kept from before.")
        if tally.failed:
            parts.append(f"{tally.failed:,} failed; the others go on.")
        self.left.setText(" ".join(parts))
