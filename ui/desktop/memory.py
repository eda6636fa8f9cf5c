"""Giving memory back to the system now and then, where that does not happen by itself.

glibc, the C library of most Linux systems, keeps what was freed for the next one who
asks, in an arena for every few threads. A run, its futures and its map come from five
threads and leave holes among what stays: nothing is leaked, but the program looks
larger with every run that was opened. Other systems give back by themselves.
"""

from __future__ import annotations

import ctypes
import linecache
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

# What glibc's malloc.h calls M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD.
ARENAS, APART, AT_THE_END = -8, -3, -1
FEW = 2  # the window's threads hardly ever ask at the same time: Python takes turns
LARGE = 2**20  # bytes; a layer of the map has four times as many
SPARE = 4 * 2**20  # bytes that may stay free at the end of an arena

EVERY = 60_000  # ms between two times that memory is given back
SOON = 1_000  # ms after a run was put away: what it held is gone, and the next begins


def keep_together() -> None:
    """Have all threads take from a few arenas, and what is large stand apart.

    Pictures then leave no holes: glibc would learn from the first that was let go to
    take the next from an arena. To be said before there are threads.
    """
    if (glibc := _glibc()) is not None:
        for what, value in ((ARENAS, FEW), (APART, LARGE), (AT_THE_END, SPARE)):
            glibc.mallopt(what, value)


def give_back() -> None:
    """Return to the system what is free; a few milliseconds, for a calm moment."""
    # PySide reads every module that is imported, and Python keeps all those lines.
    linecache.clearcache()
    if (glibc := _glibc()) is not None:
        glibc.malloc_trim(0)


def give_back_soon(who: QObject) -> None:
    """Give back once what was put away is gone, unless who put it away is gone too."""
    timer = QTimer(who)  # PySide's own single shots outlive whom they are for
    timer.setSingleShot(True)
    timer.timeout.connect(give_back)
    timer.timeout.connect(timer.deleteLater)
    timer.start(SOON)


def give_back_now_and_then(who: QObject) -> None:
    """Give back every minute, as long as an object lives."""
    timer = QTimer(who)
    timer.timeout.connect(give_back)
    timer.start(EVERY)


@cache
def _glibc() -> Any:
    """Return the C library, if it is one that can be told; else None."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None
