"""Comparisons and experiments on the disk: begun, unfinished, done; to go on from.

Each has a folder: what was asked, and what its futures came to, written as they come.
The files of an experiment are those of the command line, which can go on with them.
"""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - a field of a dataclass
from typing import TYPE_CHECKING

from simulator.errors import DurandError
from ui.desktop.kept import work_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPARISON, EXPERIMENT = "comparison.json", "experiment.toml"
STORE, LEDGER = "futures.sqlite", "unfinished.jsonl"
DONE = "done.txt"  # holds how many futures were asked for; written at the end
PLANNED = "planned.txt"
MOST = 24


@dataclass(frozen=True)
class KeptWork:
    """A comparison or an experiment that was begun.

    Attributes
    ----------
    title
        What was asked, in words.
    planned, begun
        Futures asked for; when it was begun, in seconds since the epoch.
    finished
        Whether it came to its end.
    """

    folder: Path
    title: str
    planned: int
    begun: float
    finished: bool

    @property
    def asked(self) -> Path:
        """The file of what was asked."""
        found = self.folder / EXPERIMENT
        return found if found.is_file() else self.folder / COMPARISON

    @property
    def compares(self) -> bool:
        """Whether it is a comparison."""
        return self.asked.name == COMPARISON

    @property
    def futures(self) -> Path:
        """The file that keeps the futures."""
        return self.folder / (LEDGER if self.asked.name == EXPERIMENT else STORE)

    @property
    def done(self) -> int:
        """How many futures it holds."""
        return self.planned if self.finished else _count(self.futures)


def begin_work(title: str, planned: int, texts: Mapping[str, str]) -> KeptWork | None:
    """Begin to keep something; None where nothing can be written."""
    base = work_folder()
    try:
        base.mkdir(parents=True, exist_ok=True)
        _tidy(base)
        folder = _free(base)
        folder.mkdir()
        for name, text in {**texts, PLANNED: f"{planned}\n{title}\n"}.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError:
        return None
    return _look(folder)


def finish_work(work: KeptWork) -> None:
    """Note that it came to its end."""
    with suppress(OSError):
        (work.folder / DONE).write_text(f"{work.planned}\n", encoding="utf-8")


def drop_work(work: KeptWork) -> None:
    """Keep it no longer."""
    shutil.rmtree(work.folder, ignore_errors=True)


def found_work(asked: str) -> list[KeptWork]:
    """Return what was begun, the latest first; ``asked`` is the name of its file."""
    base = work_folder()
    folders = sorted(base.iterdir(), reverse=True) if base.is_dir() else []
    found = [_look(one) for one in folders if (one / asked).is_file()]
    return [one for one in found if one is not None]


def all_work() -> list[KeptWork]:
    """Return the comparisons and experiments that were begun."""
    return [*found_work(COMPARISON), *found_work(EXPERIMENT)]


def _look(folder: Path) -> KeptWork | None:
    try:
        text = (folder / PLANNED).read_text(encoding="utf-8").splitlines()
        planned, title = int(text[0]), text[1]
        begun = (folder / PLANNED).stat().st_mtime
    except (OSError, ValueError, IndexError):
        return None
    return KeptWork(folder, title, planned, begun, (folder / DONE).is_file())


def _count(file: Path) -> int:
    if not file.is_file():
        return 0
    if file.name == LEDGER:
        with file.open("rb") as lines:
            return sum(1 for _ in lines)
    import sqlite3
    from contextlib import closing

    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as store:
            query = "SELECT count(*) FROM runs WHERE status = 'ok'"
            return int(store.execute(query).fetchone()[0])
    except (sqlite3.Error, DurandError):
        return 0


def _free(base: Path) -> Path:
    stem = time.strftime("%Y%m%d-%H%M%S")
    names = [stem, *(f"{stem}-{number}" for number in range(2, 1000))]
    return next(base / name for name in names if not (base / name).exists())


def _tidy(base: Path) -> None:
    """Drop what is oldest beyond so many, what is finished first."""
    kept = sorted(one for one in base.iterdir() if one.is_dir())
    kept.sort(key=lambda one: not (one / DONE).is_file())
    for folder in kept[: max(0, len(kept) - MOST + 1)]:
        shutil.rmtree(folder, ignore_errors=True)
