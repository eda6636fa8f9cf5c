"""How evenly the window ticks while it plays at full speed and the fan refreshes.

    python3 -m uv run python -m benchmarks.ticks

Without a screen, on two cores: the gaps between the ticks of a timer of 33 ms while a
long scenario is played at full speed and a dial is moved every second, so that two
hundred futures are simulated all the time; in every layout, at both sizes. The goal is
a 95th percentile under 40 ms.
"""

import itertools
import os
import statistics
import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.long.desk import open_window, settle
from benchmarks.long.record import leave
from simulator.timeline.pace import FULL_SPEED
from ui.desktop.panels import LAYOUTS

SECONDS, TICK = 10.0, 33
SIZES = (1366, 768), (1920, 1080)


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


def measured(layout, size, scenario="takeover-2021"):
    """Milliseconds between ticks, and what the window's thread took of a processor."""
    with open_window(scenario, size=size) as window:
        window.run_page.show_layout(layout)
        settle()
        explore, pulse = window.explore, Pulse()
        explore.set_speed(FULL_SPEED)
        slider = explore.dials.rows["mediation_strength"].slider
        pulse.start()
        begun = moved = time.perf_counter()
        used = time.thread_time()
        while time.perf_counter() - begun < SECONDS:
            QApplication.processEvents()
            time.sleep(0.0005)
            if time.perf_counter() - moved > 1.0:
                moved = time.perf_counter()
                slider.setValue(100 - slider.value())
                if explore.finished:
                    explore.session.seek(0)
                explore.play()
        used = (time.thread_time() - used) / (time.perf_counter() - begun)
        pulse.stop()
    at = pulse.at
    return sorted(1000 * (b - a) for a, b in itertools.pairwise(at)), used


def told(gaps_and_use):
    """Put into numbers how even it was."""
    gaps, used = gaps_and_use
    return {
        "ticks": len(gaps),
        "median_ms": round(statistics.median(gaps), 1),
        "p95_ms": round(gaps[int(0.95 * len(gaps))], 1),
        "longest_ms": round(gaps[-1], 1),
        "share_of_a_processor": round(used, 2),
        "load": round(os.getloadavg()[0], 1),
    }


def main():
    found = {
        f"{layout.name} {size[0]}×{size[1]}": told(measured(layout.name, size))
        for layout in LAYOUTS
        for size in SIZES
    }
    leave("ticks", 1.0, found)


if __name__ == "__main__":
    main()
