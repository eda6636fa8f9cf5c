"""The fan as a picture: bands and medians by week, and the odds as twenty dots."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

from simulator.definitions import STEPS
from simulator.ensemble.summary import WEEK
from ui.figures.paper import EDGE, FAN50, FAN90, INK, MEDIAN, note, paper, plain, write

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from simulator.ensemble.summary import Summary

# What is drawn: column, title, factor.
SHOWN = (
    ("rung", "Step of escalation, highest of the week", 1.0),
    ("attacks", "Attacks in Pakistan a week", 1.0),
    ("trust_pak_kab", "Islamabad's trust in Kabul, −100 to 100", 100.0),
    ("cost_total", "Cost since the start, USD billion", 1e-3),
)
DOTS, FAINT = 20, 12
HOW = (
    "Dark band: half of the futures stay in here; light band: 9 of 10; line: the "
    "middle one; thin lines: single futures.\nBetween two steps of escalation a band "
    "says how far the futures lean to the next."
)


def draw_fan(
    summary: Summary, title: str, first: date, varied: str, file: Path
) -> None:
    """Draw futures into a picture file.

    Parameters
    ----------
    summary
        What the futures say together; at least one must be ok.
    title, first, varied
        Of what, from which day on, and what differs between the futures.
    file
        Where to: a ``.png``, ``.svg`` or ``.pdf``.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    figure = paper(f"{title}. Futures from {first.day} {first:%B %Y}", (9, 10.5))
    axes = figure.subplots(len(SHOWN) + 1, 1, height_ratios=[*[3] * len(SHOWN), 2])
    for one, (column, words, factor) in zip(axes, SHOWN, strict=False):
        _band(one, summary, column, factor, first)
        plain(one, words)
    _dots(axes[-1], summary)
    _note(figure, summary, varied)
    write(figure, file)


def _note(figure: Figure, summary: Summary, varied: str) -> None:
    n = f"{summary.ok} of {summary.planned} futures, {varied}."
    note(figure, f"{HOW}\n{n}")


def _band(
    axes: Axes, summary: Summary, column: str, factor: float, first: date
) -> None:
    rows = summary.quantiles[column] * factor
    weeks = [first + timedelta(days=WEEK * week) for week in range(rows.shape[1])]
    days = np.array(weeks, "datetime64[D]")
    axes.fill_between(days, rows[0], rows[4], color=FAN90, linewidth=0)
    axes.fill_between(days, rows[1], rows[3], color=FAN50, linewidth=0)
    for single in summary.singles[column][:FAINT]:
        axes.plot(days, single * factor, color=MEDIAN, alpha=0.2, linewidth=0.6)
    axes.plot(days, rows[2], color=MEDIAN, linewidth=1.8)
    if column == "rung":
        axes.set_ylim(-0.3, 8.3)
        axes.set_yticks(range(0, 9, 2))
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]


def _dots(axes: Axes, summary: Summary) -> None:
    """Draw odds as so many of twenty dots, the nearest whole number of them."""
    asked = [
        (f"reach step {rung} anew: {STEPS[rung]}", summary.rungs[rung])
        for rung in (5, 6, 7)
    ]
    asked.append(("see a new ceasefire that holds 14 days", summary.ceasefire))
    axes.set_axis_off()
    axes.set_title("Of 20 futures, so many…", loc="left", fontsize=10, color=INK)
    for line, (words, share) in enumerate(asked):
        filled = round(share * DOTS)
        for dot in range(DOTS):
            inside = MEDIAN if dot < filled else "none"
            axes.plot(
                dot,
                -line,
                marker="o",
                markersize=7,
                color=EDGE,
                markerfacecolor=inside,
                markeredgewidth=0.7,
            )
        told = f"{words}: {100 * share:.0f} of 100"
        axes.text(DOTS + 0.3, -line, told, va="center", fontsize=9, color=INK)
    axes.set_xlim(-0.8, 2.4 * DOTS)
    axes.set_ylim(-len(asked) + 0.4, 0.6)
