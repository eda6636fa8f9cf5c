"""By keys alone: Tab goes as the eye does, what has it shows a ring, Escape closes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QTabBar

from ui.desktop import focus_order
from ui.desktop.options import Options
from ui.desktop.settings import Settings
from ui.desktop.workspace import TABS

KEY = Qt.Key
PARTS = ("Screens", "dials", "map", TABS, "feed", "odds", "charts")


@pytest.fixture
def window(open_window):
    return open_window()


def settled():
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def bring_to_sight(widget):
    """Scroll to a widget, as Tab does."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
    settled()


def goes(window):
    """All that Tab comes to, by what it stands in, each once."""
    settled()
    parts = []
    for one in focus_order.stops(window, window.regions()):
        regions = [r for r in window.regions() if r is one or r.isAncestorOf(one)]
        part = regions[0]
        name = part.objectName() or part.accessibleName() or type(part).__name__
        if not parts or parts[-1] != name:
            parts.append(name)
    return parts


@pytest.mark.parametrize("layout", ["class", "explore", "analyst"])
def test_that_tab_goes_from_the_rail_by_columns_down_to_the_transport(window, layout):
    window.show_layout(layout)
    if layout != "class":
        window.explore.show_panel("feed")
    parts = [one for one in goes(window) if one in PARTS]
    assert parts[:3] == ["Screens", "dials", "map"]
    below = parts[3 : parts.index("odds")]
    assert below == ([] if layout == "class" else [TABS, "feed"])
    assert parts[-1] == ("odds" if layout == "class" else "charts")
    last = focus_order.stops(window, window.regions())[-1]
    assert window.explore.transport.isAncestorOf(last)


def test_that_tab_goes_through_all_stops_in_a_ring_and_back(window, qtbot):
    first = window.rail.buttons["explore"]
    first.setFocus()
    on, back = [], []
    for key, met in ((KEY.Key_Tab, on), (KEY.Key_Backtab, back)):
        while not met or met[-1] is not first:
            qtbot.keyClick(window.focusWidget(), key)
            met.append(window.focusWidget())
            assert len(met) < 60
    assert back == [*on[-2::-1], first]
    assert len(on) == len(set(on)) > 15
    dials = [row.slider for row in window.explore.dials.rows.values()]
    assert on.index(dials[0]) < on.index(window.explore.map.map)
    assert on.index(window.explore.map.map) < on.index(window.explore.transport.play)


def test_that_cards_come_before_what_stands_beside_them(open_window):
    window = open_window(options=Options(size=(1366, 768)), filled=False)
    home = window.pages["home"]
    home.add_cards()
    settled()
    line = focus_order.stops(window, window.regions())
    places = [line.index(card) for card in home.cards]
    assert places == sorted(places)
    assert places[-1] < line.index(home.open_button)


@pytest.mark.parametrize("layout", ["class", "explore", "analyst"])
def test_that_whatever_has_the_focus_shows_it(window, layout):
    if window.explore.playing:
        window.play_or_pause()
    window.show_layout(layout)
    for panel in ("feed", "inspector", "assumptions"):
        if layout != "class":
            window.explore.show_panel(panel)
        settled()
        assert window.explore.session.settle(30)
        window.explore.view.look()
        for stop in focus_order.stops(window, window.regions()):
            bring_to_sight(stop)
            stop.clearFocus()
            settled()
            without = stop.window().grab().toImage()
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            settled()
            told = stop, stop.accessibleName(), stop.parentWidget()
            assert stop.window().grab().toImage() != without, told


def test_that_the_tabs_of_panels_have_a_name(window):
    window.show_layout("explore")
    settled()
    near = Qt.FindChildOption.FindDirectChildrenOnly
    bars = window.explore.workspace.findChildren(QTabBar, options=near)
    assert bars
    assert all(bar.accessibleName() for bar in bars)


def test_that_escape_closes_the_latest_alone_and_gives_the_focus_back(window, qtbot):
    explore = window.explore
    play, workspace = explore.transport.play, explore.workspace
    play.setFocus()
    window.present()
    reveal = window.presenter.reveal
    assert reveal.hasFocus()
    window.enlarge_map()
    window.find_anything()
    qtbot.keyClick(window.focusWidget(), KEY.Key_Escape)
    assert (workspace.alone, window.presenting) == ("map", True)
    assert reveal.hasFocus()
    qtbot.keyClick(window.focusWidget(), KEY.Key_Escape)
    assert (workspace.alone, window.presenting) == ("", True)
    qtbot.keyClick(window.focusWidget(), KEY.Key_Escape)
    assert not window.presenting
    assert play.hasFocus()


def test_that_escape_shuts_the_drawer_and_the_tour_goes_on(window, qtbot):
    play = window.explore.transport.play
    window.take_tour()
    window.show_screen("explore")
    play.setFocus()
    window.toggle_more_dials()
    assert window.explore.desk.drawer.search.hasFocus()
    qtbot.keyClick(window.focusWidget(), KEY.Key_Escape)
    assert not window.explore.desk.open
    assert window.guide is not None
    assert play.hasFocus()
    qtbot.keyClick(window.focusWidget(), KEY.Key_Escape)
    assert window.guide is None


def test_that_escape_leaves_the_help_whatever_has_the_focus_beside_it(window, qtbot):
    window.explore.transport.play.setFocus()
    window.show_help()
    assert window.help_sheet.isVisible()
    window.explore.transport.day.setFocus()
    qtbot.keyClick(window.focusWidget(), KEY.Key_Escape)
    assert not window.help_sheet.isVisible()
    assert window.explore.transport.day.hasFocus()


def test_that_tab_stays_in_the_palette(window, qtbot):
    window.find_anything()
    line = window.focusWidget()
    qtbot.keyClick(line, KEY.Key_Tab)
    assert window.focusWidget() is line
    qtbot.keyClick(line, KEY.Key_Escape)


def test_that_a_click_on_the_rail_leaves_no_ring_there(window, qtbot):
    day = window.explore.transport.day
    day.setFocus()
    qtbot.mouseClick(window.rail.buttons["home"], Qt.MouseButton.LeftButton)
    assert not window.rail.isAncestorOf(window.focusWidget())
    qtbot.mouseClick(window.rail.buttons["explore"], Qt.MouseButton.LeftButton)
    assert day.hasFocus()


def test_that_a_scenario_is_seen_to_be_opened_before_it_is(
    open_window, qtbot, tmp_path
):
    window = open_window(
        options=Options(size=(1366, 768)),
        settings=Settings(tmp_path / "settings.ini"),
        filled=False,
    )
    home = window.pages["home"]
    home.add_cards()
    card = home.cards[0]
    before = card.grab().toImage()
    QTest.mousePress(card, Qt.MouseButton.LeftButton)
    assert card.grab().toImage() != before
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton)
    assert window.explore is None
    assert window.run_page._nothing.said.text() == f"Opening {card.card.title} …"
    assert not window.run_page._nothing.choose.isVisible()
    with qtbot.waitSignal(window.engine_done, timeout=300_000):
        while window.filling:
            window.fill()


def test_that_tab_comes_to_what_is_chosen_among_several(window):
    window.show_layout("explore")
    settled()
    line = focus_order.stops(window, window.regions())
    layouts = [one for one in line if window.run_page.layouts.isAncestorOf(one)]
    assert [one.text() for one in layouts] == ["Explore"]
    screens = [window.rail.buttons[name] for name in window.rail.buttons]
    assert [one for one in line if one in screens] == [window.rail.buttons["explore"]]
