"""Panels in their layouts: what is in sight, how it fits, what is kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QScrollBar

from ui.desktop.options import DEFAULT_SCENARIO, Options
from ui.desktop.panels import LAYOUTS, PANELS, layout_named, names
from ui.desktop.settings import OWN, Settings
from ui.desktop.widgets.choice import Choice

MOST_CONTROLS = 12


def settled():
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


@pytest.fixture
def window(open_window, qtbot):
    made = open_window()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    made.explore.session.settle(5)
    settled()
    return made


def worn(window, name):
    window.run_page.show_layout(name)
    settled()
    return window.explore


def controls(widget):
    """What can be pressed or moved; words side by side are one choice."""
    kinds = (QAbstractButton, QAbstractSlider)
    found = [one for kind in kinds for one in widget.findChildren(kind)]
    grouped = [one for one in found if not isinstance(one.parentWidget(), Choice)]
    choices = widget.findChildren(Choice)
    return [
        one
        for one in (*grouped, *choices)
        if one.isVisible() and not isinstance(one, QScrollBar)
    ]


def test_that_every_panel_of_a_layout_is_declared_once():
    known = [panel.name for panel in PANELS]
    assert len(set(known)) == len(known)
    for layout in LAYOUTS:
        shown = names(layout.shape)
        assert len(set(shown)) == len(shown)
        assert set(shown) <= set(known)


def test_that_an_unknown_layout_is_the_first():
    assert layout_named("no such layout") is LAYOUTS[0]


@pytest.mark.parametrize("name", [layout.name for layout in LAYOUTS])
def test_that_a_layout_shows_its_panels_and_no_other(window, name):
    explore = worn(window, name)
    assert set(explore.workspace.shown()) == set(names(layout_named(name).shape))
    for dock in explore.workspace.docks.values():
        if dock.isVisible() and dock.visibleRegion().boundingRect().isValid():
            assert dock.content is not None


def test_that_the_class_layout_fits_a_school_laptop(window):
    explore = worn(window, "class")
    chart = next(one for one in explore.charts.charts if one.isVisible())
    assert chart.width() >= 380
    assert chart.height() >= 220
    bars = [bar for bar in window.findChildren(QScrollBar) if bar.isVisible()]
    assert bars == []
    assert len(explore.charts.findChildren(type(chart))) > 1
    assert sum(one.isVisible() for one in explore.charts.charts) == 1
    assert len(controls(explore)) <= MOST_CONTROLS


def test_that_more_charts_come_with_the_next_layouts(window):
    seen = []
    for layout in LAYOUTS:
        charts = worn(window, layout.name).charts.charts
        seen.append(sum(one.isVisibleTo(window) for one in charts))
    assert seen[0] == 1
    assert seen[1] == 3
    assert seen[2] == len(charts)


def test_that_panels_stand_still_until_they_are_to_be_arranged(window):
    dock = window.explore.workspace.docks["map"]
    assert dock.titleBarWidget().sizeHint().height() == 0
    window.explore.workspace.arrange(arranging=True)
    head = dock.titleBarWidget()
    head.close_button.click()
    assert dock.isHidden()
    window.explore.workspace.arrange(arranging=False)
    assert dock.titleBarWidget().sizeHint().height() == 0


def test_that_an_arrangement_is_kept_by_its_name_and_can_be_reset(
    open_window, tmp_path
):
    file = tmp_path / "settings.ini"
    options = Options(size=(1366, 768), scenario=DEFAULT_SCENARIO)
    first = open_window(settings=Settings(file), options=options)
    first.explore.workspace.docks["odds"].hide()
    first.close()
    second = open_window(settings=Settings(file), options=options)
    assert second.explore.workspace.docks["odds"].isHidden()
    second.run_page.reset_layout()
    assert not second.explore.workspace.docks["odds"].isHidden()


def test_that_a_layout_of_one_s_own_has_a_name(window, tmp_path):
    window.settings = Settings(tmp_path / "settings.ini")
    window.explore.workspace.docks["odds"].hide()
    window.run_page.keep_layout_as("My wall")
    assert window.settings.own_layouts() == ["My wall"]
    worn(window, "analyst")
    explore = worn(window, OWN + "My wall")
    assert explore.workspace.docks["odds"].isHidden()


def test_that_a_panel_the_layout_has_no_place_for_comes_as_a_tab(window):
    explore = worn(window, "class")
    docks = explore.workspace.docks
    for name in ("why", "numbers", "feed"):
        explore.show_panel(name)
        settled()
        assert not docks[name].isFloating()
        assert docks[name] in explore.workspace.tabifiedDockWidgets(docks["charts"])
        assert docks[name].visibleRegion().boundingRect().isValid()


def test_that_what_varies_is_said_once(window):
    odds = worn(window, "class").odds
    odds._told = "200 futures"
    for name, said in (
        ("explore", "200 futures"),
        ("class", "200 futures, other luck"),
    ):
        worn(window, name)
        assert odds.number.text() == said
        assert odds.vary.isVisible() == (name == "explore")


@pytest.mark.parametrize("layout", ["class", "explore", "analyst"])
def test_that_the_map_has_all_the_room_by_one_press_and_gives_it_back(
    open_window, qtbot, layout
):
    window = open_window()
    window.show_layout(layout)
    workspace = window.explore.workspace
    before = {name: dock.isHidden() for name, dock in workspace.docks.items()}
    kept = workspace.state()
    width = window.explore.map.width()
    window.enlarge_map()
    qtbot.waitUntil(lambda: window.explore.map.width() > 1.3 * width)
    assert [n for n, d in workspace.docks.items() if not d.isHidden()] == ["map"]
    assert workspace.state() == kept
    assert window.explore.map.larger.isVisible()
    qtbot.keyClick(window.explore.map.map, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: workspace.alone == "")
    assert {name: dock.isHidden() for name, dock in workspace.docks.items()} == before
    window.explore.enlarge_map()
    window.show_layout(layout)
    assert workspace.alone == ""


def test_that_tab_never_goes_to_a_panel_behind_another(window, qtbot):
    explore = worn(window, "explore")
    for name in ("why", "inspector", "branches", "assumptions", "feed"):
        explore.show_panel(name)
        settled()
    explore.transport.play.setFocus()
    gone_to = []
    for _ in range(60):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        gone_to.append(window.focusWidget())
    assert all(not one.visibleRegion().isEmpty() for one in gone_to)
    assert explore.feed.search in gone_to
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert not window.focusWidget().visibleRegion().isEmpty()
