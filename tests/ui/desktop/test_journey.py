"""What a person does first, on the real engine and with real widgets."""

import threading

import pytest
from PySide6.QtCore import Qt
from shiboken6 import Shiboken

from ui.desktop.engine import prepared_timeline


def drawn(window):
    """What the charts show, as pixels."""
    charts = window.explore.charts.charts
    return [chart.grab().toImage() for chart in charts if chart.isVisible()]


@pytest.mark.slow
def test_that_a_newcomer_opens_runs_moves_mediation_sees_it_and_leaves(
    open_window, qtbot
):
    window = open_window(prepare=prepared_timeline, futures=True)
    explore = window.explore
    assert "October 2025" in window.windowTitle()
    assert explore.session.playing  # it opens in motion
    qtbot.waitUntil(lambda: explore.session.ready >= 9, timeout=20_000)

    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(explore.session.settle, timeout=5_000)
    explore.view.look()
    charts, numbers = drawn(window), explore.panel("numbers")
    days, before = explore.session.ready, numbers.attacks.value.text()
    assert before.isdigit()

    slider = explore.dials.rows["mediation_strength"].slider
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    assert explore.dials.rows["mediation_strength"].number.text() == "80"
    qtbot.waitUntil(
        lambda: explore.session.dials["mediation_strength"] == 0.8, timeout=2_000
    )
    assert {change.day for change in explore.session.changes} == {days}

    for _ in range(4):
        qtbot.mouseClick(explore.transport.week, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: explore.session.ready == days + 28, timeout=10_000)
    explore.view.look()
    assert f"day {days + 28} of 365" in explore.transport._count.text()
    assert numbers.unity.value.text().endswith("of 100")
    after = drawn(window)
    assert all(old != new for old, new in zip(charts, after, strict=True))

    window.close()
    qtbot.waitUntil(lambda: not Shiboken.isValid(window), timeout=2_000)
    assert [t.name for t in threading.enumerate() if "live" in t.name] == []
