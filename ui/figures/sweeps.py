"""Sweeps as pictures: a curve a dial, or a map of two."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from simulator.analysis.experiments.wording import (
    amount,
    dial_label,
    unit_beside,
    unit_of,
)
from simulator.analysis.measures import MEASURES
from ui.figures.sheet import BODY, SMALL, colours, plain, ramp, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from simulator.analysis.experiments.sweep import Level, SweepResult
    from simulator.analysis.measures import Measure

COLUMNS = 3
DARK = 0.55  # of the scale, above which the ground is the better ink


def sweep_figure(result: SweepResult, name: str, note: str) -> Figure:
    """Draw a sweep: two dials on a grid as a map, any others a curve each."""
    plan = result.experiment.plan
    curves = result.curves[name]
    grid = getattr(plan.experiment, "design", "grid") == "grid"
    if grid and len(curves) == 2:
        return _map(result, name, note)
    measure = MEASURES[name]
    rows = ceil(len(curves) / COLUMNS)
    columns = min(COLUMNS, len(curves))
    title = f"{measure.label[:1].upper()}{measure.label[1:]}"
    size = (max(5.0, 2.9 * columns), 1.0 + 2.5 * rows)
    told = f"{note} Bands: 95 % intervals."
    figure = sheet(title, told, size)
    panels = figure.subplots(rows, columns, sharey=True, squeeze=False).ravel()
    for axes, (dial, levels) in zip(panels, curves.items(), strict=False):
        _curve(axes, levels, measure)
        axes.set_xlabel(dial_label(dial), fontsize=BODY, color=colours()["text"])
    for axes in panels[len(curves) :]:
        axes.set_visible(False)
    unit = unit_of(measure)
    for axes in panels[::columns]:
        axes.set_ylabel(unit, fontsize=SMALL, color=colours()["text2"])
    return figure


def _scaled(values: list[float], measure: Measure) -> np.ndarray:
    return np.array(values) * (100.0 if measure.kind == "odds" else 1.0)


def _curve(axes: Axes, levels: list[Level], measure: Measure) -> None:
    at = [one.value for one in levels]
    mean = _scaled([one.mean for one in levels], measure)
    low = _scaled([one.low for one in levels], measure)
    high = _scaled([one.high for one in levels], measure)
    if np.isfinite(low).all() and np.isfinite(high).all():
        axes.fill_between(at, low, high, color=colours()["fan90"], lw=0)
    axes.plot(at, mean, color=colours()["accent"], lw=1.8, marker="o", ms=4)
    for level in (levels[0], levels[-1]):
        place = (level.value, float(_scaled([level.mean], measure)[0]))
        told = amount(level.mean, measure)
        offset: dict[str, Any] = {
            "xytext": (0, 7),
            "textcoords": "offset points",
            "ha": "center",
        }
        axes.annotate(told, place, fontsize=SMALL, color=colours()["text"], **offset)
    axes.margins(x=0.12, y=0.15)
    plain(axes, grid="y")


def _map(result: SweepResult, name: str, note: str) -> Figure:
    measure = MEASURES[name]
    (first, rows), (second, columns) = result.curves[name].items()
    shape = (len(rows), len(columns))
    means = _scaled(result.cells[name][:, 0].tolist(), measure).reshape(shape)
    label = f"{measure.label[:1].upper()}{measure.label[1:]}"
    title = f"{label}:{unit_beside(measure)}".rstrip(":")
    size = (2.2 + 0.75 * shape[1], 1.9 + 0.5 * shape[0])
    figure = sheet(title, note, (max(6.4, size[0]), size[1]))
    axes = figure.subplots()
    scale = LinearSegmentedColormap.from_list("atlas", ramp("sequential"))
    low, high = float(np.nanmin(means)), float(np.nanmax(means))
    axes.imshow(means, cmap=scale, origin="lower", aspect="auto", vmin=low, vmax=high)
    for (row, column), value in np.ndenumerate(means):
        share = (value - low) / (high - low) if high > low else 0.0
        ink = colours()["ground" if share > DARK else "text"]
        told = f"{value:.0f}" if abs(value) >= 10 else f"{value:.2g}"
        axes.text(column, row, told, ha="center", va="center", fontsize=BODY, color=ink)
    axes.set_xticks(range(shape[1]), [f"{one.value:.3g}" for one in columns])
    axes.set_yticks(range(shape[0]), [f"{one.value:.3g}" for one in rows])
    axes.set_xlabel(dial_label(second), fontsize=BODY, color=colours()["text"])
    axes.set_ylabel(dial_label(first), fontsize=BODY, color=colours()["text"])
    plain(axes, grid="")
    return figure
