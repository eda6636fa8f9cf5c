"""Figures of the evidence: model against history, scores, patterns, dials."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.mechanisms import DIALS
from simulator.scenario import load_scenario
from ui.figures.calibration import calibration_figure
from ui.figures.sheet import BODY, NOTE, SMALL, colours, key, plain, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LONG = 96  # letters of a pattern's words
MARKS = {"pass": ("accent", "o"), "fail": ("bad", "X"), "reported": ("edge", "s")}
# What is told of the models that foretell months, in words.
FORETELLERS = {
    "model": "The model",
    "last value": "The last month again",
    "last twelve months": "One of the last twelve months",
    "negative binomial": "Mean and scatter of the last twelve",
    "log AR(1)": "A trend of the series alone",
}


def draw_evidence(
    result: Mapping[str, Any], folder: Path, dpi: int = 130
) -> tuple[Path, ...]:
    """Draw every figure that the result has data for, as PNG; give the files."""
    files = []
    for name, (data, make) in makers(result).items():
        if data:
            file = folder / f"{name}.png"
            make(data).savefig(file, dpi=dpi)
            files.append(file)
    return tuple(files)


def makers(
    result: Mapping[str, Any],
) -> dict[str, tuple[Any, Callable[[Any], Figure]]]:
    """Name every figure, with the part of the result that it draws."""
    return {
        "hindcast": (result.get("hindcast"), hindcast_figure),
        "scores": (result.get("hindcast"), scores_figure),
        "patterns": (result.get("patterns"), patterns_figure),
        "dials": (result.get("headline"), dials_figure),
        "calibration": (result.get("calibration"), calibration_figure),
    }


def hindcast_figure(told: Mapping[str, Any]) -> Figure:
    """Draw months and years: what was reported inside what the model gives."""
    note = f"n = {told['runs']} runs from August 2021. {NOTE}"
    figure = sheet("The model against history", note, (9, 7))
    months, years = figure.subplots(2, 1, height_ratios=(2, 1))
    held_out = [row["month"] for row in told["months"]].index("2024-01")
    ends = held_out - 0.5, len(told["months"]) - 0.5
    months.axvspan(*ends, color=colours()["ghost_fill"], zorder=0)
    _band(months, told["months"], "month")
    months.set_ylim(bottom=0)
    style: dict[str, Any] = {"fontsize": SMALL, "color": colours()["text"]}
    months.text(held_out, 2, "never fitted", **style)
    key(months, loc="upper left", ncols=2)
    _band(years, told["years"], "year")
    years.set_ylim(bottom=0)
    title = "Attacks a month in Pakistan: 9 of 10 futures lie in the outer band"
    plain(months, title, "y")
    plain(years, "Deaths a year in Pakistan, against UCDP", "y")
    return figure


def _band(axes: Axes, rows: Sequence[Mapping[str, Any]], name: str) -> None:
    x = np.arange(len(rows))
    edge = {one: [row[one] for row in rows] for one in rows[0]}
    outer, inner = colours()["fan90"], colours()["fan50"]
    half = edge["quarter"], edge["three_quarters"]
    axes.fill_between(x, edge["low"], edge["high"], color=outer, label="9 of 10 runs")
    axes.fill_between(x, *half, color=inner, label="half of the runs")
    ink, dots = colours()["fan_median"], colours()["line"]
    axes.plot(x, edge["median"], color=ink, linewidth=1.2, label="the middle run")
    seen = [(k, row["reported"]) for k, row in enumerate(rows) if row["reported"]]
    given = zip(*seen, strict=True)
    axes.plot(*given, "o", color=dots, markersize=4, label="reported")
    step = max(1, len(rows) // 10)
    axes.set_xticks(x[::step], [str(row[name]) for row in rows[::step]])


def scores_figure(told: Mapping[str, Any]) -> Figure:
    """Draw the score by months ahead, and the coverage, beside the baselines."""
    title = "Months foretold, beside four ways that know nothing but the series"
    note = f"n = {told['runs']} runs; origins and leads as in docs/evidence.md. {NOTE}"
    figure = sheet(title, note, (9, 4.2))
    left, right = figure.subplots(1, 2)
    names = list(told["scores"]["all"])
    styles = dict(zip(names, ("-", "--", "-.", ":", (0, (5, 1, 1, 1))), strict=True))
    for name in names:
        leads = [row["lead"] for row in told["by_lead"]]
        values = [row[name] for row in told["by_lead"]]
        ink = colours()["accent" if name == "model" else "edge"]
        words = FORETELLERS.get(name, name)
        left.plot(leads, values, linestyle=styles[name], color=ink, label=words)
    left.set_ylim(bottom=0)
    left.set_xlabel("months ahead", fontsize=SMALL, color=colours()["text2"])
    key(left, fontsize=7)
    for row, name in enumerate(reversed(names)):
        scores = told["scores"]["all"][name]
        low, high = scores["coverage_interval"]
        right.plot((low, high), (row, row), color=colours()["text"], linewidth=1)
        right.plot(scores["coverage"], row, "o", color=colours()["accent"])
    right.axvspan(0.8, 0.97, color=colours()["fan90"], zorder=0)
    words = [FORETELLERS.get(name, name) for name in reversed(names)]
    right.set_yticks(range(len(names)), words)
    plain(left, "Off by so many attacks a month (CRPS; lower is better)", "y")
    plain(right, "Share of months inside the 90 % band (asked: shaded)")
    return figure


def patterns_figure(rows: Sequence[Mapping[str, Any]]) -> Figure:
    """Draw every pattern with a band: what it asks, what was found, the verdict."""
    judged = [row for row in rows if row["verdict"] in MARKS]
    shown = [row for row in judged if row["value"] is not None]
    deep = -(-len(shown) // 2)
    note = f"● holds   × misses   ■ shown, not counted. {len(shown)} patterns. {NOTE}"
    figure = sheet("Patterns the model is held to", note, (17, 0.3 * deep + 1.4))
    columns = figure.subplots(1, 2)
    style: dict[str, Any] = {
        "fontsize": SMALL - 0.5,
        "color": colours()["text"],
        "va": "center",
    }
    for axes, part in zip(columns, (shown[:deep], shown[deep:]), strict=True):
        for place, row in enumerate(reversed(part), start=deep - len(part)):
            ink, mark = MARKS[row["verdict"]]
            axes.plot(0, place, mark, color=colours()[ink], markersize=6)
            text = f"{row['value']:.3g}  (asked: {row['band']})"
            axes.text(0.15, place, text, **style)
            what = shorten(row["what"], LONG, placeholder=" …")
            axes.text(2.4, place, what, **style)
        axes.set_xlim(-0.1, 10)
        axes.set_ylim(-1, deep)
        axes.axis("off")
    return figure


def dials_figure(rows: Sequence[Mapping[str, Any]]) -> Figure:
    """Draw what the six first dials move, from one end to the other."""
    title = "What the first six dials move, from one end of their range to the other"
    figure = sheet(title, f"○ low end   ● high end. {NOTE}", (9.6, 5.2))
    odds, days = figure.subplots(1, 2, sharey=True)
    names = [_dial_and_scenario(row) for row in rows]
    for axes, what, factor, words in (
        (odds, "odds", 100, "Of 100 futures, so many with a new strike on a heartland"),
        (days, "rung_days", 1, "Days a year at step five and above"),
    ):
        for place, row in enumerate(reversed(rows)):
            low, high = (factor * value for value in row[what])
            axes.plot((low, high), (place, place), color=colours()["edge"], linewidth=1)
            ring = {"color": colours()["ground"], "mec": colours()["accent"]}
            axes.plot(low, place, "o", **ring)
            axes.plot(high, place, "o", color=colours()["accent"])
        axes.set_yticks(range(len(rows)), list(reversed(names)))
        plain(axes, words)
    odds.tick_params(axis="y", labelsize=BODY - 1.5)
    return figure


def _dial_and_scenario(row: Mapping[str, Any]) -> str:
    title = load_scenario(row["scenario"]).title
    return f"{DIALS[row['dial']].label}\n{title}"
