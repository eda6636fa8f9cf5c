"""The look of printed pages: fonts, sizes, greys that a school printer can do."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import ui

FONTS = Path(ui.__file__).with_name("desktop") / "fonts"
REGULAR, BOLD = "DurandSerif", "DurandSerif-SemiBold"
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
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD
    )


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
ITEM = _style("item", 10.5, leftIndent=12, bulletIndent=0, spaceAfter=3)
CENTRE = _style("centre", 11, alignment=TA_CENTER)
