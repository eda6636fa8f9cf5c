"""What newcomers, teachers and analysts set out to do, by their hands alone.

Whatever is clicked or typed is found by what is written on it.
"""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from simulator.timeline.timeline import Timeline
from tests.ui.desktop.hands import Person
from ui.desktop.options import Options
from ui.desktop.widgets.odds import QUESTIONS

OCTOBER = "October 2025: after the strike on Kabul"
STRIKES = QUESTIONS[0][0]
STRUCK = 3  # a luck in which Pakistan strikes in the first weeks
KEY = Qt.Key


@pytest.fixture
def person(open_window, qtbot):
    """Somebody who has just started the program."""
    window = open_window(
        options=Options(size=(1366, 768)),
        prepare=lambda scenario, _: Timeline(scenario, seed=STRUCK),
        filled=False,
        futures=True,
    )
    while window.filling:
        window.fill()
    return Person(window, qtbot)


def count(text):
    """Of 100 futures, and of those before the last change."""
    now, was = re.search(r"(\d+) of 100 futures(?:, was (\d+))?", text).groups()
    return int(now), None if was is None else int(was)


def changed(person):
    """Wait until the odds tell what they were before."""
    person.qtbot.waitUntil(
        lambda: count(person.reads(f"{STRIKES}:"))[1] is not None, timeout=30_000
    )
    whole = lambda: bool(person.sees("200 futures"))  # noqa: E731
    person.qtbot.waitUntil(whole, timeout=60_000)
    return count(person.reads(f"{STRIKES}:"))


def pauses_after(person, days):
    """Let a run go on for some days, and stop it."""

    def ready():
        explore = person.window.explore
        return bool(explore and explore.session and explore.session.ready >= days)

    person.qtbot.waitUntil(ready, timeout=60_000)


@pytest.mark.slow
def test_that_a_newcomer_opens_runs_moves_mediation_and_sees_the_odds_change(person):
    person.clicks_on(OCTOBER)
    pauses_after(person, 7)  # it runs as soon as it is open
    person.clicks_on("Pause")
    before, _ = count(person.reads(f"{STRIKES}:"))
    person.slides("Mediation strength", 0.95)
    now, was = changed(person)
    assert was is not None
    assert now != was
    assert abs(was - before) <= 12  # what was read before, but for more futures
    assert person.clicks == 3


@pytest.mark.slow
def test_that_a_newcomer_finds_why_pakistan_struck_on_that_day(person):
    person.clicks_on(OCTOBER)
    pauses_after(person, 7)
    person.clicks_on("Pause")
    person.clicks_on("Explore", within="Layout")
    person.qtbot.waitUntil(lambda: bool(person.sees("What happened, newest first")))
    person.clicks_on_row("What happened, newest first", "aircraft strike")
    person.waits_to_see("Why this choice?")
    why = person.window.explore.workspace.content("why")
    told = why.what.text()
    assert "strike" in told.casefold()
    assert "Oct" in why.luck.text()
    assert why.otherwise.text() or why.pushed.text()
    assert person.clicks == 4


@pytest.mark.slow
def test_that_a_newcomer_makes_a_strike_within_a_year_less_likely_and_reads_by_how_much(
    person,
):
    person.clicks_on(OCTOBER)
    pauses_after(person, 3)
    person.clicks_on("Pause")
    person.clicks_on("Explore", within="Layout")  # there is room for more there
    person.clicks_on("In the next 26 weeks")
    person.waits_to_see("200 futures")
    assert "52 weeks" in person.reads("In the next 52 weeks")
    before, _ = count(person.reads(f"{STRIKES}:"))
    person.slides("Pressure by the region's powers", 0.99)
    now, was = changed(person)
    assert now < was
    assert abs(was - before) <= 5
    assert person.clicks == 5


@pytest.mark.slow
def test_that_all_of_it_goes_by_keyboard_alone(person):
    person.tabs_to(OCTOBER)
    person.presses(KEY.Key_Return)
    pauses_after(person, 7)
    person.presses(KEY.Key_Space)  # pause, wherever the focus is
    explore = person.window.explore
    person.qtbot.waitUntil(lambda: not explore.session.playing)

    person.tabs_to("Mediation strength")
    person.presses(KEY.Key_PageUp, times=4)
    now, was = changed(person)
    assert now != was

    person.presses(KEY.Key_2, Qt.KeyboardModifier.AltModifier)  # the second layout
    listed = person.tabs_to("What happened, newest first")
    model = listed.model()
    for _ in range(model.rowCount()):
        person.presses(KEY.Key_Down)
        if "aircraft strike" in listed.currentIndex().data():
            break
    person.presses(KEY.Key_Return)
    why = explore.workspace.content("why")
    assert "strike" in why.what.text().casefold()

    person.tabs_to("In the next 26 weeks")
    person.presses(KEY.Key_Space)
    person.waits_to_see("200 futures")
    person.tabs_to("Pressure by the region's powers")
    person.presses(KEY.Key_End)
    now, was = changed(person)
    assert now < was
    assert person.clicks == 0
    assert QApplication.focusWidget() is not None
