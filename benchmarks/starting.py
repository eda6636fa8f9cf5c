"""Starting times, measured in processes of their own, in processor time.

Starting keeps one processor busy, so on a quiet machine that is the time on the clock.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
START = """
import json, time
begun = 0.0
from simulator.run import Run
imported = time.process_time()
import numba
numba_there = time.process_time()
from simulator.warmup import prepare
prepare()
ready = time.process_time()
Run("october-2025", seed=1).advance(1)
lived = time.process_time()
print(json.dumps({
    "simulator imported": imported - begun,
    "numba imported": numba_there - imported,
    "kernels loaded": ready - numba_there,
    "first day lived": lived - ready,
    "in all": lived - begun,
}))
"""


def warm(times=5):
    """Median seconds of each stage of a start with compiled rules at hand."""
    starts = [json.loads(_python("-c", START)) for _ in range(times)]
    return {
        stage: statistics.median(start[stage] for start in starts)
        for stage in starts[0]
    }


def bare(times=5):
    """Median seconds of a Python process that does nothing."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        _python("-c", "")
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def first_compile():
    """Seconds of the first compile ever, and of each kernel in it."""
    kernels, total = {}, _children()
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [sys.executable, "-m", "simulator.warmup"],
            cwd=ROOT,
            env=os.environ | {"DURAND_CACHE_DIR": folder, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        last, since = None, time.perf_counter()
        for line in process.stdout:
            now = time.perf_counter()
            if last is not None:
                kernels[last] = now - since
            last, since = line.split()[2], now
        assert process.wait() == 0
        total = _children() - total
    return total, kernels


def _children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _python(*arguments):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout
