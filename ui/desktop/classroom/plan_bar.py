"""How the minutes of a session are meant to go, as a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop import theme

if TYPE_CHECKING:
    from simulator.classroom.planner import Plan

BAND, FOOT = 24.0, 18.0
ALIGN = Qt.AlignmentFlag


class PlanBar(QWidget):
    """Brief, turns, debrief and what is spare, to scale."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setFixedHeight(int(BAND + FOOT))
        self.setAccessibleName("The plan of the session")
        self._parts: list[tuple[str, float, str]] = []

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, int(BAND + FOOT))

    def show_plan(self, plan: Plan | None) -> None:
        """Show another plan; nothing for a session without an end."""
        self._parts = []
        if plan is not None and plan.turns is not None and plan.minutes is not None:
            turns = [(str(n + 1), plan.turn, "turn") for n in range(plan.turns)]
            spare = plan.minutes - plan.brief - plan.debrief - plan.turns * plan.turn
            self._parts = [
                ("brief", plan.brief, "side"),
                *turns,
                ("debrief", plan.debrief, "side"),
                ("spare", max(0.0, spare), "spare"),
            ]
        told = [f"{name} {minutes:.0f} min" for name, minutes, _ in self._parts]
        self.setAccessibleDescription("; ".join(told))
        self.setVisible(bool(self._parts))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = sum(minutes for _, minutes, _ in self._parts)
        left = 0.0
        inks = {"side": "ghost_fill", "turn": "accent_soft", "spare": "sunken"}
        for name, minutes, kind in self._parts:
            wide = minutes / whole * self.width()
            box = QRectF(left, 0, max(0.0, wide - 2), BAND)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(inks[kind]))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(theme.color("text"))
            painter.setFont(theme.font(12, 500))
            text = f"turn {name}" if kind == "turn" and wide > 50 else name
            if wide > 14 + 6 * len(text) * (kind != "turn"):
                painter.drawText(box, ALIGN.AlignCenter, text)
            painter.setPen(theme.color("text2"))
            painter.setFont(theme.font(11))
            foot = QRectF(left, BAND, max(wide, 26.0), FOOT)
            if wide > 20:
                painter.drawText(foot, ALIGN.AlignCenter, f"{minutes:.0f} min")
            left += wide
        painter.end()
