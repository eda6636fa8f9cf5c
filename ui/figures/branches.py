"""The branches of a run side by side, each in its own colour and dash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ui.figures.sheet import DASHES, NOTE, colours, dated, key, plain, sheet, steps_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.figure import Figure

    from simulator.result import RunResult
    from simulator.timeline.tree import Branch

WEEK = 7
SAME_LUCK = "The same luck in each, so that a difference is an effect."


def branches_figure(results: Mapping[Branch, RunResult]) -> Figure:
    """Draw every branch from the day on which it leaves its parent."""
    first = next(iter(results.values()))
    title, n = f"{first.scenario.title}: branches", len(results)
    figure = sheet(title, f"{n} branches. {SAME_LUCK} {NOTE}", (9, 8))
    steps, attacks, trade = figure.subplots(3, 1, sharex=True)
    for number, (branch, result) in enumerate(results.items()):
        ink = colours()["branch"][number % len(DASHES)]
        style = {"color": ink, "linestyle": DASHES[number % len(DASHES)]}
        days, rows = _days(branch, result)
        line: dict[str, Any] = {**style, "linewidth": 1.3, "label": branch.name}
        steps.step(days, rows["rung"], where="post", **line)
        attacks.plot(days, _weekly(result.series["attacks"])[branch.forked :], **line)
        trade.plot(days, rows["trade_usd_m"], **line)
    steps_up(steps)
    for axes in (attacks, trade):
        axes.set_ylim(bottom=0)
    key(steps, ncols=4, loc="upper right")
    plain(steps, "Step of escalation: highest act of the last seven days", "y")
    plain(attacks, "Attacks in Pakistan, of the last seven days", "y")
    plain(trade, "Trade across the line, USD million a day", "y")
    dated(trade)
    return figure


def _days(branch: Branch, result: RunResult) -> tuple[np.ndarray, np.ndarray]:
    start = np.datetime64(result.scenario.start)
    days = start + np.arange(branch.forked, len(result.series))
    return days, result.series[branch.forked :]


def _weekly(daily: np.ndarray) -> np.ndarray:
    total = np.concatenate([np.zeros(WEEK), np.cumsum(daily, dtype=float)])
    sums: np.ndarray = total[WEEK:] - total[:-WEEK]
    return sums
