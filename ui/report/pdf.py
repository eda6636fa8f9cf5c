"""A report on paper: A4, fonts embedded, bookmarks, pages numbered, tables repeated."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, override

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Image,
    KeepTogether,
    Paragraph,
    Spacer,
    Table,
)

from ui.figures.sheet import rendered, worn
from ui.paper import style
from ui.paper.pages import Foot, Heading, gap, grid, items, labelled, pdf_bytes, text
from ui.report.files import drawings
from ui.report.parts import (
    DISCLAIMER,
    Card,
    Code,
    Drawing,
    Facts,
    Grid,
    Odds,
    Points,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.report.parts import Part, Report

TONES = {
    "plain": style.BODY,
    "lead": style.LEAD,
    "quiet": style.SMALL,
    "box": style.BOX,
}
NAMES = 0.24  # share of the width that names of facts take
DPI = 190
TALLEST = 0.82  # of a page, for a figure
LEAST_TABLE = 90  # points that a table must have below its caption
DOTS, DOT = 50, 5.4  # each dot stands for two of 100; points from dot to dot


def pdf_of(report: Report, drawn: Callable[[], None] = lambda: None) -> bytes:
    """Write a report as a PDF; the same report gives the same bytes.

    Parameters
    ----------
    report
        What is told.
    drawn
        Called after each figure.
    """
    pictures: dict[int, tuple[bytes, float]] = {}
    for number, drawing in enumerate(drawings(report)):
        with worn("print"):
            figure = drawing.draw()
            wide, high = figure.get_size_inches()
            pictures[number] = rendered(figure, "png", DPI), float(high / wide)
        drawn()

    def story() -> list[Flowable]:
        return list(_story(report, iter(pictures.values())))

    foot = Foot(report.title, 0, report.author or "Durand", report.question)
    _, pages = pdf_bytes(report.title, story(), foot)
    data, _ = pdf_bytes(report.title, story(), replace(foot, pages=pages))
    return data


def _story(
    report: Report, pictures: Iterator[tuple[bytes, float]]
) -> Iterator[Flowable]:
    by = f" By {report.author}." if report.author else ""
    yield text(report.title, style.TITLE)
    yield text(report.question, style.LEAD)
    yield text(f"{report.about}{by}", style.SMALL)
    yield text(DISCLAIMER, style.BOX)
    for section in report.sections:
        first, *rest = section.parts
        yield from _begun(Heading(section.title, style.PART), first, pictures)
        for part in rest:
            yield from _part(part, pictures)


def _part(part: Part, pictures: Iterator[tuple[bytes, float]]) -> Iterator[Flowable]:
    match part:
        case Words(tone="head"):
            yield Heading(part.text, style.HEAD, 1)
        case Words():
            yield text(part.text, TONES[part.tone])
        case Points():
            yield from _points(part)
        case Facts():
            yield _facts(part.rows)
        case Grid():
            yield from _table(part)
        case Odds():
            yield from _odds(part)
        case Drawing():
            yield KeepTogether(_drawing(part, next(pictures)))
        case Code():
            yield text(part.caption, style.SMALL)
            lines = (_kept(line) for line in part.text.splitlines())
            yield Paragraph("<br/>".join(lines), style.CODE)
        case Card():
            yield _card(part)


def _kept(line: str) -> str:
    """Write a line of code, its leading blanks kept."""
    told = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return told.replace("  ", "&nbsp; ") or "&nbsp;"


def _points(part: Points) -> list[Flowable]:
    if not part.numbered:
        return items(part.lines)
    return [
        Paragraph(style.inked(line), style.ITEM, bulletText=f"{number}.")
        for number, line in enumerate(part.lines, 1)
    ]


def _facts(rows: tuple[tuple[str, str], ...]) -> Table:
    table = Table(
        [[text(name, style.CELL_QUIET), text(told, style.CELL)] for name, told in rows],
        colWidths=[NAMES * style.WIDTH, (1 - NAMES) * style.WIDTH],
        spaceBefore=3,
        spaceAfter=5,
    )
    table.setStyle(_tight())
    return table


def _tight() -> list[Any]:
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
    ]


def _table(part: Grid) -> Iterator[Flowable]:
    widths = part.widths or [1 / len(part.head)] * len(part.head)
    table = grid((part.head, *part.rows), widths, numbers=part.numbers)
    yield CondPageBreak(LEAST_TABLE)
    yield text(part.caption, style.SMALL)
    yield table
    yield gap(9)


def _odds(part: Odds) -> Iterator[Flowable]:
    told = f"{part.caption} {part.n}; each dot stands for two of 100."
    yield text(told, style.SMALL)
    widths = [0.15, 0.31, 0.54]
    rows: list[list[Flowable]] = [
        [
            labelled(f"{count} of {part.ok}", "", style.CELL),
            Dots(DOTS * count / part.ok if part.ok else 0),
            text(words, style.CELL),
        ]
        for words, count in part.rows
    ]
    yield grid(rows, widths, head=False)
    yield gap(9)


def _begun(
    heading: Flowable, first: Part, pictures: Iterator[tuple[bytes, float]]
) -> Iterator[Flowable]:
    """Keep a heading with what comes first; such blocks do not nest."""
    if isinstance(first, Drawing):
        yield KeepTogether([heading, *_drawing(first, next(pictures))])
        return
    begun, *more = _part(first, pictures)
    yield KeepTogether([heading, begun])
    yield from more


def _drawing(part: Drawing, picture: tuple[bytes, float]) -> list[Flowable]:
    data, shape = picture
    wide = style.WIDTH
    tallest = TALLEST * (style.PAGE[1] - 2 * style.MARGIN)
    if wide * shape > tallest:
        wide = tallest / shape
    image = Image(BytesIO(data), wide, wide * shape)
    return [image, text(part.caption, style.SMALL), Spacer(1, 6)]


def _card(part: Card) -> Flowable:
    head = labelled(part.title, f"· {part.badge}", style.BODY)
    return KeepTogether([head, _facts(part.rows)])


class Dots(Flowable):
    """Fifty dots in two rows, some of them filled."""

    def __init__(self, filled: float) -> None:
        super().__init__()
        self._filled = round(filled)
        self.width, self.height = DOTS / 2 * DOT, 2 * DOT

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        """Draw them where they stand."""
        self.canv.setStrokeColor(style.QUIET)
        self.canv.setLineWidth(0.4)
        self.canv.setFillColor(style.BLUE)
        for k in range(DOTS):
            x, y = DOT * (k % 25 + 0.5), DOT * (1.5 - k // 25)
            self.canv.circle(x, y, 0.38 * DOT, stroke=1, fill=int(k < self._filled))
