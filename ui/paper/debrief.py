"""The report of a class as files: one HTML page, a PDF, and the record as a table.

What it says stands in `ui.report.debrief`. Names of students stand in it only when
asked for.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from simulator.errors import InputError, Problem
from ui.report.debrief import report_of
from ui.report.html import html_of
from ui.report.pdf import pdf_of

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.classroom.debrief import Debrief
    from simulator.classroom.game import Game


def write_html(game: Game, debrief: Debrief, file: Path, *, names: bool) -> None:
    """Write the report as one HTML page.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    _write(file, html_of(report_of(game, debrief, names=names)))


def write_report(game: Game, debrief: Debrief, file: Path, *, names: bool) -> None:
    """Write the report as PDF.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    _write(file, pdf_of(report_of(game, debrief, names=names)))


def _write(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    except OSError as error:
        allowed = f"a file that can be written ({error.strerror or error})"
        problem = Problem("--out", "the file", str(file), allowed)
        raise InputError(problem) from error


def write_csv(game: Game, file: Path, *, names: bool) -> None:
    """Write the whole record as CSV: number, time, what was done, and its details.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    _write(file, record_csv(game, names=names).encode())


def record_csv(game: Game, *, names: bool) -> str:
    """Give the whole record as CSV; PINs are left out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["number", "at", "act", "turn", "seat", "details"])
    for entry in game.record.entries:
        values = entry.deed.model_dump(mode="json")
        if entry.deed.act == "opened":
            for seat in values["setup"]["seats"]:
                seat.pop("pin", None)
                if not names:
                    seat["students"] = []
        if entry.deed.act == "pin set":
            values.pop("pin")
        if entry.deed.act == "seated" and not names:
            values["students"] = []
        act, turn = values.pop("act"), values.pop("turn", "")
        seat = values.pop("seat", "")
        told = "; ".join(f"{key}: {value}" for key, value in values.items())
        writer.writerow([entry.number, entry.at, act, turn, seat, told])
    return out.getvalue()
