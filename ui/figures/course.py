"""The course of one run as a picture: escalation, violence, trust, trade."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure

from simulator.definitions import STEPS
from simulator.errors import InputError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes

    from simulator.result import RunResult

INK, QUIET, BLUE, RED = "#1b2530", "#8c867a", "#0e5a78", "#a33b20"
DISCLAIMER = "One future of many: it explores assumptions, it is no forecast."


def course_figure(result: RunResult) -> Figure:
    """Draw a run; see `draw_course` for one in a file."""
    return _figure(result)


def draw_course(result: RunResult, file: Path) -> None:
    """Draw a run into a picture file; the folder is made where it is missing.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    figure = _figure(result)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(file, dpi=150, metadata=_undated(file))
    except OSError as error:
        allowed = f"a file that can be written ({error.strerror or error})"
        problem = Problem("--figure", "the file", str(file), allowed)
        raise InputError(problem) from error


def _undated(file: Path) -> dict[str, None]:
    # The same run gives the same picture, byte by byte.
    return {} if file.suffix.lower() == ".png" else {_date_key(file): None}


def _date_key(file: Path) -> str:
    return "Date" if file.suffix.lower() == ".svg" else "CreationDate"


def _figure(result: RunResult) -> Figure:
    figure = Figure(figsize=(9, 9.5), layout="constrained")
    upper, violence, trust, trade = figure.subplots(4, 1, sharex=True)
    scenario = result.scenario
    figure.suptitle(scenario.title, x=0.02, ha="left", color=INK, fontsize=13)
    _escalation(upper, result)
    _violence(violence, result)
    _feelings(trust, result)
    _trade(trade, result)
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    trade.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    note = f"{DISCLAIMER} {scenario.name}, seed {result.seed}."
    trade.set_xlabel(note, color=QUIET, fontsize=8, loc="left")
    return figure


def _days(result: RunResult) -> np.ndarray:
    return np.datetime64(result.scenario.start) + np.arange(len(result.series))


def _plain(axes: Axes, title: str) -> None:
    axes.set_title(title, loc="left", fontsize=10, color=INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color=QUIET, alpha=0.25, linewidth=0.6)
    axes.tick_params(labelsize=8)


def _escalation(axes: Axes, result: RunResult) -> None:
    days = _days(result)
    axes.step(days, result.series["rung"], color=RED, linewidth=1.2, where="post")
    axes.set_yticks(range(9), [f"{n} {name}" for n, name in enumerate(STEPS)])
    axes.set_ylim(-0.3, 8.3)
    _plain(axes, "Step of escalation: highest act of the last seven days")


def _violence(axes: Axes, result: RunResult) -> None:
    weeks = result.rows["weekly"]
    firsts = np.array([week["date"] for week in weeks], "datetime64[D]")
    for column, label, colour, dash in (
        ("attacks", "attacks", BLUE, "-"),
        ("deaths", "deaths", RED, "--"),
    ):
        values = [week[column] for week in weeks]
        axes.plot(firsts, values, dash, label=label, color=colour, linewidth=1.2)
    axes.set_ylim(bottom=0)
    axes.legend(fontsize=8, frameon=False, ncols=2, loc="upper left")
    _plain(axes, "Attacks in Pakistan and deaths, a week")


def _feelings(axes: Axes, result: RunResult) -> None:
    days = _days(result)
    for column, label, colour, dash in (
        ("trust_pak_kab", "Islamabad's trust in Kabul", BLUE, "-"),
        ("trust_kab_pak", "Kabul's trust in Islamabad", RED, "--"),
        ("cohesion", "Taliban unity", INK, ":"),
    ):
        values = 100 * result.series[column]
        axes.plot(days, values, dash, label=label, color=colour, linewidth=1.2)
    axes.set_ylim(-100, 100)
    axes.legend(fontsize=8, frameon=False, ncols=3, loc="upper left")
    _plain(axes, "Trust (−100 to 100) and unity (of 100)")


def _trade(axes: Axes, result: RunResult) -> None:
    axes.plot(_days(result), result.series["trade_usd_m"], color=BLUE, linewidth=1.2)
    axes.set_ylim(bottom=0)
    _plain(axes, "Trade across the line, USD million a day")
