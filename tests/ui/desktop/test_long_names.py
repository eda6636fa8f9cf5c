"""Titles and names of branches that are very long, or odd: nothing breaks by them."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from simulator.timeline.change import LONGEST_NAME
from tests.ui.desktop.places import misplaced
from ui.desktop import theme
from ui.desktop.cards import Card
from ui.desktop.editor.folder import own_folder
from ui.desktop.engine import prepared_timeline
from ui.desktop.habits import settle
from ui.desktop.options import DEFAULT_SCENARIO, Options
from ui.desktop.widgets.card import ScenarioCard, _fitting
from ui.desktop.widgets.recents import Recent, RecentRow

WORDS = (
    "What if the mediators of Doha & Ankara had come a year earlier than they did " * 2
)
SOLID = "Kabul" * 40
LINES = "Of two\nlines"
SMALL, LAPTOP = (960, 540), (1366, 768)


def open_own(open_window, title, size):
    own_folder().mkdir(parents=True)
    file = own_folder() / "own.toml"
    told = title.strip().replace("\n", "\\n")
    text = f'extends = "october-2025"\n[scenario]\nname = "own"\ntitle = "{told}"\n'
    file.write_text(text, encoding="utf-8")
    return open_window(options=Options(size=size, scenario=str(file)))


@pytest.mark.parametrize("size", [SMALL, LAPTOP])
@pytest.mark.parametrize("title", [WORDS, SOLID, LINES])
def test_that_a_long_title_leaves_the_bar_and_the_window_whole(
    open_window, title, size
):
    window = open_own(open_window, title, size)
    settle()
    told = " ".join(title.split())
    shown = window.bar.title.text()
    assert (window.width(), window.height()) == size
    assert window.bar.title.height() < window.bar.height()
    assert shown == told or (shown.endswith("…") and window.bar.title.toolTip() == told)
    assert told.startswith(shown.removesuffix("…"))
    assert len(shown) >= min(len(told), 12)
    name = window.windowTitle()
    assert name.endswith(" – Durand")
    assert "\n" not in name
    assert len(name) <= 110
    assert misplaced(window) == []


@pytest.fixture
def forked(open_window, qtbot):
    """A window with a run of several branches, of which one with a name is shown."""

    def fork(name, size=LAPTOP):
        window = open_window(options=Options(size=size, scenario=DEFAULT_SCENARIO))
        window.explore.play_or_pause()  # it plays as soon as it is open
        session = window.explore.session
        for one in ("another", name):
            session.fork(one)
        assert session.settle(20)
        window.explore.view.look()
        window.run_page.run_tools.look()
        window.show_heading()
        settle()
        return window

    return fork


@pytest.mark.parametrize("size", [SMALL, LAPTOP])
def test_that_a_long_name_of_a_branch_leaves_room_in_bar_and_menu(forked, size):
    name = "W" * LONGEST_NAME
    window = forked(name, size)
    chooser = window.run_page.run_tools.chooser
    assert chooser.isVisible()
    assert chooser.text().endswith("…")
    assert name in chooser.accessibleName()
    assert name in chooser.toolTip()
    assert chooser.width() < size[0] / 5
    assert window.bar.title.width() > 140
    assert chooser.branches.sizeHint().width() < SMALL[0] * 0.6
    assert misplaced(window) == []


def test_that_a_name_of_a_branch_may_have_any_sign_and_is_shown_with_it(forked):
    window = forked("Kabul & Doha")
    chooser = window.run_page.run_tools.chooser
    shown = [action.text() for action in chooser.branches.actions()]
    # Qt draws two of them as one, and takes one alone for the key of a letter.
    assert shown[-1] == chooser.text() == "Kabul && Doha"


def test_that_a_narrow_bar_lets_the_title_have_the_room_of_what_can_be_brief(
    open_window,
):
    window = open_window(prepare=prepared_timeline)  # a run with a file, as people have
    window.explore.play_or_pause()
    window.run_page.run_tools.look()
    bar, sharing = window.bar, window.run_page.run_tools.sharing
    words, wide = sharing.text(), window.run_page.layouts.width()
    assert bar.title.text() == window.explore.scenario.title
    window.resize(*SMALL)
    settle()
    assert sharing.text() == ""
    assert sharing.accessibleName() == words
    assert window.run_page.layouts.width() < wide
    assert bar.title.text() == window.explore.scenario.title
    window.show_screen("home")
    window.resize(*LAPTOP)
    window.show_screen("explore")
    settle()
    assert (sharing.text(), window.run_page.layouts.width()) == (words, wide)


@pytest.mark.parametrize("title", [WORDS, SOLID])
def test_that_a_card_cuts_a_long_title_and_says_so(qtbot, title):
    face, room = theme.font(17, 600, atlas=True), QRectF(0, 0, 250, 50)
    said = _fitting(title, face, room)
    assert said.endswith("…")
    measure = QFontMetricsF(face)
    assert all(measure.horizontalAdvance(one) <= 250 for one in said.split())
    card = ScenarioCard(Card("own", title, "In short.", "", "12 months", "7 seats"))
    qtbot.addWidget(card)
    usual = ScenarioCard(Card("own", "Two " * 16, "In short.", "", "1 month", "1 seat"))
    qtbot.addWidget(usual)
    assert card.heightForWidth(285) <= usual.heightForWidth(285)


def test_that_a_recent_file_is_told_in_one_line_whatever_its_title(qtbot, tmp_path):
    row = RecentRow(Recent(tmp_path / "own.durand", LINES, "day 5", 0.0, "map"))
    qtbot.addWidget(row)
    assert row.title == "Of two lines"
