"""The tour, taken as a person takes it; and every command from the palette."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu

from ui.desktop import commands, finding, motion, presenting
from ui.desktop.engine import prepared_timeline
from ui.desktop.options import Options
from ui.desktop.screens import SCREENS
from ui.desktop.settings import Settings
from ui.desktop.tour.guide import beside
from ui.desktop.tour.steps import STEPS
from ui.desktop.widgets.palette import FOUND, Palette

BARE = Options(size=(1366, 768))


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def home(open_window, settings):
    """A first start, at home."""
    made = open_window(
        prepare=prepared_timeline,
        filled=False,
        futures=True,
        options=BARE,
        settings=settings,
    )
    made.page("home").add_cards()
    return made


def at(home, number):
    """Whether this step is asked for, and what it points at is in sight."""
    return home.guide is not None and home.guide.place == number - 1


def pointed_at(guide):
    guide.look()
    return guide.light.place


@pytest.mark.slow
def test_that_a_newcomer_takes_the_tour_by_doing_its_five_steps(home, qtbot, settings):
    card = home.page("home").tour_card
    assert card.isVisible()
    qtbot.mouseClick(card.take, Qt.MouseButton.LeftButton)
    assert not card.isVisible()
    first = home.page("home").cards[0]
    corner = first.mapTo(home, QPoint(0, 0))
    assert pointed_at(home.guide).topLeft() == corner
    assert not home.guide.card.geometry().intersects(QRect(corner, first.size()))

    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at(home, 2), timeout=120_000)
    explore = home.explore
    qtbot.waitUntil(lambda: explore.session.ready >= 7, timeout=30_000)
    assert at(home, 2)  # nothing goes on by itself
    qtbot.mouseClick(explore.transport.play, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: at(home, 3), timeout=10_000)
    slider = explore.dials.rows["mediation_strength"].slider
    assert pointed_at(home.guide).contains(slider.mapTo(home, slider.rect().center()))
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)

    qtbot.waitUntil(lambda: at(home, 4), timeout=10_000)
    assert home.guide.card.on.isVisible()
    odds = explore.odds.rows[0]
    qtbot.waitUntil(lambda: odds.count.text() != "", timeout=60_000)
    qtbot.mouseClick(home.guide.card.on, Qt.MouseButton.LeftButton)

    assert at(home, 5)
    home.ask_why()
    qtbot.waitUntil(lambda: at(home, 6), timeout=10_000)
    assert "all it takes" in home.guide.card.title.text()
    qtbot.mouseClick(home.guide.card.on, Qt.MouseButton.LeftButton)
    assert home.guide is None
    assert settings.tour == "taken"


def test_that_escape_skips_it_and_it_is_not_offered_again(home, qtbot, settings):
    home.activateWindow()
    home.take_tour()
    qtbot.waitUntil(home.isActiveWindow)
    qtbot.keyClick(home, Qt.Key.Key_Escape)
    assert home.guide is None
    assert settings.tour == "refused"
    home.show_screen("home")
    assert not home.page("home").tour_card.isVisible()


def test_that_not_now_is_taken_for_an_answer(home, settings):
    home.page("home").tour_card.no.click()
    assert settings.tour == "refused"
    assert not home.page("home").tour_card.isVisible()


def test_that_the_light_lets_every_click_and_key_through(home, qtbot):
    home.take_tour()
    home.guide.look()
    assert home.guide.light.testAttribute(
        Qt.WidgetAttribute.WA_TransparentForMouseEvents
    )
    home.rail.buttons["evidence"].click()
    assert home.current.objectName() == "evidence"
    home.guide.look()  # what it points at is out of sight: the card alone is shown
    assert home.guide.light.place.isEmpty()
    assert home.guide.card.isVisible()


def test_that_the_card_is_reached_by_tab_and_read_aloud(home, qtbot):
    home.take_tour()
    card = home.guide.card
    assert "Step 1 of 5: Open a scenario" in card.accessibleName()
    assert "Press this card" in card.accessibleDescription()
    assert card.skip.focusPolicy() & Qt.FocusPolicy.TabFocus
    card.skip.setFocus()
    qtbot.keyClick(card.skip, Qt.Key.Key_Space)
    assert home.guide is None


def test_that_nothing_of_the_tour_moves_by_itself(home):
    motion.set_reduced(True)
    try:
        home.take_tour()
        home.guide.look()
        place, card = home.guide.light.place, home.guide.card.pos()
        home.guide.look()
        assert (home.guide.light.place, home.guide.card.pos()) == (place, card)
    finally:
        motion.set_reduced(False)


def test_that_the_steps_name_commands_that_exist():
    from ui.desktop.help.topics import written

    for step in STEPS:
        assert "{" not in written(step.ask)


@pytest.mark.parametrize("x", [0, 400, 1000, 1300])
@pytest.mark.parametrize("y", [0, 300, 700])
def test_that_the_card_stands_in_the_window_and_beside_the_place(x, y):
    window, place, card = (
        QRect(0, 0, 1366, 768),
        QRect(x, y, 60, 60),
        QRect(0, 0, 320, 190),
    )
    where = QRect(beside(window, place, card), card.size())
    assert window.contains(where)
    assert not where.intersects(place)


# Every command, from the palette, on every screen.


@pytest.fixture
def harmless(monkeypatch):
    """Nothing waits for somebody to answer, and nothing opens outside."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    yield
    presenting.set_on(False)


def pick(window, command):
    """Choose a command in the palette, as Enter on it would."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.find_anything()
    (palette,) = window.findChildren(Palette)
    text = window.actions_by_name[command.id].text()
    palette.line.setText(text)
    items = [palette.list.item(row) for row in range(palette.list.count())]
    for item in items:
        found = item.data(FOUND)
        if (found.kind, found.text) == (command.menu, text):
            palette._go(item)
            return True
    palette.close()
    return False


@pytest.mark.slow
def test_that_every_command_can_be_done_from_the_palette_on_every_screen(
    open_window, settings, harmless, monkeypatch
):
    monkeypatch.setattr(finding, "SOURCES", (finding.commands,))
    window = open_window(settings=settings)
    window.explore.session.pause()
    for screen in SCREENS:
        for command in commands.every_command():
            if command.does in {"close", "start_again"}:
                continue
            if command.menu == "Panels" and screen.name not in {"home", "explore"}:
                continue  # they lead to Explore, from wherever
            QGuiApplication.clipboard().setText("mediation_strength=0.7")
            window.show_screen(screen.name)
            done = pick(window, command)
            enabled = window.actions_by_name[command.id].isEnabled()
            assert done or not enabled or not command.menu, command.text
            put_away(window)
    assert not window.banner.isVisible(), window.banner.details.toPlainText()


def put_away(window):
    for sheet in window.findChildren(QDialog):
        sheet.reject()
    for menu in window.findChildren(QMenu):
        menu.hide()
    for palette in window.findChildren(Palette):
        palette.close()
    if window.guide:
        window.guide.leave()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_that_what_needs_a_run_is_not_offered_without_one(home):
    for command in commands.every_command():
        if command.run:
            assert not home.actions_by_name[command.id].isEnabled(), command.text
    assert home.actions_by_name["show_help"].isEnabled()
