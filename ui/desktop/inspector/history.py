"""Violence in one place week by week: as bars, and as rows of a table."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, override

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop import theme, words
from ui.desktop.inspector.facts import Fact, Section
from ui.desktop.map.incidents import VIOLENCE

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent

WEEK, MOST = 7, 104  # days; weeks that are told, the last ones
TITLE = "Acts of violence there, week by week"
HIGH, HEAD, FOOT, SIDE = 92, 20, 16, 12  # px
AIR = 0.25  # of a bar's room, between bars


class Week(NamedTuple):
    """What happened in a place in one week, from its first day on."""

    first: int
    events: int
    dead: int


def weeks(events: np.ndarray, place: int, days: int) -> list[Week]:
    """Count acts of violence in a place and their dead, by week since day 0."""
    number = -(-days // WEEK)
    mine = events[(events["place"] == place) & np.isin(events["kind"], VIOLENCE)]
    at = np.minimum(mine["day"] // WEEK, number - 1)
    counts = np.bincount(at, minlength=number)
    dead = np.bincount(at, mine["deaths"], minlength=number)
    rows = zip(counts.tolist(), dead.tolist(), strict=True)
    told = [Week(n * WEEK, count, int(died)) for n, (count, died) in enumerate(rows)]
    return told[-MOST:]


def week_section(told: list[Week], start: date) -> Section:
    """Tell the weeks in which there was violence as a table, the newest first."""
    facts = [
        Fact(
            f"From {words.short_date(start + timedelta(days=week.first))}",
            f"{week.events} with {week.dead} dead",
        )
        for week in reversed(told)
        if week.events
    ]
    return Section(TITLE, tuple(facts), "None so far.")


class WeekChart(QWidget):
    """Bars of acts of violence by week; how high the highest is, and when, in words."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: list[Week] = []
        self._ends = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(TITLE)

    @property
    def shown(self) -> list[Week]:
        """The weeks it shows."""
        return self._weeks

    def show_weeks(self, told: list[Week], start: date) -> None:
        """Show other weeks."""
        dates = [words.short_date(start + timedelta(days=week.first)) for week in told]
        ends = (dates[0], dates[-1]) if dates else ("", "")
        if (told, ends) == (self._weeks, self._ends):
            return
        self._weeks, self._ends = told, ends
        events, dead = sum(w.events for w in told), sum(w.dead for w in told)
        self.setAccessibleDescription(f"{events} in {len(told)} weeks, {dead} dead")
        self.setToolTip(self.accessibleDescription())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, theme.scaled(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head, foot = theme.scaled(HEAD), theme.scaled(FOOT)
        inner = QRectF(self.rect()).adjusted(SIDE, 0, -SIDE, 0)
        self._write(painter, inner, head, foot)
        bars = inner.adjusted(0, head, 0, -foot)
        painter.setPen(theme.color("edge"))
        painter.drawLine(bars.bottomLeft(), bars.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("map.breach"))
        most = max((week.events for week in self._weeks), default=0)
        step = bars.width() / max(len(self._weeks), 1)
        for number, week in enumerate(self._weeks):
            if week.events:
                high = bars.height() * week.events / most
                left = bars.left() + step * (number + AIR / 2)
                corner = QPointF(left, bars.bottom() - high)
                wide = max(step * (1 - AIR), 1.0)
                painter.drawRect(QRectF(corner, QPointF(left + wide, bars.bottom())))
        painter.end()

    def _write(self, painter: QPainter, box: QRectF, head: int, foot: int) -> None:
        most = max((week.events for week in self._weeks), default=0)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        top = QRectF(box.left(), box.top(), box.width(), head)
        below = QRectF(box.left(), box.bottom() - foot, box.width(), foot)
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.color("text"))
        painter.drawText(top, middle, TITLE)
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("text2"))
        said = f"at most {most} a week" if most else "none so far"
        if painter.fontMetrics().horizontalAdvance(TITLE + said) < box.width():
            painter.drawText(top, middle | right, said)
        painter.drawText(below, middle, self._ends[0])
        painter.drawText(below, middle | right, self._ends[1])
