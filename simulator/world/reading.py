"""From the shipped map and tables to the records of the atlas."""

from __future__ import annotations

import base64
import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import scenarios
from simulator.world.places import (
    Corridor,
    Crossing,
    Garrison,
    Mark,
    Neighbours,
    Place,
    Sanctuary,
    Sector,
    Source,
)

DATA = Path(scenarios.__file__).parent
# A sector is called by the mean of its slope index.
HILLS, MOUNTAINS = 0.35, 0.6
# Share of the line without a fence (see the source "fence-2024"); the open stretches
# are laid in the steepest sectors first, where no more than this share can be open.
OPEN_2021, OPEN_2024, MOST_OPEN = 0.12, 0.02, 0.8
SECTOR_SOURCES = {
    "km": "line-length",
    "ruggedness": "relief",
    "fence": "fence-by-sector",
    "fence in all": "fence-2024",
}

type Row = Mapping[str, str]
type At = Mapping[str, int]
type Stretch = tuple[str, str, float, float]  # district, province, km, slope


@dataclass(frozen=True)
class Files:
    """The map and the folder of tables."""

    map: Mapping[str, Any]
    tables: Path

    def rows(self, name: str) -> list[dict[str, str]]:
        """Read a table as one mapping a row."""
        with (self.tables / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@cache
def open_files(data: Path = DATA) -> Files:
    """Open the shipped map and tables."""
    text = (data / "map" / "map.json").read_bytes()
    return Files(json.loads(text), data / "evidence")


def unpack(text: str) -> npt.NDArray[np.int32]:
    """Read a packed run of whole numbers (see tools/mapping/packing.py)."""
    return np.frombuffer(base64.b64decode(text), "<i4")


def sources(files: Files) -> dict[str, Source]:
    """Read where figures are from."""
    return {
        row["key"]: Source(row["key"], Mark(row["mark"]), row["text"])
        for row in files.rows("sources")
    }


def places(files: Files) -> tuple[Place, ...]:
    """Read the places, in the order of their ids."""
    rows = sorted(files.rows("places"), key=lambda row: row["id"])
    return tuple(
        _place(index, row, files.map["places"][row["id"]])
        for index, row in enumerate(rows)
    )


def _place(index: int, row: Row, drawn: Mapping[str, Any]) -> Place:
    return Place(
        index=index,
        id=row["id"],
        name=row["name"],
        holds=row["holds"],
        country=row["country"],
        province=row["province"],
        belt=row["belt"],
        population=int(row["population"]),
        area_km2=float(row["area_km2"] or drawn["km2"]),
        lon=drawn["at"][0],
        lat=drawn["at"][1],
        height_m=drawn["height"],
        ruggedness=drawn["rugged"],
        faction=row["faction"],
        faction_detail=row["faction_detail"],
        haqqani_share=float(row["haqqani_share"] or 0),
        militants=row["militants"],
        former_agency=row["former_agency"] == "yes",
        sources=_place_sources(row),
    )


def _place_sources(row: Row) -> dict[str, str]:
    named = {
        "population": row["population_source"],
        "area_km2": row["area_source"],
        "ruggedness": "relief",
        "height_m": "height",
        "faction": row["faction_source"],
        "haqqani_share": "haqqani-share" if row["haqqani_share"] else "",
        "militants": row["militants_source"],
        "past_violence": "ucdp" if row["country"] == "PAK" else "",
        "outline": row["outline_source"],
    }
    return {name: key for name, key in named.items() if key}


def neighbours(files: Files, at: At) -> tuple[Neighbours, ...]:
    """Read which places touch, and for how many kilometres."""
    found = [
        Neighbours(min(at[a], at[b]), max(at[a], at[b]), km, a[:3] != b[:3])
        for a, b, km in files.map["edges"]
    ]
    return tuple(sorted(found, key=lambda edge: (edge.a, edge.b)))


def sectors(files: Files, at: At) -> tuple[Sector, ...]:
    """Read the stretches of the line, from the north-east to the south-west."""
    why = {(r["pak_place"], r["afg_place"]): r for r in files.rows("border_pairs")}
    line: list[Stretch] = [(*row[:4],) for row in files.map["line"]]
    open_2021, open_2024 = _open_shares(line, OPEN_2021), _open_shares(line, OPEN_2024)
    return tuple(
        Sector(
            index=index,
            pak=at[pak],
            afg=at[afg],
            km=km,
            terrain=_terrain(rugged),
            ruggedness=rugged,
            fence_2021=1 - open_2021[index],
            fence_2024=1 - open_2024[index],
            verdict=why[pak, afg]["reason"],
            sources=SECTOR_SOURCES,
        )
        for index, (pak, afg, km, rugged) in enumerate(line)
    )


def _terrain(rugged: float) -> str:
    if rugged >= MOUNTAINS:
        return "mountains"
    return "hills" if rugged >= HILLS else "desert or plain"


def _open_shares(line: Sequence[Stretch], share: float) -> list[float]:
    """Lay the unfenced kilometres into the steepest sectors first."""
    left = share * sum(km for _, _, km, _ in line)
    opened = [0.0] * len(line)
    for i in sorted(range(len(line)), key=lambda i: -line[i][3]):
        laid = min(left, MOST_OPEN * line[i][2])
        opened[i] = round(laid / line[i][2], 4)
        left -= laid
    return opened


def crossings(files: Files, at: At, line: Sequence[Sector]) -> tuple[Crossing, ...]:
    """Read the gates, busiest first."""
    sector = {(s.pak, s.afg): s.index for s in line}
    return tuple(
        Crossing(
            index=index,
            id=row["id"],
            name=row["name"],
            pak=at[row["pak_place"]],
            afg=at[row["afg_place"]],
            lon=files.map["crossings"][row["id"]][0],
            lat=files.map["crossings"][row["id"]][1],
            kind=row["kind"],
            capacity=float(row["capacity"]),
            people_a_day=int(row["people_a_day"]),
            goods_usd_a_day=int(row["goods_usd_a_day"]),
            sector=sector[at[row["pak_place"]], at[row["afg_place"]]],
            confidence=row["confidence"],
            sources={
                "capacity": "flow-shared",
                "people_a_day": row["flow_source"],
                "goods_usd_a_day": row["flow_source"],
                "place": row["place_source"],
            },
        )
        for index, row in enumerate(files.rows("crossings"))
    )


def sanctuaries(files: Files, at: At) -> tuple[Sanctuary, ...]:
    """Read the havens by date."""
    return tuple(
        Sanctuary(
            movement=row["movement"],
            date=date.fromisoformat(row["date"]),
            low=int(row["low"]),
            high=int(row["high"]),
            shares={
                at[f"AFG.{name}"]: float(share)
                for name, share in (s.split(":") for s in row["shares"].split("; "))
            },
            sources={"fighters": row["source"], "shares": row["shares_source"]},
        )
        for row in files.rows("sanctuaries")
    )


def garrisons(files: Files, at: At) -> tuple[Garrison, ...]:
    """Read who stands where at the start."""
    return tuple(
        Garrison(
            place=at[row["id"]],
            force=row["force"],
            units=float(row["units"]),
            people_a_unit=int(row["people_a_unit"]),
            sources={"total": row["total_source"], "units": row["rule_source"]},
        )
        for row in files.rows("garrisons")
    )


def corridors(files: Files, at: At) -> tuple[Corridor, ...]:
    """Read the routes of trade and power."""
    return tuple(
        Corridor(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            route=tuple(at[place] for place in row["route"].split("; ")),
            crossing=row["crossing"],
            cost_usd_m=float(row["cost_usd_m"]) if row["cost_usd_m"] else None,
            what=row["what"],
            sources={"route": row["source"]},
        )
        for row in files.rows("corridors")
    )


def past_violence(
    files: Files, at: At, movements: Sequence[str], years: Sequence[str]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Count past events and deaths, [movement or other, years, place]."""
    events = np.zeros((len(movements) + 1, len(years), len(at)), np.int64)
    deaths = np.zeros_like(events)
    row_of = {name: i for i, name in enumerate([*movements, "other"])}
    for row in files.rows("past_violence"):
        if row["id"] in at:  # else only the province is known
            cell = row_of[row["movement"]], years.index(row["years"]), at[row["id"]]
            events[cell] += int(row["events"])
            deaths[cell] += int(row["deaths"])
    return events, deaths
