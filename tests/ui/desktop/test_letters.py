"""Larger letters: what holds them grows with them, at once and whole."""

import pytest
from PySide6.QtWidgets import QApplication

from simulator.analysis.evidence import published
from simulator.mechanisms import DIALS
from ui.desktop import theme
from ui.desktop.feed.panel import FeedPanel
from ui.desktop.top_bar import TopBar
from ui.desktop.widgets.dial_panel import DialPanel
from ui.desktop.widgets.numbers import Numbers
from ui.desktop.widgets.transport import Transport


@pytest.fixture
def letters(qapp):
    yield lambda percent: theme.set_letters(qapp, percent)
    theme.set_letters(qapp, 100)


@pytest.mark.parametrize("make", [TopBar, Transport, lambda: Numbers(13)])
def test_that_bars_grow_with_their_letters_and_shrink_back(qtbot, letters, make):
    made = make()
    qtbot.addWidget(made)
    usual = made.height()
    letters(130)
    assert made.height() == pytest.approx(1.3 * usual, abs=1)
    letters(100)
    assert made.height() == usual


def test_that_a_bar_made_while_letters_are_large_is_as_high_as_one_that_grew(
    qtbot, letters
):
    letters(130)
    made = Transport()
    qtbot.addWidget(made)
    usual = made.height()
    letters(100)
    assert made.height() == pytest.approx(usual / 1.3, abs=1)


def test_that_rows_of_the_feed_are_as_high_as_their_letters_want(qtbot, letters):
    from datetime import date

    from simulator.world import columns
    from tests.ui.desktop.test_feed import FakeSession, event, log_of

    panel = FeedPanel(date(2025, 10, 12), 365)
    qtbot.addWidget(panel)
    panel.resize(640, 300)
    panel.show()
    panel.follow(FakeSession(log_of(event(columns.STRIKE, 0, rung=5))))
    before = panel.list.sizeHintForRow(0)
    letters(130)
    QApplication.processEvents()
    assert panel.list.sizeHintForRow(0) == pytest.approx(1.3 * before, abs=1)
    panel.stop()


@pytest.mark.parametrize(("high", "told"), [(620, False), (1000, True)])
def test_that_the_ends_of_a_dial_are_drawn_where_there_is_room(qtbot, high, told):
    made = DialPanel([d for d in DIALS.values() if d.headline], {}, 26)
    qtbot.addWidget(made)
    made.resize(300, high)
    made.show()
    assert made.card.ends.isVisible() is told
    if told:
        shown = made.card.ends
        result = published() or {}
        (known,) = (
            one
            for one in result["headline"]
            if one["dial"] == made.card.ends._dial.name
            and one["scenario"] == "october-2025"
        )
        assert f"{100 * known['odds'][0]:.0f} of 100" in shown.said()
        assert "what lies between was not run" in shown.accessibleDescription()
