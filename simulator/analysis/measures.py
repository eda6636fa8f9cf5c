"""What one future came to, in numbers: each measure declared once.

A measure turns the days of one future into one number. Experiments, comparisons, the
command line and the window read name, label and unit from the one table here. Odds are
0 or 1 in one future, so that their mean over many is a share.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import numpy as np

from simulator.definitions.crises import crisis_spells
from simulator.ensemble.futures import Start
from simulator.ensemble.summary import QUIET_DAYS, new_truce, reached_anew
from simulator.errors import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from simulator.run import Run

type Kind = Literal["odds", "mean"]
type Better = Literal["lower", "higher"] | None

YEAR = 365
NEW_STEPS = {
    3: "new border firing, or worse",
    4: "new use of heavy weapons, or worse",
    5: "new strikes in border provinces, or worse",
    6: "a new strike on a capital or heartland, or worse",
    7: "a new ground incursion, or worse",
    8: "a new full-scale war",
}
AT_STEPS = {
    3: "border firing",
    4: "heavy weapons",
    5: "strikes in border provinces",
    6: "strikes on a capital or heartland",
    7: "ground incursions",
}


@dataclass(frozen=True, eq=False, repr=False)
class Context:
    """What stood before the first day, for what counts as new.

    Attributes
    ----------
    before
        Act levels of the fourteen days before, the latest last.
    truce
        Whether a ceasefire was in force.
    split
        Whether the Taliban were already split.
    """

    before: np.ndarray
    truce: bool = False
    split: bool = False

    @classmethod
    def of(cls, run: Run) -> Context:
        """Read it from a run as it stands: what comes next begins there."""
        truce, split = bool(run.world.truce > 0.0), bool(run.world.split_day >= 0)
        return cls(Start.of(run).acts_before(), truce, split)


CALM = Context(np.zeros(QUIET_DAYS, np.int8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One number of one future.

    Attributes
    ----------
    name
        How it is asked for.
    label
        What it is, in plain words, to stand after "the share of futures with" (odds)
        or by itself.
    unit
        Of the number; of odds always ``futures``.
    kind
        ``odds``: 0 or 1 in one future; ``mean``: a number.
    better
        What is better for the people of the region, where that is beyond dispute.
    of
        Computes it from the days of one future [day], with the columns of ``DAY``.
    """

    name: str
    label: str
    unit: str
    kind: Kind
    better: Better
    of: Callable[[np.ndarray, Context], float]


def _reached(rung: int, series: np.ndarray, context: Context) -> float:
    return float(reached_anew(series["act"][None, :], context.before, rung)[0])


def _truce(series: np.ndarray, context: Context) -> float:
    return float(new_truce(series["ceasefire"][None, :], context.truce)[0])


def _split(series: np.ndarray, context: Context) -> float:
    return float(bool(series["split"][-1]) and not context.split)


def _rung_days(rung: int, series: np.ndarray, _: Context) -> float:
    return YEAR * float((series["rung"] >= rung).mean())


def _peak(series: np.ndarray, _: Context) -> float:
    return float(series["act"].max())


def _total(column: str, series: np.ndarray, _: Context) -> float:
    return float(series[column].sum(dtype=np.float64))


def _mean(column: str, series: np.ndarray, _: Context) -> float:
    return float(series[column].mean(dtype=np.float64))


def _end(column: str, scale: float, series: np.ndarray, _: Context) -> float:
    return scale * float(series[column][-1])


def _days_of(column: str, series: np.ndarray, _: Context) -> float:
    return YEAR * float(series[column].mean())


def _crises(series: np.ndarray, _: Context) -> float:
    return float(len(crisis_spells(series)))


def _longest_crisis(series: np.ndarray, _: Context) -> float:
    return float(max((b - a + 1 for a, b in crisis_spells(series)), default=0))


def _odds(
    name: str, label: str, better: Better, of: Callable[[np.ndarray, Context], float]
) -> Measure:
    return Measure(
        name=name, label=label, unit="futures", kind="odds", better=better, of=of
    )


def _number(
    name: str,
    label: str,
    unit: str,
    better: Better,
    of: Callable[[np.ndarray, Context], float],
) -> Measure:
    return Measure(name=name, label=label, unit=unit, kind="mean", better=better, of=of)


_ALL = (
    *(
        _odds(f"reach_{rung}", label, "lower", partial(_reached, rung))
        for rung, label in NEW_STEPS.items()
    ),
    _odds("war", "full-scale war", "lower", lambda s, _: float(s["act"].max() >= 8)),
    _odds(
        "new_ceasefire",
        "a new ceasefire that holds fourteen days",
        "higher",
        _truce,
    ),
    _odds("split", "a split of the Taliban", None, _split),
    *(
        _number(
            f"rung_days_{rung}",
            f"days a year at {what} or worse",
            "days a year",
            "lower",
            partial(_rung_days, rung),
        )
        for rung, what in AT_STEPS.items()
    ),
    _number("peak_rung", "the highest step of escalation", "step", "lower", _peak),
    _number("crises", "crises", "crises", "lower", _crises),
    _number("longest_crisis", "the longest crisis", "days", "lower", _longest_crisis),
    _number(
        "attacks",
        "attacks in Pakistan",
        "attacks",
        "lower",
        partial(_total, "attacks"),
    ),
    _number("deaths", "deaths", "deaths", "lower", partial(_total, "deaths")),
    _number(
        "clashes",
        "clashes on the border",
        "clashes",
        "lower",
        partial(_total, "border_clashes"),
    ),
    _number(
        "strikes", "strikes by Pakistan", "strikes", "lower", partial(_total, "strikes")
    ),
    _number(
        "cost_usd_m",
        "what the crisis costs",
        "USD million",
        "lower",
        partial(_total, "cost_usd_m"),
    ),
    _number(
        "trade_usd_m",
        "trade across the line",
        "USD million",
        "higher",
        partial(_total, "trade_usd_m"),
    ),
    _number(
        "displaced",
        "people driven from home",
        "people",
        "lower",
        partial(_total, "displaced"),
    ),
    _number(
        "returned",
        "Afghans returned from Pakistan",
        "people",
        None,
        partial(_total, "returned"),
    ),
    _number(
        "crossings_open",
        "crossings open, on an average day",
        "crossings",
        "higher",
        partial(_mean, "crossings_open"),
    ),
    _number(
        "ceasefire_days",
        "days a year with a ceasefire in force",
        "days a year",
        "higher",
        partial(_days_of, "ceasefire"),
    ),
    _number(
        "talks_days",
        "days a year with talks",
        "days a year",
        None,
        partial(_days_of, "talks"),
    ),
    _number(
        "trust_end",
        "Islamabad's trust in Kabul at the end",
        "of −100 to 100",
        "higher",
        partial(_end, "trust_pak_kab", 100.0),
    ),
    _number(
        "trust_kabul_end",
        "Kabul's trust in Islamabad at the end",
        "of −100 to 100",
        "higher",
        partial(_end, "trust_kab_pak", 100.0),
    ),
    _number(
        "cohesion_end",
        "Taliban unity at the end",
        "of 100",
        None,
        partial(_end, "cohesion", 100.0),
    ),
    _number(
        "ttp_end",
        "TTP fighters at the end",
        "fighters",
        None,
        partial(_end, "ttp_fighters", 1.0),
    ),
    _number(
        "india_end",
        "ties between India and Kabul at the end",
        "of 100",
        None,
        partial(_end, "india", 100.0),
    ),
    _number(
        "casa_risk_end",
        "risk of the CASA-1000 project at the end",
        "of 100",
        "lower",
        partial(_end, "casa_risk", 100.0),
    ),
    _number(
        "tapi_risk_end",
        "risk of the TAPI project at the end",
        "of 100",
        "lower",
        partial(_end, "tapi_risk", 100.0),
    ),
)
MEASURES: Mapping[str, Measure] = MappingProxyType({one.name: one for one in _ALL})


def measured(
    series: np.ndarray, context: Context, names: Iterable[str]
) -> dict[str, float]:
    """Take some measures of one future.

    Raises
    ------
    KeyError
        When a measure is not known; ``check_measure`` tells a user so.
    """
    return {name: MEASURES[name].of(series, context) for name in names}


def check_measure(name: object, where: str, field: str = "measure") -> Problem | None:
    """Say what is wrong with the name of a measure; None when it is known."""
    if isinstance(name, str) and name in MEASURES:
        return None
    allowed = f"one of {', '.join(MEASURES)}"
    return Problem(where, field, name, allowed, nearest(str(name), MEASURES))
