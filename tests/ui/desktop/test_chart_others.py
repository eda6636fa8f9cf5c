"""What stands in place of a chart: 20 dots with their sentence, and its table."""

from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from ui.desktop.charts.dots import Dots
from ui.desktop.charts.panel import ChartPanel


@pytest.mark.parametrize("wide", [240, 520])
def test_that_the_sentence_under_the_dots_takes_as_many_lines_as_it_needs(qtbot, wide):
    dots = Dots("Escalation", lambda step: f"{step:.0f} Capital or heartland struck")
    qtbot.addWidget(dots)
    dots.resize(wide, 160)
    dots.show_ends(np.arange(40) % 8, 3.0, "Sat 18 July 2026")
    assert QRectF(dots.rect()).contains(dots.words_at())
    assert not dots.grab().isNull()


def test_that_futures_play_on_the_chart_alone(qtbot):
    panel = ChartPanel(date(2025, 10, 12), 365)
    qtbot.addWidget(panel)
    panel.show()
    cell = panel.charts[0]
    dots, singles = (cell.head.actions_by_name[name] for name in ("dots", "singles"))
    for other in (dots.trigger, lambda: cell.head.table.setChecked(True)):
        singles.trigger()
        assert cell._beat.isActive()
        assert cell.chart.isVisible()
        other()
        assert not any((singles.isChecked(), cell._beat.isActive()))
    panel.stop()
