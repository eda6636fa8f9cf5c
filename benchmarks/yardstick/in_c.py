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


def run(library, seed, days):
    """Simulate, and give the series and the state at the end."""
    land = setting.make_land()[0]
    world = setting.make_world(setting.make_land(), seed)[0]
    place, men = world.place.copy(), world.men.copy()
    series = np.zeros(days, setting.DAY)
    columns = (land.neighbour, land.degree, land.side, land.home)
    given = [np.ascontiguousarray(column) for column in columns]
    library.simulate(
        ctypes.c_uint64(seed),
        ctypes.c_int(days),
        *(array.ctypes.data_as(ctypes.c_void_p) for array in (*given, place, men)),
        series.ctypes.data_as(ctypes.c_void_p),
    )
    return series, place, men
