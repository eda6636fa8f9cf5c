"""Pages put together: a document of sections with running feet, made in one go."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

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
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from matplotlib.figure import Figure
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas

style.register()  # paragraphs look their fonts up when they are made

DISCLAIMER = "A model's outcomes, not a forecast. Claims are shown as claims."


def text(words: str, kind: ParagraphStyle = style.BODY) -> Paragraph:
    """Make a paragraph of plain words; nothing in them is read as mark-up."""
    return Paragraph(escape(words), kind)


def labelled(label: str, words: str, kind: ParagraphStyle = style.BODY) -> Paragraph:
    """Make a paragraph that begins with a label in bold."""
    return Paragraph(f"<b>{escape(label)}</b> {escape(words)}", kind)


def items(lines: Iterable[str]) -> list[Flowable]:
    """Make a list with dashes."""
    return [Paragraph(escape(line), style.ITEM, bulletText="–") for line in lines]


def gap(points: float = 8) -> Spacer:
    """Leave some room."""
    return Spacer(1, points)


def grid(
    rows: Sequence[Sequence[str | Flowable]],
    widths: Sequence[float],
    *,
    head: bool = True,
) -> Table:
    """Make a table with thin rules; the first row is its head."""
    cells = [
        [text(cell, style.CELL) if isinstance(cell, str) else cell for cell in row]
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

    def foot_line(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(style.REGULAR, 8)
        canvas.setFillColor(style.QUIET)
        canvas.drawString(style.MARGIN, 10 * 2.83, f"{foot}. {DISCLAIMER}")
        number = str(document.page)
        canvas.drawRightString(style.PAGE[0] - style.MARGIN, 10 * 2.83, number)

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
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        document = BaseDocTemplate(
            str(file),
            pagesize=(width, height),
            title=title,
            author="Durand",
            invariant=1,
            pageTemplates=[PageTemplate(frames=[frame], onPage=foot_line)],
        )
        document.build(story)
    except OSError as error:
        allowed = f"a file that can be written ({error.strerror or error})"
        problem = Problem("--out", "the file", str(file), allowed)
        raise InputError(problem) from error
