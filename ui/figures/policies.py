"""Policies as a picture: how often each meets a goal, how much it leaves to regret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.analysis.experiments.wording import number, unit_beside
from simulator.analysis.measures import MEASURES
from ui.figures.sheet import BODY, SMALL, colours, plain, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from simulator.analysis.experiments.robustness import RobustnessResult, Standing


def policies_figure(result: RobustnessResult, note: str) -> Figure:
    """Draw goals, then regret by measure, one panel each; policies in one order."""
    told = [rows for rows in result.measures.values() if rows[0].regret is not None]
    panels = len(result.goals) + len(told)
    height = 0.95 + panels * (0.75 + 0.34 * len(result.policies))
    n = f"{next(iter(result.goals.values()))[0].n} states of the world."
    title = "How policies stand up to what we do not know"
    bars = "Whiskers: 95 % intervals."
    figure = sheet(title, f"{note} {n} {bars}", (7.6, height))
    every = figure.subplots(panels, 1, squeeze=False)[:, 0]
    first = next(iter(result.goals.values()))
    order = [one.policy for one in sorted(first, key=lambda one: -one.mean)]
    for axes, (goal, rows) in zip(every, result.goals.items(), strict=False):
        _goal(axes, goal, rows, order)
    left = every[len(result.goals) :]
    named = [
        (name, rows)
        for name, rows in result.measures.items()
        if rows[0].regret is not None
    ]
    for axes, (name, rows) in zip(left, named, strict=True):
        _regret(axes, name, rows, order)
    return figure


def _rows(axes: Axes, order: list[str], title: str) -> None:
    axes.set_yticks(range(len(order)), order)
    axes.set_ylim(len(order) - 0.5, -0.75)
    plain(axes, title)
    axes.tick_params(axis="y", length=0, labelsize=BODY)


def _goal(axes: Axes, goal: str, rows: list[Standing], order: list[str]) -> None:
    for one in rows:
        row = order.index(one.policy)
        mean, low, high = (100 * value for value in (one.mean, one.low, one.high))
        _dot(axes, row, (mean, low, high), f"{mean:.0f}")
    axes.set_xlim(0, 104)
    axes.set_xticks(range(0, 101, 20))
    _rows(axes, order, f"Of 100 futures, so many with {goal}")


def _regret(axes: Axes, name: str, rows: list[Standing], order: list[str]) -> None:
    measure = MEASURES[name]
    scale = 100.0 if measure.kind == "odds" else 1.0
    reach = 0.0
    for one in rows:
        if one.regret is None:
            continue
        row, regret = order.index(one.policy), one.regret
        mean, low, high = (scale * v for v in (regret.mean, regret.low, regret.high))
        most = scale * regret.most
        ink = colours()["ghost_line"]
        axes.plot([mean, most], [row, row], color=ink, lw=1.2, ls=(0, (2, 2)))
        axes.plot(most, row, marker="|", ms=9, color=ink, mew=1.6)
        _dot(axes, row, (mean, low, high), number(mean))
        reach = max(reach, most, high)
    reach = reach or 1.0
    axes.set_xlim(-0.03 * reach, 1.1 * reach)
    unit = unit_beside(measure)
    label = f"{measure.label};{unit}" if unit else measure.label
    told = f"Regret: {label} (tick: 9 of 10 states below)"
    _rows(axes, order, told)


def _dot(axes: Axes, row: int, value: tuple[float, float, float], text: str) -> None:
    mean, low, high = value
    ink = colours()["accent"]
    axes.plot([low, high], [row, row], color=ink, lw=2.2, solid_capstyle="butt")
    axes.plot(mean, row, marker="o", ms=6, color=ink)
    style: dict[str, Any] = {"fontsize": SMALL, "color": colours()["text"]}
    style |= {"ha": "center", "textcoords": "offset points", "xytext": (0, 5)}
    axes.annotate(text, (mean, row), **style)
