"""A finished run as files: summary.json, weekly.csv, events.csv."""

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.errors import InputError, Problem

if TYPE_CHECKING:
    from simulator.run import RunResult


def summary_text(result: "RunResult") -> str:
    """Return the content of summary.json."""
    text = json.dumps(result.summary(), indent=2, ensure_ascii=False, default=_plain)
    return text + "\n"


def write_outputs(result: "RunResult", folder: Path) -> tuple[Path, ...]:
    """Write the three files into a folder: all of them whole, or none.

    Returns
    -------
    tuple of Path
        The files.

    Raises
    ------
    InputError
        When the folder cannot be written to.
    """
    contents = {
        "summary.json": summary_text(result),
        "weekly.csv": _table(result.weekly()),
        "events.csv": _table(event_rows(result)),
    }
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_all(contents, folder)
    except OSError as error:
        if made:
            shutil.rmtree(folder, ignore_errors=True)
        allowed = f"a folder that can be written to ({error.strerror or error})"
        problem = Problem("--out", "the folder", str(folder), allowed)
        raise InputError(problem) from error
    return tuple(folder / name for name in contents)


def event_rows(result: "RunResult") -> Iterable[Mapping[str, Any]]:
    """Return the events of a run as rows of plain values."""
    names = result.events.dtype.names or ()
    return [dict(zip(names, row.tolist(), strict=True)) for row in result.events]


def _write_all(contents: Mapping[str, str], folder: Path) -> None:
    # Everything is on the disk before the first file takes its name.
    with tempfile.TemporaryDirectory(prefix=".durand-", dir=folder) as waiting:
        for name, text in contents.items():
            (Path(waiting) / name).write_text(text, encoding="utf-8", newline="")
        for name in contents:
            (Path(waiting) / name).replace(folder / name)


def _table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Lay rows out as CSV (RFC 4180 but for the line ends), header first."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _plain(value: Any) -> Any:
    """Turn numpy's numbers and dates into what JSON knows."""
    return value.isoformat() if hasattr(value, "isoformat") else value.item()
