"""Files one worked on, the last first: what they are of, how far, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from ui.desktop import icons, theme, words
from ui.desktop.widgets.basics import column, enter_presses, label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.desktop.kept import KeptRun
    from ui.desktop.laboratory.kept_work import KeptWork
    from ui.desktop.settings import Settings

MOST, HIGH = 4, 50
EMPTY = "Nothing yet. What you play is kept by itself, and stands here next time."
WEEK = 7
WEEKDAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)


def when_said(moment: datetime, now: datetime) -> str:
    """Say when something was, as one would: a time today, a weekday, a date."""
    days = (now.date() - moment.date()).days
    if days <= 0:
        return f"today, {moment:%H:%M}"
    if days == 1:
        return "yesterday"
    if days < WEEK:
        return WEEKDAYS[moment.weekday()]
    year = "" if moment.year == now.year else f" {moment.year}"
    return f"{moment.day} {words.MONTHS[moment.month - 1][:3]}{year}"


@dataclass(frozen=True, slots=True)
class Recent:
    """What a row tells of a run, a class, a comparison or an experiment.

    Attributes
    ----------
    opens
        What is opened: the path of a run, or work that is gone on with.
    left
        Whether its program ended without closing it.
    """

    opens: Path | KeptWork
    title: str
    far: str
    when: float
    drawing: str
    left: bool = False

    @property
    def place(self) -> Path:
        """Where it lies on the disk."""
        return self.opens if isinstance(self.opens, Path) else self.opens.folder


def of_run(run: KeptRun) -> Recent:
    """Tell of a run or a class how far it came."""
    many = {0: "", 1: ", 1 change"}.get(run.changes, f", {run.changes} changes")
    far = f"{'class, ' if run.lesson else ''}day {run.day}{many}"
    drawing = "people" if run.lesson else "map"
    told = f"not closed: {far}" if run.left else far
    return Recent(run.path, run.title, told, run.when, drawing, run.left)


def of_work(work: KeptWork) -> Recent:
    """Tell of a comparison or an experiment how many futures it has."""
    futures = f"{work.done:,} of {work.planned:,} futures"
    far = futures if work.finished else f"stopped: {futures}"
    drawing = "fork" if work.compares else "flask"
    return Recent(work, work.title, far, work.begun, drawing)


class RecentRow(QAbstractButton):
    """One of them; a click opens it."""

    opened = Signal(object)

    def __init__(self, recent: Recent) -> None:
        super().__init__()
        self.recent = recent
        now = datetime.now().astimezone()
        self._when = when_said(datetime.fromtimestamp(recent.when).astimezone(), now)
        self._far = recent.far
        self.title = " ".join(words.shown(recent.title).split())  # one line
        self.setText(self.title)
        self.setAccessibleName(f"{self.title}, {self._far}, {self._when}")
        place = "" if words.twin() else f"\n{recent.place}"
        self.setToolTip(f"{self.title}{place}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Ignored, policy.Fixed)
        theme.fix_height(self, HIGH)
        self.clicked.connect(self._open)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, HIGH)

    def _open(self) -> None:
        self.opened.emit(self.recent.opens)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.hasFocus():
            focus = QPen(theme.color("focus"), 2)
            painter.setPen(focus if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(box, 6, 6)
        left = self._paint_mark(painter)
        small = theme.font(11)
        painter.setFont(small)
        painter.setPen(theme.color("text2"))
        room, line = self.width() - left - 2, theme.scaled(18)
        upper = QRectF(left, 6, room, line)
        lower = QRectF(left, self.height() - line - 7, room, line)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(lower, middle | Qt.AlignmentFlag.AlignRight, self._when)
        painter.setPen(theme.color("changed" if self.recent.left else "text2"))
        used = painter.fontMetrics().horizontalAdvance(self._when) + 10
        left_room = int(lower.width()) - used
        cut = Qt.TextElideMode.ElideRight
        far = painter.fontMetrics().elidedText(self._far, cut, left_room)
        painter.drawText(lower, middle, far)
        painter.setFont(theme.font(13, 500))
        painter.setPen(theme.color("text"))
        side = Qt.TextElideMode.ElideRight
        measure = painter.fontMetrics()
        said = measure.elidedText(self.title, side, int(upper.width()))
        painter.drawText(upper, middle, said)
        painter.end()

    def _paint_mark(self, painter: QPainter) -> float:
        """Draw the icon of a run; returns where its words begin."""
        ground = QRectF(2, 9, 32, 32)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(ground, 6, 6)
        mark = icons.icon(self.recent.drawing, "accent", 18).pixmap(QSize(18, 18), 2)
        painter.drawPixmap(QRectF(9, 16, 18, 18).toRect(), mark)
        return ground.right() + 10


class Recents(QFrame):
    """The files, read one by one while nothing else is to be done.

    Parameters
    ----------
    settings
        Which files were opened last.
    """

    opened = Signal(object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._settings = settings
        self._waiting: list[Path | KeptWork] = []
        self.rows: list[RecentRow] = []
        box = column(self, 12, 4)
        box.addWidget(label("Recent", 14, 600))
        self._empty = label(EMPTY, 12, 400, "second", wrap=True)
        box.addWidget(self._empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        box.addLayout(self._list)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_next)

    def look(self) -> None:
        """Look for files anew."""
        from ui.desktop.kept import found_runs, written
        from ui.desktop.laboratory.kept_work import all_work

        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = []
        found: list[tuple[float, Path | KeptWork]] = [
            *((written(path), path) for path in found_runs(self._settings.recent)),
            *((work.begun, work) for work in all_work()),
        ]
        found.sort(key=lambda one: -one[0])
        self._waiting = [one for _, one in found[: 2 * MOST]]
        self._empty.setVisible(not self._waiting)
        self._timer.start()

    def stop(self) -> None:
        """Look no further."""
        self._timer.stop()

    def finish(self) -> None:
        """Read at once what is still to be read."""
        while self._waiting and len(self.rows) < MOST:
            self._read_next()

    def _read_next(self) -> None:
        if not self._waiting or len(self.rows) >= MOST:
            self._timer.stop()
            self._empty.setVisible(not self.rows)
            return
        from ui.desktop.kept import look_at_run

        first = self._waiting.pop(0)
        if isinstance(first, Path):
            run = look_at_run(first)
            recent = of_run(run) if run else None
        else:
            recent = of_work(first)
        if recent is not None:
            row = RecentRow(recent)
            row.opened.connect(self.opened)
            self.rows.append(row)
            self._list.addWidget(row)
