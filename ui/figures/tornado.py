"""What matters most as pictures: bars by dial, and how the figures settle with n."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.experiments.wording import dial_label, number, unit_of
from simulator.analysis.measures import MEASURES
from ui.figures.sheet import BODY, DASHES, SMALL, colours, plain, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from simulator.analysis.experiments.sensitivity import Ranking

MOST_BARS, MOST_LINES = 14, 4
HATCH = "////"


def _scale(ranking: Ranking) -> float:
    odds = MEASURES[ranking.measure].kind == "odds"
    return 100.0 if odds or ranking.method == "sobol" else 1.0


def _counts(ranking: Ranking) -> str:
    if ranking.method == "sobol":
        return "% of the differences between points that go if all but this were known"
    unit = unit_of(MEASURES[ranking.measure])
    return f"how far it moves over the dial's whole range, on average ({unit})"


def tornado(ranking: Ranking, note: str) -> Figure:
    """Draw one bar a dial, the longest first, with intervals and what luck gives."""
    shown = ranking.order[:MOST_BARS]
    title = f"What matters most for {MEASURES[ranking.measure].label}"
    settled = "" if ranking.last.settled else " The figures have not settled."
    samples = f"{ranking.last.blocks}/{ranking.planned} samples"
    size = (7.6, 1.7 + 0.34 * len(shown))
    figure = sheet(title, f"{note} {samples}.{settled}", size)
    axes = figure.subplots()
    scale = _scale(ranking)
    index, half = scale * ranking.last.index, scale * ranking.last.half
    reach = float((index + half)[shown].max(initial=0.0)) or 1.0
    for row, k in enumerate(shown):
        _bar(axes, row, (float(index[k]), float(half[k])), ranking.clear[k])
        arrow = "▲ more, higher" if ranking.rises[k] > 0 else "▼ more, lower"
        told = f"{number(float(index[k]))}   {arrow if ranking.clear[k] else ''}"
        at = float(index[k] + half[k]) + 0.02 * reach
        style: dict[str, Any] = {"fontsize": SMALL, "color": colours()["text"]}
        under = {"facecolor": colours()["ground"], "edgecolor": "none", "pad": 1.0}
        axes.text(at, row, told, va="center", bbox=under, zorder=4, **style)
    _floors(axes, [scale * float(ranking.floors[k]) for k in shown])
    labels = [dial_label(ranking.dials[k]) for k in shown]
    axes.set_yticks(range(len(shown)), labels)
    axes.set_ylim(len(shown) - 0.4, -1.15)
    axes.set_xlim(0, 1.4 * reach)
    plain(axes)
    axes.tick_params(axis="y", length=0, labelsize=BODY)
    axes.set_xlabel(_counts(ranking), fontsize=SMALL, color=colours()["text2"])
    left = len(ranking.order) - len(shown)
    if left:
        told = f"{left} more dials below {number(float(index[shown[-1]]))}"
        quiet = colours()["text3"]
        place: Any = {"transform": axes.transAxes, "ha": "right"}
        axes.text(0.99, 0.02, told, fontsize=SMALL, color=quiet, **place)
    return figure


def _bar(axes: Axes, row: int, value: tuple[float, float], clear: bool) -> None:
    mean, half = value
    fill = colours()["accent"] if clear else colours()["ground"]
    hatch = None if clear else HATCH
    edge = colours()["accent"] if clear else colours()["edge"]
    axes.barh(row, mean, height=0.62, color=fill, edgecolor=edge, hatch=hatch, lw=0.8)
    axes.errorbar(
        mean, row, xerr=half, color=colours()["text"], capsize=2.5, lw=1.0, fmt="none"
    )


def _floors(axes: Axes, floors: list[float]) -> None:
    colour = colours()["changed"]
    for row, floor in enumerate(floors):
        if floor > 0:
            ends = [row - 0.42, row + 0.42]
            axes.plot([floor, floor], ends, color=colour, lw=1.6, zorder=3)
    told = "| what luck alone would give; hatched: not told apart from it"
    axes.text(0.01, -0.62, told, fontsize=SMALL, color=colour, va="bottom")


def convergence(ranking: Ranking, note: str) -> Figure:
    """Draw how the indices settle as samples are added, the largest dials named."""
    title = f"Have the figures settled? {MEASURES[ranking.measure].label}"
    figure = sheet(title, note, (7.6, 4.2))
    axes = figure.subplots()
    scale = _scale(ranking)
    blocks = np.array([one.blocks for one in ranking.growth])
    index = scale * np.array([one.index for one in ranking.growth])
    half = scale * np.array([one.half for one in ranking.growth])
    named = ranking.order[:MOST_LINES]
    for k in ranking.order[MOST_LINES:]:
        axes.plot(blocks, index[:, k], color=colours()["hairline"], lw=0.9)
    places = _apart([float(index[-1, k]) for k in named], 0.055 * float(index.max()))
    for place, k in enumerate(named):
        colour, dash = colours()["branch"][place], DASHES[place]
        axes.plot(blocks, index[:, k], color=colour, ls=dash, lw=1.6, marker="o", ms=3)
        if place < 2:  # more bands than two hide each other
            low, high = index[:, k] - half[:, k], index[:, k] + half[:, k]
            axes.fill_between(blocks, low, high, color=colour, alpha=0.13, lw=0)
        label = f"  {dial_label(ranking.dials[k])}"
        at = (float(blocks[-1]), places[place])
        axes.annotate(label, at, fontsize=SMALL, color=colour, va="center")
    axes.set_xscale("log", base=2)
    axes.set_xticks(blocks, [str(one) for one in blocks])
    axes.minorticks_off()
    first, last = float(blocks[0]), float(blocks[-1])
    room = last / first if last > first else 2.0
    axes.set_xlim(first / room**0.04, last * room**0.5)  # names stand on the right
    axes.set_ylim(bottom=0)
    plain(axes, _counts(ranking), "y")
    told = "samples (bands of the first two: 95 % intervals)"
    axes.set_xlabel(told, fontsize=SMALL, color=colours()["text2"])
    return figure


def _apart(values: list[float], gap: float) -> list[float]:
    """Move labels apart that would lie on each other, the largest first."""
    placed: list[float] = []
    for value in values:
        above = placed[-1] - gap if placed else value
        placed.append(min(value, above))
    return placed
