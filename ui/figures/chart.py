"""One chart of the window, drawn again for print: the line, the fan, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ui.figures.sheet import NOTE, SMALL, colours, dated, plain, rendered, sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


FINE = 200  # dots an inch


@dataclass(frozen=True, eq=False, repr=False)
class ChartPicture:
    """What is drawn.

    Attributes
    ----------
    days, values
        Days done, and the value after each.
    ahead, bands
        Days of the futures, and five lines [line, day]: 5, 25, 50, 75 and 95 of 100
        futures lie below.
    singles
        Some futures one by one, [future, day].
    steps
        Names of the steps of a ladder, where the axis is one.
    note
        What else stands under it: scenario, seed, how many futures.
    """

    title: str
    unit: str
    start: date
    days: np.ndarray
    values: np.ndarray
    ahead: np.ndarray
    bands: np.ndarray
    singles: np.ndarray
    steps: Sequence[str] = ()
    note: str = ""


def drawn_chart(picture: ChartPicture, kind: str) -> bytes:
    """Draw a chart as the bytes of a ``png``, ``svg`` or ``pdf``."""
    return rendered(chart_figure(picture), kind, FINE)


def chart_figure(picture: ChartPicture) -> Figure:
    """Draw a chart."""
    title = f"{picture.title}, {picture.unit}"
    figure = sheet(title, f"{NOTE} {picture.note}", (8, 4.2))
    axes = figure.subplots()
    plain(axes, grid="y")
    if picture.steps:
        names = [f"{name}  {number}" for number, name in enumerate(picture.steps)]
        axes.set_yticks(range(len(names)), names)
        axes.set_ylim(-0.3, len(names) - 0.7)
    if len(picture.ahead):
        _fan(axes, picture)
    shape = "steps-post" if picture.steps else "default"
    days, ink = _dates(picture, picture.days), colours()["line"]
    axes.plot(days, picture.values, color=ink, drawstyle=shape)
    if len(picture.days):
        axes.axvline(days[-1], color=colours()["now"], linewidth=0.8)
    dated(axes)
    return figure


def _fan(axes: Axes, picture: ChartPicture) -> None:
    dates = _dates(picture, picture.ahead)
    bands, singles = picture.bands, picture.singles
    if len(picture.days):  # the futures begin where the line ends
        dates = np.concatenate([_dates(picture, picture.days[-1:]), dates])
        bands, singles = _begun(bands, picture), _begun(singles, picture)
    ink, single_ink = colours()["fan_median"], colours()["fan_run"]
    axes.fill_between(dates, bands[0], bands[4], color=colours()["fan90"], linewidth=0)
    axes.fill_between(dates, bands[1], bands[3], color=colours()["fan50"], linewidth=0)
    for single in singles:
        axes.plot(dates, single, color=single_ink, alpha=0.2, linewidth=0.6)
    axes.plot(dates, bands[2], color=ink)
    for value, words in ((bands[4][-1], "9 of 10 futures"), (bands[2][-1], "middle")):
        axes.annotate(
            words,
            (dates[-1], float(value)),
            xytext=(5, 0),
            textcoords="offset points",
            color=ink,
            fontsize=SMALL + 1,
            va="center",
        )


def _begun(rows: np.ndarray, picture: ChartPicture) -> np.ndarray:
    first = np.full((len(rows), 1), picture.values[-1])
    return np.concatenate([first, rows], axis=1)


def _dates(picture: ChartPicture, days: np.ndarray) -> np.ndarray:
    return np.datetime64(picture.start) + days.astype(int)
