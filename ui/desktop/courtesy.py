"""What works beside the window gives way to it."""

from __future__ import annotations

import contextlib
import os
import sys
import threading

LOWER = 10  # nice value; the window's thread has 0, the least is 19
SWITCH_S = 0.001  # that a thread may keep the interpreter from the others


def give_way() -> None:
    """Let the calling thread, and those that it starts, run when others need not.

    Only Linux has a niceness for each thread; elsewhere nothing is changed.
    """
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError):  # a sandbox may forbid it
            own = os.PRIO_PROCESS, threading.get_native_id()
            os.setpriority(*own, max(LOWER, os.getpriority(*own)))


def switch_quickly() -> None:
    """Let threads pass the interpreter on soon: the window waits for it less."""
    sys.setswitchinterval(SWITCH_S)
