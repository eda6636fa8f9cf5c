"""Files of runs in the user's own folder: where they go, what is there, what was lost.

Every run of the window is written as it is played. A file that was neither closed nor
is open anywhere was left by a program that died: it is offered again.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - a field of a dataclass
from typing import TYPE_CHECKING

from simulator import homes
from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from simulator.scenario import Scenario
    from simulator.timeline.file import FileTimeline
    from simulator.timeline.timeline import Timeline

SUFFIX = ".durand"
MOST_KEPT = 60  # runs that the window wrote by itself; the oldest others go


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A file of a run, as it is offered to be opened.

    Attributes
    ----------
    when
        When it was last written, in seconds since the epoch.
    left
        Whether its program ended without closing it.
    lesson
        Whether it is the record of a class.
    """

    path: Path
    title: str
    day: int
    changes: int
    branches: int
    when: float
    left: bool
    lesson: bool = False


_elsewhere: list[Path] = []
_chosen: list[Path] = []  # by the person, where they chose one
# Runs that were found left, and when they were written: whoever reads a file takes its
# lock for a moment, after which nothing tells any more that it was left.
_found_left: dict[Path, float] = {}


@contextmanager
def keeping_in(folder: Path) -> Iterator[None]:
    """Write runs into another folder for a while: pictures are nobody's work."""
    _elsewhere.append(folder)
    try:
        yield
    finally:
        _elsewhere.pop()


def write_runs_to(folder: Path | None) -> None:
    """Write runs to a folder that was chosen; None is Durand's own."""
    _chosen[:] = [folder] if folder else []


def runs_folder() -> Path:
    """Return the folder of the runs that the window writes by itself."""
    if _elsewhere:
        return _elsewhere[-1]
    if _chosen:
        return _chosen[-1]
    return homes.home("data") / "runs"


def work_folder() -> Path:
    """Return the folder of comparisons and experiments that were begun."""
    if _elsewhere:
        return _elsewhere[-1] / "experiments"
    return homes.home("data") / "experiments"


def begin_kept(scenario: Scenario) -> FileTimeline | Timeline:
    """Begin a run that is written as it is played; without a file where none can be."""
    from simulator.timeline.file import create_file
    from simulator.timeline.timeline import Timeline

    try:
        return create_file(_free_file(scenario.name), scenario)
    except (DurandError, OSError):
        return Timeline(scenario)


def keep_timeline(timeline: Timeline) -> FileTimeline | Timeline:
    """Go on with a run in a file of its own; without one where none can be."""
    from simulator.timeline.file import write_down

    try:
        return write_down(timeline, _free_file(timeline.scenario.name))
    except (DurandError, OSError):
        return timeline


def _free_file(name: str) -> Path:
    """Make room in the folder of the runs, and name a new one."""
    folder = runs_folder()
    folder.mkdir(parents=True, exist_ok=True)
    tidy(folder)
    return free_name(folder, name)


def found_runs(recent: Iterable[Path] = ()) -> list[Path]:
    """Return the files that may be offered, the last written first."""
    folder = runs_folder()
    own = folder.glob(f"*{SUFFIX}") if folder.is_dir() else ()
    files = {path.absolute() for path in (*own, *recent) if path.is_file()}
    return sorted(files, key=written, reverse=True)


def may_be_left(recent: Iterable[Path] = ()) -> bool:
    """Whether any file has a lock beside it: a quick look, before `left_runs`."""
    folder = runs_folder()
    locks = folder.glob(f".*{SUFFIX}.lock") if folder.is_dir() else ()
    beside = (path.with_name(f".{path.name}.lock") for path in recent)
    return bool(_found_left) or any(lock.exists() for lock in (*locks, *beside))


def left_runs(recent: Iterable[Path] = ()) -> list[Path]:
    """Return the files whose program died, the last written first."""
    from simulator.timeline.file.lock import was_left

    return [one for one in found_runs(recent) if _is_left(one, was_left(one))]


def _is_left(path: Path, locked: bool) -> bool:
    """Whether a run was left, as its lock says or as it was found before."""
    if locked:
        _found_left[path] = written(path)
    return locked or _found_left.get(path) == written(path)


def was_opened(path: Path) -> None:
    """Take a run for one that goes on, not for one that was left."""
    _found_left.pop(path, None)


def look_at_run(path: Path) -> KeptRun | None:
    """Tell what is in a file; None when it cannot be read."""
    from simulator.timeline.file import read_file
    from simulator.timeline.file.lock import was_left

    left = _is_left(path, was_left(path))  # before reading, which takes the lock
    try:
        contents = read_file(path)
    except DurandError:
        return None
    _is_left(path, left)  # as it stands after reading
    branches = contents.tree.branches
    return KeptRun(
        path=path,
        title=contents.scenario.title,
        day=contents.heads.get(contents.branch, 0),
        changes=len(contents.tree.branch(contents.branch).entries),
        branches=len(branches),
        when=written(path),
        left=left,
        lesson=bool(contents.record),
    )


def let_be(path: Path) -> None:
    """Offer a file no longer as one that was left; it stays where it is."""
    from simulator.timeline.file.lock import FileInUseError, Lock

    was_opened(path)
    try:
        Lock(path, patience=0).release()
    except (FileInUseError, OSError):
        return


def tidy(folder: Path, most: int = MOST_KEPT) -> None:
    """Remove the oldest runs that the window wrote by itself, beyond so many."""
    from simulator.timeline.file.lock import FileInUseError, Lock

    for path in sorted(folder.glob(f"*{SUFFIX}"), key=written, reverse=True)[most:]:
        try:
            with Lock(path, patience=0):
                for part in ("", "-wal", "-shm"):
                    path.with_name(path.name + part).unlink(missing_ok=True)
        except (FileInUseError, OSError):
            continue


def free_name(
    folder: Path, name: str, now: Callable[[], time.struct_time] = time.localtime
) -> Path:
    """Name a file of a run that begins now, as none is called yet."""
    stem = f"{name}-{time.strftime('%Y%m%d-%H%M%S', now())}"
    names = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
    paths = (folder / f"{one}{SUFFIX}" for one in names)
    return next(path for path in paths if not path.exists())


def written(path: Path) -> float:
    """When a run was last written, in seconds since the epoch; 0 where it is gone."""
    beside = path.with_name(f"{path.name}-wal")
    try:
        times = [one.stat().st_mtime for one in (path, beside) if one.exists()]
    except OSError:
        return 0.0
    return max(times, default=0.0)
