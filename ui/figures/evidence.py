"""Figures of the evidence: model against history, scores, patterns, dials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from ui.figures.calibration import calibration_figure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from matplotlib.axes import Axes

INK, QUIET, BLUE, RED = "#1b2530", "#8c867a", "#0e5a78", "#a33b20"
PALE, PALER = "#bcd3dd", "#dfeaf0"
LONG = 105  # letters of a pattern's words
NOTE = "It explores assumptions, it is no forecast."
MARKS = {"pass": (BLUE, "o"), "fail": (RED, "X"), "reported": (QUIET, "s")}


def draw_evidence(
    result: Mapping[str, Any], folder: Path, dpi: int = 130
) -> tuple[Path, ...]:
    """Draw every figure that the result has data for, as PNG; give the files."""
    makers: dict[str, tuple[Any, Callable[[Any], Figure]]] = {
        "hindcast": (result.get("hindcast"), hindcast_figure),
        "scores": (result.get("hindcast"), scores_figure),
        "patterns": (result.get("patterns"), patterns_figure),
        "dials": (result.get("headline"), dials_figure),
        "calibration": (result.get("calibration"), calibration_figure),
    }
    files = []
    for name, (data, make) in makers.items():
        if data:
            file = folder / f"{name}.png"
            make(data).savefig(file, dpi=dpi)
            files.append(file)
    return tuple(files)


def _plain(axes: Axes, title: str) -> None:
    axes.set_title(title, loc="left", fontsize=10, color=INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8, colors=INK)


def hindcast_figure(told: Mapping[str, Any]) -> Figure:
    """Draw months and years: what was reported inside what the model gives."""
    figure = Figure(figsize=(9, 7), layout="constrained")
    months, years = figure.subplots(2, 1, height_ratios=(2, 1))
    _band(months, told["months"], "month")
    months.set_ylim(bottom=0)
    held_out = [row["month"] for row in told["months"]].index("2024-01")
    months.axvspan(held_out - 0.5, len(told["months"]) - 0.5, color="#f4efe6", zorder=0)
    months.text(held_out, 2, "never fitted", fontsize=8, color=INK)
    _plain(months, "Attacks a month in Pakistan: 9 of 10 futures lie in the outer band")
    months.legend(fontsize=8, frameon=False, loc="upper left")
    _band(years, told["years"], "year")
    years.set_ylim(bottom=0)
    _plain(years, "Deaths a year in Pakistan, against UCDP")
    figure.supxlabel(f"{told['runs']} runs from August 2021. {NOTE}", fontsize=8)
    return figure


def _band(axes: Axes, rows: Sequence[Mapping[str, Any]], name: str) -> None:
    x = np.arange(len(rows))
    edge = {key: [row[key] for row in rows] for key in rows[0]}
    axes.fill_between(x, edge["low"], edge["high"], color=PALER, label="9 of 10")
    axes.fill_between(
        x, edge["quarter"], edge["three_quarters"], color=PALE, label="half"
    )
    axes.plot(x, edge["median"], color=BLUE, linewidth=1.2, label="median")
    seen = [(k, row["reported"]) for k, row in enumerate(rows) if row["reported"]]
    axes.plot(*zip(*seen, strict=True), "o", color=INK, markersize=4, label="reported")
    step = max(1, len(rows) // 10)
    axes.set_xticks(x[::step], [str(row[name]) for row in rows[::step]])


def scores_figure(told: Mapping[str, Any]) -> Figure:
    """Draw the score by months ahead, and the coverage, beside the baselines."""
    figure = Figure(figsize=(9, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    names = list(told["scores"]["all"])
    styles = dict(zip(names, ("-", "--", "-.", ":", (0, (5, 1, 1, 1))), strict=True))
    for name in names:
        leads = [row["lead"] for row in told["by_lead"]]
        values = [row[name] for row in told["by_lead"]]
        colour = BLUE if name == "model" else QUIET
        left.plot(leads, values, linestyle=styles[name], color=colour, label=name)
    left.set_ylim(bottom=0)
    left.set_xlabel("months ahead", fontsize=8)
    left.legend(fontsize=7, frameon=False)
    _plain(left, "CRPS in attacks a month (lower is better)")
    for row, name in enumerate(reversed(names)):
        scores = told["scores"]["all"][name]
        low, high = scores["coverage_interval"]
        right.plot((low, high), (row, row), color=INK, linewidth=1)
        right.plot(scores["coverage"], row, "o", color=BLUE)
    right.axvspan(0.8, 0.97, color=PALER, zorder=0)
    right.set_yticks(range(len(names)), list(reversed(names)))
    _plain(right, "Share of months inside the 90 % band")
    figure.supxlabel(NOTE, fontsize=8)
    return figure


def patterns_figure(rows: Sequence[Mapping[str, Any]]) -> Figure:
    """Draw every pattern with a band: what it asks, what was found, the verdict."""
    judged = [row for row in rows if row["verdict"] in MARKS]
    shown = [row for row in judged if row["value"] is not None]
    deep = -(-len(shown) // 2)
    figure = Figure(figsize=(17, 0.3 * deep + 1), layout="constrained")
    columns = figure.subplots(1, 2)
    for axes, part in zip(columns, (shown[:deep], shown[deep:]), strict=True):
        for place, row in enumerate(reversed(part), start=deep - len(part)):
            colour, mark = MARKS[row["verdict"]]
            axes.plot(0, place, mark, color=colour, markersize=6)
            text = f"{row['value']:.3g}  (asked: {row['band']})"
            axes.text(0.15, place, text, fontsize=7.5, color=INK, va="center")
            what = row["what"] if len(row["what"]) < LONG else row["what"][:LONG] + "…"
            axes.text(2.4, place, what, fontsize=7.5, color=INK, va="center")
        axes.set_xlim(-0.1, 10)
        axes.set_ylim(-1, deep)
        axes.axis("off")
    figure.suptitle("● holds   ✕ misses   ■ shown, not counted", fontsize=10, color=INK)
    return figure


def dials_figure(rows: Sequence[Mapping[str, Any]]) -> Figure:
    """Draw what the six first dials move, from one end to the other."""
    figure = Figure(figsize=(9, 4), layout="constrained")
    odds, days = figure.subplots(1, 2, sharey=True)
    names = [f"{row['dial']}\n{row['scenario']}" for row in rows]
    for axes, what, title in (
        (odds, "odds", "New strikes on a capital or heartland, share of futures"),
        (days, "rung_days", "Days a year at step five and above"),
    ):
        for place, row in enumerate(reversed(rows)):
            low, high = row[what]
            axes.plot((low, high), (place, place), color=QUIET, linewidth=1)
            axes.plot(low, place, "o", color="white", markeredgecolor=BLUE)
            axes.plot(high, place, "o", color=BLUE)
        axes.set_yticks(range(len(rows)), list(reversed(names)))
        axes.tick_params(axis="y", labelsize=6)
        _plain(axes, title)
        axes.tick_params(axis="y", labelsize=6)
    figure.supxlabel(f"○ low end   ● high end.   {NOTE}", fontsize=8)
    return figure
