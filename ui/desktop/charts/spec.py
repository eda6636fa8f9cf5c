"""What each chart shows, as data: a chart is added by naming an observable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ui.desktop import words

type Reading = Callable[[np.ndarray], np.ndarray]
WEEK = 7
STEPS_OF_ESCALATION = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSpec:
    """One chart.

    Attributes
    ----------
    read
        From the days done to one number a day.
    column, scale
        The weekly column of the futures, and what it is multiplied by.
    tops
        Upper ends that the vertical range may take; it only ever moves up.
    bottom
        The lower end of the vertical range.
    since
        Whether the futures count from where they begin: the value there is added.
    stairs
        Whether the value holds all day and then jumps.
    say
        A value in words, for the head of the chart.
    ladder
        Whether the axis names the steps of escalation.
    """

    name: str
    unit: str
    read: Reading
    tops: tuple[float, ...]
    column: str
    scale: float = 1.0
    say: Callable[[float], str]
    bottom: float = 0.0
    since: bool = False
    stairs: bool = False
    ladder: bool = False
    stretch: int = 10


def weekly(daily: np.ndarray) -> np.ndarray:
    """Sum of the last seven days on each day; NaN before a week is full."""
    total = np.cumsum(daily, dtype=float)
    sums = np.full(len(daily), np.nan)
    sums[WEEK - 1 :] = total[WEEK - 1 :]
    sums[WEEK:] -= total[:-WEEK]
    return sums


def _step(value: float) -> str:
    return f"{value:.0f}  {words.step_short(int(value))}"


def _count(value: float) -> str:
    return "in its first week" if np.isnan(value) else f"{value:,.0f}"


def _of_100(value: float) -> str:
    return f"{value:.0f} of 100"


def _signed(value: float) -> str:
    return f"{value:+.0f}".replace("-", "−")


def _thousand(value: float) -> str:
    return f"{value:,.0f} thousand"


def _million(value: float) -> str:
    return "in its first week" if np.isnan(value) else f"US$ {value:,.0f} million"


def _trust(name: str, column: str) -> ChartSpec:
    return ChartSpec(
        name=name,
        unit="−100 none to 100 full",
        read=lambda rows: rows[column] * 100,
        bottom=-100.0,
        tops=(100.0,),
        column=column,
        scale=100.0,
        say=_signed,
    )


def _risk(name: str, column: str) -> ChartSpec:
    return ChartSpec(
        name=name,
        unit="of 100",
        read=lambda rows: rows[column] * 100,
        tops=(100.0,),
        column=column,
        scale=100.0,
        say=_of_100,
    )


def _people(name: str, column: str) -> ChartSpec:
    return ChartSpec(
        name=name,
        unit="thousand, since the first day",
        read=lambda rows: np.cumsum(rows[column]) / 1000,
        tops=(100.0, 200.0, 400.0, 800.0, 1600.0, 3200.0, 6400.0),
        column=f"{column}_total",
        scale=0.001,
        since=True,
        say=_thousand,
    )


def _week(name: str, unit: str, columns: tuple[str, ...], column: str) -> ChartSpec:
    return ChartSpec(
        name=name,
        unit=unit,
        read=lambda rows: weekly(np.sum([rows[one] for one in columns], axis=0)),
        column=column,
        tops=(20.0, 40.0, 60.0, 80.0, 120.0, 160.0, 240.0, 400.0, 800.0, 1600.0),
        say=_count,
    )


CHARTS = (
    ChartSpec(
        name="Escalation",
        unit="step 0 to 8, highest of 7 days",
        read=lambda rows: rows["rung"].astype(float),
        tops=(8.0,),
        column="rung",
        say=_step,
        stairs=True,
        ladder=True,
        stretch=17,
    ),
    _week(
        "Clashes and attacks",
        "a week, all sides",
        ("border_clashes", "attacks"),
        "clashes_and_attacks",
    ),
    ChartSpec(
        name="Taliban unity",
        unit="of 100",
        read=lambda rows: rows["cohesion"] * 100,
        tops=(100.0,),
        column="cohesion",
        scale=100.0,
        say=_of_100,
    ),
    ChartSpec(
        name="Kandahar’s standing at home",
        unit="0 usual to 100 most",
        read=lambda rows: rows["standing_home"] * 100,
        tops=(100.0,),
        column="standing_home",
        scale=100.0,
        say=_of_100,
    ),
    _week("Deaths", "a week, all sides", ("deaths",), "deaths"),
    _week("Civilians killed", "a week, all sides", ("civilians",), "civilians"),
    _week("Enemy dead, as claimed", "a week, all sides", ("claimed",), "claimed"),
    _trust("Islamabad’s trust in Kabul", "trust_pak_kab"),
    _trust("Kabul’s trust in Islamabad", "trust_kab_pak"),
    ChartSpec(
        name="Trade through the crossings",
        unit="US$ million a week",
        read=lambda rows: weekly(rows["trade_usd_m"]),
        tops=(20.0, 40.0, 60.0, 80.0, 120.0),
        column="trade_usd_m",
        say=_million,
    ),
    ChartSpec(
        name="Crossings open",
        unit="of all crossings",
        read=lambda rows: rows["crossings_open"].astype(float),
        tops=(16.0,),
        column="crossings_open",
        stairs=True,
        say=_count,
    ),
    _people("People displaced", "displaced"),
    _people("Afghans returned", "returned"),
    _risk("CASA-1000 power line at risk", "casa_risk"),
    _risk("TAPI gas pipeline at risk", "tapi_risk"),
    ChartSpec(
        name="Cost of the crisis",
        unit="US$ million, since the first day",
        read=lambda rows: np.cumsum(rows["cost_usd_m"]),
        tops=(200.0, 400.0, 800.0, 1600.0, 3200.0, 6400.0, 12800.0, 25600.0),
        column="cost_total",
        since=True,
        say=_million,
    ),
)
FIRST = ("Escalation", "Clashes and attacks", "Taliban unity")


def named(name: str) -> ChartSpec:
    """Return a chart by its name; `KeyError` where there is none."""
    return {spec.name: spec for spec in CHARTS}[name]
