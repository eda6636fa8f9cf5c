"""A magnified screen, or large letters: everything fits, or can be scrolled to."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabBar

from tests.ui.desktop.places import misplaced
from ui.desktop import main_window, theme
from ui.desktop.habits import settle
from ui.desktop.options import DEFAULT_SCENARIO, Options
from ui.desktop.panels import LAYOUTS, layout_named, names
from ui.desktop.settings import Settings

MAGNIFIED = 960, 540  # 1920×1080 at twice its size
CLOSE = 8  # px of air beside the words of a tab, at the least
LAPTOP, LARGEST = (1366, 768), 130  # px; per cent
DRAWER_GAP = 8  # px between the dials and the drawer of the others


@pytest.fixture
def on_a_screen(monkeypatch):
    """Let windows believe that their screen is of a size."""

    def set_size(wide, high):
        monkeypatch.setattr(main_window, "screen_of", lambda _: QRect(0, 0, wide, high))

    return set_size


@pytest.mark.parametrize("screen", [(911, 512), MAGNIFIED, (1280, 720), LAPTOP])
def test_that_a_new_window_fills_a_small_screen_and_is_no_larger(
    on_a_screen, open_window, screen
):
    on_a_screen(*screen)
    made = open_window(options=Options(scenario=DEFAULT_SCENARIO), filled=False)
    assert made.isMaximized()
    least = made.minimumSize()
    assert least.width() <= screen[0]
    assert least.height() <= screen[1]


def worn(window, name):
    window.run_page.show_layout(name)
    return set(window.explore.workspace.shown())


def test_that_panels_stand_behind_one_another_on_a_small_screen_and_come_back(
    open_window, qtbot
):
    window = open_window()
    docks = window.explore.workspace.docks
    assert not window.explore.workspace.tabifiedDockWidgets(docks["map"])
    window.resize(*MAGNIFIED)
    qtbot.waitUntil(lambda: window.explore.workspace.small)
    assert docks["charts"] in window.explore.workspace.tabifiedDockWidgets(docks["map"])
    for layout in LAYOUTS:
        assert worn(window, layout.name) == set(names(layout.small))
        bars = window.room.verticalScrollBar(), window.room.horizontalScrollBar()
        assert [bar.maximum() for bar in bars] == [0, 0]
    window.resize(*LAPTOP)
    qtbot.waitUntil(lambda: not window.explore.workspace.small)
    assert worn(window, "class") == set(names(layout_named("class").shape))
    assert not window.explore.workspace.tabifiedDockWidgets(docks["map"])


def test_that_on_a_small_screen_the_charts_have_the_room_and_tabs_their_words(
    open_window, qtbot
):
    window = open_window()
    window.resize(1024, 680)
    workspace = window.explore.workspace
    for layout in ("explore", "analyst"):
        worn(window, layout)
        qtbot.waitUntil(lambda: workspace.small)
        settle()
        high = {name: workspace.docks[name].height() for name in ("odds", "charts")}
        assert high["charts"] > 1.5 * high["odds"]
        bars = [one for one in workspace.findChildren(QTabBar) if one.count()]
        assert bars
        for bar in bars:
            for number in range(bar.count()):
                words = bar.fontMetrics().horizontalAdvance(bar.tabText(number))
                assert bar.tabRect(number).width() >= words + CLOSE


def test_that_what_is_arranged_on_a_small_screen_is_kept_apart(
    open_window, qtbot, tmp_path
):
    window = open_window(settings=Settings(tmp_path / "settings.ini"))
    docks = window.explore.workspace.docks
    window.resize(*MAGNIFIED)
    qtbot.waitUntil(lambda: window.explore.workspace.small)
    docks["odds"].hide()
    window.resize(*LAPTOP)
    qtbot.waitUntil(lambda: not window.explore.workspace.small)
    assert not docks["odds"].isHidden()
    window.resize(*MAGNIFIED)
    qtbot.waitUntil(lambda: window.explore.workspace.small)
    assert docks["odds"].isHidden()


def test_that_a_page_that_is_too_large_scrolls_with_the_bar_out_of_its_way(
    open_window, qtbot
):
    window = open_window()
    window.resize(*MAGNIFIED)
    window.page("debrief").setMinimumSize(QSize(1200, 400))
    window.show_screen("debrief")
    room = window.room
    qtbot.waitUntil(lambda: room.horizontalScrollBar().maximum() > 0)
    assert window.stage.width() == 1200
    assert room.verticalScrollBar().maximum() == 0


def test_that_the_bar_keeps_its_buttons_whole_where_it_is_narrow(open_window, qtbot):
    window = open_window()
    style = Qt.ToolButtonStyle
    assert window.bar.finder.toolButtonStyle() == style.ToolButtonTextBesideIcon
    window.resize(*MAGNIFIED)
    qtbot.waitUntil(
        lambda: window.bar.finder.toolButtonStyle() == style.ToolButtonIconOnly
    )
    bar = window.bar
    for button in (bar.undo, bar.redo, bar.theme_button):
        assert button.width() == button.maximumWidth()


def test_that_the_check_of_places_finds_what_is_wrong(qtbot):
    sheet = QDialog()
    qtbot.addWidget(sheet)
    box = QHBoxLayout(sheet)
    for word in ("A long word that needs room", "Another"):
        box.addWidget(QPushButton(word))
    sheet.resize(400, 80)
    sheet.show()
    assert misplaced(sheet) == []
    first, second = sheet.findChildren(QPushButton)
    first.setFixedWidth(40)
    assert any("cut" in told for told in misplaced(sheet))
    second.move(first.pos())
    assert any("on one another" in told for told in misplaced(sheet))
    second.move(390, 0)
    assert any("out of reach" in told for told in misplaced(sheet))


@pytest.mark.parametrize("layout", [one.name for one in LAYOUTS])
def test_that_a_run_fits_a_school_laptop_with_the_largest_letters(
    open_window, qapp, layout
):
    settings = Settings(None)
    settings.letters = LARGEST
    try:
        window = open_window(settings=settings)
        worn(window, layout)
        settle()
        assert misplaced(window) == []
        assert window.room.horizontalScrollBar().maximum() == 0
    finally:
        theme.set_letters(qapp, 100)


def beside_the_dials(window):
    explore = window.explore
    dials, drawer = explore.desk.panel, explore.desk.drawer
    right = dials.mapTo(explore, dials.rect().topRight()).x() + 1
    return drawer.x() - right


@pytest.mark.parametrize("size", [MAGNIFIED, LAPTOP])
def test_that_the_drawer_stands_beside_the_dials_however_they_come_to_stand(
    open_window, size
):
    window = open_window()
    window.toggle_more_dials()
    drawer = window.explore.desk.drawer
    settle()
    for wide, high in (size, (1100, 700), size):
        window.resize(wide, high)
        settle()
        assert beside_the_dials(window) == DRAWER_GAP
        assert window.explore.rect().contains(drawer.geometry())
    for layout in (*LAYOUTS, LAYOUTS[0]):
        worn(window, layout.name)
        settle()
        assert beside_the_dials(window) == DRAWER_GAP
        assert window.explore.rect().contains(drawer.geometry())


def test_that_the_drawer_stands_at_the_left_of_dials_that_were_moved_to_the_right(
    open_window,
):
    window = open_window()
    workspace = window.explore.workspace
    workspace.splitDockWidget(
        workspace.docks["charts"], workspace.docks["dials"], Qt.Orientation.Horizontal
    )
    settle()
    window.toggle_more_dials()
    drawer, dials = window.explore.desk.drawer, window.explore.desk.panel
    left = dials.mapTo(window.explore, dials.rect().topLeft()).x()
    assert left - drawer.geometry().right() - 1 == DRAWER_GAP
    workspace.docks["dials"].setFloating(True)
    settle()
    assert window.explore.rect().contains(drawer.geometry())
