"""What an experiment came to, future by future, and the figures that are no bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.experiments.points import luck_of
from simulator.analysis.experiments.wording import (
    amount,
    between,
    dial_label,
    dial_number,
    number,
    of_100,
    unit_of,
)
from simulator.analysis.intervals import share_interval
from simulator.analysis.measures import MEASURES
from simulator.mechanisms import DIALS
from ui.shapes.bars import Bar, Bars, capital
from ui.shapes.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.analysis.experiments.discovery import DiscoveryResult, Found
    from simulator.analysis.experiments.kinds import Result
    from simulator.analysis.experiments.sensitivity import Ranking
    from simulator.analysis.experiments.sweep import SweepResult

MOST_ROWS = 20_000
NAMED_LINES = 4


@dataclass(frozen=True, eq=False, repr=False)
class Lines:
    """How figures settle as samples are added.

    Attributes
    ----------
    x, y
        Samples, and [line, sample]; ``named`` are the first lines' names.
    """

    title: str
    counts: str
    x: np.ndarray
    y: np.ndarray
    half: np.ndarray
    named: tuple[str, ...]
    grid: Grid


def settling(ranking: Ranking) -> Lines:
    """Give how what matters most settles with the number of samples."""
    measure = MEASURES[ranking.measure]
    odds = measure.kind == "odds" or ranking.method == "sobol"
    scale = 100.0 if odds else 1.0
    order = ranking.order
    y = scale * np.array([one.index for one in ranking.growth]).T[order]
    half = scale * np.array([one.half for one in ranking.growth]).T[order]
    x = np.array([one.blocks for one in ranking.growth])
    labels = tuple(dial_label(ranking.dials[k]) for k in order)
    head = ("Dial", *(f"{blocks} samples" for blocks in x))
    rows = tuple(
        (label, *(number(float(v)) for v in line))
        for label, line in zip(labels, y, strict=True)
    )
    title = f"Have the figures settled? {capital(measure.label)}"
    counts = "of 100" if odds else measure.unit
    named = labels[:NAMED_LINES]
    return Lines(title, counts, x, y, half, named, Grid(title, head, rows))


@dataclass(frozen=True)
class Cut:
    """Which part of a dial's range is kept.

    Attributes
    ----------
    low, high
        Of what is kept; ``ends`` are those of the whole range.
    """

    dial: str
    low: float
    high: float
    ends: tuple[float, float]

    @property
    def label(self) -> str:
        """What the dial is called."""
        return dial_label(self.dial)

    def written(self, value: float) -> str:
        """Write a value of the dial."""
        return dial_number(self.dial, value)


@dataclass(frozen=True, eq=False, repr=False)
class Boxes:
    """When it happens: the part of each dial's range that such futures share.

    Attributes
    ----------
    groups
        A head in words, and the dials that are cut; one a box.
    """

    title: str
    groups: tuple[tuple[str, tuple[Cut, ...]], ...]
    grid: Grid


def boxes_of(result: DiscoveryResult) -> Boxes:
    """Give the boxes that stand out; none where nothing does."""
    groups, rows = [], []
    for one in result.clear:
        cuts = tuple(
            Cut(name, *_pair(one.box.limits[k]), _pair(result.whole[k]))
            for k, name in enumerate(result.dials)
            if (one.box.limits[k] != result.whole[k]).any()
        )
        groups.append((_head(result, one), cuts))
        rows += [
            (cut.label, *map(cut.written, (cut.low, cut.high, *cut.ends)))
            for cut in cuts
        ]
    head = ("Dial", "From", "To", "Lowest there is", "Highest there is")
    title = f"In common to futures with {result.outcome}"
    return Boxes(title, tuple(groups), Grid(title, head, tuple(rows)))


def _pair(row: np.ndarray) -> tuple[float, float]:
    return float(row[0]), float(row[1])


def _head(result: DiscoveryResult, one: Found) -> str:
    low, high = share_interval(one.hits, one.n)
    return (
        f"In here it happens in {of_100(one.fresh.density)} ({100 * low:.0f} to "
        f"{100 * high:.0f}), of all in {of_100(one.base)}; {one.n} fresh futures"
    )


def parts_grid(result: DiscoveryResult) -> Grid:
    """Give all futures parted by one dial after another."""
    rows = tuple(
        (
            capital(result.conditions(one.box) or "all settings"),
            f"{100 * one.fresh.density:.0f}",
            str(one.n),
        )
        for one in result.leaves
    )
    head = ("Where", "Of 100 such futures, so many have it", "Fresh futures")
    return Grid(f"Parted by one dial after another: {result.outcome}", head, rows)


def parts_bars(result: DiscoveryResult) -> Bars:
    """Give how often it happens in each part, the most often first."""
    rows = []
    for one in sorted(result.leaves, key=lambda leaf: -leaf.fresh.density):
        low, high = share_interval(one.hits, one.n)
        rows.append(
            Bar(
                label=capital(result.conditions(one.box) or "all settings"),
                end=100 * one.fresh.density,
                low=100 * low,
                high=100 * high,
                told=f"{100 * one.fresh.density:.0f}  (n = {one.n})",
                sure=low > result.base or high < result.base,
                floor=100 * result.base,
            )
        )
    counts = "of 100 futures in each part"
    hint = "Orange: of all settings. Hollow: not told apart from it."
    return Bars(
        f"Parted by one dial after another: {result.outcome}",
        counts,
        hint,
        tuple(rows),
        parts_grid(result),
    )


@dataclass(frozen=True, eq=False, repr=False)
class Scatter:
    """Every future by two dials, and whether it has the outcome.

    Attributes
    ----------
    dials, ends
        The two dials, and their ranges.
    x, y, hit
        By future; ``keys`` say which future it is.
    box
        What is kept of both ranges: low and high of each.
    """

    title: str
    dials: tuple[str, str]
    ends: tuple[tuple[float, float], tuple[float, float]]
    x: np.ndarray
    y: np.ndarray
    hit: np.ndarray
    keys: tuple[tuple[int, int], ...]
    box: tuple[tuple[float, float], tuple[float, float]] | None

    @property
    def names(self) -> tuple[str, str]:
        """What the two dials are called."""
        return dial_label(self.dials[0]), dial_label(self.dials[1])

    def written(self, axis: int, value: float) -> str:
        """Write a value of one of the two."""
        return dial_number(self.dials[axis], value)


def scatter_grid(shape: Scatter) -> Grid:
    """Give the same as a table: a row a future, to be opened by its key."""
    rows = tuple(
        (
            shape.written(0, float(a)),
            shape.written(1, float(b)),
            "yes" if hit else "no",
        )
        for a, b, hit in zip(shape.x, shape.y, shape.hit, strict=True)
    )
    head = (*shape.names, "It happens")
    return Grid(shape.title, head, rows, shape.keys)


def scatter_of(result: DiscoveryResult) -> Scatter:
    """Lay futures out by the two dials that the box cuts most."""
    whole, box = result.whole, result.boxes[0].box.limits if result.boxes else None
    kept = np.ones(len(whole))
    if box is not None:
        kept = (box[:, 1] - box[:, 0]) / (whole[:, 1] - whole[:, 0])
    first, second = (int(k) for k in np.argsort(kept, kind="stable")[:2])
    values = result.table.values[result.experiment.plan.goal.measure][:, 0]  # type: ignore[attr-defined]
    places = np.flatnonzero(np.isfinite(values))
    limits = None if box is None else (_pair(box[first]), _pair(box[second]))
    return Scatter(
        f"Every future: {result.outcome}, or not",
        (result.dials[first], result.dials[second]),
        (_pair(whole[first]), _pair(whole[second])),
        result.x[:, first],
        result.x[:, second],
        result.y,
        tuple((int(place), 0) for place in places),
        limits,
    )


@dataclass(frozen=True, eq=False, repr=False)
class Curve:
    """A measure over the range of one dial.

    Attributes
    ----------
    x, mean, low, high
        By level.
    """

    dial: str
    label: str
    x: np.ndarray
    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray


@dataclass(frozen=True, eq=False, repr=False)
class Curves:
    """What dials do over their ranges."""

    title: str
    counts: str
    curves: tuple[Curve, ...]
    grid: Grid


def curves_of(result: SweepResult, name: str) -> Curves:
    """Give one curve a dial, over all values of the others."""
    measure = MEASURES[name]
    scale = 100.0 if measure.kind == "odds" else 1.0
    curves, rows = [], []
    for dial, levels in result.curves[name].items():
        columns = [
            np.array([getattr(one, key) for one in levels])
            for key in ("value", "mean", "low", "high")
        ]
        rest = (scale * column for column in columns[1:])
        curves.append(Curve(dial, dial_label(dial), columns[0], *rest))
        rows += [
            (
                dial_label(dial),
                dial_number(dial, one.value),
                amount(one.mean, measure),
                between(one.low, one.high, measure),
                str(one.n),
            )
            for one in levels
        ]
    counts = unit_of(measure)
    head = ("Dial", "At", capital(counts), "95 of 100 sure", "Futures")
    title = capital(measure.label)
    return Curves(title, counts, tuple(curves), Grid(title, head, tuple(rows)))


def futures_grid(
    result: Result, only: Callable[[int], bool] | None = None, of: str = ""
) -> Grid:
    """Give every future as a row, with the place of each as its key.

    Parameters
    ----------
    result
        Of an experiment.
    only
        Which points to give; all when None.
    of
        What ``only`` means, in words.
    """
    table = result.table
    dials = list(dict.fromkeys(name for p in table.points for name in p.dials))
    named = any(point.name for point in table.points)
    failed = {(one.point, one.luck): one for one in table.failures}
    measures = [MEASURES[name] for name in table.values]
    plan, usual = result.experiment.plan, result.experiment.scenario.dials
    stands = {name: dial.default for name, dial in DIALS.items()} | usual | plan.fixed
    head = (
        *(("Setting",) if named else ()),
        *(dial_label(name) for name in dials),
        *("Luck", "Row of what we do not know"),
        *(capital(one.label) for one in measures),
        "How it went",
    )
    rows: list[tuple[str, ...]] = []
    keys: list[tuple[int, int]] = []
    for p, f in np.ndindex(table.lucks.shape):
        if only is not None and not only(p):
            continue
        if len(rows) >= MOST_ROWS:
            break
        point, luck = table.points[p], int(table.lucks[p, f])
        draw = luck_of(result.experiment, luck)[1]
        failure = failed.get((p, luck))
        told = f"{failure.status}: {failure.error}" if failure else "to its end"
        values = (_value(float(table.values[one.name][p, f]), one) for one in measures)
        rows.append(
            (
                *((capital(point.name),) if named else ()),
                *(dial_number(name, {**stands, **point.dials}[name]) for name in dials),
                *(str(luck + 1), str(draw or "the usual")),
                *values,
                told,
            )
        )
        keys.append((p, f))
    title = f"Futures {of}" if of else "Every future"
    return Grid(title, head, tuple(rows), tuple(keys))


def _value(value: float, measure: object) -> str:
    if not np.isfinite(value):
        return "–"
    if getattr(measure, "kind", "") == "odds":
        return "yes" if value else "no"
    return number(value)
