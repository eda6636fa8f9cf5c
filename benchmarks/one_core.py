"""Whether the window can be used where there is but one core.

    python3 -m uv run python -m benchmarks.one_core

The whole program is held to one core (on Linux). October 2025 is opened, then a dial is
moved at pause and while the run plays at full speed with its fan. Told are: how long a
start takes; how long the window is busy with a moved dial until its value is painted;
how long until the odds first show what the move did, and until all futures do; and how
evenly the window ticks while it plays. Beside the time on the clock stands the
processor time of the whole program, which other programs do not lengthen much: on one
core it is what a quiet machine would take, but for the tenth of a second at most until
the window looks for new futures.
"""

import functools
import os
import time

import numpy as np

from benchmarks.long.desk import open_window, wait
from benchmarks.long.record import leave
from benchmarks.ticks import measured, told
from simulator.timeline.pace import FULL_SPEED

SCENARIO, MOVES, DAY = "october-2025", 8, 60
DIAL = "mediation_strength"
PATIENCE = 60  # s; odds that come later than that never came


def hold_to_one_core():
    """Let every thread of this program share one core; False where that cannot be."""
    hold = getattr(os, "sched_setaffinity", None)
    if hold is not None:
        hold(0, {min(os.sched_getaffinity(0))})
    return hold is not None


def moved(window, *, playing):
    """Milliseconds that a moved dial takes, and seconds until the odds tell of it."""
    explore = window.explore
    row, ahead = explore.dials.rows[DIAL], explore.ahead
    clocks = {name: [] for name in ("value", "first_odds", "all_odds")}
    explore.set_speed(FULL_SPEED)
    for number in range(MOVES):
        explore.session.seek(DAY)
        explore.session.settle(10)
        ahead.settle(PATIENCE)
        if playing:
            explore.play()
        wanted = 20 + 5 * number
        before, begun = _dial(ahead), _now()
        row.slider.setValue(wanted)
        row.repaint()
        clocks["value"].append(_now() - begun)
        wait(functools.partial(_tells, ahead, before), PATIENCE)
        clocks["first_odds"].append(_now() - begun)
        if not playing:
            ahead.settle(PATIENCE)
            clocks["all_odds"].append(_now() - begun)
        explore.session.pause()
    return {name: _told(taken) for name, taken in clocks.items() if taken}


def _now():
    """Seconds on the clock, and of the processor for the whole program."""
    return np.array([time.perf_counter(), time.process_time()])


def _told(taken):
    clock, processor = np.array(taken).T
    return {
        "s_median": round(float(np.median(clock)), 3),
        "s_p95": round(float(np.percentile(clock, 95)), 3),
        "processor_s_median": round(float(np.median(processor)), 3),
        "processor_s_p95": round(float(np.percentile(processor, 95)), 3),
    }


def _dial(ahead):
    """Where the dial stands in the futures that the odds are of; None without any."""
    return ahead.now and float(ahead.now.start.rules[DIAL][0])


def _tells(ahead, before):
    """Whether there are odds, and of another dial than before."""
    return _dial(ahead) not in (None, before)


def main():
    held = hold_to_one_core()
    found = {"held_to_one_core": held, "load_before": round(os.getloadavg()[0], 1)}
    begun = _now()
    with open_window(SCENARIO) as window:
        found["window_with_charts_and_run"] = _told([_now() - begun])
        window.explore.session.pause()
        window.explore.session.step(DAY)
        window.explore.session.settle(PATIENCE)
        for playing in (False, True):
            found["playing" if playing else "at_pause"] = moved(window, playing=playing)
    found["ticks_in_class"] = told(measured("class", (1366, 768), SCENARIO))
    leave("one-core", 1.0, found)


if __name__ == "__main__":
    main()
