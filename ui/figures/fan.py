"""The fan as a picture: what happened, what may come, and the odds as twenty dots."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.definitions import STEPS
from simulator.ensemble.summary import WEEK, weekly
from ui.figures.sheet import (
    BODY,
    NOTE,
    SMALL,
    colours,
    dated,
    plain,
    save,
    sheet,
    steps_up,
)

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
LINE_WEEKS = 26  # of what happened, before what may come
HOW = (
    "Dark band: half of the futures stay in here; light band: 9 of 10; line: the "
    "middle one; thin lines: single futures. Between two steps of escalation a band "
    "says how far the futures lean to the next."
)


def fan_figure(
    summary: Summary,
    title: str,
    first: date,
    varied: str,
) -> Figure:
    """Draw futures.

    Parameters
    ----------
    summary
        What the futures say together; at least one must be ok.
    title, first, varied
        Of what, from which day on, and what differs between the futures.
    """
    told = f"{title}. Futures from {first.day} {first:%B %Y}"
    n = _counted(summary)
    figure = sheet(told, f"{HOW}\n{n}, {varied}. {NOTE}", (9, 10.5))
    axes = figure.subplots(len(SHOWN) + 1, 1, height_ratios=[*[3] * len(SHOWN), 2])
    for one, (column, words, factor) in zip(axes, SHOWN, strict=False):
        _band(one, summary, column, factor, first)
        plain(one, words, "y")
    _dots(axes[-1], summary)
    return figure


def ahead_figure(
    summary: Summary, title: str, first: date, varied: str, line: np.ndarray
) -> Figure:
    """Draw what happened and what may come, without the odds.

    ``line`` holds the days before ``first``, with the columns of ``DAY``; the rest is
    as in `fan_figure`.
    """
    n = _counted(summary)
    figure = sheet(title, f"{HOW}\n{n}, {varied}. {NOTE}", (9, 6))
    panels = figure.subplots(2, 2).T.ravel()
    for axes, (column, words, factor) in zip(panels, SHOWN, strict=True):
        _band(axes, summary, column, factor, first)
        if len(line) >= WEEK and column != "cost_total":
            _line(axes, line, column, factor, first)
        plain(axes, words, "y")
    return figure


def _counted(summary: Summary) -> str:
    n = f"n = {summary.ok}/{summary.planned} futures"
    return f"{n}, {summary.failed} failed" if summary.failed else n


def draw_fan(
    summary: Summary, title: str, first: date, varied: str, file: Path
) -> None:
    """Draw futures into a ``.png``, ``.svg`` or ``.pdf``; see `fan_figure`.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    save(fan_figure(summary, title, first, varied), file)


def _band(
    axes: Axes, summary: Summary, column: str, factor: float, first: date
) -> None:
    rows = summary.quantiles[column] * factor
    days = _days(first, range(rows.shape[1]))
    ink = colours()["fan_median"]
    axes.fill_between(days, rows[0], rows[4], color=colours()["fan90"], linewidth=0)
    axes.fill_between(days, rows[1], rows[3], color=colours()["fan50"], linewidth=0)
    for single in summary.singles[column][:FAINT]:
        axes.plot(days, single * factor, color=ink, alpha=0.2, linewidth=0.6)
    axes.plot(days, rows[2], color=ink, linewidth=1.8)
    if column == "rung":
        steps_up(axes, every=2)
    dated(axes)


def _line(
    axes: Axes, line: np.ndarray, column: str, factor: float, first: date
) -> None:
    """Draw what happened up to the first day of the futures, and mark that day."""
    rest = len(line) % WEEK  # weeks end where the futures begin
    rows = factor * weekly(line[None, rest:], column)[0][-LINE_WEEKS:]
    days = _days(first, range(-len(rows), 0))
    shape = "steps-mid" if column == "rung" else "default"
    axes.plot(days, rows, color=colours()["line"], linewidth=1.6, drawstyle=shape)
    now: Any = np.datetime64(first)
    axes.axvline(now, color=colours()["now"], linewidth=0.8)


def _days(first: date, weeks: range) -> np.ndarray:
    found = [first + timedelta(days=WEEK * week) for week in weeks]
    return np.array(found, "datetime64[D]")


def _dots(axes: Axes, summary: Summary) -> None:
    """Draw odds as so many of twenty dots, the nearest whole number of them."""
    asked = [
        (f"reach step {rung} anew: {STEPS[rung]}", summary.rungs[rung])
        for rung in (5, 6, 7)
    ]
    asked.append(("see a new ceasefire that holds 14 days", summary.ceasefire))
    axes.set_axis_off()
    title = f"Of {DOTS} futures, so many…"
    axes.set_title(title, loc="left", fontsize=BODY, color=colours()["text2"])
    for line, (words, share) in enumerate(asked):
        dots_row(axes, share, -line, "o", "fan_median", 7)
        told = f"{words}: {100 * share:.0f} of 100"
        style: dict[str, Any] = {"va": "center", "fontsize": SMALL + 1}
        axes.text(DOTS + 0.3, -line, told, color=colours()["text"], **style)
    axes.set_xlim(-0.8, 2.4 * DOTS)
    axes.set_ylim(-len(asked) + 0.4, 0.6)


def dots_row(
    axes: Axes, share: float, height: float, mark: str, ink: str, size: float
) -> None:
    """Draw a share as the nearest number of twenty dots, those that have it filled."""
    filled = round(share * DOTS)
    shown = colours().get(ink, ink)
    for some, inside in ((range(filled), shown), (range(filled, DOTS), "none")):
        style: dict[str, Any] = {"marker": mark, "markersize": size, "ls": "none"}
        style |= {"markerfacecolor": inside, "markeredgecolor": colours()["edge"]}
        axes.plot(list(some), [height] * len(some), markeredgewidth=0.6, **style)
