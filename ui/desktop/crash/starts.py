"""Whether the starts before this one ended as they should, told by files they left.

A running program holds a mark in the folder of the log. One that ends takes its mark
away; a mark whose program is gone tells of a sudden end, and beside it stands what
`faulthandler` had time to write.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass
from typing import IO, TYPE_CHECKING, Any, Self

from ui.desktop.privacy import scrubbed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK, FATAL, ENDS = "running-{}.mark", "fatal-{}.log", "sudden-ends.json"
MOST = 5  # sudden ends that are remembered
IN_A_ROW = 2  # from how many a safe start is offered
LONGEST = 20_000  # letters of a fatal log that are read


@dataclass(frozen=True, slots=True)
class End:
    """A sudden end of a program before this one.

    Attributes
    ----------
    when
        When it was found, in seconds since the epoch.
    told
        What the program could still write; empty for a kill or a loss of power.
    """

    when: float
    told: str


class Start:
    """The mark of this program, and what those before left.

    Parameters
    ----------
    folder
        The folder of the log, which exists.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        number = os.getpid()
        self.fatal = folder / FATAL.format(number)
        self._mark = folder / MARK.format(number)
        found = tuple(self._look())
        self.before = (*self._ends(), *found)[-MOST:]
        self.found = found
        self._remember(self.before)
        self._held: IO[str] | None = None
        try:
            self._held = self._mark.open("w", encoding="utf-8")
            self._held.write(str(number))
            self._held.flush()
            _hold(self._held)
        except OSError:
            self._held = None  # nothing can be told of this start, then

    @property
    def again_and_again(self) -> bool:
        """Whether several programs in a row ended suddenly, the last one too."""
        return bool(self.found) and len(self.before) >= IN_A_ROW

    def end(self) -> None:
        """End as one should: nothing is left, and what was before is forgotten."""
        self.let_go()
        self._remember(())

    def let_go(self) -> None:
        """Take the mark away, without forgetting sudden ends before."""
        if self._held is not None:
            self._held.close()
            self._held = None
        for file in (self._mark, self.fatal):
            _remove(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def _look(self) -> Iterator[End]:
        """Find marks whose program is gone, and take them away."""
        for mark in sorted(self._folder.glob(MARK.format("*"))):
            if mark != self._mark and _is_held(mark):
                continue
            fatal = self._folder / FATAL.format(mark.stem.removeprefix("running-"))
            yield End(time.time(), scrubbed(_read(fatal)))
            for file in (mark, fatal):
                _remove(file)

    def _ends(self) -> tuple[End, ...]:
        try:
            kept: Any = json.loads(_read(self._folder / ENDS) or "[]")
            return tuple(End(float(one["when"]), str(one["told"])) for one in kept)
        except (ValueError, KeyError, TypeError):
            return ()

    def _remember(self, ends: tuple[End, ...]) -> None:
        file = self._folder / ENDS
        try:
            if ends:
                file.write_text(json.dumps([asdict(one) for one in ends]), "utf-8")
            else:
                _remove(file)
        except OSError:
            return  # then the next start knows less


def _hold(file: IO[str]) -> None:
    """Hold a file for as long as this program lives."""
    try:
        import fcntl
    except ImportError:
        return  # where files cannot be locked so, an open file cannot be removed
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_held(mark: Path) -> bool:
    """Whether the program of a mark still lives."""
    try:
        import fcntl
    except ImportError:
        try:
            mark.rename(mark)  # refused while another program has it open
        except OSError:
            return True
        return False
    try:
        with mark.open(encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")[:LONGEST]
    except OSError:
        return ""


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return
