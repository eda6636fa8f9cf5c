"""Going from screen to screen, by rail and by keys; the cards of Home."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from simulator.scenario import load_scenario, scenario_names
from simulator.timeline.file import create_file
from ui.desktop.cards import cards
from ui.desktop.gallery import Gallery
from ui.desktop.options import Options
from ui.desktop.screens import KEYS, SCREENS, screen_named
from ui.desktop.settings import Settings
from ui.desktop.widgets.recents import when_said

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def home(open_window):
    window = open_window(filled=False, options=Options(size=(1366, 768)))
    window.page("home").add_cards()
    return window


def test_that_the_window_opens_at_home_when_nothing_was_asked_for(home):
    assert home.current.objectName() == "home"
    assert home.explore is None
    assert home.windowTitle() == "Durand"


def test_that_every_screen_has_a_button_a_key_and_can_be_brought_to_sight(home):
    assert list(home.rail.buttons) == [screen.name for screen in SCREENS]
    assert len(set(KEYS.values())) == len(SCREENS)
    for screen in SCREENS:
        home.rail.buttons[screen.name].click()
        assert home.current.objectName() == screen.name
        assert home.rail.buttons[screen.name].isChecked()


def test_that_keys_switch_between_the_screens(home, qtbot):
    qtbot.keyClick(home, Qt.Key.Key_2, CONTROL)
    assert home.current.objectName() == "explore"
    qtbot.keyClick(home, Qt.Key.Key_1, CONTROL)
    assert home.current.objectName() == "home"


def test_that_a_screen_nobody_declared_is_not_found():
    with pytest.raises(KeyError):
        screen_named("nowhere")


def test_that_explore_without_a_run_leads_to_the_scenarios(home):
    home.show_screen("explore")
    (choose,) = (
        one
        for one in home.page("explore").findChildren(QPushButton)
        if one.text() == "Choose a scenario"
    )
    choose.click()
    assert home.current.objectName() == "home"


def test_that_a_card_tells_title_situation_length_and_seats():
    told = {card.name: card for card in cards()}
    assert told.keys() == set(scenario_names())
    october, scenario = told["october-2025"], load_scenario("october-2025")
    assert next(iter(told)) == "october-2025"  # where a newcomer starts
    assert october.title == scenario.title
    assert october.length == "12 months"
    assert october.seats == f"{len(scenario.seats)} seats"


def test_that_a_file_with_mistakes_has_a_card_that_opens_nothing(tmp_path):
    file = tmp_path / "bad.toml"
    file.write_text('[scenario]\nname = "bad"\n', encoding="utf-8")
    (bad,) = cards([str(file)])
    assert (bad.name, bad.length) == ("", "has mistakes")


def test_that_a_card_opens_its_scenario_with_a_click(home, qtbot):
    page = home.page("home")
    card = next(one for one in page.cards if one.card.name == "takeover-2021")
    with qtbot.waitSignal(home.engine_done, timeout=120_000):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert home.current.objectName() == "explore"
    assert home.explore.scenario.name == "takeover-2021"


def test_that_pictures_differ_with_the_scenario_and_are_kept(tmp_path, qapp):
    gallery = Gallery(tmp_path)
    october = gallery.picture("october-2025")
    assert gallery.picture("quiet-border") != october
    (kept,) = tmp_path.glob("october-2025-light-*.png")
    kept.write_bytes((next(tmp_path.glob("quiet-*.png"))).read_bytes())
    assert gallery.picture("october-2025") != october  # read, not painted again


def at(*moment):
    return datetime(*moment, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (at(2026, 3, 12, 9, 5), "today, 09:05"),
        (at(2026, 3, 11, 23, 0), "yesterday"),
        (at(2026, 3, 8, 9, 5), "Sunday"),
        (at(2026, 2, 3, 9, 5), "3 Feb"),
        (at(2025, 12, 3, 9, 5), "3 Dec 2025"),
    ],
)
def test_that_one_is_told_when_a_file_was_written(moment, said):
    assert when_said(moment, at(2026, 3, 12, 10, 0)) == said


def test_that_home_lists_what_was_played_and_opens_it(home, qtbot, tmp_path):
    path = tmp_path / "mine.durand"
    file = create_file(path, "quiet-border", seed=3)
    file.timeline.advance(12)
    file.timeline.set_dial("mediation_strength", 0.9)
    file.close()
    (tmp_path / "broken.durand").write_bytes(b"nothing")
    recents = home.page("home").recents
    home.settings = recents._settings = Settings(tmp_path / "settings.ini")
    for name in ("broken", "mine"):
        home.settings.note_recent(tmp_path / f"{name}.durand")
    recents.look()
    recents.finish()
    (row,) = recents.rows
    assert row.text() == load_scenario("quiet-border").title
    assert "day 12, 1 change" in row.accessibleName()
    with qtbot.waitSignal(home.engine_done, timeout=120_000):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: home.explore.session.ready == 12)


def test_that_home_says_so_where_nothing_was_played(home):
    recents = home.page("home").recents
    recents.look()
    recents.finish()
    assert recents.rows == []
    assert recents._empty.isVisible()
