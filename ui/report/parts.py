"""What a report is: sections of parts, as data; who writes them asks for nothing else.

A source (a run, a comparison, an experiment, a class) is told once, as these parts; the
page (`ui.report.html`) and the paper (`ui.report.pdf`) are two ways to write the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

type Tone = Literal["plain", "lead", "quiet", "box", "head"]
type Row = tuple[str, ...]

DISCLAIMER = (
    "It explores assumptions; it does not forecast. Claims are shown as claims."
)


@dataclass(frozen=True)
class Words:
    """A paragraph: ``lead`` is larger, ``quiet`` smaller, ``head`` a heading."""

    kind: ClassVar = "words"
    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Points:
    """A list; one of steps is numbered."""

    kind: ClassVar = "points"
    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Facts:
    """Names with what they are: seed, draw, version."""

    kind: ClassVar = "facts"
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table; its first column names the rows.

    Attributes
    ----------
    caption
        What it is of.
    head, rows
        Names of the columns, and the cells.
    numbers
        Columns of numbers, which stand at the right.
    widths
        Shares of the width on paper, where all alike would not do.
    """

    kind: ClassVar = "grid"
    caption: str
    head: Row
    rows: tuple[Row, ...]
    numbers: frozenset[int] = frozenset()
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class Odds:
    """How many of the futures do what, each as a row of dots.

    Attributes
    ----------
    ok, planned
        Futures that were simulated to their end, of those asked for.
    rows
        What is asked, and in how many futures it is so.
    """

    kind: ClassVar = "odds"
    caption: str
    ok: int
    planned: int
    rows: tuple[tuple[str, int], ...]

    @property
    def n(self) -> str:
        """How many futures this counts, failures told."""
        failed = self.planned - self.ok
        told = f", {failed} failed" if failed else ""
        return f"n = {self.ok} of {self.planned} futures{told}"

    def of_100(self, count: int) -> int:
        """Give a count as so many of 100."""
        return round(100 * count / self.ok) if self.ok else 0


@dataclass(frozen=True)
class Drawing:
    """A figure; it is drawn for each writer in the theme that is worn then."""

    kind: ClassVar = "drawing"
    caption: str
    alt: str
    draw: Callable[[], Figure] = field(repr=False)


@dataclass(frozen=True)
class Code:
    """Something to type, or to keep as a file."""

    kind: ClassVar = "code"
    caption: str
    text: str


@dataclass(frozen=True)
class Card:
    """An assumption: what it is, how well it is supported, what it does."""

    kind: ClassVar = "card"
    title: str
    badge: str
    rows: tuple[tuple[str, str], ...]


type Part = Words | Points | Facts | Grid | Odds | Drawing | Code | Card


@dataclass(frozen=True)
class Section:
    """A part of a report with a heading of its own."""

    id: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Report:
    """A whole report.

    Attributes
    ----------
    title, question
        What it is called, and what was asked.
    about
        One line: of what it is, of which dates.
    author
        Who made it; empty for an anonymous one.
    """

    title: str
    question: str
    about: str
    sections: tuple[Section, ...]
    author: str = ""


@dataclass(frozen=True)
class Asked:
    """What a person says before a report is made: empty fields take the source's."""

    title: str = ""
    question: str = ""
    author: str = ""  # empty: nobody is named, in the report or the journal
    twin: bool = False  # in the names and dates of the invented twin


class Source(Protocol):
    """What a report can be made of.

    Attributes
    ----------
    name
        Of the files, without an ending.
    title, question
        What is suggested.
    people
        Whether persons may be named in it, so that it asks whether to.
    """

    @property
    def name(self) -> str:
        """Of the files, without an ending."""

    @property
    def title(self) -> str:
        """What the report is called unless somebody says otherwise."""

    @property
    def question(self) -> str:
        """What was asked, unless somebody says otherwise."""

    @property
    def people(self) -> bool:
        """Whether persons may be named in it."""

    def report(self, asked: Asked) -> Report:
        """Tell it."""
