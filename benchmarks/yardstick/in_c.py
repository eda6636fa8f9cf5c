"""The yardstick in C, built with the gcc at hand."""

import ctypes
import shutil
import subprocess
from pathlib import Path

import numpy as np

from benchmarks.yardstick import setting

SOURCE = Path(__file__).with_name("yardstick.c")
# As fast as it goes with the same bits: no fused multiply-add, no fast-math.
FLAGS = ("-O3", "-march=native", "-ffp-contract=off", "-shared", "-fPIC")


def build(folder):
    """Build the library in a folder, and give it; None where there is no gcc."""
    compiler = shutil.which("gcc")
    if compiler is None:
        return None
    library = Path(folder) / "yardstick.so"
    subprocess.run([compiler, *FLAGS, SOURCE, "-o", library, "-lm"], check=True)
    return ctypes.CDLL(str(library))


def begun(seed, days):
    """Give what ``advance`` takes: columns, the last three of which it writes."""
    table = setting.make_land()
    land, world = table[0], setting.make_world(table, seed)[0]
    columns = (
        land.neighbour,
        land.degree,
        land.side,
        land.home,
        world.place,
        world.men,
    )
    return seed, days, *map(np.array, columns), np.zeros(days, setting.DAY)


def advance(library, seed, days, *columns):
    """Simulate so many days."""
    pointers = [column.ctypes.data_as(ctypes.c_void_p) for column in columns]
    library.simulate(ctypes.c_uint64(seed), ctypes.c_int(days), *pointers)


def run(library, seed, days):
    """Simulate, and give the series and the state at the end."""
    given = begun(seed, days)
    advance(library, *given)
    place, men, series = given[-3:]
    return series, place, men
