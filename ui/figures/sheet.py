"""What all pictures share: colours, plain axes, the note beneath, and saving.

Colours are the tokens of the window (light: pictures are for paper); what colour tells
a mark, a dash or a word tells too.
"""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

import ui
from simulator.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

TOKENS = Path(ui.__file__).with_name("desktop") / "tokens.json"
DPI = 150
SMALL, BODY, TITLE = 8, 9, 12
DASHES: Sequence[Any] = ("-", (0, (6, 3)), (0, (2, 3)), (0, (9, 3, 2, 3)))
# Ids in an SVG are drawn from this instead of at random: same result, same bytes.
STEADY: Any = {"svg.hashsalt": "durand"}


@cache
def colours() -> dict[str, Any]:
    """Return the light theme's colours by the name of their meaning."""
    tokens: dict[str, Any] = json.loads(TOKENS.read_text(encoding="utf-8"))
    light: dict[str, Any] = tokens["light"]
    return light


@cache
def ramp(name: str) -> list[str]:
    """Return the colours of a scale, ``sequential`` or ``diverging``."""
    tokens = json.loads(TOKENS.read_text(encoding="utf-8"))
    return list(tokens["ramp"][name]["light"])


def sheet(title: str, note: str, size: tuple[float, float]) -> Figure:
    """Begin a picture: its title, left; its note with n, beneath."""
    engine = ConstrainedLayoutEngine(h_pad=0.08, w_pad=0.1)
    figure = Figure(figsize=size, layout=engine, facecolor="white")
    ink, quiet = colours()["text"], colours()["text3"]
    # Letters that fit into an inch, at most, in the sizes of title and note.
    told, note = fill(title, int(10.2 * size[0])), fill(note, int(15.2 * size[0]))
    figure.suptitle(told, x=0.012, ha="left", color=ink, fontsize=TITLE)
    figure.supxlabel(note, x=0.012, ha="left", color=quiet, fontsize=SMALL)
    return figure


def plain(axes: Axes, title: str = "", grid: str = "x") -> None:
    """Leave of the frame what is needed, with hairlines along one axis."""
    if title:
        axes.set_title(title, loc="left", fontsize=BODY, color=colours()["text2"])
    axes.spines[["top", "right"]].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(colours()["edge"])
    if grid:
        axes.grid(axis=grid, color=colours()["hairline"], linewidth=0.7)  # type: ignore[arg-type]
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=SMALL, colors=colours()["text2"])


def rendered(figure: Figure, kind: str) -> bytes:
    """Return a picture as the bytes of a ``png``, ``svg`` or ``pdf``."""
    buffer = io.BytesIO()
    undated = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(kind, {})
    with rc_context(STEADY):
        figure.savefig(buffer, format=kind, dpi=DPI, metadata=undated)
    return buffer.getvalue()


def save(figure: Figure, file: Path) -> None:
    """Write a picture; its folder is made where it is missing.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(rendered(figure, file.suffix.lower().removeprefix(".")))
    except OSError as error:
        allowed = f"a file that can be written ({error.strerror or error})"
        problem = Problem("--figure", "the file", str(file), allowed)
        raise InputError(problem) from error
