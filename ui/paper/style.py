"""The look of printed pages: fonts, sizes, greys that a school printer can do."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import matplotlib as mpl
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import ui

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FONTS = Path(ui.__file__).with_name("desktop") / "fonts"
MORE = Path(mpl.get_data_path()) / "fonts" / "ttf"  # letters that ours lacks
REGULAR, BOLD = "DurandSerif", "DurandSerif-SemiBold"
MONO, ANY = "DejaVuSansMono", "DejaVuSans"
INK, QUIET = HexColor("#1b2530"), HexColor("#55606b")
RULE, FILL = HexColor("#b9b4a8"), HexColor("#f3f0e8")
BLUE, RED = HexColor("#0e5a78"), HexColor("#a33b20")
PAGE = A4
MARGIN = 18 * mm
WIDTH = PAGE[0] - 2 * MARGIN


@cache
def register() -> None:
    """Make the fonts known; they are embedded in the PDF."""
    pdfmetrics.registerFont(TTFont(REGULAR, FONTS / "DurandSerif-Regular.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, FONTS / "DurandSerif-SemiBold.ttf"))
    for name in (MONO, ANY):
        pdfmetrics.registerFont(TTFont(name, MORE / f"{name}.ttf"))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD
    )


_names: ContextVar[Callable[[str], str]] = ContextVar("names", default=str)


@contextmanager
def names(put: Callable[[str], str]) -> Iterator[None]:
    """Let all words on the pages that are made meanwhile be put into other names."""
    token = _names.set(put)
    try:
        yield
    finally:
        _names.reset(token)


def named(words: str) -> str:
    """Put words into the names of the pages that are being made."""
    return _names.get()(words)


def inked(words: str) -> str:
    """Write plain words as mark-up, letters that the face lacks in one that has them.

    Nothing in the words is read as mark-up.
    """
    words = named(words)
    font: Any = pdfmetrics.getFont(REGULAR)
    known = font.face.charToGlyph
    parts = []
    for ours, run in groupby(words, lambda letter: ord(letter) in known):
        told = escape("".join(run))
        parts.append(told if ours else f'<font name="{ANY}">{told}</font>')
    return "".join(parts)


def _style(name: str, size: float, **more: Any) -> ParagraphStyle:
    given: dict[str, Any] = {
        "fontName": REGULAR,
        "textColor": INK,
        "leading": size * 1.32,
    } | more
    return ParagraphStyle(name, fontSize=size, **given)


TITLE = _style("title", 22, fontName=BOLD, spaceAfter=4)
HEAD = _style("head", 13, fontName=BOLD, spaceBefore=9, spaceAfter=3)
BODY = _style("body", 10.5, spaceAfter=5)
LARGE = _style("large", 12, spaceAfter=6)
SMALL = _style("small", 8.5, textColor=QUIET)
CARD = _style("card", 11, fontName=BOLD)
CARD_TEXT = _style("card text", 9)
CELL = _style("cell", 9)
CELL_QUIET = _style("quiet cell", 9, textColor=QUIET)
ITEM = _style("item", 10.5, leftIndent=12, bulletIndent=0, spaceAfter=3)
LEAD = _style("lead", 12.5, spaceAfter=6)
PART = _style("part", 15, fontName=BOLD, spaceBefore=14, spaceAfter=5)
CODE = _style(
    "code",
    8,
    fontName=MONO,
    backColor=FILL,
    borderPadding=5,
    spaceBefore=6,
    spaceAfter=9,
    splitLongWords=1,
)
BOX = _style("box", 10.5, backColor=FILL, borderPadding=6, spaceBefore=8, spaceAfter=10)
NUMBER = _style("number", 9, alignment=TA_RIGHT)
CENTRE = _style("centre", 11, alignment=TA_CENTER)
