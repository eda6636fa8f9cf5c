"""The figures of a comparison in the window, drawn again for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from ui.figures.sheet import (
    BODY,
    DASHES,
    NOTE,
    SMALL,
    colours,
    dated,
    plain,
    sheet,
    steps_up,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ui.shapes.compared import Courses, Endings, Gap

LETTERS = "ABCD"
MARKS = "oosD"
LOWEST, LOWER, MIDDLE, UPPER, HIGHEST = range(5)
FILL = 0.14


class RankedRow(Protocol):
    """One thing that differs, as `ui.desktop` lists it."""

    @property
    def title(self) -> str:
        """What it is."""

    @property
    def amount(self) -> str:
        """By how much."""

    @property
    def chips(self) -> tuple[str, ...]:
        """By which way it came."""

    @property
    def pairs(self) -> int:
        """In how many pairs."""

    @property
    def of(self) -> int:
        """Of how many."""


def courses_figure(shape: Courses) -> Figure:
    """Draw each setting: its middle future, and the half around it."""
    title = f"{shape.what.name}, {shape.what.unit}, under each setting"
    told = f"Line: the middle future; band: half of the futures. {_n(shape)} {NOTE}"
    figure = sheet(title, told, (8.0, 4.4))
    axes = figure.subplots()
    when = _dates(shape)
    for arm, rows in enumerate(shape.bands):
        colour, dash = colours()["branch"][arm], DASHES[arm]
        band = {"color": colour, "alpha": FILL, "linewidth": 0}
        axes.fill_between(when, rows[LOWER], rows[UPPER], **band)
        axes.plot(when, rows[MIDDLE], color=colour, linestyle=dash, linewidth=1.8)
        _beside(axes, when, float(rows[MIDDLE][-1]), _named(shape, arm), colour)
    if shape.what.ladder:
        steps_up(axes)
    plain(axes, grid="y")
    dated(axes)
    return figure


def gap_figure(shape: Gap) -> Figure:
    """Draw how the difference unfolds, pair by pair."""
    first, second = shape.letters
    title = f"{shape.what.name}: {second} minus {first}, pair by pair"
    names = f"{first} is “{shape.names[0]}”, {second} is “{shape.names[1]}”."
    told = f"{names} Dark band: half of the pairs; light band: 9 of 10. {_n(shape)}"
    figure = sheet(title, f"{told} {NOTE}", (8.0, 4.4))
    axes = figure.subplots()
    when, rows = _dates(shape), shape.bands
    for key, low, high in (("fan90", LOWEST, HIGHEST), ("fan50", LOWER, UPPER)):
        axes.fill_between(when, rows[low], rows[high], color=colours()[key], lw=0)
    for pair in shape.pairs:
        axes.plot(when, pair, color=colours()["fan_run"], alpha=0.2, linewidth=0.6)
    axes.plot(when, rows[MIDDLE], color=colours()["fan_median"], linewidth=1.8)
    axes.axhline(0.0, color=colours()["edge"], linewidth=0.9)
    ends = min(0.0, float(rows[LOWEST].min())), max(0.0, float(rows[HIGHEST].max()))
    axes.set_ylim(ends[0] - 0.2, ends[1] + 0.2)
    ink = colours()["accent"]
    _beside(axes, when, float(rows[MIDDLE][-1]), "middle pair", ink)
    plain(axes, grid="y")
    dated(axes)
    return figure


def ends_figure(shape: Endings) -> Figure:
    """Draw how futures end, a mark a setting."""
    names = "; ".join(f"{LETTERS[k]} “{name}”" for k, name in enumerate(shape.names))
    title = f"Where the futures end, of {shape.n}, by {shape.end.isoformat()}"
    figure = sheet(title, f"{names}. {NOTE}", (8.0, 1.3 + 0.42 * len(shape.labels)))
    axes = figure.subplots()
    for row, counts in enumerate(shape.counts.T):
        axes.plot(
            [counts.min(), counts.max()], [row, row], color=colours()["edge"], lw=1.2
        )
        for arm, count in enumerate(counts):
            colour = colours()["branch"][arm]
            inside = colour if arm == 0 else colours()["ground"]
            style: Any = {"marker": MARKS[arm], "ms": 7, "mfc": inside, "mec": colour}
            axes.plot(count, row, ls="none", **style)
            words: Any = {"fontsize": SMALL, "textcoords": "offset points"}
            told, place = f"{LETTERS[arm]} {count}", (count, row)
            up = (0, 7 if arm % 2 == 0 else -13)
            axes.annotate(told, place, xytext=up, ha="center", color=colour, **words)
    axes.set_yticks(range(len(shape.labels)), list(shape.labels))
    axes.set_ylim(len(shape.labels) - 0.4, -0.6)
    axes.set_xlim(left=-0.03 * max(1, int(shape.counts.max())))
    plain(axes)
    axes.tick_params(axis="y", length=0, labelsize=BODY)
    return figure


def ranked_figure(rows: Sequence[RankedRow], note: str) -> Figure:
    """Draw what differs, the largest first, by the pairs in which it does."""
    title = "What differs, and the way it came"
    told = f"Bars: in how many pairs. {note}. {NOTE}"
    figure = sheet(title, told, (8.0, 1.2 + 0.55 * max(1, len(rows))))
    axes = figure.subplots()
    for place, row in enumerate(rows):
        axes.barh(place, row.of, height=0.16, color=colours()["hairline"])
        axes.barh(place, row.pairs, height=0.16, color=colours()["accent"])
        text = f"{row.title}  {row.amount}"
        style: Any = {"va": "bottom", "color": colours()["text"], "fontsize": BODY}
        axes.text(0, place - 0.14, text, **style)
        way = " › ".join(row.chips)
        style = {"va": "top", "color": colours()["text2"], "fontsize": SMALL}
        axes.text(0, place + 0.12, way, **style)
        style = {"va": "center", "color": colours()["text"], "fontsize": BODY}
        axes.text(row.of * 1.01, place, f"{row.pairs} of {row.of}", **style)
    axes.set_ylim(len(rows) - 0.3, -0.7)
    axes.set_axis_off()
    return figure


def _named(shape: Courses, arm: int) -> str:
    return f"{LETTERS[arm]}  {shape.names[arm]}"


def _n(shape: Courses | Gap) -> str:
    return f"n = {shape.n}/{shape.planned} pairs."


def _dates(shape: Courses | Gap) -> np.ndarray:
    return np.datetime64(shape.start) + shape.days.astype(int)


def _beside(axes: Axes, when: np.ndarray, value: float, told: str, ink: str) -> None:
    style: Any = {"fontsize": SMALL, "color": ink, "va": "center"}
    style |= {"xytext": (6, 0), "textcoords": "offset points"}
    axes.annotate(told, (when[-1], value), annotation_clip=False, **style)


FIGURES: Mapping[str, Callable[[Any], Figure]] = {
    "courses": courses_figure,
    "gap": gap_figure,
    "ends": ends_figure,
}
