"""One writer a file: a lock that the system drops when its owner dies."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from simulator.errors import DurandError

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 0.5  # s; somebody who only looks holds the lock for a moment
PAUSE = 0.02


class FileInUseError(DurandError):
    """Another process (or window) is writing this file."""


class Lock:
    """The right to write a file, held by an open file beside it.

    Parameters
    ----------
    path
        The file to be written.
    patience
        Seconds to wait for it.

    Raises
    ------
    FileInUseError
        When somebody else holds it.
    OSError
        When the folder cannot be written to.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self._path = path.with_name(f".{path.name}.lock")
        deadline = time.monotonic() + patience
        self._handle: int | None = None
        while self._handle is None:
            self._handle = self._try()
            if self._handle is None and time.monotonic() > deadline:
                msg = (
                    f"{path.name} is open in another window or program{self._owner()}. "
                    "Close it there, or fork a copy of the file; "
                    "durand log and durand export can read it meanwhile."
                )
                raise FileInUseError(msg)
            if self._handle is None:
                time.sleep(PAUSE)

    def release(self) -> None:
        """Give the lock back."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(handle)
        with suppress(OSError):
            self._path.unlink()
        if sys.platform != "win32":
            os.close(handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def _try(self) -> int | None:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(self._path, flags, 0o644)
        if not _seize(handle) or not self._is_ours(handle):
            os.close(handle)
            return None
        os.ftruncate(handle, 0)
        os.write(handle, f" {os.getpid()}\n".encode())
        return handle

    def _is_ours(self, handle: int) -> bool:
        """Whether the locked file still has its name: its last owner removes it."""
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except OSError:
            return False

    def _owner(self) -> str:
        try:
            text = self._path.read_text(encoding="ascii", errors="replace")
        except OSError:
            return ""
        number = text.strip()
        return f" (process {number})" if number.isdigit() else ""


def was_left(path: Path) -> bool:
    """Whether the last owner of a file died without closing it."""
    lock = path.with_name(f".{path.name}.lock")
    if not (path.is_file() and lock.is_file()):
        return False
    try:
        handle = os.open(lock, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return False
    try:
        return _seize(handle)
    finally:
        os.close(handle)


def _seize(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
