"""The same run has the same bits: on threads, in other places, under other settings.

Compiled against plain Python is in test_run.py.
"""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import simulator
from simulator import warmup
from simulator.run import Run, run

ROOT = Path(simulator.__file__).parents[1]
DAYS = 60
URDU_HOME = "گھر of a user"
# The caches of a stranger's home and temporary folder are filled from ours, for
# compiling takes long: what is tried is that they are found and used.
SCRIPT = """
import shutil, sys
from simulator import warmup
from simulator.run import run
folder = warmup.cache_folder()
if sys.argv[1] != str(folder):
    shutil.copytree(sys.argv[1], folder, dirs_exist_ok=True)
print(folder)
print(warmup.is_warm())
print(run("october-2025", {"border_openness": 0.9}, 5, 60).digest)
print(max(twin.stats.cache_misses != {} for twin in warmup._twins().values()))
"""


@pytest.fixture(scope="module")
def digest():
    """What the run of the script gives here."""
    return run("october-2025", {"border_openness": 0.9}, 5, DAYS).digest


def elsewhere(folder, **settings):
    """Run the script in a folder that holds the packages, under other settings.

    Gives the cache folder used, whether it was warm, the digest, and whether any
    kernel had to be compiled.
    """
    removed = {"NUMBA_CACHE_DIR", *(n for n, value in settings.items() if not value)}
    kept = {name: v for name, v in os.environ.items() if name not in removed}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, str(warmup.cache_folder())],
        cwd=folder,
        env=kept | {name: value for name, value in settings.items() if value},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_that_threads_change_no_bit(threads):
    seeds = range(8)
    serial = [run("october-2025", seed=seed, days=DAYS).digest for seed in seeds]
    with ThreadPoolExecutor(threads) as pool:
        futures = [Run("october-2025", seed=seed) for seed in seeds]
        list(pool.map(lambda future: future.advance(DAYS), futures))
    assert [future.digest for future in futures] == serial


def test_that_a_branch_goes_on_as_its_origin_does_and_shares_nothing_with_it():
    origin = Run("october-2025", seed=5)
    origin.advance(20)
    branch = origin.branch()
    moved = origin.branch()
    moved.set_dial("ttp_sanctuary", 0.0)
    for one in (origin, branch, moved):
        one.advance(40)
    assert branch.digest == origin.digest != moved.digest
    assert branch.events.tobytes() == origin.events.tobytes()
    assert origin.dials["ttp_sanctuary"] != 0.0
    straight = run("october-2025", seed=5, days=60)
    assert straight.digest == origin.digest


def test_that_a_snapshot_is_one_small_record():
    future = Run("october-2025", seed=5)
    assert len(future.snapshot()) <= 80_000
    assert future._world.flags.c_contiguous


@pytest.mark.slow
def test_that_another_time_zone_language_hash_seed_and_home_change_no_bit(
    tmp_path, digest
):
    home = tmp_path / URDU_HOME
    home.mkdir()
    folder, warm, got, compiled_anew = elsewhere(
        ROOT,
        TZ="Asia/Karachi",
        LANG="ur_PK.UTF-8",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="4242",
        PYTHONUTF8="1",
        PYTHONPATH=str(ROOT),
        HOME=str(home),
        XDG_CACHE_HOME="",
        LOCALAPPDATA=str(home),
        DURAND_CACHE_DIR="",
    )
    assert Path(folder).is_relative_to(home)
    assert (warm, got, compiled_anew) == ("True", digest, "False")


@pytest.mark.slow
def test_that_a_reinstall_finds_what_was_compiled_and_gives_the_same_bits(
    tmp_path, digest
):
    ignored = shutil.ignore_patterns("__pycache__")
    for package in ("simulator", "scenarios"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    folder, warm, got, compiled_anew = elsewhere(tmp_path, PYTHONPATH=str(tmp_path))
    assert folder == str(warmup.cache_folder())
    assert (warm, got, compiled_anew) == ("True", digest, "False")


@pytest.mark.slow
def test_that_a_cache_folder_that_cannot_be_written_to_is_replaced(tmp_path, digest):
    # A file in its place: administrators may write to any folder.
    taken = tmp_path / "taken"
    taken.write_text("not a folder")
    spare = tmp_path / "spare"
    spare.mkdir()
    folder, warm, got, compiled_anew = elsewhere(
        ROOT,
        PYTHONPATH=str(ROOT),
        DURAND_CACHE_DIR=str(taken),
        TMPDIR=str(spare),
        TEMP=str(spare),
    )
    assert Path(folder).is_relative_to(spare)
    assert (warm, got, compiled_anew) == ("True", digest, "False")
