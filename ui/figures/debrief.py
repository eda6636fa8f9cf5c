"""The class's line inside its fans: same orders and other luck, and the model alone."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure

from ui.figures import sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.classroom.debrief import Debrief

WEEK = 7
# The steps in few words, for an axis; their full names are `STEPS`.
SHORT = (
    "calm",
    "protest",
    "coercion",
    "border firing",
    "heavy weapons",
    "border strikes",
    "heartland struck",
    "incursion",
    "war",
)


def as_png(figure: Figure) -> bytes:
    """Draw a figure into the bytes of a picture."""
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=200, facecolor=figure.get_facecolor())
    return out.getvalue()


def line_and_fans(debrief: Debrief, colours: Mapping[str, str] | None = None) -> Figure:
    """Draw the weekly step of escalation of a class, and where it could have been.

    Parameters
    ----------
    debrief
        What is drawn.
    colours
        Of the ground (``panel``), the line (``text``) and the axes (``text2``), where
        they are not those of the theme that figures wear.
    """
    inks = sheet.colours()
    colours = colours or {**inks, "panel": inks["ground"]}
    figure = Figure(figsize=(7.6, 3.3), layout="constrained")
    figure.set_facecolor(colours["panel"])
    ink, quiet = colours["text"], colours["text2"]
    label = "The class's step of escalation by week, inside the futures of its orders"
    figure.set_label(label)
    axes = figure.subplots()
    axes.set_facecolor(colours["panel"])
    weeks = np.arange(1, len(debrief.rows) // WEEK + 1)
    own = _weekly(debrief.own)
    outer = np.quantile(own, (0.05, 0.95), axis=0)
    inner = np.quantile(own, (0.25, 0.75), axis=0)
    axes.fill_between(weeks, *outer, color=inks["accent"], alpha=0.16, lw=0)
    axes.fill_between(weeks, *inner, color=inks["accent"], alpha=0.28, lw=0)
    middle = _weekly(debrief.model).mean(axis=0)
    axes.plot(weeks, middle, color=inks["ghost_line"], ls="--", lw=1.6)
    line = _weekly(debrief.rows[None, :])[0]
    axes.plot(weeks, line, color=ink, lw=2.2)
    for turn in debrief.turning:
        week = turn.day // WEEK
        if week < len(line):
            axes.plot(weeks[week], line[week], "o", color=ink, ms=13)
            at = (weeks[week], line[week])
            axes.annotate(
                str(turn.number), at, color=colours["panel"], ha="center", va="center"
            )
    last = weeks[-1] + 0.15
    axes.text(last, line[-1], "your class", color=ink, va="center", weight="bold")
    if abs(middle[-1] - line[-1]) > 0.5:
        sand = inks["ghost_line"]
        axes.text(last, middle[-1], "the model alone", color=sand, va="center")
    axes.set_ylim(-0.3, 8.3)
    axes.set_yticks(range(9), [f"{SHORT[n]} {n}" for n in range(9)])
    axes.set_xlim(weeks[0], weeks[-1] + max(1.5, len(weeks) * 0.14))
    turns = [turn.day / WEEK + 1 for turn in debrief.turns]
    axes.set_xticks(turns, [f"turn {turn.number}" for turn in debrief.turns])
    for side in ("left", "bottom"):
        axes.spines[side].set_color(quiet)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(colors=quiet, labelsize=9.5)
    return figure


def _weekly(days: np.ndarray) -> np.ndarray:
    """Make the highest step of each week [future, week]."""
    weeks = days.shape[1] // WEEK
    steps = days["rung"][:, : weeks * WEEK].reshape(len(days), weeks, WEEK)
    return np.asarray(steps.max(axis=2), float)
