"""How soon the window is there: seen, filled with charts, ready to play.

    python3 -m uv run python -m benchmarks.opening

Each start is a process of its own, timed from the moment at which it is asked for, with
compiled rules at hand and without a screen; once at home, once on a scenario.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from benchmarks.long.record import leave
from benchmarks.starting import ROOT

TIMES = 5
CHILD = """
import json, os, sys, time
asked = float(sys.argv.pop(1))
from PySide6.QtCore import QTimer
from ui.desktop.main_window import MainWindow

seen = {}

def look(window):
    run = window.explore
    for what, holds in (
        ("filled", window._waits is None and not window.filling),
        ("ready", run is not None and run.view is not None),
    ):
        if holds and what not in seen:
            seen[what] = time.time() - asked
    if len(seen) == (3 if window.options.scenario else 2):
        print(json.dumps(seen), flush=True)
        os._exit(0)

painted, made = MainWindow.paintEvent, MainWindow.__init__

def paint(window, event):
    painted(window, event)
    seen.setdefault("seen", time.time() - asked)

def make(window, *given, **named):
    made(window, *given, **named)
    timer = QTimer(window)
    timer.timeout.connect(lambda: look(window))
    timer.start(2)

MainWindow.__init__, MainWindow.paintEvent = make, paint
from ui.cli.main import main
main()
"""


def start(*words):
    """Seconds until each stage of one start."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {f"XDG_{name}_HOME": folder for name in ("CONFIG", "STATE", "DATA")}
        environment = os.environ | homes | {"QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [sys.executable, "-c", CHILD, str(time.time()), *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    return json.loads(done.stdout)


def measured(*words):
    """Median seconds of each stage, the first start aside: it fills caches."""
    starts = [start(*words) for _ in range(TIMES + 1)][1:]
    return {
        stage: round(statistics.median(one[stage] for one in starts), 2)
        for stage in starts[0]
    }


def main():
    found = {
        "at home": measured(),
        "on a scenario": measured("--scenario", "october-2025"),
        "load": round(os.getloadavg()[0], 1),
    }
    leave("opening", 1.0, found)


if __name__ == "__main__":
    main()
