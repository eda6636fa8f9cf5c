"""A comparison as a picture: the difference week by week, and what differs most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.definitions.outcome import OUTCOMES
from ui.figures.paper import (
    ARMS,
    EDGE,
    FAN50,
    FAN90,
    INK,
    MEDIAN,
    QUIET,
    note,
    paper,
    plain,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes

    from simulator.analysis.compare.comparison import Comparison, Contrast

SHOWN = (
    ("rung", "Step of escalation, highest of the week", 1.0),
    ("attacks", "Attacks in Pakistan a week", 1.0),
    ("trust_pak_kab", "Islamabad's trust in Kabul, −100 to 100", 100.0),
    ("cost_total", "Cost since the start, USD billion", 1e-3),
)
BARS, DOTS = 8, 20
HOW = (
    "Differences within a pair of futures with the same luck. Line and dark band: "
    "their mean, and where it lies with 90 % sureness;\nlight band: 9 of 10 pairs. "
    "Sizes are in standard deviations of the futures; a line that crosses zero is not "
    "clear."
)


def draw_comparison(found: Comparison, file: Path) -> None:
    """Draw a comparison: a column for each arm against the first.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    many = len(found.contrasts)
    first = found.plan.arms[0]
    figure = paper(first.scenario.title, (1.0 + 7.5 * many, 13))
    heights = [*[2.4] * len(SHOWN), 3.6, 2.6]
    axes = figure.subplots(
        len(heights), many, squeeze=False, sharex="row", height_ratios=heights
    )
    for contrast, column in zip(found.contrasts, axes.T, strict=True):
        _courses(contrast, column)
        _sizes(contrast, column[-2])
        _endings(found, contrast, column[-1])
    n = f"n = {found.ok}/{found.planned} futures of {found.plan.days} days."
    note(figure, f"{HOW}\n{n}")
    write(figure, file)


def _courses(contrast: Contrast, column: np.ndarray) -> None:
    heading = f"“{contrast.second.name}” less “{contrast.first.name}”"
    for axes, (name, title, factor) in zip(column, SHOWN, strict=False):
        course = contrast.courses[name]
        weeks = np.arange(1, len(course.mean) + 1)
        spread = course.spread * factor
        axes.fill_between(weeks, spread[0], spread[4], color=FAN90, linewidth=0)
        low, high = course.low * factor, course.high * factor
        axes.fill_between(weeks, low, high, color=FAN50, linewidth=0)
        axes.plot(weeks, course.mean * factor, color=MEDIAN, linewidth=1.8)
        axes.axhline(0.0, color=INK, linewidth=0.8)
        plain(axes, title)
    column[0].set_title(f"{heading}\n{SHOWN[0][1]}", loc="left", fontsize=10, color=INK)
    column[len(SHOWN) - 1].set_xlabel("week", fontsize=8, color=QUIET)


def _sizes(contrast: Contrast, axes: Axes) -> None:
    """Draw what differs most, in standard deviations, with its band."""
    shown = contrast.differences[:BARS]
    for line, one in enumerate(shown):
        scale = one.size / one.mean if one.mean else 0.0
        low, high = one.low * scale, one.high * scale
        axes.plot([low, high], [-line, -line], color=MEDIAN, linewidth=2.4)
        inside = MEDIAN if one.clear else "white"
        axes.plot(one.size, -line, marker="o", color=MEDIAN, markerfacecolor=inside)
    axes.axvline(0.0, color=INK, linewidth=0.8)
    plain(axes, "What differs most, in standard deviations")
    axes.set_yticks([])
    axes.set_ylim(-len(shown) + 0.4, 0.9)


def _endings(found: Comparison, contrast: Contrast, axes: Axes) -> None:
    """Draw how the futures of both arms end, each as so many of twenty dots."""
    arms = list(found.plan.arms)
    pair = [arms.index(contrast.first), arms.index(contrast.second)]
    axes.set_axis_off()
    words = " and ".join(f"“{arms[n].name}”" for n in pair)
    title = f"Of 20 futures, how they end: {words}, one above the other"
    axes.set_title(title, loc="left", fontsize=10, color=INK)
    for line, (ending, shares) in enumerate(found.endings.items()):
        for row, n in enumerate(pair):
            height = -line - 0.3 * row
            _row(axes, shares[n], height, ARMS[row], "os"[row])
        told = " and ".join(f"{100 * shares[n]:.0f}" for n in pair)
        text = f"{OUTCOMES[ending]}: {told} of 100"
        axes.text(DOTS + 0.3, -line - 0.15, text, va="center", fontsize=8, color=INK)
    axes.set_xlim(-0.8, 2.2 * DOTS)
    axes.set_ylim(-len(found.endings) + 0.4, 0.5)


def _row(axes: Axes, share: float, height: float, color: str, mark: str) -> None:
    filled = round(share * DOTS)
    for dot in range(DOTS):
        inside = color if dot < filled else "none"
        axes.plot(
            dot,
            height,
            marker=mark,
            markersize=4.2,
            color=EDGE,
            markerfacecolor=inside,
            markeredgewidth=0.5,
        )
