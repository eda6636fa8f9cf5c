"""What moving one dial alone did in the evidence: its two ends, as they were run.

Only the ends were run, so only the ends are drawn: two counts with their bands, and no
curve between them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.shipped import SCENARIO_FOLDER
from ui.desktop import theme, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.parameters import Dial

PUBLISHED = SCENARIO_FOLDER / "evidence" / "result.json"
SCENARIO = "october-2025"  # of which the ends are told
TITLE = "A new strike on a capital or heartland within a year, of 100"
HIGH, SIDE, TOP, BOTTOM = 74, 34, 10, 18  # px
SURE = 1.96  # standard errors within which 95 of 100 such counts lie


@dataclass(frozen=True, slots=True)
class Ends:
    """Shares of the futures of a dial's low and high end, and how many there were."""

    low: float
    high: float
    runs: int

    def band(self, share: float) -> tuple[float, float]:
        """Give the band in which the share lies in 95 of 100 such samples."""
        by: float = SURE * (share * (1 - share) / max(1, self.runs)) ** 0.5
        return max(0.0, share - by), min(1.0, share + by)


@cache
def published_ends() -> Mapping[str, Ends]:
    """Return the ends of each dial of the first screen; none without evidence."""
    if not PUBLISHED.exists():
        return {}
    # Read as it is: the module that makes it is far dearer to import than the file.
    result: dict[str, Any] = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    runs = int(result.get("size", {}).get("headline", 0))
    return {
        one["dial"]: Ends(one["odds"][0], one["odds"][1], runs)
        for one in result.get("headline", ())
        if one["scenario"] == SCENARIO
    }


class DialEnds(QWidget):
    """Two counts, one at each end of a dial."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        theme.fix_height(self, HIGH)
        self._dial: Dial | None = None
        self._ends: Ends | None = None

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, HIGH)

    def show_dial(self, dial: Dial) -> bool:
        """Show another dial; False where nothing was run of it."""
        self._dial, self._ends = dial, published_ends().get(dial.name)
        if self._ends is None:
            return False
        said = self.said()
        self.setAccessibleName(TITLE)
        self.setAccessibleDescription(said)
        self.setToolTip(f"{TITLE}. {said}")
        self.update()
        return True

    def said(self) -> str:
        """Tell the two counts in words."""
        dial, ends = self._dial, self._ends
        if dial is None or ends is None:
            return ""
        low, high = (words.value(dial, end) for end in (dial.low, dial.high))
        return words.shown(
            f"With “{dial.label}” at {low}: {100 * ends.low:.0f} of 100; at {high}: "
            f"{100 * ends.high:.0f}. {ends.runs} futures each, all else as in October "
            "2025; what lies between was not run."
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._dial is None or self._ends is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11))
        self._paint_axis(painter)
        for share, end, left in (
            (self._ends.low, self._dial.low, True),
            (self._ends.high, self._dial.high, False),
        ):
            self._paint_end(painter, share, words.value(self._dial, end), left=left)
        painter.end()

    def _y(self, share: float) -> float:
        return TOP + (1 - share) * (self.height() - TOP - BOTTOM)

    def _paint_axis(self, painter: QPainter) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share in (0.0, 0.5, 1.0):
            y = self._y(share)
            painter.setPen(QPen(theme.color("hairline"), 1))
            painter.drawLine(QPointF(SIDE, y), QPointF(self.width() - 4, y))
            painter.setPen(theme.color("text2"))
            box = QRectF(0, y - 8, SIDE - 6, 16)
            painter.drawText(box, right, f"{100 * share:.0f}")

    def _paint_end(
        self, painter: QPainter, share: float, value: str, *, left: bool
    ) -> None:
        assert self._ends is not None
        x = SIDE + 16.0 if left else self.width() - 60.0
        low, high = self._ends.band(share)
        painter.setPen(QPen(theme.color("fan50"), 6))
        painter.drawLine(QPointF(x, self._y(low)), QPointF(x, self._y(high)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(QPointF(x, self._y(share)), 4, 4)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(12, 600))
        count = QRectF(x + 9, self._y(share) - 9, 40, 18)
        painter.drawText(count, Qt.AlignmentFlag.AlignVCenter, f"{100 * share:.0f}")
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("text2"))
        below = QRectF(x - 30, self.height() - BOTTOM + 2, 60, 15)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, f"at {value}")
