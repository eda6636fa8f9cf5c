"""One chart of the window, drawn again for print: the line, the fan, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure

from simulator.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from matplotlib.axes import Axes

INK, QUIET = "#1b2530", "#636c76"
WIDEST, NARROW, MIDDLE, SINGLE = "#d2e2e8", "#a5c6d3", "#0e5a78", "#0e5a78"
NOTE = "Explores assumptions; not a forecast."
KINDS = (".png", ".svg", ".pdf")


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


def draw_chart(picture: ChartPicture, file: Path) -> None:
    """Draw a chart into a file; its ending says as what.

    Raises
    ------
    InputError
        When the ending is not known, or the file cannot be written.
    """
    kind = file.suffix.lower()
    if kind not in KINDS:
        allowed = f"a name that ends in {', '.join(KINDS)}"
        raise InputError(Problem("export", "the file", file.name, allowed))
    undated = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
    try:
        _figure(picture).savefig(file, dpi=200, metadata=undated.get(kind))
    except OSError as error:
        allowed = f"a file that can be written ({error.strerror or error})"
        problem = Problem("export", "the file", str(file), allowed)
        raise InputError(problem) from error


def _figure(picture: ChartPicture) -> Figure:
    figure = Figure(figsize=(8, 4.2), layout="constrained")
    axes = figure.subplots()
    axes.set_title(f"{picture.title}, {picture.unit}", loc="left", color=INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color=QUIET, alpha=0.2, linewidth=0.6)
    axes.tick_params(labelsize=9)
    if picture.steps:
        names = [f"{name}  {number}" for number, name in enumerate(picture.steps)]
        axes.set_yticks(range(len(names)), names)
        axes.set_ylim(-0.3, len(names) - 0.7)
    if len(picture.ahead):
        _fan(axes, picture)
    shape = "steps-post" if picture.steps else "default"
    axes.plot(_dates(picture, picture.days), picture.values, color=INK, drawstyle=shape)
    if len(picture.days):
        axes.axvline(_dates(picture, picture.days)[-1], color=INK, linewidth=0.8)
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    axes.set_xlabel(f"{NOTE} {picture.note}", color=QUIET, fontsize=8, loc="left")
    return figure


def _fan(axes: Axes, picture: ChartPicture) -> None:
    dates = _dates(picture, picture.ahead)
    bands, singles = picture.bands, picture.singles
    if len(picture.days):  # the futures begin where the line ends
        dates = np.concatenate([_dates(picture, picture.days[-1:]), dates])
        bands, singles = _begun(bands, picture), _begun(singles, picture)
    axes.fill_between(dates, bands[0], bands[4], color=WIDEST, linewidth=0)
    axes.fill_between(dates, bands[1], bands[3], color=NARROW, linewidth=0)
    for single in singles:
        axes.plot(dates, single, color=SINGLE, alpha=0.2, linewidth=0.6)
    axes.plot(dates, bands[2], color=MIDDLE)
    for value, words in ((bands[4][-1], "9 of 10 futures"), (bands[2][-1], "middle")):
        axes.annotate(
            words,
            (dates[-1], float(value)),
            xytext=(5, 0),
            textcoords="offset points",
            color=MIDDLE,
            fontsize=9,
            va="center",
        )


def _begun(rows: np.ndarray, picture: ChartPicture) -> np.ndarray:
    first = np.full((len(rows), 1), picture.values[-1])
    return np.concatenate([first, rows], axis=1)


def _dates(picture: ChartPicture, days: np.ndarray) -> np.ndarray:
    return np.datetime64(picture.start) + days.astype(int)
