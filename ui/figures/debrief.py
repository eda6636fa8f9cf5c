"""The class's line inside its fans: same orders and other luck, and the model alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure

from simulator.classroom.debrief import course
from ui.figures import sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from simulator.classroom.debrief import Debrief

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


def line_and_fans(debrief: Debrief) -> Figure:
    """Draw a class's step of escalation day by day, and where it could have been."""
    inks = sheet.colours()
    figure = Figure(figsize=(7.6, 3.5), layout="constrained")
    figure.set_facecolor(inks["ground"])
    figure.set_label("The class's step of escalation, inside the futures of its orders")
    axes = figure.subplots()
    axes.set_facecolor(inks["ground"])
    days = np.arange(1, len(debrief.rows) + 1)
    own, model = course(debrief.own), course(debrief.model)
    line = course(debrief.rows)
    for low, high, alpha in ((0.05, 0.95, 0.16), (0.25, 0.75, 0.28)):
        band = np.quantile(own, (low, high), axis=0)
        axes.fill_between(days, *band, color=inks["accent"], alpha=alpha, lw=0)
    usual = np.median(model, axis=0)
    axes.plot(days, usual, color=inks["ghost_line"], ls="--", lw=1.6)
    axes.plot(days, line, color=inks["text"], lw=2.2)
    _points(axes, debrief, line)
    last = days[-1] * 1.01
    names = [
        ("your class", line[-1], inks["text"]),
        ("the model\nalone", usual[-1], inks["ghost_line"]),
    ]
    names.sort(key=lambda one: one[1])
    apart = max(0.0, 0.9 - (names[1][1] - names[0][1])) / 2
    for (text, height, colour), way in zip(names, (-apart, apart), strict=True):
        axes.text(last, height + way, text, color=colour, va="center", fontsize=9.5)
    _frame(axes, debrief, len(days))
    return figure


def _points(axes: Axes, debrief: Debrief, line: np.ndarray) -> None:
    """Put numbers of turning points on the line; those of one day side by side."""
    inks = sheet.colours()
    seen: dict[int, int] = {}
    for number, point in enumerate(debrief.turning, start=1):
        beside = seen.get(point.day, 0)
        seen[point.day] = beside + 1
        x, y = point.day + 1.5 + beside * len(line) * 0.028, line[point.day]
        axes.plot(x, y, "o", color=inks["text"], ms=12, clip_on=False, zorder=4)
        axes.annotate(
            str(number),
            (x, y),
            ha="center",
            va="center",
            color=inks["ground"],
            fontsize=8.5,
            zorder=5,
        )


def _frame(axes: Axes, debrief: Debrief, days: int) -> None:
    quiet = sheet.colours()["text2"]
    axes.set_ylim(-0.3, 8.3)
    axes.set_yticks(range(9), [f"{SHORT[n]} {n}" for n in range(9)])
    axes.set_xlim(1, days * 1.16)
    starts = [turn.day + 1 for turn in debrief.turns]
    axes.set_xticks(
        starts, [f"turn {turn.number}" for turn in debrief.turns], ha="left"
    )
    for side in ("left", "bottom"):
        axes.spines[side].set_color(quiet)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(colors=quiet, labelsize=9)
