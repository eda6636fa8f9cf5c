"""What differs, the largest first: by which way it came, and in how many pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from ui.desktop import theme
from ui.desktop.laboratory.drawing.canvas import ALIGN, Canvas, Point, width_of, write
from ui.shapes.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW, HEAD, NUMBER, BAR, COUNT = 50, 20, 24, 64, 32


@dataclass(frozen=True)
class Ranked:
    """One thing that differs.

    Attributes
    ----------
    title, amount
        What it is, and by how much.
    chips
        By which way it came, from what was changed.
    brief
        The first of them where there is little room.
    pairs, of
        In so many of so many pairs it goes that way.
    """

    title: str
    amount: str
    chips: tuple[str, ...]
    brief: str
    pairs: int
    of: int

    @property
    def told(self) -> str:
        """All of it, in a few lines."""
        way = "\n  › ".join(self.chips)
        return f"{self.title}: {self.amount}\n{way}\nin {self.pairs} of {self.of} pairs"


class RankedList(Canvas):
    """Draws the list; it is as high as it needs to be."""

    pressable = False

    def __init__(self) -> None:
        super().__init__("What differs, and the way it came")
        self.rows: Sequence[Ranked] = ()

    def show_rows(self, rows: Sequence[Ranked]) -> None:
        """Draw another list."""
        self.rows = rows
        told = "; ".join(
            f"{r.title} {r.amount}: {r.pairs} of {r.of} pairs" for r in rows
        )
        self.setAccessibleDescription(told)
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    @property
    def grid(self) -> Grid:
        """The list as a table."""
        rows = tuple(
            (r.title, r.amount, " › ".join(r.chips), f"{r.pairs} of {r.of}")
            for r in self.rows
        )
        head = ("What differs", "By how much", "The way it came", "In how many pairs")
        return Grid("What differs, and the way it came", head, rows)

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, HEAD + ROW * max(1, len(self.rows)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    @override
    def draw(self, p: QPainter) -> Sequence[Point]:
        wide = float(self.width())
        p.setFont(theme.font(11))
        where = QRectF(0, 0, wide, HEAD - 4)
        if self.rows:
            write(p, where, "in how many pairs", "text2", ALIGN.AlignRight)
        else:
            p.setFont(theme.font(13))
            told = "Nothing differs clearly: every band leaves room for no difference."
            write(p, QRectF(0, 0, wide, 24), told, "text2")
        for number, one in enumerate(self.rows):
            self._draw_row(p, HEAD + ROW * number, number, one)
        return ()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = int((event.pos().y() - HEAD) // ROW)
            says = self.rows[number].told if 0 <= number < len(self.rows) else ""
            QToolTip.showText(event.globalPos(), says, self)
            return True
        return super().event(event)

    def _draw_row(self, p: QPainter, top: float, number: int, one: Ranked) -> None:
        wide = float(self.width())
        p.setPen(QPen(theme.color("hairline"), 1))
        p.drawLine(QPointF(0, top), QPointF(wide, top))
        p.setFont(theme.font(12, 600))
        write(p, QRectF(2, top + 6, NUMBER - 4, 18), str(number + 1), "text3")
        room = wide - NUMBER - BAR - COUNT - 14
        amount = min(width_of(one.amount, 12) + 10, room * 0.4)
        long = min(width_of(one.title, 13, 600) + 2, room - amount)
        p.setFont(theme.font(13, 600))
        write(p, QRectF(NUMBER, top + 5, long, 19), one.title, "text")
        p.setFont(theme.font(12))
        rest = QRectF(NUMBER + long + 8, top + 5, room - long - 8, 19)
        write(p, rest, one.amount, "text2")
        chips = list(one.chips)
        if sum(width_of(chip, 11) + 26 for chip in chips) > room:
            chips[0] = one.brief
        self._draw_chips(p, top + 25, room, chips)
        left, y = wide - COUNT - BAR, top + ROW / 2
        p.setPen(Qt.PenStyle.NoPen)
        for key, share in (("hairline", 1.0), ("accent", one.pairs / max(1, one.of))):
            p.setBrush(theme.color(key))
            p.drawRoundedRect(QRectF(left, y - 3, BAR * share, 6), 3, 3)
        p.setFont(theme.font(13, 600))
        where = QRectF(wide - COUNT, y - 9, COUNT, 18)
        write(p, where, str(one.pairs), "text", ALIGN.AlignRight)

    @staticmethod
    def _draw_chips(p: QPainter, top: float, room: float, chips: Sequence[str]) -> None:
        p.setFont(theme.font(11))
        wanted = [width_of(chip, 11) + 12 for chip in chips]
        free = room - 14 * max(0, len(chips) - 1)
        if sum(wanted) > free:  # the longest give way first
            most = free / len(wanted)
            short = [one for one in wanted if one <= most]
            left = (free - sum(short)) / max(1, len(wanted) - len(short))
            wanted = [min(one, left) for one in wanted]
        x = float(NUMBER)
        for place, (chip, wide) in enumerate(zip(chips, wanted, strict=True)):
            if place:
                write(p, QRectF(x + 3, top, 10, 18), "›", "text3")
                x += 14
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(theme.color("sunken"))
            p.drawRoundedRect(QRectF(x, top, wide, 18), 4, 4)
            write(p, QRectF(x + 6, top, wide - 11, 18), chip, "text2")
            x += wide
