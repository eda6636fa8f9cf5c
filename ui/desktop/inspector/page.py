"""Sections of facts as a page: words, numbers, bars, and addresses to press."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ui.desktop import theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.desktop.inspector.facts import Fact, Section

HALF = 34  # px that a bar may take to each side of its middle
VALUE = 96  # px for values beside bars
TOLD_BY_VALUE = ("Where", "Home garrison", "Led by", "Leads its cell")


def page(sections: Iterable[Section]) -> str:
    """Write sections as a page, in the theme in use."""
    return "".join(_section(section) for section in sections)


def style() -> str:
    """Style of a page."""
    second, accent = (theme.color(key).name() for key in ("text2", "accent"))
    return (
        "h4 { font-family: 'Inter Semi Bold'; font-weight: normal; font-size: 12px; "
        "margin: 10px 0 2px 0; }"
        f"p {{ color: {second}; margin: 2px 0; }} .v {{ color: {second}; }}"
        f"a {{ color: {accent}; text-decoration: none; }}"
        "td { padding: 1px 6px 1px 0; font-size: 12px; }"
    )


def _section(section: Section) -> str:
    head = f"<h4>{escape(section.title)}</h4>"
    if not section.facts:
        return head + (f"<p>{escape(section.note)}</p>" if section.note else "")
    barred = any((fact.bar, fact.part) != (None, None) for fact in section.facts)
    rows = "".join(_row(fact, barred=barred) for fact in section.facts)
    return f'{head}<table width="100%" cellspacing="0">{rows}</table>'


def _row(fact: Fact, *, barred: bool) -> str:
    label, value = escape(fact.label), escape(fact.value)
    if fact.link and fact.label in TOLD_BY_VALUE:
        value = f'<a href="{escape(fact.link)}">{value}</a>'
    elif fact.link:
        label = f'<a href="{escape(fact.link)}">{label}</a>'
    drawn = _part(fact.part) if fact.part is not None else _bar(fact.bar)
    if not barred:
        return f'<tr><td>{label}</td><td align="right" class="v">{value}</td></tr>'
    if not drawn:  # a long value may take the room of the bar
        cells = f'<td colspan="2" align="right" class="v">{value}</td>'
        return f"<tr><td>{label}</td>{cells}</tr>"
    return (
        f'<tr><td>{label}</td><td width="{2 * HALF + 6}" valign="middle">{drawn}</td>'
        f'<td width="{VALUE}" align="right" class="v">{value}</td></tr>'
    )


def _bar(share: float | None) -> str:
    """Draw a bar from the middle: to the left below nought, to the right above."""
    if share is None:
        return ""
    long = round(HALF * min(abs(share), 1.0))
    left, right = (long, 0) if share < 0 else (0, long)
    pull, push, edge = (theme.color(key).name() for key in ("pull", "push", "edge"))
    parts = (
        (HALF - left, ""),
        (left, pull),
        (1, edge),
        (right, push),
        (HALF - right, ""),
    )
    return _cells(parts)


def _part(share: float) -> str:
    """Draw a bar from the left, as long as a share of the whole."""
    long = round(2 * HALF * min(max(share, 0.0), 1.0))
    accent, rest = (theme.color(key).name() for key in ("accent", "hairline"))
    return _cells(((long, accent), (2 * HALF - long, rest)))


def _cells(parts: Iterable[tuple[int, str]]) -> str:
    cells = "".join(
        f'<td width="{wide}" style="padding: 0; font-size: 7px;"'
        + (f' bgcolor="{colour}"' if colour else "")
        + ">&nbsp;</td>"
        for wide, colour in parts
        if wide
    )
    return f'<table cellspacing="0" cellpadding="0"><tr>{cells}</tr></table>'
