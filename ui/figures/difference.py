"""A comparison as a picture: the difference week by week, and what differs most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.measures import MEASURES
from simulator.definitions.outcome import OUTCOMES
from ui.figures.fan import DOTS, dots_row
from ui.figures.sheet import BODY, NOTE, SMALL, colours, plain, save, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from simulator.analysis.compare.comparison import Comparison, Contrast

SHOWN = (
    ("rung", "Step of escalation, highest of the week", 1.0),
    ("attacks", "Attacks in Pakistan a week", 1.0),
    ("trust_pak_kab", "Islamabad's trust in Kabul, −100 to 100", 100.0),
    ("cost_total", "Cost since the start, USD billion", 1e-3),
)
BARS = 8
COURSES = (
    "Differences within a pair of futures with the same luck. Line and dark band: "
    "their mean, and where it lies with 90 % sureness; light band: 9 of 10 pairs."
)
SIZES = (
    "Sizes are in standard deviations of the futures; a line that crosses zero is not "
    "clear."
)


def comparison_figure(found: Comparison) -> Figure:
    """Draw a comparison: a column for each arm against the first."""
    many = len(found.contrasts)
    first = found.plan.arms[0]
    failed = found.planned - found.ok
    n = f"n = {found.ok}/{found.planned} futures of {found.plan.days} days"
    n += f", {failed} failed." if failed else "."
    told = f"{COURSES} {SIZES}\n{n} {NOTE}"
    figure = sheet(first.scenario.title, told, (1.5 + 7.5 * many, 14))
    heights = [*[2.4] * len(SHOWN), 3.6, 3.6]
    axes = figure.subplots(
        len(heights), many, squeeze=False, sharex="row", height_ratios=heights
    )
    for contrast, column in zip(found.contrasts, axes.T, strict=True):
        _courses(contrast, column)
        _sizes(contrast, column[-2])
        _endings(found, contrast, column[-1])
    return figure


def courses_figure(contrast: Contrast, note: str) -> Figure:
    """Draw how the difference of one arm from the first unfolds, week by week."""
    title = f"“{contrast.second.name}” less “{contrast.first.name}”, week by week"
    figure = sheet(title, f"{COURSES} {note}", (9, 5.6))
    panels = figure.subplots(2, 2, sharex=True).T.ravel()
    for axes, (name, words, factor) in zip(panels, SHOWN, strict=True):
        _course(contrast, axes, name, factor)
        plain(axes, words, "y")
    for axes in panels[1::2]:
        axes.set_xlabel("week", fontsize=SMALL, color=colours()["text2"])
    return figure


def sizes_figure(contrast: Contrast, note: str) -> Figure:
    """Draw what differs most between one arm and the first."""
    title = f"“{contrast.second.name}” and “{contrast.first.name}”: what differs most"
    figure = sheet(title, f"{SIZES} {note}", (9, 3.8))
    axes = figure.subplots()
    _sizes(contrast, axes)
    return figure


def draw_comparison(found: Comparison, file: Path) -> None:
    """Draw a comparison into a file; see `comparison_figure`.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    save(comparison_figure(found), file)


def _courses(contrast: Contrast, column: np.ndarray) -> None:
    heading = f"“{contrast.second.name}” less “{contrast.first.name}”"
    for axes, (name, title, factor) in zip(column, SHOWN, strict=False):
        _course(contrast, axes, name, factor)
        plain(axes, title, "y")
    plain(column[0], f"{heading}\n{SHOWN[0][1]}", "y")
    last = column[len(SHOWN) - 1]
    last.set_xlabel("week", fontsize=SMALL, color=colours()["text2"])


def _course(contrast: Contrast, axes: Axes, name: str, factor: float) -> None:
    course = contrast.courses[name]
    weeks = np.arange(1, len(course.mean) + 1)
    spread = course.spread * factor
    outer, inner = colours()["fan90"], colours()["fan50"]
    axes.fill_between(weeks, spread[0], spread[4], color=outer, linewidth=0)
    low, high = course.low * factor, course.high * factor
    axes.fill_between(weeks, low, high, color=inner, linewidth=0)
    mean, ink = course.mean * factor, colours()["fan_median"]
    axes.plot(weeks, mean, color=ink, linewidth=1.8)
    axes.axhline(0.0, color=colours()["line"], linewidth=0.8)


def _sizes(contrast: Contrast, axes: Axes) -> None:
    """Draw what differs most, in standard deviations, with its band."""
    shown = contrast.differences[:BARS]
    ink = colours()["fan_median"]
    for line, one in enumerate(shown):
        scale = one.size / one.mean if one.mean else 0.0
        low, high = one.low * scale, one.high * scale
        axes.plot([low, high], [-line, -line], color=ink, linewidth=2.4)
        inside = ink if one.clear else colours()["ground"]
        axes.plot(one.size, -line, marker="o", color=ink, markerfacecolor=inside)
    axes.axvline(0.0, color=colours()["line"], linewidth=0.8)
    plain(axes, "What differs most, in standard deviations")
    names = [MEASURES[one.measure].label for one in shown]
    axes.set_yticks([-line for line in range(len(shown))], names)
    axes.set_ylim(-len(shown) + 0.4, 0.6)


def _endings(found: Comparison, contrast: Contrast, axes: Axes) -> None:
    """Draw how the futures of both arms end, each as so many of twenty dots."""
    arms = list(found.plan.arms)
    pair = [arms.index(contrast.first), arms.index(contrast.second)]
    axes.set_axis_off()
    words = " and ".join(f"“{arms[n].name}”" for n in pair)
    title = f"Of {DOTS} futures, how they end: {words}, one above the other"
    axes.set_title(title, loc="left", fontsize=BODY, color=colours()["text2"])
    inks = colours()["line"], colours()["changed"]
    for line, (ending, shares) in enumerate(found.endings.items()):
        for row, n in enumerate(pair):
            dots_row(axes, shares[n], -line - 0.36 * row, "os"[row], inks[row], 4.6)
        told = " and ".join(f"{100 * shares[n]:.0f}" for n in pair)
        text = f"{OUTCOMES[ending]}: {told} of 100"
        style: dict[str, Any] = {"va": "center", "fontsize": SMALL}
        axes.text(DOTS + 0.3, -line - 0.15, text, color=colours()["text"], **style)
    axes.set_xlim(-0.8, 2.2 * DOTS)
    axes.set_ylim(-len(found.endings) + 0.4, 0.5)
