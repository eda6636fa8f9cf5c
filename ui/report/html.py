"""A report as one page of HTML that needs nothing else: no network, no script.

Figures stand in it twice, for light and for dark; paper takes the light ones.
"""

from __future__ import annotations

import base64
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from ui.figures.sheet import rendered, worn
from ui.report.parts import DISCLAIMER

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template

    from ui.report.parts import Drawing, Odds, Report

DOTS = 50  # each stands for two of 100


def html_of(report: Report, drawn: Callable[[], None] = lambda: None) -> bytes:
    """Write a report as a page.

    Parameters
    ----------
    report
        What is told.
    drawn
        Called after each figure.
    """

    def picture(drawing: Drawing) -> Markup:
        made = _picture(drawing)
        drawn()
        return made

    text: str = _template().render(
        report=report, picture=picture, dots=_dots, disclaimer=DISCLAIMER
    )
    return text.encode()


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("ui.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return pages.get_template("report.html")


def _picture(drawing: Drawing) -> Markup:
    """Draw a figure for a light and for a dark page, each inside the page itself."""
    with worn("light"):
        light = _address(rendered(drawing.draw(), "svg"))
    with worn("dark"):
        dark = _address(rendered(drawing.draw(), "svg"))
    return Markup(
        '<picture><source media="screen and (prefers-color-scheme: dark)" '
        'srcset="{}"><img src="{}" alt="{}"></picture>'
    ).format(dark, light, drawing.alt)


def _address(svg: bytes) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}"


def _dots(odds: Odds, count: int) -> Markup:
    """Draw a count as dots; the words beside them say the same."""
    filled = round(DOTS * count / odds.ok) if odds.ok else 0
    marks = Markup("").join(
        Markup('<circle cx="{}" cy="{}" r="4" class="{}"/>').format(
            6 + 11 * (k % 25), 6 + 12 * (k // 25), "on" if k < filled else "off"
        )
        for k in range(DOTS)
    )
    box = Markup(
        '<svg viewBox="0 0 276 24" width="276" height="24" aria-hidden="true">'
    )
    return box + marks + Markup("</svg>")
