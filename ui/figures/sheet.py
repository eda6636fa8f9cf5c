"""What all figures share: colours of a theme, plain axes, the note beneath, saving.

Colours are the window's tokens. A figure takes those of the theme that is worn while it
is made: ``print`` on white paper (where nothing is said), ``light`` or ``dark`` as the
window is. What colour tells a mark, a dash or a word tells too.
"""

from __future__ import annotations

import io
import json
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any, Literal

import matplotlib as mpl
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, num2date
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter

import ui
from simulator.errors import InputError, Problem
from simulator.world.naming import moved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from matplotlib.axes import Axes

type Theme = Literal["print", "light", "dark"]

THEMES: tuple[Theme, ...] = ("print", "light", "dark")
DESKTOP = Path(ui.__file__).with_name("desktop")
TOKENS = DESKTOP / "tokens.json"
DPI = 150
SMALL, BODY, TITLE = 8, 9, 12
DASHES: Sequence[Any] = ("-", (0, (6, 3)), (0, (2, 3)), (0, (9, 3, 2, 3)))
NOTE = "It explores assumptions, it is no forecast."
WHITE = "#FFFFFF"

_worn: ContextVar[Theme] = ContextVar("theme of figures", default="print")

# One face for words in figures and in the window; ids in an SVG are drawn from its salt
# instead of at random, so that the same result gives the same bytes.
for _face in ("Inter-Regular", "Inter-Medium", "Inter-SemiBold"):
    fontManager.addfont(DESKTOP / "fonts" / f"{_face}.otf")
mpl.rcParams["font.family"] = ["Inter", "DejaVu Sans"]
mpl.rcParams["svg.hashsalt"] = "durand"


@contextmanager
def worn(theme: Theme) -> Iterator[None]:
    """Let the figures that are made meanwhile, in this thread, wear a theme."""
    token = _worn.set(theme)
    try:
        yield
    finally:
        _worn.reset(token)


def colours() -> Mapping[str, Any]:
    """Return the colours that are worn by the name of their meaning.

    Besides the tokens of the theme: ``ground``, on which the figure stands.
    """
    return _colours(_worn.get())


@cache
def _tokens() -> dict[str, Any]:
    tokens: dict[str, Any] = json.loads(TOKENS.read_text(encoding="utf-8"))
    return tokens


@cache
def _colours(theme: Theme) -> Mapping[str, Any]:
    found: dict[str, Any] = _tokens()["dark" if theme == "dark" else "light"]
    return found | {"ground": WHITE if theme == "print" else found["panel"]}


def ramp(name: str) -> list[str]:
    """Return the colours of a scale, ``sequential`` or ``diverging``."""
    return list(_tokens()["ramp"][name]["dark" if _worn.get() == "dark" else "light"])


def short_steps() -> list[str]:
    """Return the names of the steps of escalation that fit beside an axis."""
    return list(_tokens()["ladder"]["short"])


def sheet(title: str, note: str, size: tuple[float, float]) -> Figure:
    """Begin a picture: its title, left; its note with n, beneath."""
    engine = ConstrainedLayoutEngine(h_pad=0.08, w_pad=0.1)
    figure = Figure(figsize=size, layout=engine, facecolor=colours()["ground"])
    ink, quiet = colours()["text"], colours()["text3"]
    # Letters that fit into an inch, at most, in the sizes of title and note.
    lines = [fill(line, int(17 * size[0])) for line in note.splitlines()]
    if title:
        told = fill(title, int(10.8 * size[0]))
        figure.suptitle(told, x=0.012, ha="left", color=ink, fontsize=TITLE)
    words = "\n".join(lines)
    figure.supxlabel(words, x=0.012, ha="left", color=quiet, fontsize=SMALL)
    figure.set_label(title)
    return figure


def plain(axes: Axes, title: str = "", grid: str = "x") -> None:
    """Leave of the frame what is needed, with hairlines along one axis."""
    axes.set_facecolor("none")
    if title:
        axes.set_title(title, loc="left", fontsize=BODY, color=colours()["text2"])
    axes.spines[["top", "right"]].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(colours()["edge"])
    if grid:
        axes.grid(axis=grid, color=colours()["hairline"], linewidth=0.7)  # type: ignore[arg-type]
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=SMALL, colors=colours()["text2"])


def key(axes: Axes, **more: Any) -> None:
    """Name the lines of a picture beside them."""
    given: dict[str, Any] = {"fontsize": SMALL, "frameon": False} | more
    axes.legend(labelcolor=colours()["text2"], **given)


def steps_up(axes: Axes, every: int = 1) -> None:
    """Let an axis be the ladder of escalation, steps with their name and number."""
    names = [f"{name}  {number}" for number, name in enumerate(short_steps())]
    axes.set_yticks(range(0, len(names), every), names[::every])
    axes.set_ylim(-0.3, len(names) - 0.7)


def dated(axes: Axes) -> None:
    """Let an axis tell dates in few words."""
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    formatter = ConciseDateFormatter(locator)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(formatter)
    axes.xaxis.get_offset_text().set_color(colours()["text2"])
    axes.xaxis.get_offset_text().set_fontsize(SMALL)


def renamed(figure: Figure, by: Callable[[str], str]) -> Figure:
    """Put the words in a picture into others, and its dates into the twin's."""
    for axes in figure.axes:
        if isinstance(axes.xaxis.get_major_formatter(), ConciseDateFormatter):
            axes.xaxis.set_major_formatter(FuncFormatter(_twin_month))
            axes.xaxis.get_offset_text().set_visible(False)
    for text in figure.findobj(Text):
        if isinstance(text, Text) and text.get_text():
            text.set_text(by(text.get_text()))
    return figure


def _twin_month(value: float, _place: int) -> str:
    return f"{moved(num2date(value).date()):%b %Y}"  # type: ignore[no-untyped-call]


def rendered(figure: Figure, kind: str, dpi: int = DPI) -> bytes:
    """Return a picture as the bytes of a ``png``, ``svg`` or ``pdf``."""
    buffer = io.BytesIO()
    undated = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(kind, {})
    figure.savefig(buffer, format=kind, dpi=dpi, metadata=undated)
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
