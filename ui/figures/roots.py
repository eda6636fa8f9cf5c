"""The three roots as a picture: from none of them to all, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.analysis.experiments.wording import amount, between, unit_of
from simulator.analysis.measures import MEASURES
from ui.figures.sheet import BODY, SMALL, colours, plain, sheet

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from simulator.analysis.experiments.attribution import Attribution


def roots_figure(one: Attribution, note: str) -> Figure:
    """Draw what each root brings, floating from none of them to all."""
    measure = MEASURES[one.measure]
    title = f"How much is due to each root: {measure.label}"
    told = f"{note} {one.n}/{one.planned} lucks; whiskers: 95 % intervals."
    figure = sheet(title, told, (7.6, 3.3))
    axes = figure.subplots()
    scale = 100.0 if measure.kind == "odds" else 1.0
    base, ink = scale * one.nothing, colours()["text"]
    ends: dict[str, Any] = {"height": 0.56, "color": colours()["ghost_fill"]}
    edge: dict[str, Any] = {"edgecolor": colours()["edge"], "linewidth": 0.8}
    axes.barh(0, base, **ends, **edge)
    axes.barh(4, scale * one.everything, **ends, **edge)
    parts = sorted(one.parts, key=lambda part: -part.mean)
    reach = max(base, scale * one.everything)
    labels = ["None of the three", *(_name(part.label) for part in parts), "All three"]
    level = base
    for row, part in enumerate(parts, start=1):
        mean = scale * part.mean
        clear = part.low > 0 or part.high < 0
        fill = colours()["accent"] if clear else colours()["ground"]
        hatch = None if clear else "////"
        style: dict[str, Any] = {
            "color": fill,
            "edgecolor": colours()["accent"],
            "hatch": hatch,
        }
        axes.barh(row, mean, left=level, height=0.56, linewidth=0.8, **style)
        low, high = level + scale * part.low, level + scale * part.high
        axes.errorbar(
            level + mean, row, xerr=[[level + mean - low], [high - level - mean]],
            color=ink, capsize=3, lw=1.0, fmt="none",
        )  # fmt: skip
        axes.plot([level + mean] * 2, [row + 0.28, row + 0.72], color=ink, lw=0.6)
        reach = max(reach, high)
        text = (
            f"  {amount(part.mean, measure)} ({between(part.low, part.high, measure)})"
        )
        axes.text(high, row, text, va="center", fontsize=SMALL, color=ink)
        level += mean
    for row, value in ((0, one.nothing), (4, one.everything)):
        text = f"  {amount(value, measure)}"
        axes.text(scale * value, row, text, va="center", fontsize=SMALL, color=ink)
    axes.plot([base] * 2, [0.28, 0.72], color=ink, lw=0.6)
    axes.set_yticks(range(5), labels)
    axes.set_ylim(4.5, -0.5)
    axes.set_xlim(min(0.0, base), 1.28 * reach)
    plain(axes)
    axes.tick_params(axis="y", length=0, labelsize=BODY)
    axes.set_xlabel(unit_of(measure), fontsize=SMALL, color=colours()["text2"])
    return figure


def _name(label: str) -> str:
    return f"+ {label}"
