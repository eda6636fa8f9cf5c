"""The weekly series: what a week was, from its days.

The rung is the week's maximum; attacks, deaths, clashes and strikes are flows of the
week; trust, unity, strength and open crossings are the state at its end; talks and
ceasefire are days of the week.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    import numpy as np

HIGHEST = ("rung",)
SUMMED = (
    "attacks",
    "attacks_kp",
    "attacks_balochistan",
    "deaths",
    "border_clashes",
    "strikes",
)
LAST = (
    "trust_pak_kab",
    "trust_kab_pak",
    "cohesion",
    "ttp_fighters",
    "crossings_open",
)
DAYS_OF = ("talks", "ceasefire")
WEEK = 7


def weekly_rows(series: np.ndarray, start: date) -> list[dict[str, Any]]:
    """Turn days into weeks, dated by their first day; the last may be short."""
    return [
        _week(series[first : first + WEEK], start + timedelta(days=first))
        for first in range(0, len(series), WEEK)
    ]


def _week(days: np.ndarray, first: date) -> dict[str, Any]:
    row: dict[str, Any] = {"date": first.isoformat()}
    row |= {name: int(days[name].max()) for name in HIGHEST}
    row |= {name: int(days[name].sum()) for name in SUMMED}
    row |= {name: days[name][-1].item() for name in LAST}
    row |= {name: int(days[name].sum()) for name in DAYS_OF}
    return row
