"""A finished run as files: summary.json and four tables."""

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from errno import EISDIR
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.errors import InputError, Problem
from simulator.tables import crises, decisions, events
from simulator.weekly import COLUMNS as WEEKLY

if TYPE_CHECKING:
    from simulator.run import RunResult

COLUMNS = {
    "weekly": WEEKLY,
    "events": events.COLUMNS,
    "crises": crises.COLUMNS,
    "decisions": decisions.COLUMNS,
}


def summary_text(result: "RunResult") -> str:
    """Return the content of summary.json."""
    text = json.dumps(result.summary(), indent=2, ensure_ascii=False, default=_plain)
    return text + "\n"


def output_texts(result: "RunResult") -> dict[str, str]:
    """Return the files of a run, content by name."""
    texts = {"summary.json": summary_text(result)}
    for name, columns in COLUMNS.items():
        texts[f"{name}.csv"] = as_csv(result.rows[name], columns)
    return texts


def write_outputs(result: "RunResult", folder: Path) -> tuple[Path, ...]:
    """Write the files of a run into a folder: all of them whole, or none.

    Returns
    -------
    tuple of Path
        The files.

    Raises
    ------
    InputError
        When the folder cannot be written to.
    """
    return write_files(output_texts(result), folder)


def write_files(contents: Mapping[str, str | bytes], folder: Path) -> tuple[Path, ...]:
    """Write files by name into a folder, made where it is missing: all, or none.

    Raises
    ------
    InputError
        When the folder cannot be written to.
    """
    made = _first_missing(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_all(contents, folder)
    except OSError as error:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
        allowed = f"a folder that can be written to ({error.strerror or error})"
        problem = Problem("--out", "the folder", str(folder), allowed)
        raise InputError(problem) from error
    return tuple(folder / name for name in contents)


def _first_missing(folder: Path) -> Path | None:
    """Return the outermost folder that writing would have to make, if any."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    return missing[-1] if missing else None


def _write_all(contents: Mapping[str, str | bytes], folder: Path) -> None:
    for name in contents:
        if (folder / name).is_dir():
            raise IsADirectoryError(EISDIR, f"{name} is a folder there")
    # Everything is on the disk before the first file takes its name.
    with tempfile.TemporaryDirectory(prefix=".durand-", dir=folder) as waiting:
        for name, content in contents.items():
            data = content.encode() if isinstance(content, str) else content
            (Path(waiting) / name).write_bytes(data)
        for name in contents:
            (Path(waiting) / name).replace(folder / name)


def as_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Lay rows out as CSV (RFC 4180 but for the line ends), header first."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _plain(value: Any) -> Any:
    """Turn numpy's numbers and dates into what JSON knows."""
    return value.isoformat() if hasattr(value, "isoformat") else value.item()
