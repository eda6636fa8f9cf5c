"""Bars of the why-panel: what could have been done, and what pushed."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.desktop import theme, words
from ui.desktop.why.wording import in_100, signed
from ui.desktop.widgets.basics import Pressable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.tables.reasons import Option

ROW, BAR = 24, 8  # px
PUSH = 20  # px, a row that cannot be pressed
COUNT = 52  # for the count at the right
TEXT_SHARE = 0.56  # of the width
ALIGN = Qt.AlignmentFlag
type Row = tuple[str, str, float]  # name, tip, how much


class OptionBar(Pressable):
    """One thing that could have been done; pressed, its pushes are shown.

    Parameters
    ----------
    option
        What it stands for.
    chosen
        Whether it is what was done.
    """

    def __init__(self, option: Option, *, chosen: bool) -> None:
        super().__init__()
        self.option, self._chosen = option, chosen
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.fix_height(self, ROW)
        often = f"{in_100(option.chance)} of 100"
        done = ", this was done" if chosen else ""
        self.setAccessibleName(f"{option.action.text}: {often}{done}")
        self.setToolTip(f"{option.action.text}: {often}. Press to see what pushed it")

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, theme.scaled(ROW))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, theme.scaled(ROW))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft", 1 if self.isChecked() else 0.5))
            painter.drawRoundedRect(box, 4, 4)
        if self.hasFocus():
            painter.setPen(theme.color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        left, wide = box.width() * TEXT_SHARE, theme.scaled(COUNT)
        painter.setFont(theme.font(12, 600 if self._chosen else 400))
        painter.setPen(theme.color("text"))
        words = QRectF(6, 0, left - 12, box.height())
        painter.drawText(words, ALIGN.AlignVCenter, _fit(painter, self._text(), words))
        self._paint_bar(painter, left, box.width() - left - wide)
        painter.setPen(theme.color("text"))
        count = QRectF(box.width() - wide, 0, wide - 6, box.height())
        right = ALIGN.AlignVCenter | ALIGN.AlignRight
        painter.drawText(count, right, in_100(self.option.chance))
        painter.end()

    def _text(self) -> str:
        return words.shown(self.option.action.text)

    def _paint_bar(self, painter: QPainter, left: float, wide: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hairline"))
        top = (self.height() - BAR) / 2
        painter.drawRoundedRect(QRectF(left, top, wide, BAR), 2, 2)
        painter.setBrush(theme.color("accent" if self._chosen else "fan50"))
        part = max(2.0, wide * self.option.chance)
        painter.drawRoundedRect(QRectF(left, top, part, BAR), 2, 2)


class PushBars(QWidget):
    """Bars to both sides of a middle: held back, and pushed towards it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("What pushed it")

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other pushes."""
        self._rows = rows
        said = "; ".join(f"{name} {signed(much)}" for name, _, much in rows)
        self.setAccessibleDescription(said)
        theme.fix_height(self, PUSH * max(1, len(rows)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, theme.scaled(PUSH * max(1, len(self._rows))))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = float(self.width())
        left = wide * TEXT_SHARE
        half = (wide - left) / 2
        middle = left + half
        most = max((abs(much) for _, _, much in self._rows), default=1.0)
        painter.setFont(theme.font(12))
        number = QFontMetrics(painter.font()).horizontalAdvance("−00.00") + 8
        high = theme.scaled(PUSH)
        for place, (name, _, much) in enumerate(self._rows):
            top = float(place * high)
            words = QRectF(6, top, left - 10, high)
            painter.setPen(theme.color("text"))
            told = _fit(painter, name, words)
            painter.drawText(words, ALIGN.AlignVCenter, told)
            long = abs(much) / most * max(half - number, 8.0)
            self._bar(painter, middle, top, long if much > 0 else -long)
            painter.setPen(theme.color("text"))
            if much > 0:
                at = QRectF(middle + long + 5, top, number, high)
                painter.drawText(at, ALIGN.AlignVCenter, signed(much))
            else:
                at = QRectF(middle - long - 5 - number, top, number, high)
                painter.drawText(
                    at, ALIGN.AlignVCenter | ALIGN.AlignRight, signed(much)
                )
        painter.setPen(theme.color("edge"))
        painter.drawLine(round(middle), 2, round(middle), self.height() - 2)
        painter.end()

    @staticmethod
    def _bar(painter: QPainter, middle: float, top: float, long: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("push" if long > 0 else "pull"))
        high = BAR + 2
        painter.drawRect(
            QRectF(
                middle, top + (theme.scaled(PUSH) - high) / 2, long, high
            ).normalized()
        )

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = event.pos().y() // theme.scaled(PUSH)
            tip = self._rows[place][1] if 0 <= place < len(self._rows) else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)


def _fit(painter: QPainter, text: str, box: QRectF) -> str:
    made = QFontMetrics(painter.font())
    return made.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
