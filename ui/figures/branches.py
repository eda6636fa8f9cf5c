"""The branches of a run side by side, each in its own colour and dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

from simulator.definitions import STEPS
from ui.figures.paper import ARMS, DASHES, note, paper, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.figure import Figure

    from simulator.result import RunResult
    from simulator.timeline.tree import Branch

WEEK = 7


def branches_figure(results: Mapping[Branch, RunResult]) -> Figure:
    """Draw every branch from the day on which it leaves its parent."""
    first = next(iter(results.values()))
    figure = paper(f"{first.scenario.title}: branches", (9, 8))
    steps, attacks, trade = figure.subplots(3, 1, sharex=True)
    for number, (branch, result) in enumerate(results.items()):
        ink = ARMS[number % len(ARMS)]
        style = {"color": ink, "linestyle": DASHES[number % len(DASHES)]}
        days, rows = _days(branch, result)
        line = {**style, "linewidth": 1.3, "label": branch.name}
        steps.step(days, rows["rung"], where="post", **line)
        attacks.plot(days, _weekly(result.series["attacks"])[branch.forked :], **line)
        trade.plot(days, rows["trade_usd_m"], **line)
    steps.set_yticks(range(9), [f"{n} {name}" for n, name in enumerate(STEPS)])
    steps.set_ylim(-0.3, 8.3)
    for axes in (attacks, trade):
        axes.set_ylim(bottom=0)
    steps.legend(fontsize=8, frameon=False, ncols=4, loc="upper right")
    plain(steps, "Step of escalation: highest act of the last seven days")
    plain(attacks, "Attacks in Pakistan, of the last seven days")
    plain(trade, "Trade across the line, USD million a day")
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    trade.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    note(figure, "The same luck in each, so that a difference is an effect.")
    return figure


def _days(branch: Branch, result: RunResult) -> tuple[np.ndarray, np.ndarray]:
    start = np.datetime64(result.scenario.start)
    days = start + np.arange(branch.forked, len(result.series))
    return days, result.series[branch.forked :]


def _weekly(daily: np.ndarray) -> np.ndarray:
    total = np.concatenate([np.zeros(WEEK), np.cumsum(daily, dtype=float)])
    sums: np.ndarray = total[WEEK:] - total[:-WEEK]
    return sums
