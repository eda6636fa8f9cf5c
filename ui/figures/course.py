"""The course of one run as a picture: escalation, violence, trust, trade."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from ui.figures.sheet import colours, dated, key, plain, save, sheet, steps_up

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from simulator.result import RunResult

DISCLAIMER = "One future of many: it explores assumptions, it is no forecast."


def course_figure(result: RunResult, changed: Sequence[int] = ()) -> Figure:
    """Draw a run.

    Parameters
    ----------
    result
        What is drawn.
    changed
        Days on which somebody changed something; marked in every chart.
    """
    scenario = result.scenario
    marks = " Dotted: somebody changed something." if changed else ""
    note = f"{DISCLAIMER} {scenario.name}, seed {result.seed}, n = 1.{marks}"
    figure = sheet(scenario.title, note, (9, 9.5))
    panels = figure.subplots(4, 1, sharex=True)
    for axes, draw in zip(
        panels, (_escalation, _violence, _feelings, _trade), strict=True
    ):
        for day in changed:
            at: Any = np.datetime64(scenario.start + timedelta(days=day))
            axes.axvline(at, color=colours()["changed"], linewidth=0.9, ls=(0, (1, 2)))
        draw(axes, result)
    dated(panels[-1])
    return figure


def draw_course(result: RunResult, file: Path) -> None:
    """Draw a run into a picture file; the folder is made where it is missing.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    save(course_figure(result), file)


def _days(result: RunResult) -> np.ndarray:
    return np.datetime64(result.scenario.start) + np.arange(len(result.series))


def _escalation(axes: Axes, result: RunResult) -> None:
    days, ink = _days(result), colours()["line"]
    axes.step(days, result.series["rung"], color=ink, linewidth=1.4, where="post")
    steps_up(axes)
    plain(axes, "Step of escalation: highest act of the last seven days", "y")


def _violence(axes: Axes, result: RunResult) -> None:
    weeks = result.weeks
    firsts = np.array([week["date"] for week in weeks], "datetime64[D]")
    for column, ink, dash in (("attacks", "accent", "-"), ("deaths", "bad", "--")):
        values = [week[column] for week in weeks]
        line = {"label": column, "color": colours()[ink], "linestyle": dash}
        axes.plot(firsts, values, linewidth=1.2, **line)
    axes.set_ylim(0, 1.25 * max(1.0, axes.get_ylim()[1]))
    key(axes, ncols=2, loc="upper left")
    plain(axes, "Attacks in Pakistan and deaths, a week", "y")


def _feelings(axes: Axes, result: RunResult) -> None:
    days = _days(result)
    for column, label, ink, dash in (
        ("trust_pak_kab", "Islamabad's trust in Kabul", "accent", "-"),
        ("trust_kab_pak", "Kabul's trust in Islamabad", "bad", "--"),
        ("cohesion", "Taliban unity", "text", ":"),
    ):
        line = {"label": label, "color": colours()[ink], "linestyle": dash}
        axes.plot(days, 100 * result.series[column], linewidth=1.2, **line)
    axes.set_ylim(-100, 135)  # room for the names of the lines
    axes.set_yticks(range(-100, 101, 50))
    key(axes, ncols=3, loc="upper left")
    plain(axes, "Trust (−100 to 100) and unity (of 100)", "y")


def _trade(axes: Axes, result: RunResult) -> None:
    values, ink = result.series["trade_usd_m"], colours()["accent"]
    axes.plot(_days(result), values, color=ink, linewidth=1.2)
    axes.set_ylim(bottom=0)
    plain(axes, "Trade across the line, USD million a day", "y")
