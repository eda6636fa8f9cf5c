"""Share the known totals of formations over the places, by a plain rule.

Writes scenarios/evidence/garrisons.csv. Pakistan: 300 battalions or wings over the
western provinces, .45 by length of the line, .40 by events of 2015–17, .15 by people.
Taliban border guards: 52.5 battalions by length of the line, half as many again in the
five eastern and southern provinces that the fighting of the past years was in.
Taliban army: 300 battalions at the seats of its corps.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

SCENARIOS = Path(__file__).parent.parent / "scenarios"
EVIDENCE = SCENARIOS / "evidence"
WEST = ("Khyber Pakhtunkhwa", "Balochistan", "Gilgit-Baltistan")
PAKISTAN_UNITS, BY_LINE, BY_EVENTS, BY_PEOPLE = 300, 0.45, 0.40, 0.15
BORDER_UNITS, CONTESTED_FACTOR = 52.5, 1.5
CONTESTED = {f"AFG.{p}" for p in ("nangarhar", "kunar", "khost", "paktika", "kandahar")}
ARMY_UNITS = 300
CORPS = {
    "AFG.kabul": 0.20,
    "AFG.kandahar": 0.15,
    "AFG.helmand": 0.13,
    "AFG.herat": 0.12,
    "AFG.balkh": 0.10,
    "AFG.kunduz": 0.10,
    "AFG.paktia": 0.10,
    "AFG.nangarhar": 0.10,
}


def rows(table: str) -> list[dict[str, str]]:
    """Read a table."""
    with (EVIDENCE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def line_km() -> Counter[str]:
    """Kilometres of the drawn line by place."""
    line = json.loads((SCENARIOS / "map" / "map.json").read_bytes())["line"]
    found: Counter[str] = Counter()
    for pakistani, afghan, km, *_ in line:
        found[pakistani] += km
        found[afghan] += km
    return found


def pakistani(km: Counter[str]) -> list[list[object]]:
    """Share Pakistan's units."""
    west = [row for row in rows("places") if row["province"] in WEST]
    events: Counter[str] = Counter()
    for row in rows("past_violence"):
        if row["years"] == "2015-2017":
            events[row["id"]] += int(row["events"])
    weights = {
        row["id"]: (km[row["id"]], events[row["id"]], int(row["population"]))
        for row in west
    }
    totals = [sum(column) for column in zip(*weights.values(), strict=True)]
    shares = (BY_LINE, BY_EVENTS, BY_PEOPLE)
    return [
        [
            key,
            "pakistan",
            round(
                PAKISTAN_UNITS
                * sum(
                    s * w / t for s, w, t in zip(shares, weight, totals, strict=True)
                ),
                2,
            ),
            580,
            "pak-west",
            "garrison-rule",
        ]
        for key, weight in weights.items()
    ]


def taliban(km: Counter[str]) -> list[list[object]]:
    """Share the border guards along the line, and the army over its corps."""
    guard = {
        key: length * (CONTESTED_FACTOR if key in CONTESTED else 1)
        for key, length in km.items()
        if key.startswith("AFG.")
    }
    total = sum(guard.values())
    source = ("taliban-border", "garrison-rule")
    found: list[list[object]] = [
        [key, "taliban-border", round(BORDER_UNITS * share / total, 2), 257, *source]
        for key, share in guard.items()
    ]
    for key, share in CORPS.items():
        units = round(ARMY_UNITS * share, 1)
        found.append([key, "taliban-army", units, 500, "taliban-army", "garrison-rule"])
    return found


def main() -> None:
    """Write the table."""
    km = line_km()
    head = ("id", "force", "units", "people_a_unit", "total_source", "rule_source")
    with (EVIDENCE / "garrisons.csv").open("w", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(sorted([*pakistani(km), *taliban(km)]))


if __name__ == "__main__":
    main()
