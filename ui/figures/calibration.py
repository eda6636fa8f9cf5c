"""What the calibration learnt: what each datum constrains, and what stays unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

INK, QUIET, BLUE, PALE = "#1b2530", "#8c867a", "#0e5a78", "#bcd3dd"


def calibration_figure(told: Mapping[str, Any]) -> Figure:
    """Draw what each datum tells of each parameter, how far each got, and the fit."""
    figure = Figure(figsize=(12, 8.5), layout="constrained")
    parts: Any = figure.subfigures(2, 1, height_ratios=(1.15, 1))
    top, bottom = parts
    tells, learnt = top.subplots(1, 2, width_ratios=(1.5, 1), sharey=True)
    _tells(top, tells, told)
    _learnt(learnt, told["parameters"])
    _fit(bottom.subplots(1, 1), told["targets"])
    return figure


def _title(axes: Axes, text: str) -> None:
    axes.set_title(text, loc="left", fontsize=10, color=INK)
    axes.tick_params(labelsize=8, colors=INK)


def _tells(figure: Any, axes: Axes, told: Mapping[str, Any]) -> None:
    rows = told["parameters"]
    table = np.array([row["tells"] for row in rows])
    image = axes.imshow(table, cmap="RdBu_r", vmin=-1, vmax=1, aspect="auto")
    axes.set_yticks(range(len(rows)), [f"{row['why']}\n({row['id']})" for row in rows])
    names = [target["id"] for target in told["targets"]]
    axes.set_xticks(range(len(names)), names, rotation=60, ha="right")
    for (i, k), value in np.ndenumerate(table):
        if abs(value) >= 0.2:  # smaller ones are noise
            ink = "white" if abs(value) > 0.6 else INK
            axes.text(
                k, i, f"{value:.1f}", ha="center", va="center", fontsize=7, color=ink
            )
    figure.colorbar(image, ax=axes, shrink=0.8)
    _title(axes, "What each datum tells of each parameter (correlation, first wave)")
    axes.tick_params(axis="y", labelsize=7)


def _learnt(axes: Axes, rows: Sequence[Mapping[str, Any]]) -> None:
    for place, row in enumerate(rows):
        low, middle, high = row["factor"]
        axes.plot(row["prior"], (place, place), color=PALE, linewidth=6)
        axes.plot((low, high), (place, place), color=BLUE, linewidth=2)
        axes.plot(middle, place, "o", color=BLUE, markersize=4)
        text = f"{100 * row['learnt']:.0f} %"
        axes.text(2.75, place, text, fontsize=8, va="center", color=INK)
    axes.set_xscale("log")
    axes.set_xticks((0.25, 0.5, 1, 2), ("¼", "½", "1", "2"))
    axes.minorticks_off()
    axes.set_xlim(0.2, 3.4)
    axes.axvline(1.0, color=QUIET, linewidth=0.6)
    _title(axes, "Factor: before (pale), after (9 of 10), narrower by")
    axes.tick_params(axis="y", labelsize=7)


def _fit(axes: Axes, targets: Sequence[Mapping[str, Any]]) -> None:
    """Draw each datum at 1, and what runs gave over it."""
    for place, target in enumerate(targets):
        reported = target["reported"]
        for shift, name, colour, width in (
            (-0.22, "prior", PALE, 5),
            (0.0, "sample", BLUE, 3),
            (0.22, "reference", INK, 1.5),
        ):
            low, middle, high = (max(x / reported, 0.05) for x in target[name])
            axes.plot(
                (place + shift, place + shift), (low, high), color=colour, lw=width
            )
            axes.plot(place + shift, middle, "_", color=colour, markersize=9)
    axes.axhline(1.0, color="#a33b20", linewidth=1)
    axes.set_yscale("log")
    axes.set_yticks((0.25, 0.5, 1, 2, 4), ("¼", "½", "reported", "2×", "4×"))
    axes.minorticks_off()
    names = [target["id"] for target in targets]
    axes.set_xticks(range(len(names)), names, rotation=30, ha="right")
    _title(
        axes,
        "Runs over what was reported, 9 of 10: before (pale), the sample, one history "
        "each (blue), the reference on many seeds (black)",
    )
    axes.spines[["top", "right"]].set_visible(False)
