"""Where a model year goes: the time of each phase of the day.

    python3 -m uv run python -m benchmarks.phases

The day is compiled once more with a look at the clock between phases (Linux, macOS).
"""

import ctypes
import time

import numba
import numpy as np

from simulator import engine
from simulator.compiled import OPTIONS
from simulator.run import Run
from simulator.world.columns import EVENT

DAYS = 365
SEEDS = range(12)
clock_gettime = ctypes.CDLL(None).clock_gettime
clock_gettime.argtypes = [ctypes.c_int, ctypes.c_void_p]
clock_gettime.restype = ctypes.c_int


def timed_day():
    """Compile a day that adds the nanoseconds of each phase to ``spent``."""
    lines = ["def day(worlds, land, rules, log, now, at, spent):", " world = worlds[0]"]
    look = " clock(CLOCK, at); {} = now[0] * 1_000_000_000 + now[1]"
    lines.append(look.format("before"))
    for number, (_, name) in enumerate(engine.ORDER_OF_THE_DAY):
        lines += [f" {name}(world, land[0], rules[0], log)", look.format("after")]
        lines.append(f" spent[{number}] += after - before; before = after")
    names = {name: engine.phase(name) for _, name in engine.ORDER_OF_THE_DAY}
    names |= {"clock": clock_gettime, "CLOCK": int(time.CLOCK_MONOTONIC)}
    exec("\n".join(lines), names)
    return numba.njit(**(OPTIONS | {"cache": False}))(names["day"])


def microseconds():
    """Mean microseconds of each phase of a day, as it is named on screen."""
    Run("october-2025")  # the engine is prepared
    day, now = timed_day(), np.zeros(2, "i8")
    spent = np.zeros(len(engine.ORDER_OF_THE_DAY), "i8")
    for seed in (SEEDS[0], *SEEDS):  # the first time to warm up
        if seed == SEEDS[0]:
            spent[:] = 0
        run, log = Run("october-2025", seed=seed), np.zeros(0, EVENT)
        for _ in range(DAYS):
            day(run._world, run._land, run._rules, log, now, now.ctypes.data, spent)
            run.world.day += 1
    titles = [title for title, _ in engine.ORDER_OF_THE_DAY]
    return dict(zip(titles, spent / (1000 * DAYS * len(SEEDS)), strict=True))


if __name__ == "__main__":
    table = microseconds()
    for title, each in sorted(table.items(), key=lambda row: -row[1]):
        print(f"| {title} | {each:.2f} | {100 * each / sum(table.values()):.0f} |")
