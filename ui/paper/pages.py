"""Pages put together: a document of sections with running feet, made in one go."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, override

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from simulator.errors import InputError, Problem
from ui.paper import style

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from matplotlib.figure import Figure
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas

style.register()  # paragraphs look their fonts up when they are made

DISCLAIMER = "A model's outcomes, not a forecast. Claims are shown as claims."


def text(words: str, kind: ParagraphStyle = style.BODY) -> Paragraph:
    """Make a paragraph of plain words; nothing in them is read as mark-up."""
    return Paragraph(style.inked(words), kind)


def labelled(label: str, words: str, kind: ParagraphStyle = style.BODY) -> Paragraph:
    """Make a paragraph that begins with a label in bold."""
    return Paragraph(f"<b>{style.inked(label)}</b> {style.inked(words)}", kind)


def items(lines: Iterable[str]) -> list[Flowable]:
    """Make a list with dashes."""
    return [Paragraph(style.inked(line), style.ITEM, bulletText="–") for line in lines]


def gap(points: float = 8) -> Spacer:
    """Leave some room."""
    return Spacer(1, points)


class Heading(Paragraph):
    """A heading that stands among the bookmarks of the file."""

    def __init__(self, words: str, kind: ParagraphStyle, level: int = 0) -> None:
        super().__init__(style.inked(words), kind)
        self.keepWithNext = 1
        self._words, self._level = words, level

    @override
    def draw(self) -> None:
        key = f"{self._level}-{self._words}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(self._words, key, self._level)
        super().draw()


def grid(
    rows: Sequence[Sequence[str | Flowable]],
    widths: Sequence[float],
    *,
    head: bool = True,
    numbers: Collection[int] = (),
) -> Table:
    """Make a table with thin rules; the first row is its head, repeated on each page.

    ``widths`` are shares of the page's width, ``numbers`` the columns of numbers, which
    stand at the right.
    """
    cells = [
        [
            text(cell, style.NUMBER if place in numbers else style.CELL)
            if isinstance(cell, str)
            else cell
            for place, cell in enumerate(row)
        ]
        for row in rows
    ]
    table = Table(cells, colWidths=[w * style.WIDTH for w in widths], repeatRows=head)
    looks: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, style.RULE),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    if head:
        looks.append(("BACKGROUND", (0, 0), (-1, 0), style.FILL))
    table.setStyle(TableStyle(looks))
    return table


def image(figure: Figure) -> Image:
    """Put a figure on a page, as wide as the page."""
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=200, metadata={"Software": None})
    width, height = figure.get_size_inches()
    out.seek(0)
    return Image(out, style.WIDTH, style.WIDTH * height / width)


def write_pdf(
    file: Path, title: str, sections: Iterable[Sequence[Flowable]], foot: str
) -> None:
    """Write sections, each from a new page on, to a PDF.

    The same content gives the same bytes: no date is written.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    story: list[Flowable] = []
    for section in sections:
        if story:
            story.append(PageBreak())
        story.extend(section)
    data, _ = pdf_bytes(style.named(title), story, Foot(style.named(foot)))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    except OSError as error:
        allowed = f"a file that can be written ({error.strerror or error})"
        problem = Problem("--out", "the file", str(file), allowed)
        raise InputError(problem) from error


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of each page, and in the file's properties.

    Attributes
    ----------
    words
        At the left, before the disclaimer.
    pages
        How many pages there are, where the numbers shall say so.
    author, subject
        Properties of the file.
    """

    words: str
    pages: int = 0
    author: str = "Durand"
    subject: str = ""

    def draw(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        """Draw it on a page."""
        told = f"{self.words}. {DISCLAIMER}"
        room = style.WIDTH - 18 * mm
        while stringWidth(told, style.REGULAR, 8) > room and len(told) > len(
            DISCLAIMER
        ):
            told = f"{self.words[: len(told) - len(DISCLAIMER) - 6]}…. {DISCLAIMER}"
        canvas.setFont(style.REGULAR, 8)
        canvas.setFillColor(style.QUIET)
        canvas.drawString(style.MARGIN, 10 * mm, told)
        number = f"{document.page} of {self.pages}" if self.pages else document.page
        canvas.drawRightString(style.PAGE[0] - style.MARGIN, 10 * mm, str(number))


def pdf_bytes(title: str, story: list[Flowable], foot: Foot) -> tuple[bytes, int]:
    """Lay flowables out; give the file's content, and how many pages it has."""
    width, height = style.PAGE
    frame = Frame(
        style.MARGIN,
        style.MARGIN,
        style.WIDTH,
        height - 2 * style.MARGIN,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=(width, height),
        title=title,
        author=foot.author,
        subject=foot.subject,
        lang="en",
        displayDocTitle=1,
        invariant=1,
        pageTemplates=[PageTemplate(frames=[frame], onPage=foot.draw)],
    )
    document.build(story)
    return out.getvalue(), document.page
