"""What the calibration learnt: what each datum constrains, and what stays unknown."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from ui.figures.sheet import NOTE, SMALL, colours, plain, ramp, sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDE = 46  # letters of a line of a parameter's name
TOLD, STRONG = 0.2, 0.6  # correlations that are written down, and on a deep colour


def calibration_figure(told: Mapping[str, Any]) -> Figure:
    """Draw what each datum tells of each parameter, how far each got, and the fit."""
    figure = sheet("What the calibration learnt", NOTE, (13, 11))
    parts: Any = figure.subfigures(2, 1, height_ratios=(1.25, 1))
    top, bottom = parts
    for part in parts:
        part.set_facecolor("none")
    tells, learnt = top.subplots(1, 2, width_ratios=(1.5, 1), sharey=True)
    _tells(top, tells, told)
    _learnt(learnt, told["parameters"])
    _fit(bottom.subplots(1, 1), told["targets"])
    return figure


def _tells(figure: Any, axes: Axes, told: Mapping[str, Any]) -> None:
    rows = told["parameters"]
    table = np.array([row["tells"] for row in rows])
    scale = LinearSegmentedColormap.from_list("atlas", ramp("diverging")[::-1])
    image = axes.imshow(table, cmap=scale, vmin=-1, vmax=1, aspect="auto")
    axes.set_yticks(range(len(rows)), [fill(row["why"], WIDE) for row in rows])
    names = [fill(target["what"], 30) for target in told["targets"]]
    axes.set_xticks(range(len(names)), names, rotation=60, ha="right")
    axes.tick_params(axis="x", pad=2)
    for (i, k), value in np.ndenumerate(table):
        if abs(value) >= TOLD:  # smaller ones are noise
            ink = colours()["ground" if abs(value) > STRONG else "text"]
            style: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 7}
            axes.text(k, i, f"{value:.1f}".replace("-", "−"), color=ink, **style)
    bar = figure.colorbar(image, ax=axes, shrink=0.8)
    bar.ax.tick_params(labelsize=7, colors=colours()["text2"])
    title = "What each datum tells of each parameter (correlation, first wave)"
    plain(axes, title, "")
    axes.tick_params(labelsize=7)


def _learnt(axes: Axes, rows: Sequence[Mapping[str, Any]]) -> None:
    for place, row in enumerate(rows):
        low, middle, high = row["factor"]
        axes.plot(row["prior"], (place, place), color=colours()["fan50"], linewidth=6)
        axes.plot((low, high), (place, place), color=colours()["accent"], linewidth=2)
        axes.plot(middle, place, "o", color=colours()["accent"], markersize=4)
        text = f"{100 * row['learnt']:.0f} %"
        style: dict[str, Any] = {"fontsize": SMALL, "va": "center"}
        axes.text(2.75, place, text, color=colours()["text"], **style)
    axes.set_xscale("log")
    axes.set_xticks((0.25, 0.5, 1, 2), ("¼", "½", "1", "2"))
    axes.minorticks_off()
    axes.set_xlim(0.2, 3.4)
    axes.axvline(1.0, color=colours()["edge"], linewidth=0.6)
    plain(axes, "Factor: before (pale), after (9 of 10), narrower by", "")
    axes.tick_params(axis="y", labelsize=7)


def _fit(axes: Axes, targets: Sequence[Mapping[str, Any]]) -> None:
    """Draw each datum at 1, and what runs gave over it."""
    for place, target in enumerate(targets):
        reported = target["reported"]
        for shift, name, ink, width in (
            (-0.22, "prior", "fan50", 5),
            (0.0, "sample", "accent", 3),
            (0.22, "reference", "line", 1.5),
        ):
            low, middle, high = (max(x / reported, 0.05) for x in target[name])
            shade, at = colours()[ink], place + shift
            axes.plot((at, at), (low, high), color=shade, lw=width)
            axes.plot(at, middle, "_", color=shade, markersize=9)
    axes.axhline(1.0, color=colours()["bad"], linewidth=1)
    axes.set_yscale("log")
    axes.set_yticks((0.25, 0.5, 1, 2, 4), ("¼", "½", "reported", "2×", "4×"))
    axes.minorticks_off()
    names = [fill(target["what"], 30) for target in targets]
    axes.set_xticks(range(len(names)), names, rotation=30, ha="right")
    title = (
        "Runs over what was reported, 9 of 10: before (pale), the sample, one history "
        "each (middle), the reference on many seeds (thin)"
    )
    plain(axes, title, "")
