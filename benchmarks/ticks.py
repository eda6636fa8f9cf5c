"""How evenly the window ticks while it plays at full speed and the fan refreshes.

    python3 -m uv run python -m benchmarks.ticks

Without a screen, on two cores: the gaps between the ticks of a timer of 33 ms while a
long scenario is played at full speed and a dial is moved every second, so that two
hundred futures are simulated all the time. The goal is a 95th percentile under 40 ms.
"""

import statistics
import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.long.desk import open_window
from simulator.timeline.pace import FULL_SPEED

SECONDS, TICK = 20.0, 33


class Pulse(QObject):
    """Notes when its timer ticks."""

    def __init__(self):
        super().__init__()
        self.at = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._beat)

    def start(self):
        self._timer.start()

    def stop(self):
        self._timer.stop()

    def _beat(self):
        self.at.append(time.perf_counter())


def gaps():
    """Milliseconds between ticks."""
    with open_window("takeover-2021") as window:
        explore, pulse = window.explore, Pulse()
        explore.set_speed(FULL_SPEED)
        slider = explore.dials.rows["mediation_strength"].slider
        pulse.start()
        begun = moved = time.perf_counter()
        while time.perf_counter() - begun < SECONDS:
            QApplication.processEvents()
            time.sleep(0.0005)
            if time.perf_counter() - moved > 1.0:
                moved = time.perf_counter()
                slider.setValue(100 - slider.value())
                if explore.finished:
                    explore.session.seek(0)
                explore.play()
        pulse.stop()
    return [1000 * (b - a) for a, b in zip(pulse.at, pulse.at[1:], strict=False)]


def main():
    found = sorted(gaps())
    print(f"ticks: {len(found)}")
    print(f"median: {statistics.median(found):.1f} ms")
    print(f"95th percentile: {found[int(0.95 * len(found))]:.1f} ms (goal: under 40)")
    print(f"longest: {found[-1]:.1f} ms")


if __name__ == "__main__":
    main()
