"""What keeps the window smooth while days rush by, and that it shows the same."""

import os
import sys
import threading
from datetime import date
from typing import override

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from simulator.timeline.pace import FULL_SPEED
from simulator.world.columns import DAY
from ui.desktop import theme
from ui.desktop.charts.fan import NOBODY, Bands, DrawnFan, paint_fan
from ui.desktop.charts.frame import Frame
from ui.desktop.charts.panel import AT_ONCE, ChartPanel
from ui.desktop.charts.spec import CHARTS
from ui.desktop.charts.time_chart import TimeChart
from ui.desktop.courtesy import LOWER, give_way
from ui.desktop.widgets.running_text import RunningText

START = date(2025, 10, 12)
LOOKS = 12


def days_of(number):
    rows = np.zeros(number, dtype=DAY)
    rows["attacks"] = 3 + np.arange(number) % 5
    rows["rung"] = np.arange(number) // 9 % 4
    rows["cohesion"] = 0.7
    return rows


def picture(widget):
    drawn = QPixmap(widget.size())
    widget.render(drawn)
    return drawn.toImage()


@pytest.fixture
def chart(qtbot):
    def make(spec):
        made = TimeChart(spec, START, 365)
        made.resize(500, 240)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


@pytest.mark.parametrize("spec", CHARTS[:2], ids=lambda spec: spec.name)
def test_that_a_line_that_grew_looks_like_one_drawn_at_once(chart, spec):
    grown, whole = chart(spec), chart(spec)
    for count in range(20, 140, 12):
        grown.show_days(days_of(count), (), running=True)
        picture(grown)
    rows = days_of(140)
    for one in (grown, whole):
        one.show_days(rows, (), running=True)
    # Pieces of the line meet at other points: there the ink may be a little denser.
    assert unlike(picture(grown), picture(whole)) < 0.001


def test_that_only_new_days_of_a_line_are_drawn_and_all_after_going_back(chart):
    made = chart(CHARTS[1])
    made.show_days(days_of(100), (), running=True)
    picture(made)
    before = made._lived.drawn
    made.show_days(days_of(112), (), running=True)
    picture(made)
    assert 12 <= made._lived.drawn - before <= 13
    made.show_days(days_of(50), (), running=True)
    before = made._lived.drawn
    picture(made)
    assert made._lived.drawn - before == 43  # 50 days less a first week, the last live


def futures(weeks, first):
    x = first + 7.0 * np.arange(weeks)
    middle = 20 + 6 * np.sin(x / 40)
    rows = middle + np.array([[-12.0], [-5], [0], [6], [14]])
    singles = middle + 9 * np.sin(x / 9 + np.arange(20)[:, None])
    return Bands(x, rows, singles)


@pytest.mark.parametrize("ghostly", [False, True])
def test_that_a_fan_kept_as_a_picture_looks_like_one_drawn_at_once(qapp, ghostly):
    frame = Frame(QRectF(30, 4, 300, 180), 365.0, 0.0, 40.0)
    whole = futures(26, 107), futures(26, 93) if ghostly else None
    kept = DrawnFan()
    for day in (101, 104, 120, 121, 200, 281):
        begun = tuple(one and one.after(day, 22.0) for one in whole)
        pictures = []
        for paint in (
            lambda p, b=begun: kept.paint(p, frame, whole, b, NOBODY),
            lambda p, b=begun: paint_fan(p, frame, *b),
        ):
            drawn = QPixmap(360, 200)
            drawn.fill(theme.color("panel"))
            painter = QPainter(drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(frame.box)
            paint(painter)
            painter.end()
            pictures.append(drawn.toImage())
        # Dashes of the ghost begin where it does, not at now; all else is the same.
        assert unlike(*pictures) < (0.02 if ghostly else 0.002), day
    assert kept.drawn == 1


def unlike(first, second):
    """Share of the numbers of two pictures that are plainly others."""
    pixels = [np.frombuffer(one.constBits(), np.uint8) for one in (first, second)]
    return (np.abs(pixels[0].astype(int) - pixels[1]) > 64).mean()


def test_that_days_rushing_by_are_drawn_in_few_charts_at_a_look_but_in_all(qtbot):
    panel = ChartPanel(START, 365)
    qtbot.addWidget(panel)
    panel.resize(700, 1400)
    panel.set_charts([spec.name for spec in CHARTS[:5]])
    panel.show()
    QApplication.processEvents()
    drawn = {cell: [] for cell in panel.charts}
    for look in range(LOOKS):
        rows = days_of(10 + look)
        panel.show_days(rows, (), running=True, by_turns=True)
        for cell, looks in drawn.items():
            looks.append(cell.chart._now == len(rows))
    assert max(map(sum, zip(*drawn.values(), strict=True))) <= AT_ONCE
    assert all(sum(looks) >= LOOKS // len(drawn) for looks in drawn.values())
    panel.show_days(days_of(40), (), running=False)
    assert all(cell.chart._now == 40 for cell in panel.charts)


class Counted(QObject):
    """Counts how often something happens to a widget."""

    def __init__(self, widget, what):
        super().__init__(widget)
        self.what, self.seen = what, 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, _, event):
        self.seen += event.type() == self.what
        return False


def test_that_words_that_run_ask_for_no_new_layout_unless_they_need_more_room(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    text = RunningText(14, 600)
    box = QHBoxLayout(around)
    box.addWidget(text)
    around.show()
    text.keep_room("day 300 of 365")
    QApplication.processEvents()
    count = Counted(around, QEvent.Type.LayoutRequest)
    for day in range(100, 120):
        text.say(f"day {day} of 365")
        QApplication.processEvents()
    assert text.text() == "day 119 of 365"
    assert text.accessibleName() == "day 119 of 365"
    assert count.seen == 0
    text.say("far more words than ever before")
    QApplication.processEvents()
    assert count.seen == 1


@pytest.mark.parametrize("wearing", ["light", "dark"])
def test_that_words_that_run_have_nothing_painted_that_lies_below(
    open_window, qtbot, wearing
):
    window = open_window()
    window.wear(wearing)
    bar = window.explore.transport
    bar.show_day(100)
    qtbot.wait(50)
    below = Counted(bar, QEvent.Type.Paint)
    before = bar.grab().toImage()
    below.seen = 0
    bar.show_day(101)
    QApplication.processEvents()
    assert below.seen == 0
    assert bar.grab().toImage() != before
    bar._date.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)
    QApplication.processEvents()
    below.seen = 0
    bar.show_day(102)
    QApplication.processEvents()
    assert below.seen > 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it for threads")
def test_that_a_thread_beside_gives_way_and_the_window_s_own_does_not():
    found = []

    def work():
        give_way()
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    after = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    assert found == [max(before, LOWER)]
    assert after == before


def test_that_the_feed_and_the_map_look_less_often_while_days_rush(open_window):
    window = open_window()
    explore = window.explore
    explore.show_panel("feed")
    feed, usual = explore.feed, explore.feed._timer.interval()
    explore.set_speed(FULL_SPEED)
    explore.play()
    assert explore.session.rushing
    feed.look()
    assert feed._timer.interval() > usual
    explore.play_or_pause()
    feed.look()
    assert feed._timer.interval() == usual
    assert not explore.session.rushing


def test_that_nothing_is_read_before_the_window_was_seen(open_window):
    window, done = open_window(filled=False), []
    QApplication.processEvents()
    window._waits = []  # as before it was painted
    window.once_painted(lambda: done.append(True))
    QApplication.sendPostedEvents()
    assert not done
    window.repaint()
    QApplication.processEvents()
    assert done
    window.once_painted(lambda: done.append(True))
    QApplication.processEvents()
    assert len(done) == 2
