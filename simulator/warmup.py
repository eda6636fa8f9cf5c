"""Getting ready to simulate: the cache of compiled rules, and filling it.

numba's own cache does not notice that a kernel in *another* file has changed, so the
cache folder is named by a hash of every kernel source and of the versions involved.
``python -m simulator.warmup`` fills it and reports progress.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator import compiled, homes
from simulator.doctrine.repertoire import repertoires
from simulator.errors import DurandError
from simulator.rules import RULES
from simulator.world.columns import DAY, EVENT, LAND, LAYOUTS, WORLD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEPT_CACHES = 3  # more caches of compiled rules are removed,
IDLE_DAYS = 2  # once they have not been used for some days
# What play calls, and what compiled code from elsewhere may: it must find these
# with their one signature, and add none of its own.
FIRST = (
    *("simulator.engine.live_day", "simulator.engine.advance"),
    *("simulator.randomness.", "simulator.numerics."),
)
COMPLETE = "complete"  # with a processor's name: the cache holds every kernel for it


@cache
def fingerprint() -> str:
    """Hash of all kernel sources, the data layout, and the versions they met."""
    for part in ("engine", "start"):  # and with them every rule
        import_module(f"simulator.{part}")
    files = {inspect.getfile(rule) for rule in compiled.registered().values()}
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(Path(file).read_bytes())
    # The numbers of actions are built into what is compiled.
    named = {actor: [a.id for a in acts] for actor, acts in repertoires().items()}
    digest.update(repr(named).encode())
    for layout in (*LAYOUTS, RULES):
        digest.update(repr(layout).encode())
    for package in ("numba", "llvmlite", "numpy"):
        digest.update(f"{package}={metadata.version(package)}".encode())
    digest.update(f"{sys.version_info[:3]} {platform.machine()}".encode())
    digest.update(repr(compiled.OPTIONS).encode())
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where compiled rules lie, and the processor they are compiled for.

    Attributes
    ----------
    shipped
        Whether they came with the program: then nothing is written there.
    """

    folder: Path
    cpu: str
    shipped: bool = False

    @property
    def mark(self) -> Path:
        """The file that says that every kernel is there."""
        return self.folder / f"{COMPLETE}-{self.cpu}"


def shelf() -> Shelf:
    """Find where this very source's compiled kernels are: shipped, or the user's own.

    Raises
    ------
    DurandError
        When none is shipped for this processor, and no folder can be written to.
    """
    return _shipped() or Shelf(cache_folder(), compiled.processor())


@cache
def _shipped() -> Shelf | None:
    """Find the kernels that a portable folder brings, if they run here."""
    portable = homes.portable_folder()
    if portable is None or os.environ.get("NUMBA_CPU_NAME"):
        return None
    folder = portable / "kernels" / fingerprint()
    if not folder.is_dir():
        return None
    for cpu in filter(None, (compiled.plain_processor(), compiled.processor())):
        found = Shelf(folder, cpu, shipped=True)
        if found.mark.exists():
            return found
    return None


def cache_folder() -> Path:
    """Folder of this very source's kernels compiled here; created, and writable.

    ``DURAND_CACHE_DIR`` overrides the user's cache folder; where that cannot be
    written to (a read-only medium) a folder for temporary files serves.

    Raises
    ------
    DurandError
        When no folder can be written to.
    """
    named = os.environ.get("DURAND_CACHE_DIR")
    places = [Path(named) if named else homes.home("cache"), homes.temporary_folder()]
    for place in places:
        folder = place / "kernels" / fingerprint()
        if _usable(folder):
            return folder
    msg = (
        "Durand cannot keep its compiled rules: none of these folders can be written "
        f"to: {', '.join(map(str, places))}. Set DURAND_CACHE_DIR to one that can."
    )
    raise DurandError(msg)


def _usable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def is_warm() -> bool:
    """Whether the kernels of this very source are compiled and kept."""
    return compiled.jit_disabled() or shelf().mark.exists()


@cache
def _twins() -> dict[str, Any]:
    found = shelf()
    return compiled.swap_in(found.folder, found.cpu)


@cache
def prepare() -> None:
    """Put every kernel's compiled twin in its place; does nothing a second time.

    Loads from the cache where it is warm, else compiles, which takes a while.
    """
    if compiled.jit_disabled():
        return
    if not is_warm():
        for _ in compile_all():
            pass
        return
    signatures = _signatures()
    for name, twin in _twins().items():
        first = name.startswith(FIRST)
        settle = compiled.settle if first else compiled.settle_when_called
        settle(twin, signatures.of(twin.py_func))
    _note_use()


def compile_all() -> Iterator[tuple[int, int, str]]:
    """Compile every kernel, or load it from the cache, one a step.

    Yields
    ------
    tuple
        Kernels ready, kernels in all, name of the next one.
    """
    if compiled.jit_disabled():
        return
    signatures, twins = _signatures(), _twins()
    for done, (name, twin) in enumerate(twins.items()):
        yield done, len(twins), name
        compiled.settle(twin, signatures.of(twin.py_func))
    _note_use()
    yield len(twins), len(twins), "ready"


def _signatures() -> compiled.Signatures:
    tables = {"event": EVENT, "log": EVENT, "series": DAY, "world": WORLD, "land": LAND}
    tables |= {"worlds": WORLD, "rules": RULES}
    return compiled.Signatures({n: np.zeros(1, t) for n, t in tables.items()})


def _note_use() -> None:
    found = shelf()
    if not found.shipped:
        found.mark.touch()  # its time says when the cache was used
        _remove_old(found.folder.parent)


def _remove_old(caches: Path) -> None:
    newest = sorted(((_last_used(one), one) for one in caches.iterdir()), reverse=True)
    for used, old in newest[KEPT_CACHES:]:
        if used < time.time() - IDLE_DAYS * 86_400:  # else another version's, in use
            shutil.rmtree(old, ignore_errors=True)


def _last_used(cache: Path) -> float:
    return max(file.stat().st_mtime for file in (cache, *cache.glob(f"{COMPLETE}*")))


def warm_up(progress: Callable[[int, int, str], None]) -> None:
    """Compile every kernel in a process of its own, which leaves this one free.

    Parameters
    ----------
    progress
        Called with steps done, steps in all, and the name of the rule at work.

    Raises
    ------
    DurandError
        When the compiling process fails; its own words are in the message.
    """
    if is_warm():
        return
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with (
        tempfile.TemporaryFile("w+") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "simulator.warmup"],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=environment,
        ) as process,
    ):
        for line in process.stdout or ():
            done, total, name = line.rstrip("\n").split(" ", 2)
            progress(int(done), int(total), name)
        if process.wait() != 0:
            errors.seek(0)
            msg = f"Compiling the model's rules failed: {errors.read()[-2000:]}"
            raise DurandError(msg)


def _report() -> None:
    for done, total, name in compile_all():
        sys.stdout.write(f"{done} {total} {name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _report()
