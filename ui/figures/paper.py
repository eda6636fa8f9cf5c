"""What every figure shares: its colours, its axes, and how it is written."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from simulator.errors import InputError, Problem

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, QUIET, EDGE = "#1b2530", "#636c76", "#8c867a"
FAN90, FAN50, MEDIAN = "#d2e2e8", "#a5c6d3", "#0e5a78"
# Told apart by people with any colour vision, and by their dashes in print.
ARMS = ("#1b2530", "#b4500b", "#5e2a8c", "#1b6b36")
DASHES = ("solid", (0, (6, 3)), (0, (2, 2)), (0, (9, 3, 2, 3)))
NOTE = "It explores assumptions, it is no forecast."


def paper(title: str, size: tuple[float, float]) -> Figure:
    """Make an empty figure with its title."""
    figure = Figure(figsize=size, layout="constrained")
    figure.suptitle(title, x=0.02, ha="left", color=INK, fontsize=13)
    return figure


def plain(axes: Axes, title: str) -> None:
    """Give axes their title, and nothing that is not needed."""
    axes.set_title(title, loc="left", fontsize=10, color=INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color=EDGE, alpha=0.25, linewidth=0.6)
    axes.tick_params(labelsize=8)


def note(figure: Figure, text: str) -> None:
    """Write below a figure what it is made of, and that it is no forecast."""
    words = f"{text} {NOTE}"
    figure.supxlabel(words, x=0.02, ha="left", color=QUIET, fontsize=8)


def write(figure: Figure, file: Path) -> None:
    """Write a figure; the same figure gives the same file.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(file, dpi=150, metadata=_undated(file))
    except OSError as error:
        allowed = f"a file that can be written ({error.strerror or error})"
        problem = Problem("--figure", "the file", str(file), allowed)
        raise InputError(problem) from error


def as_bytes(figure: Figure, kind: str) -> bytes:
    """Give a figure as the content of a file; the same figure gives the same bytes."""
    import matplotlib as mpl

    buffer = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "durand"}):
        figure.savefig(
            buffer, format=kind, dpi=110, metadata=_undated(Path(f"a.{kind}"))
        )
    return buffer.getvalue()


def _undated(file: Path) -> dict[str, None]:
    kind = file.suffix.lower()
    if kind == ".png":
        return {}
    return {"Date" if kind == ".svg" else "CreationDate": None}
