"""The evidence as files: the result, its table, and its figures."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from simulator.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COLUMNS = (
    "id",
    "what",
    "band",
    "unit",
    "value",
    "low",
    "high",
    "n",
    "gated",
    "verdict",
    "source",
    "note",
)


def write_evidence(result: Mapping[str, Any], folder: Path) -> None:
    """Write evidence.json, patterns.csv and the figures into a folder.

    Raises
    ------
    InputError
        When the folder cannot be written to.
    """
    from ui.figures.evidence import draw_evidence

    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(result, indent=1, ensure_ascii=False) + "\n"
        (folder / "evidence.json").write_text(text, encoding="utf-8")
        (folder / "patterns.csv").write_text(patterns_csv(result), encoding="utf-8")
        draw_evidence(result, folder)
    except OSError as error:
        allowed = "a folder that can be written to"
        raise InputError(
            Problem("--out", "the folder", str(folder), allowed)
        ) from error


def patterns_csv(result: Mapping[str, Any]) -> str:
    """Return the table of patterns as CSV."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in result["patterns"]:
        low, high = row["interval"] or (None, None)
        flat = {**row, "low": low, "high": high}
        writer.writerow({name: flat.get(name, "") for name in COLUMNS})
    return buffer.getvalue()
