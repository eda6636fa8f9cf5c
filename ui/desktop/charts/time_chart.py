"""One live chart: what happened so far, where now is, and what was changed when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast, override

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.desktop import theme, words
from ui.desktop.charts import axes
from ui.desktop.charts.fan import NOBODY, Bands, DrawnFan
from ui.desktop.charts.frame import Frame
from ui.desktop.charts.line import DrawnLine
from ui.desktop.charts.others import Drawn, paint_others
from ui.desktop.charts.spec import WEEK
from ui.desktop.charts.spots import paint_spots
from ui.desktop.pictures import blank, lasting

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import date

    from ui.desktop.charts.fan import Pair
    from ui.desktop.charts.others import Other
    from ui.desktop.charts.spec import ChartSpec

RUNNING, RESTING = 1, 2  # px; wide antialiased pens are slow while a line grows
SPANS, AIR = (182, 365, 730, 1096, 1461), 0.9  # days; how full they may get
LONGEST = 1200  # points of a live curve, longer runs are thinned
TOP = 4  # px above the plot
GRIP = 6  # px around a strike that are the strike
STRUCK = (
    "strikes across the line. Press to be told why. By keys: Enter on one of them "
    "in the feed (Panels, What happened)."
)
HELD = 4  # px that a hand may move between pressing and letting go


class TimeChart(QWidget):
    """A chart of one observable over the whole length of a run.

    What never changes while days pass (ground, gutter, grid) is kept as a picture; the
    rest is drawn over it.

    ``day_pressed`` gives the day of a click left of now.

    Parameters
    ----------
    spec
        What it shows.
    start, days
        The run's first day and its length.
    worded
        Whether it says in words what its bands mean, where there is room.
    """

    day_pressed = Signal(int)

    def __init__(
        self, spec: ChartSpec, start: date, days: int, *, worded: bool = False
    ) -> None:
        super().__init__()
        self.spec, self.days, self._now = spec, days, 0
        self._start = start
        self._months = axes.Months(start, days)
        self._worded, self._room = worded, axes.SLIM
        self._width = RESTING
        self._single = NOBODY
        self._values = np.empty(0)
        self._line, self._lived = (np.empty(0), np.empty(0)), DrawnLine()
        self._others: list[Drawn] = []
        self._changes: tuple[int, ...] = ()
        self._strikes: tuple[np.ndarray, np.ndarray] = (np.empty(0), np.empty(0))
        self._fan = DrawnFan()
        self._ahead: Pair = (None, None)  # futures as they came
        self._whole: Pair = (None, None)  # raised, where they count from their start
        self._placed: Pair = (None, None)  # and begun at now
        self._raised: dict[tuple[Bands, float], Bands] = {}
        self._ground, self._ground_of = QPixmap(), cast("Hashable", None)
        self._pressed: QPointF | None = None
        self.top, self.span = spec.tops[0], 0.0
        self._set_span(0)
        self.setAccessibleName(words.shown(f"{spec.name}, {spec.unit}"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 72)
        # It paints all of its ground: what lies below need not be painted again.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def frame(self) -> Frame:
        """Where it draws, and what the edges stand for."""
        left, foot = theme.scaled(axes.GUTTER), theme.scaled(axes.FOOT)
        wide = self.width() - left - theme.scaled(self._room) - axes.RIGHT_GUTTER
        box = QRectF(left, TOP, wide, self.height() - TOP - foot)
        return Frame(box, self.span, self.spec.bottom, self.top)

    # What it shows.

    def set_roomy(self, roomy: bool) -> None:
        """Leave room at the right for words, or for numbers alone."""
        self._room = axes.ROOMY if roomy else axes.SLIM
        self.update()

    def show_single(self, number: int) -> None:
        """Let one future stand out, by its number; all of them for ``NOBODY``."""
        self._single = number
        self.update()

    def show_days(
        self, rows: np.ndarray, changes: Sequence[int], *, running: bool
    ) -> float:
        """Draw the days done; returns the newest value, NaN when there is none."""
        values = self._values = self.spec.read(rows)
        self._now = len(rows)
        newest = float(values[-1]) if len(values) else float("nan")
        self._width = RUNNING if running else RESTING
        self._set_span(len(rows))
        self._fit(values)
        self._place_fan(newest)
        self._line = self._points(values)
        self._changes = tuple(changes)
        if self.spec.ladder:
            days = np.flatnonzero(rows["strikes"])
            self._strikes = days + 0.5, rows["rung"][days] + 0.4
        self.update()
        return newest

    def say_now(self, text: str) -> None:
        """Tell those who listen where the line stands; nothing where text is empty."""
        self.setAccessibleDescription(words.shown(f"Now {text}") if text else "")

    def show_others(self, others: Sequence[Other]) -> None:
        """Draw other branches, from the day on which they part."""
        drawn = []
        for other in others:
            values = self.spec.read(other.rows)[max(0, other.parts - 1) :]
            x, y = self._points(values)
            known = np.isfinite(y)
            first = float(max(0, other.parts - 1))
            drawn.append(Drawn(other.number, other.name, x[known] + first, y[known]))
            self._fit(values)
        self._others = drawn
        self.update()

    @property
    def drawn(self) -> tuple[np.ndarray, Bands | None]:
        """What is drawn: a value a day done, and the futures from now on."""
        return self._values, self._placed[0]

    def show_fan(self, fan: Bands | None, ghost: Bands | None) -> None:
        """Show futures from their start on, and those before the last change.

        They are drawn when the days are shown next.
        """
        if (fan, ghost) != self._ahead:
            self._ahead = fan, ghost
            self._raised.clear()

    def _place_fan(self, newest: float) -> None:
        value = newest if np.isfinite(newest) else 0.0
        fan, ghost = (bands and self._raise(bands) for bands in self._ahead)
        self._whole = fan, ghost
        fan, ghost = (bands and bands.after(self._now, value) for bands in self._whole)
        self._placed = fan, ghost
        for bands in (fan, ghost):
            if bands:
                self._fit(bands.rows[-1])
        if fan and len(fan.x) > 1:
            self._set_span(int(min(self.days, fan.x[-1]) * AIR))

    def _raise(self, bands: Bands) -> Bands:
        """Raise what counts from its own beginning to where the line then stood."""
        begun = int(bands.x[0]) - WEEK  # the day on which the futures began
        if not self.spec.since or not 0 < begun <= len(self._values):
            return bands
        key = bands, float(self._values[begun - 1])
        if key not in self._raised:
            self._raised[key] = bands.raised(key[1])
        return self._raised[key]

    def _points(self, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give points at the end of each day; a stair has two where it jumps."""
        days = np.arange(1, len(values) + 1, dtype=float)
        if self.spec.stairs and len(values):
            days = np.concatenate(([0.0], np.repeat(days, 2)[:-1]))
            values = np.repeat(values, 2)
            keep = np.ones(len(values), dtype=bool)
            keep[1:-1] = (values[1:-1] != values[:-2]) | (values[1:-1] != values[2:])
            days, values = days[keep], values[keep]
        thin = max(1, len(values) // LONGEST)
        return days[::thin], values[::thin]

    def _set_span(self, now: int) -> None:
        """Show half a year, a year, two…: as much as holds now, with some air."""
        wide = [span for span in SPANS if now <= AIR * span and span < self.days]
        self.span = max(self.span, float(wide[0] if wide else self.days))

    def _fit(self, values: np.ndarray) -> None:
        """Move the range in steps, and only up: a range that creeps misleads."""
        highest = float(np.nanmax(values)) if np.isfinite(values).any() else 0.0
        higher = (top for top in self.spec.tops if top >= max(highest, self.top))
        self.top = next(higher, self.spec.tops[-1])

    # Painting.

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, frame = QPainter(self), self.frame
        painter.drawPixmap(0, 0, self._paint_ground(frame))
        painter.setClipRect(frame.box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._fan.paint(painter, frame, self._whole, self._placed, self._single)
        self._paint_upright(painter, frame)
        paint_others(painter, frame, self._others)
        self._lived.paint(painter, frame, *self._line, self._ink())
        painter.setClipping(False)
        self._months.paint(painter, frame, self._now)
        self._paint_spots(painter, frame)  # whole, also where now is at the edge
        fan = self._placed[0]
        ends = fan.rows[:, -1].tolist() if fan and len(fan.x) > 1 else ()
        axes.paint_ends(painter, frame, ends, self._room, worded=self._worded)
        painter.end()

    def _paint_ground(self, frame: Frame) -> QPixmap:
        """Paint ground, gutter and grid, where they are not as they were."""
        ratio, letters = self.devicePixelRatioF(), theme.font(11).pixelSize()
        wanted = (theme.current(), letters, self.size().toTuple(), ratio, frame)
        if wanted != self._ground_of:
            self._ground_of = wanted
            made = blank(self.size(), ratio, theme.color("panel"))
            painter = QPainter(made)
            painter.setPen(theme.color("hairline"))
            left, right = frame.box.left(), frame.box.right()
            ladder = self.spec.ladder
            for value, _ in axes.marks(frame.bottom, frame.top, ladder=ladder):
                y = round(frame.y(value))
                painter.drawLine(QLineF(left, y, right, y))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            axes.paint_gutter(painter, frame, ladder=ladder)
            painter.end()
            self._ground = lasting(made)
        return self._ground

    def _paint_upright(self, painter: QPainter, frame: Frame) -> None:
        """Draw what stands upright: changes, dashed, and now."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        high, low = frame.y(frame.top), frame.y(frame.bottom)
        dashed = QPen(theme.color("changed"), 1, Qt.PenStyle.DashLine)
        painter.setPen(dashed)
        for day in self._changes:
            x = round(frame.x(day))
            painter.drawLine(QLineF(x, low, x, high))
        painter.setPen(QPen(theme.color("now"), 1))
        x = round(frame.x(self._now))
        painter.drawLine(QLineF(x, frame.box.top(), x, frame.box.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_spots(self, painter: QPainter, frame: Frame) -> None:
        """Draw changes, now, and the strikes that can be pressed and asked about."""
        top = frame.top
        paint_spots(painter, "change", (frame.at(day, top) for day in self._changes))
        newest = self._values[-1] if len(self._values) else np.nan
        if np.isfinite(newest):
            at = QPointF(frame.x(self._now), frame.held(float(newest)))
            paint_spots(painter, "now", (at,))
        pairs = zip(*(one.tolist() for one in self._strikes), strict=True)
        heights = (frame.at(day, min(height, top)) for day, height in pairs)
        paint_spots(painter, "strike", heights)

    def _ink(self) -> QPen:
        pen = QPen(theme.color("line"), self._width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    # Hands.

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position() if left else None
        if not left:
            super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        at = event.position()
        if pressed is None or (at - pressed).manhattanLength() > HELD:
            return
        frame = self.frame
        struck = self.strike_at(at)
        day = struck if struck >= 0 else int(frame.day(at.x()))
        if frame.box.contains(at) and 0 <= day < self._now:
            self.day_pressed.emit(day)

    def strike_at(self, pixel: QPointF) -> int:
        """Return the day whose strike is drawn under a pixel; -1 for none."""
        frame, near = self.frame, -1
        for day, height in zip(*(one.tolist() for one in self._strikes), strict=True):
            off = frame.at(day, min(height, frame.top)) - pixel
            if max(abs(off.x()), abs(off.y())) <= GRIP:
                near = int(day)  # the last is drawn over the others
        return near

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.strike_at(QPointF(event.pos()))
            told = f"{words.short_date(self._start + timedelta(days=day))}: {STRUCK}"
            QToolTip.showText(event.globalPos(), told if day >= 0 else "", self)
            return True
        return super().event(event)
