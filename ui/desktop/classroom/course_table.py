"""The table twin of the debrief's chart: week by week, the line and its futures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from simulator.classroom.debrief import WEEK, course

if TYPE_CHECKING:
    from simulator.classroom.debrief import Debrief

HEADS = (
    "Week",
    "Your class",
    "Your orders: 5 of 100 below",
    "middle",
    "95 of 100 below",
    "The model alone: middle",
)


class CourseTable(QTableWidget):
    """Mean step of escalation of each week."""

    def __init__(self) -> None:
        super().__init__(0, len(HEADS))
        self.setHorizontalHeaderLabels(HEADS)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("Step of escalation by week")

    def show_debrief(self, debrief: Debrief) -> None:
        """Show another class."""
        at = slice(WEEK - 1, None, WEEK)
        own = np.quantile(course(debrief.own)[:, at], (0.05, 0.5, 0.95), axis=0)
        model = np.median(course(debrief.model)[:, at], axis=0)
        columns = [course(debrief.rows)[at], *own, model]
        self.setRowCount(len(model))
        for week in range(len(model)):
            self.setItem(week, 0, QTableWidgetItem(str(week + 1)))
            for place, values in enumerate(columns, start=1):
                self.setItem(week, place, QTableWidgetItem(f"{values[week]:.1f}"))
        self.resizeColumnsToContents()
