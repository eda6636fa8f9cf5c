"""A finished run as files: summary.json, weekly.csv, events.csv."""

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from errno import EISDIR
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.doctrine.actors import ACTOR_IDS
from simulator.errors import InputError, Problem
from simulator.world.atlas import load_atlas
from simulator.world.columns import EVENT_KINDS

if TYPE_CHECKING:
    from simulator.run import RunResult
    from simulator.world.places import Place

EVENT_COLUMNS = (
    "id",
    "date",
    "day",
    "kind",
    "actor",
    "target",
    "place",
    "district",
    "province",
    "lon",
    "lat",
    "deaths",
    "deaths_actor",
    "rung",
)


def summary_text(result: "RunResult") -> str:
    """Return the content of summary.json."""
    text = json.dumps(result.summary(), indent=2, ensure_ascii=False, default=_plain)
    return text + "\n"


def output_texts(result: "RunResult") -> dict[str, str]:
    """Return the three files of a run, content by name."""
    weeks = result.weeks
    return {
        "summary.json": summary_text(result),
        "weekly.csv": _table(weeks, list(weeks[0])),
        "events.csv": _table(event_rows(result), EVENT_COLUMNS),
    }


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
    contents = output_texts(result)
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


def event_rows(result: "RunResult") -> Iterator[dict[str, Any]]:
    """Name what the log of a run holds by numbers: kinds, actors, places, dates."""
    places = load_atlas().places
    start = result.scenario.start
    for number, event in enumerate(result.log, start=1):
        row: dict[str, Any] = dict.fromkeys(EVENT_COLUMNS, "")
        day = int(event["day"])
        row |= {
            "id": number,
            "date": (start + timedelta(days=day)).isoformat(),
            "day": day,
            "kind": EVENT_KINDS[event["kind"]],
            "actor": _actor(event["actor"]),
            "target": _actor(event["target"]),
            "deaths": int(event["deaths"]),
            "deaths_actor": int(event["deaths_actor"]),
            "rung": int(event["rung"]),
        }
        if event["place"] >= 0:
            row |= _whereabouts(places[event["place"]])
        yield row


def _actor(number: int) -> str:
    return ACTOR_IDS[number] if number >= 0 else ""


def _whereabouts(place: "Place") -> dict[str, Any]:
    return {
        "place": place.id,
        "district": place.name if place.pakistani else "",
        "province": place.province,
        "lon": place.lon,
        "lat": place.lat,
    }


def _first_missing(folder: Path) -> Path | None:
    """Return the outermost folder that writing would have to make, if any."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    return missing[-1] if missing else None


def _write_all(contents: Mapping[str, str], folder: Path) -> None:
    for name in contents:
        if (folder / name).is_dir():
            raise IsADirectoryError(EISDIR, f"{name} is a folder there")
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
