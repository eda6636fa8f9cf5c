"""What a chart shows as a table: week by week, what happened and what may come."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from ui.desktop import words
from ui.desktop.charts.spec import WEEK

if TYPE_CHECKING:
    from ui.desktop.charts.fan import Bands
    from ui.desktop.charts.spec import ChartSpec

HEAD = (
    "Date",
    "What happened",
    "5 of 100 lie below",
    "25 of 100 lie below",
    "Middle future",
    "75 of 100 lie below",
    "95 of 100 lie below",
)


MANY = 100  # from which a tenth tells nothing


@dataclass(frozen=True, eq=False, repr=False)
class ChartData:
    """A chart as numbers.

    Attributes
    ----------
    days, values
        Days done at the end of each week, and the value then.
    ahead, bands
        Days of the futures, and their five lines [line, day]; empty without futures.
    futures
        How many futures there are, in words; empty without.
    """

    title: str
    unit: str
    start: date
    days: np.ndarray
    values: np.ndarray
    ahead: np.ndarray
    bands: np.ndarray
    singles: np.ndarray
    futures: str
    daily: np.ndarray  # a value each day done

    def rows(self) -> list[tuple[str, ...]]:
        """Write the table, the newest day that was lived in the middle of it."""
        lived = [
            (self._date(day), _written(value), *([""] * 5))
            for day, value in zip(self.days, self.values, strict=True)
        ]
        to_come = [
            (self._date(day), "", *map(_written, self.bands[:, place]))
            for place, day in enumerate(self.ahead)
        ]
        return lived + to_come

    def told(self) -> list[tuple[str, ...]]:
        """Write the table to be read: dates in words, figures as short as they may be.

        Figures under one another have as many places.
        """
        so_far, ahead = places(self.values), places(self.bands)
        lived = [
            (self._day(day), figure(value, so_far), *([""] * 5))
            for day, value in zip(self.days, self.values, strict=True)
        ]
        to_come = [
            (self._day(day), "", *(figure(one, ahead) for one in self.bands[:, place]))
            for place, day in enumerate(self.ahead)
        ]
        return lived + to_come

    def text(self, separator: str = ",") -> str:
        """Write the table as text, a row a line."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=separator, lineterminator="\n")
        writer.writerow((f"{self.title}, {self.unit}", *[""] * (len(HEAD) - 1)))
        writer.writerow(HEAD)
        writer.writerows(self.rows())
        return out.getvalue()

    def _day(self, day: float) -> str:
        date_ = self.start + timedelta(days=int(day))
        return f"{words.short_date(date_)} {words.year(date_)}"

    def _date(self, day: float) -> str:
        return words.calendar(self.start + timedelta(days=int(day))).isoformat()


def chart_data(
    spec: ChartSpec,
    start: date,
    drawn: tuple[np.ndarray, Bands | None],
    futures: str = "",
) -> ChartData:
    """Gather what a chart draws; ``futures`` says how many there are."""
    values, fan = drawn
    weeks = np.arange(WEEK, len(values) + 1, WEEK)
    if len(values) and (not len(weeks) or weeks[-1] != len(values)):
        weeks = np.append(weeks, len(values))
    nothing = np.zeros((5, 0))
    return ChartData(
        title=words.shown(spec.name),
        unit=words.shown(spec.unit),
        start=start,
        days=weeks,
        values=values[weeks - 1] if len(weeks) else np.zeros(0),
        ahead=fan.x[1:] if fan else np.zeros(0),
        bands=fan.rows[:, 1:] if fan else nothing,
        singles=fan.singles[:, 1:] if fan and len(fan.singles) else nothing,
        futures=futures if fan else "",
        daily=values,
    )


def places(values: np.ndarray) -> int:
    """Tell how many places numbers of a table need: none, or one."""
    known = values[np.isfinite(values)]
    whole = not len(known) or np.allclose(known, np.round(known))
    return 0 if whole or np.abs(known).max() >= MANY else 1


def figure(value: float, decimals: int) -> str:
    """Write a number of a table; nothing where none is known."""
    return "" if np.isnan(value) else f"{value:,.{decimals}f}".replace("-", "−")


def _written(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.6g}"
