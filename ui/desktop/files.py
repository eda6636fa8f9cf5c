"""What kind of file it is, and which of several that were dropped are opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

type Kind = Literal["run", "class", "scenario", "experiment"]

RUNS, TEXTS = (".durand", ".zip"), (".toml",)
OPENS = "What Durand opens (*.durand *.zip *.toml)"
ALLOWED = (
    "It opens runs and classes (.durand, or .zip made by an export), scenarios and "
    "experiments (.toml)."
)
ALONE = "{} was not opened: drop it alone, one is opened at a time."


@dataclass(frozen=True, slots=True)
class Sorted:
    """Files that were dropped together.

    Attributes
    ----------
    first
        The one that is opened now; None where none can be.
    later
        Runs that are put among the recent files.
    refused
        Why each of the others is not opened.
    """

    first: Path | None
    later: tuple[Path, ...]
    refused: tuple[str, ...]


def why_not(path: Path) -> str:
    """Say why a path is nothing to open, by its name and kind; empty where it is."""
    if path.is_dir():
        return f"{path.name} is a folder."
    if path.suffix.lower() not in (*RUNS, *TEXTS):
        return f"{path.name} is nothing that Durand opens."
    if not path.is_file():
        return f"{path.name} is not there any more."
    return ""


def sort_out(paths: Iterable[Path]) -> Sorted:
    """Tell which of several files is opened, which wait, and which are refused."""
    good: list[Path] = []
    refused: list[str] = []
    for path in dict.fromkeys(paths):
        reason = why_not(path)
        if not reason and good and path.suffix.lower() != RUNS[0]:
            reason = ALONE.format(path.name)
        if reason:
            refused.append(reason)
        else:
            good.append(path)
    return Sorted(good[0] if good else None, tuple(good[1:]), tuple(refused))


def kind_of(path: Path) -> Kind:
    """Look into a file that can be opened; a run where it cannot be read.

    Whoever opens it then tells what is wrong.
    """
    if path.suffix.lower() in TEXTS:
        from simulator.analysis.experiments.reading import is_experiment

        return "experiment" if is_experiment(path) else "scenario"
    return "class" if path.suffix.lower() == ".durand" and _holds_class(path) else "run"


def _holds_class(path: Path) -> bool:
    import sqlite3
    from contextlib import closing

    # A look at one table: the whole file is read by whoever opens it.
    try:
        place = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(place, uri=True, timeout=1)) as file:
            asked = "SELECT 1 FROM record WHERE kind = 'class' LIMIT 1"
            return file.execute(asked).fetchone() is not None
    except sqlite3.Error:
        return False
