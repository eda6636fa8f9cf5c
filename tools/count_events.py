"""Count past violence by place from UCDP's event file, which is not shipped.

``python tools/count_events.py EVENTS.csv`` (UCDP GED 22.1, the events of Pakistan)
writes scenarios/evidence/past_violence.csv: events and deaths by place, movement and
years. Districts are told apart by the names of the crosswalk, not by coordinates.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

EVIDENCE = Path(__file__).parent.parent / "scenarios" / "evidence"
GOVERNMENT = "Government of Pakistan - "
DYADS = {
    "ttp": (
        GOVERNMENT + "TTP",
        GOVERNMENT + "TTP - TA",
        GOVERNMENT + "Jamaat-ul-Ahrar",
        GOVERNMENT + "Lashkar-e-Islam",  # joined the TTP in 2020
        "TTP - Civilians",
        "TTP-Islahi - Civilians",
        "Lashkar-e-Islam - Civilians",
    ),
    "baloch": (
        *(GOVERNMENT + group for group in ("BLA", "BLF", "BRA", "BRAS", "UBA")),
        "BLA - Civilians",
        "UBA - Civilians",
    ),
    "iskp": (GOVERNMENT + "IS", "IS - Civilians"),
}
MOVEMENT = {dyad: name for name, dyads in DYADS.items() for dyad in dyads}
# Shapes may be fitted up to 2017 and are checked on what comes after.
YEARS = ((2014, "2007-2014"), (2017, "2015-2017"), (2021, "2018-2021"))


def places() -> dict[str, str]:
    """Return the place that each of UCDP's names lies in."""
    with (EVIDENCE / "crosswalk.csv").open(encoding="utf-8", newline="") as file:
        return {
            name: row["id"]
            for row in csv.DictReader(file)
            for name in row["ucdp_names"].split("; ")
            if name
        }


def place_of(event: dict[str, str], known: dict[str, str]) -> str:
    """Return the place of an event, or its province when no more is known."""
    if event["adm_2"]:
        return known[event["adm_2"]]
    if event["adm_1"].startswith("Islamabad"):
        return "PAK.islamabad"
    return f"unplaced.{event['adm_1'] or 'unknown'}"


def count(events: Path) -> list[list[object]]:
    """Count the events of a file, in the order of the table."""
    known = places()
    number: Counter[tuple[str, str, str]] = Counter()
    deaths: Counter[tuple[str, str, str]] = Counter()
    with events.open(encoding="utf-8", newline="") as file:
        for event in csv.DictReader(file):
            year = int(event["date_start"][:4])
            years = next(name for last, name in YEARS if year <= last)
            movement = MOVEMENT.get(event["dyad_name"], "other")
            key = place_of(event, known), movement, years
            number[key] += 1
            deaths[key] += int(event["best"])
    return [[*key, number[key], deaths[key]] for key in sorted(number)]


def main() -> None:
    """Write the table."""
    rows = count(Path(sys.argv[1]))
    with (EVIDENCE / "past_violence.csv").open("w", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("id", "movement", "years", "events", "deaths"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
