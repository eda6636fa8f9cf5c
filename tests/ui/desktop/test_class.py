"""A class through the windows: clicks only, and nothing private on the projector."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from simulator.classroom.cards import CARDS, cards_of
from simulator.classroom.file import open_class
from simulator.classroom.roles import roles
from ui.desktop.classroom import keeping
from ui.desktop.options import Options

LEFT = Qt.MouseButton.LeftButton
SECRET = "We ring our old friends"


@pytest.fixture
def at_class(open_window, qtbot):
    window = open_window(filled=False, options=Options(size=(1366, 768)))
    window.show_screen("class")
    return window, window.page("class")


@pytest.fixture
def begun(at_class, qtbot):
    _, page = at_class
    page.setup.title.setText("Tuesday group")
    qtbot.mouseClick(page.setup.begin, LEFT)
    qtbot.waitUntil(lambda: page.desk is not None, timeout=60_000)
    return page.desk


def settled(desk, qtbot):
    qtbot.waitUntil(lambda: desk._fan is not None, timeout=60_000)


def texts(root):
    """Every string that a widget and all in it could show or say."""
    for widget in (root, *root.findChildren(QWidget)):
        yield widget.windowTitle()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(n) for n in range(widget.count()))
        if isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()


def first_card(desk, seat):
    run = desk.game.world.timeline.run
    cards = [c for c in cards_of(seat) if c.action in run.allowed(c.actor)]
    return cards[0]


def test_that_from_launch_to_the_first_order_it_takes_five_clicks_and_two_keys(
    begun, qtbot
):
    # Clicks so far: the screen of the class, and to begin it.
    desk = begun
    qtbot.mouseClick(desk.strip.next, LEFT)  # begin turn 1
    qtbot.mouseClick(desk.strip.next, LEFT)  # open the orders
    card = first_card(desk, desk.slips.seat.currentData())
    qtbot.keyClicks(desk.slips.keys[0], card.key)
    assert desk.slips.says[0].text() == card.text
    qtbot.mouseClick(desk.slips.hand_in, LEFT)
    assert len(desk.game.state.sheets) == 1


def test_that_a_turn_is_played_by_clicks_and_is_in_its_file(begun, qtbot):
    desk = begun
    for _ in range(4):
        qtbot.mouseClick(desk.strip.next, LEFT)
    settled(desk, qtbot)
    assert desk.outcome.card.isVisible()
    qtbot.mouseClick(desk.outcome.accept, LEFT)
    assert desk.game.state.phase == "reveal"
    assert desk.game.state.turns_done == 1
    (file,) = keeping.kept()
    desk.window().page("class").close_class()
    there = open_class(file)
    assert there.game.state.turns_done == 1
    there.close()


def test_that_no_private_datum_reaches_the_projector(begun, qtbot):
    desk = begun
    desk.open_projector()
    desk.go_on()
    desk.go_on()
    desk.hand_in("pakistan-army", [], SECRET)
    desk.game.say("islamabad", "For your eyes only", to=["mediators"])
    desk.game.draft("kandahar", ["trade"], "A draft of ours")
    private = [SECRET, "For your eyes only", "A draft of ours"]
    private += [aim.text for found in roles().values() for aim in found.aims]
    private += [found.knows for found in roles().values()]
    for _ in range(2):
        desk.refresh()
        _none_of(private, desk.projector)
        desk.go_on()
    settled(desk, qtbot)
    told = [word for word in texts(desk.projector) if "of 100" in word]
    assert not told, "odds stand on the projector before the reveal"
    desk.accept()
    _none_of(private, desk.projector)
    assert any("of 100" in word for word in texts(desk.projector))


def _none_of(private, window):
    shown = list(texts(window))
    assert any("Escalation" in word for word in shown)
    for word in private:
        assert not [text for text in shown if word in text]


def test_that_the_projector_goes_black_and_comes_back(begun):
    desk = begun
    desk.open_projector()
    desk.black_out()
    assert desk.projector._stack.currentIndex() == 1
    desk.black_out()
    assert desk.projector._stack.currentIndex() == 0


def test_that_a_hot_seat_shows_nothing_before_its_pin_and_nothing_of_others(
    at_class, qtbot
):
    _, page = at_class
    page.setup._on_way(1)
    pins = {
        seat: one.pin.text().removeprefix("PIN ")
        for seat, one in page.setup.rows.items()
    }
    qtbot.mouseClick(page.setup.begin, LEFT)
    qtbot.waitUntil(lambda: page.desk is not None, timeout=60_000)
    desk = page.desk
    desk.go_on()
    desk.go_on()
    desk.open_seat("kandahar")
    seat = desk.hot_seat
    own = roles()["kandahar"].aims[-1].text
    assert not [word for word in texts(seat) if own in word]
    wrong = "0000" if pins["kandahar"] != "0000" else "1111"
    seat.pin_given.emit(wrong)
    assert "PIN" in seat.wrong.text()
    assert wrong not in seat.wrong.text()
    seat.pin_given.emit(pins["kandahar"])
    shown = list(texts(seat))
    assert [word for word in shown if own in word]
    for other, found in roles().items():
        if other != "kandahar":
            for aim in found.aims:
                assert aim.text == own or not [w for w in shown if w == aim.text]
    tick, order = next(pair for pair in seat._boxes if pair[0].isEnabled())
    tick.setChecked(True)
    seat.hand_in.click()
    assert desk.game.state.orders(1, "kandahar") == (order,)
    QApplication.clipboard().clear()


def test_that_what_cannot_be_done_is_told_in_the_banner_and_changes_nothing(
    begun, qtbot
):
    desk = begun
    window = desk.window()
    desk.go_on()
    desk.go_on()
    qtbot.keyClicks(desk.slips.keys[0], "Z9")
    qtbot.mouseClick(desk.slips.hand_in, LEFT)
    assert desk.slips.says[0].text() == "no such card"
    assert desk.slips.keys[0].selectedText() == "Z9"
    assert not window.banner.isVisible()
    seat = desk.slips.seat.currentData()
    dear = sorted(cards_of(seat), key=lambda card: card.points)[-CARDS:]
    for key, card in zip(desk.slips.keys, dear, strict=True):
        key.setText(card.key)
    qtbot.mouseClick(desk.slips.hand_in, LEFT)
    assert window.banner.isVisible()
    assert not desk.game.state.sheets


def test_that_a_slip_is_filled_by_pressing_cards_and_handed_in_by_enter(begun, qtbot):
    slips = begun.slips
    begun.go_on()
    begun.go_on()
    slips.keys[0].setFocus()
    qtbot.keyClick(slips.keys[0], Qt.Key.Key_Return)  # nothing is on it yet
    assert not begun.game.state.sheets
    card = first_card(begun, slips.seat.currentData())
    wanted = f"{card.key}: {card.text}"
    (pressed,) = [
        one
        for one in slips.findChildren(QAbstractButton)
        if one.accessibleName() == wanted and one.isVisible()
    ]
    qtbot.mouseClick(pressed, LEFT)
    assert slips.keys[0].text() == card.key
    assert slips.says[0].text() == card.text
    qtbot.keyClick(slips.keys[1], Qt.Key.Key_Return)
    assert len(begun.game.state.sheets) == 1


def test_that_the_debrief_tells_luck_and_choice_of_the_class_that_is_open(
    begun, qtbot, tmp_path
):
    desk = begun
    window = desk.window()
    for _ in range(4):
        desk.go_on()
    settled(desk, qtbot)
    desk.accept()
    desk.end()
    desk.go_on()
    page = window.page("debrief")
    qtbot.waitUntil(lambda: page.debrief is not None, timeout=60_000)
    assert [word for word in texts(page) if "comparisons" in word or "luck" in word]
    page.answers["planned"].setPlainText("Open gates")
    page.write_report(tmp_path)
    assert "Open gates" in (tmp_path / "debrief.html").read_text(encoding="utf-8")
    assert (tmp_path / "debrief.pdf").read_bytes().startswith(b"%PDF")
    assert "submitted" not in (tmp_path / "record.csv").read_text(encoding="utf-8")


def test_that_a_closed_class_is_gone_on_with_where_it_stood(begun, at_class, qtbot):
    _, page = at_class
    begun.go_on()
    begun.go_on()
    (file,) = keeping.kept()
    page.close_class()
    assert page.desk is None
    page.resume(file)
    qtbot.waitUntil(lambda: page.desk is not None, timeout=60_000)
    assert page.desk.game.state.phase == "orders"


def test_that_a_setup_that_cannot_be_is_told_and_cannot_be_begun(at_class):
    _, page = at_class
    for seat in list(page.setup.rows)[:3]:
        page.setup.rows[seat].show_by("nobody")
        page.setup.rows[seat].changed.emit()
    assert "4 to 8 seats" in page.setup.plan.text()
    assert not page.setup.begin.isEnabled()
