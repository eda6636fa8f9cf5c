"""The figures of a comparison as numbers: courses, the gap between them, the ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.compare.difference import difference
from simulator.analysis.experiments.wording import number
from simulator.definitions.outcome import OUTCOMES
from simulator.ensemble.summary import HIGHEST, QUANTILES, WEEK, mid_quantiles
from ui.shapes.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.analysis.compare.comparison import Comparison
    from simulator.analysis.compare.difference import Difference
    from simulator.analysis.compare.sample import Sample

LETTERS = "ABCD"
FAINT = 24  # pairs that are drawn one by one
BELOW = ("5 of 100", "25 of 100", "Middle", "75 of 100", "95 of 100")


@dataclass(frozen=True, kw_only=True)
class What:
    """A weekly column, and how it is shown.

    Attributes
    ----------
    column, scale
        Of a sample's weeks, and what it is multiplied by.
    name, unit
        What it is called.
    ladder
        Whether it counts steps of escalation.
    """

    column: str
    name: str
    unit: str
    scale: float = 1.0
    ladder: bool = False


@dataclass(frozen=True, eq=False, repr=False)
class Courses:
    """How something unfolds under each setting.

    Attributes
    ----------
    start, days
        The date of the first day, and the last day of each week.
    names
        Of the settings, without their letters.
    bands
        [setting, quantile, week], for the quantiles of ``QUANTILES``.
    n, planned
        Pairs that all settings have, and those asked for.
    """

    what: What
    start: date
    days: np.ndarray
    names: tuple[str, ...]
    bands: np.ndarray
    n: int
    planned: int

    @classmethod
    def of(cls, found: Comparison, what: What) -> Courses:
        """Take them from a comparison; only pairs that all settings have count."""
        rows = _known(found.sample, what)
        bands = np.array([_quantiles(what, one) for one in rows])
        names = tuple(arm.name for arm in found.plan.arms)
        told = starts(found), _days(rows.shape[2]), names, bands
        return cls(what, *told, rows.shape[1], found.plan.runs)

    def grid(self) -> Grid:
        """Give the table: a row a week."""
        kept = (1, 2, 3)
        head = tuple(
            f"{LETTERS[arm]}: {_below(BELOW[k], 'futures')}"
            for arm in range(len(self.names))
            for k in kept
        )
        rows = tuple(
            (
                _date(self.start, day),
                *(number(float(b[k, week])) for b in self.bands for k in kept),
            )
            for week, day in enumerate(self.days)
        )
        title = f"{self.what.name}, {self.what.unit}"
        return Grid(title, ("Week to", *head), rows)


@dataclass(frozen=True, eq=False, repr=False)
class Gap:
    """How the difference between two settings unfolds, pair by pair.

    Attributes
    ----------
    letters, names
        Of the setting that is taken off, and of the one it is taken off from.
    bands
        [quantile, week] of the differences within a pair.
    pairs, lucks
        Some pairs one by one, [pair, week], spread over what there is; their lucks.
    """

    what: What
    start: date
    days: np.ndarray
    letters: tuple[str, str]
    names: tuple[str, str]
    bands: np.ndarray
    pairs: np.ndarray
    lucks: tuple[int, ...]
    n: int
    planned: int

    @classmethod
    def of(cls, found: Comparison, what: What, arm: int) -> Gap:
        """Take it from a comparison: setting ``arm`` less the first one."""
        rows = what.scale * found.sample.weeks[what.column]
        gap = rows[arm] - rows[0]
        known = np.flatnonzero(np.isfinite(gap).all(axis=1))
        ordered = known[np.argsort(gap[known].mean(axis=1), kind="stable")]
        places = np.linspace(0, len(ordered) - 1, min(FAINT, len(ordered)))
        chosen = ordered[np.unique(places.round().astype(int))]
        names = found.plan.arms[0].name, found.plan.arms[arm].name
        letters = LETTERS[0], LETTERS[arm]
        days, bands = _days(gap.shape[1]), _quantiles(what, gap[known])
        lucks = tuple(int(luck) for luck in chosen)
        told = letters, names, bands, gap[chosen], lucks
        return cls(what, starts(found), days, *told, len(known), found.plan.runs)

    def grid(self) -> Grid:
        """Give the table: a row a week."""
        head = ("Week to", *(_below(one, "pairs") for one in BELOW))
        rows = tuple(
            (_date(self.start, day), *(_signed(float(v)) for v in self.bands[:, week]))
            for week, day in enumerate(self.days)
        )
        first, second = self.letters
        return Grid(f"{self.what.name}: {second} minus {first}", head, rows)


@dataclass(frozen=True, eq=False, repr=False)
class Pairs:
    """One number a pair: the mean over the whole time under each setting.

    Attributes
    ----------
    lucks, values
        The pairs, and [setting, pair].
    summed
        The difference summed up.
    """

    what: What
    letters: tuple[str, str]
    lucks: np.ndarray
    values: np.ndarray
    summed: Difference

    @classmethod
    def of(cls, found: Comparison, what: What, arm: int) -> Pairs:
        """Take them from a comparison: setting ``arm`` against the first one."""
        rows = what.scale * found.sample.weeks[what.column][[0, arm]]
        known = np.flatnonzero(np.isfinite(rows).all(axis=(0, 2)))
        values = rows[:, known].mean(axis=2)
        letters = LETTERS[0], LETTERS[arm]
        return cls(what, letters, known, values, difference(what.column, *values))

    @property
    def counts(self) -> tuple[int, int, int]:
        """In how many pairs the second has less, more, and the same."""
        gap = self.values[1] - self.values[0]
        less, more = int((gap < 0).sum()), int((gap > 0).sum())
        return less, more, len(gap) - less - more

    def grid(self) -> Grid:
        """Give the table: a row a pair, the largest difference first."""
        gap = self.values[1] - self.values[0]
        order = np.argsort(-np.abs(gap), kind="stable")
        first, second = self.letters
        head = ("Pair", f"{first}, on average", f"{second}, on average", "Difference")
        rows = tuple(
            (
                str(int(self.lucks[k]) + 1),
                number(float(self.values[0, k])),
                number(float(self.values[1, k])),
                _signed(float(gap[k])),
            )
            for k in order
        )
        keys = tuple(int(self.lucks[k]) for k in order)
        return Grid(f"{self.what.name}, {self.what.unit}: pairs", head, rows, keys)


@dataclass(frozen=True, eq=False, repr=False)
class Endings:
    """How futures end under each setting.

    Attributes
    ----------
    labels, counts
        The ends, and [setting, end] in futures.
    n
        Futures of each setting; only pairs that all settings have.
    """

    names: tuple[str, ...]
    labels: tuple[str, ...]
    counts: np.ndarray
    n: int
    end: date

    @classmethod
    def of(cls, found: Comparison) -> Endings:
        """Take them from a comparison; ends that never occur are left out."""
        ends = found.sample.endings
        whole = ends[:, (ends != "").all(axis=0)]
        ids = [one for one in OUTCOMES if (whole == one).any()]
        counts = np.array([[int((row == one).sum()) for one in ids] for row in whole])
        labels = tuple(OUTCOMES[one][:1].upper() + OUTCOMES[one][1:] for one in ids)
        names = tuple(arm.name for arm in found.plan.arms)
        end = starts(found) + timedelta(days=found.plan.days)
        return cls(names, labels, counts, whole.shape[1], end)

    def grid(self) -> Grid:
        """Give the table: a row an end."""
        of = f"of {self.n}"
        head = ("How futures end", *(f"{LETTERS[k]}, {of}" for k, _ in self._named()))
        rows = tuple(
            (label, *(str(count) for count in column))
            for label, column in zip(self.labels, self.counts.T.tolist(), strict=True)
        )
        return Grid(f"How futures end by {self.end.isoformat()}", head, rows)

    def _named(self) -> Sequence[tuple[int, str]]:
        return list(enumerate(self.names))


def starts(found: Comparison) -> date:
    """Return the date on which the futures of a comparison begin."""
    plan = found.plan
    if plan.origin is None:
        return plan.arms[0].scenario.start
    return plan.origin.scenario.start + timedelta(days=plan.origin.day)


def _known(sample: Sample, what: What) -> np.ndarray:
    rows = what.scale * sample.weeks[what.column]
    return np.asarray(rows[:, np.isfinite(rows).all(axis=(0, 2))])


def _quantiles(what: What, rows: np.ndarray) -> np.ndarray:
    if not len(rows):
        return np.full((len(QUANTILES), rows.shape[1]), np.nan)
    if what.column in HIGHEST:
        return mid_quantiles(rows)
    return np.asarray(np.quantile(rows, QUANTILES, axis=0))


def _days(weeks: int) -> np.ndarray:
    return WEEK * np.arange(1, weeks + 1)


def _date(start: date, day: int) -> str:
    return (start + timedelta(days=int(day))).isoformat()


def _below(quantile: str, of: str) -> str:
    return f"middle of the {of}" if quantile == "Middle" else f"{quantile} lie below"


def _signed(value: float) -> str:
    text = number(value)
    return f"+{text}" if value > 0 and text != "0" else text
