"""The tables of a run: CSV always, XLSX and Parquet where their packages are."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from simulator.errors import InputError, Problem
from simulator.outputs import output_texts
from simulator.run import RunResult

type Rows = Sequence[Mapping[str, Any]]

NEEDS = {"csv": None, "xlsx": "xlsxwriter", "parquet": "pyarrow"}


def check_kinds(kinds: Sequence[str]) -> None:
    """Refuse a kind of table that is not known, or whose package is not here.

    Raises
    ------
    InputError
        With every kind that cannot be written.
    """
    problems = []
    for kind in kinds:
        package = NEEDS.get(kind)
        if kind not in NEEDS:
            problems.append(Problem("--tables", "the kind", kind, ", ".join(NEEDS)))
        elif package is not None and find_spec(package) is None:
            allowed = "csv here; for others install durand[export]"
            problems.append(Problem("--tables", "the kind", kind, allowed))
    if problems:
        raise InputError(*problems)


def tables_of(result: RunResult, kinds: Sequence[str]) -> Mapping[str, bytes]:
    """Return the files of a run, by name."""
    texts = output_texts(result)
    files = {name: text.encode() for name, text in texts.items()}
    for name in ("weekly", "events"):
        rows = [
            _typed(row) for row in csv.DictReader(io.StringIO(texts[f"{name}.csv"]))
        ]
        for kind in kinds:
            if kind in WRITERS:
                files[f"{name}.{kind}"] = WRITERS[kind](rows)
    return files


def _typed(row: Mapping[str, str]) -> dict[str, Any]:
    return {name: _number(value) for name, value in row.items()}


def _number(text: str) -> Any:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text or None


def _xlsx(rows: Rows) -> bytes:
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet("durand")
        sheet.write_row(0, 0, list(rows[0]) if rows else [])
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, list(row.values()))
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()


def _parquet(rows: Rows) -> bytes:
    pyarrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    buffer = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(list(rows)), buffer)
    return buffer.getvalue()


WRITERS: Mapping[str, Callable[[Rows], bytes]] = {"xlsx": _xlsx, "parquet": _parquet}
