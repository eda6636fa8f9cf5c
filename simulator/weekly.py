"""The weekly series: what a week was, from its days.

The rung is the week's maximum; attacks, deaths, clashes, strikes, people displaced and
returned, trade and cost are flows of the week; trust, unity, strength, risks and open
crossings are the state at its end; talks and ceasefire are days of the week.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    import numpy as np

HIGHEST = ("rung",)
COUNTED = (
    "attacks",
    "attacks_kp",
    "attacks_balochistan",
    "deaths",
    "border_clashes",
    "strikes",
    "civilians",
)
RENAMED = {"claimed_deaths": "claimed"}  # columns that are counted, under a plain name
PEOPLE = ("displaced", "returned")
MONEY = ("trade_usd_m", "cost_usd_m")
# Columns of the state, and the column of the day that each one is.
LAST = {
    "trust_pak_kab": "trust_pak_kab",
    "trust_kab_pak": "trust_kab_pak",
    "cohesion": "cohesion",
    "ttp_strength": "ttp_fighters",
    "crossings_open": "crossings_open",
    "casa_risk": "casa_risk",
    "tapi_risk": "tapi_risk",
    "standing_home": "standing_home",
}
DAYS_OF = ("talks", "ceasefire")
COLUMNS = (
    "date",
    "rung",
    "attacks",
    "attacks_kp",
    "attacks_balochistan",
    "deaths",
    "border_clashes",
    "strikes",
    "trust_pak_kab",
    "trust_kab_pak",
    "cohesion",
    "ttp_strength",
    "trade_usd_m",
    "crossings_open",
    "displaced",
    "returned",
    "casa_risk",
    "tapi_risk",
    "cost_usd_m",
    "talks",
    "ceasefire",
    "civilians",
    "claimed_deaths",
    "standing_home",
)
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
    row |= {name: int(days[name].sum()) for name in COUNTED}
    row |= {name: int(days[column].sum()) for name, column in RENAMED.items()}
    row |= {name: days[column][-1].item() for name, column in LAST.items()}
    row |= {name: round(float(days[name].sum())) for name in PEOPLE}
    row |= {name: round(float(days[name].sum()), 6) for name in MONEY}
    row |= {name: int(days[name].sum()) for name in DAYS_OF}
    return {name: row[name] for name in COLUMNS}
