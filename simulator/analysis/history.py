"""What was reported, as the model is held to it: attacks by month, deaths by year.

Two series, each from one organisation, never mixed: PICSS counts attacks, UCDP the
dead. Their counts of the same year differ up to fourfold between organisations.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import scenarios

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EVIDENCE = Path(scenarios.__file__).with_name("evidence")
FIRST = date(2021, 9, 1)  # the first whole month after August 2021
LAST = date(2024, 12, 1)
FITTED_TO = date(2023, 12, 1)  # levels and trends are fitted up to here, never later
ORIGINS_FROM = date(2022, 12, 1)
MONTHS_A_YEAR = 12


def month_number(month: date) -> int:
    """Count months from the first, September 2021, which is 0."""
    return MONTHS_A_YEAR * (month.year - FIRST.year) + month.month - FIRST.month


def month_date(number: int) -> date:
    """Return the first day of a month counted from the first."""
    years, months = divmod(FIRST.month - 1 + number, MONTHS_A_YEAR)
    return date(FIRST.year + years, months + 1, 1)


N_MONTHS = month_number(LAST) + 1
HELD_OUT = month_number(FITTED_TO) + 1  # the first month that was never fitted
ORIGINS = range(month_number(ORIGINS_FROM), N_MONTHS - 1)
YEARS = (2022, 2023, 2024)


@dataclass(frozen=True, slots=True)
class Month:
    """Attacks of one month; derived ones were counted back from totals."""

    number: int
    attacks: float
    derived: bool
    source: str


def table_rows(name: str) -> Iterator[dict[str, str]]:
    """Give the rows of a table of the evidence."""
    with (EVIDENCE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def reported_months() -> tuple[Month, ...]:
    """Return the months of PICSS from September 2021 on; some are missing."""
    return tuple(
        Month(
            month_number(date.fromisoformat(f"{row['month']}-01")),
            float(row["attacks"]),
            row["mark"] == "derived",
            row["source"] or row["note"],
        )
        for row in table_rows("attacks_monthly.csv")
    )


def attacks_by_month() -> Mapping[int, float]:
    """Return attacks by month, counted from September 2021."""
    return MappingProxyType({m.number: m.attacks for m in reported_months()})


@cache
def deaths_by_year() -> Mapping[int, float]:
    """Return UCDP's deaths in Pakistan by year: intrastate and one-sided."""
    found = {
        int(row["year"]): float(row["intrastate"]) + float(row["one_sided"])
        for row in table_rows("deaths_yearly.csv")
    }
    return MappingProxyType(found)


def month_edges(start: date) -> list[int]:
    """Return the day on which each month begins, counted from a first day.

    One more than there are months: the last is the end of the last month.
    """
    return [(month_date(number) - start).days for number in range(N_MONTHS + 1)]


def year_days(start: date, year: int) -> tuple[int, int]:
    """Return the first day of a year and the first after it, counted from a day."""
    return (date(year, 1, 1) - start).days, (date(year + 1, 1, 1) - start).days


def month_name(number: int) -> str:
    """Name a month as ``2023-07``."""
    return month_date(number).isoformat()[:7]


def month_end(number: int) -> date:
    """Return the last day of a month."""
    return month_date(number + 1) - timedelta(days=1)
