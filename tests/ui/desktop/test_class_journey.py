"""A whole class by hand: from the launch to the report, by real widgets alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from simulator.classroom.cards import cards_of
from simulator.classroom.debrief import make_debrief
from ui.desktop.classroom import keeping
from ui.desktop.classroom.asking import Names, Reason
from ui.desktop.classroom.inject_sheet import InjectSheet
from ui.desktop.classroom.otherwise_sheet import OtherwiseSheet
from ui.desktop.classroom.setup import SetupView
from ui.desktop.options import Options
from ui.desktop.widgets.parts import KeyButton

LEFT = Qt.MouseButton.LeftButton
FEW = 24  # futures: the way is what is tested


class Hand:
    """Somebody at mouse and keyboard, who counts."""

    def __init__(self, qtbot):
        self._bot = qtbot
        self.clicks = self.fields = 0

    def click(self, button):
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        self.clicks += 1
        self._bot.mouseClick(button, LEFT)

    def write(self, field, text):
        self.fields += 1
        field.setFocus()
        self._bot.keyClicks(field, text)

    def press(self, field, key):
        self._bot.keyClick(field, key)

    def key_button(self, root, key):
        def there():
            known = [b for b in root.findChildren(KeyButton) if b.key == key]
            return [button for button in known if button.isVisible()]

        self._bot.waitUntil(lambda: bool(there()), timeout=5_000)
        self.click(there()[0])


@pytest.fixture
def hand(qtbot):
    return Hand(qtbot)


@pytest.fixture
def launched(open_window, monkeypatch):
    whole = SetupView.setup_now
    monkeypatch.setattr(
        SetupView,
        "setup_now",
        lambda view: whole(view).model_copy(update={"futures": FEW}),
    )
    monkeypatch.setattr(make_debrief, "__defaults__", (FEW, None))
    monkeypatch.setattr(OtherwiseSheet.__init__, "__kwdefaults__", {"futures": FEW})
    for name in ("PAIRS", "BUDGET"):
        monkeypatch.setattr(f"simulator.classroom.turning.{name}", FEW)
    return open_window(filled=False, options=Options(size=(1366, 768), scenario=None))


def begun(window, hand, qtbot):
    page = window.page("class")
    hand.click(page.setup.begin)
    qtbot.waitUntil(lambda: page.desk is not None, timeout=60_000)
    return page.desk


def possible(desk, seat):
    run = desk.game.world.timeline.run
    return [c for c in cards_of(seat) if c.action in run.allowed(c.actor)]


def test_that_from_the_launch_to_the_first_order_it_takes_few_clicks_and_fields(
    launched, hand, qtbot
):
    window = launched
    by_name = {button.accessibleName(): button for button in buttons(window)}
    hand.click(next(b for name, b in by_name.items() if name.startswith("Class")))
    desk = begun(window, hand, qtbot)
    hand.click(desk.strip.next)  # begin turn 1
    hand.click(desk.strip.next)  # open the orders
    seat = desk.slips.seat.currentData()
    hand.write(desk.slips.keys[0], possible(desk, seat)[0].key)
    hand.click(desk.slips.hand_in)
    assert desk.game.state.sheets
    assert hand.clicks <= 12
    assert hand.fields <= 3


def buttons(window):
    return [b for b in window.findChildren(QAbstractButton) if b.isVisible()]


def test_that_a_lesson_of_three_turns_is_played_to_its_report_by_hand(
    launched, hand, qtbot, tmp_path
):
    window = launched
    window.show_screen("class")
    setup = window.page("class").setup
    hand.write(setup.title, "Tuesday group")
    hand.write(setup.rows["kandahar"].students, "Dunya, Eli")
    desk = begun(window, hand, qtbot)
    hand.click(desk.side.open)
    assert desk.projector.isVisible()
    for turn in (1, 2, 3):
        play_turn(desk, hand, qtbot, turn)
    hand.click(desk.strip.end)
    hand.click(desk.strip.next)
    page = window.page("debrief")
    qtbot.waitUntil(lambda: page.debrief is not None, timeout=60_000)
    assert len(page.debrief.turns) == 3
    replay(page, hand, qtbot)
    page.leaves.setCurrentIndex(1)
    hand.write(page.answers["planned"], "Open gates")
    page.write_report(tmp_path)
    report = (tmp_path / "debrief.html").read_text(encoding="utf-8")
    assert "Open gates" in report
    assert "Dunya" not in report
    assert "Played otherwise" in report
    (file,) = keeping.kept()
    assert "tuesday-group" in file.name


def play_turn(desk, hand, qtbot, turn):
    hand.click(desk.strip.next)
    assert f"Turn {turn}" in desk.strip.turn.text()
    hand.click(desk.strip.next)
    for _ in desk.game.state.played:
        seat = desk.slips.seat.currentData()
        key = possible(desk, seat)[0].key if turn == 1 else "H0"
        hand.write(desk.slips.keys[0], key)
        hand.press(desk.slips.free, Qt.Key.Key_Return)
    assert not desk.game.state.waiting
    hand.click(desk.strip.next)
    talk(desk, hand, turn)
    hand.click(desk.strip.next)
    qtbot.waitUntil(lambda: desk._fan is not None, timeout=60_000)
    if turn == 2:
        adjust(desk, hand)
    hand.click(desk.outcome.accept)
    assert desk.game.state.turns_done == turn


def talk(desk, hand, turn):
    talks = desk.talks
    hand.write(talks.text, f"We speak in turn {turn}.")
    hand.press(talks.text, Qt.Key.Key_Return)
    if turn > 1:
        return
    talks.to.setCurrentIndex(talks.to.findData("mediators"))
    hand.write(talks.text, "Between us.")
    hand.press(talks.text, Qt.Key.Key_Return)
    assert desk.game.state.said[-1].to == ("mediators",)
    for topic in ("trade", "ttp"):
        hand.click(talks.topics[topic])
    draft = next(b for b in talks.findChildren(QAbstractButton) if b.text() == "Draft")
    hand.click(draft)
    seats = ("islamabad", "kandahar")
    author = desk.game.state.treaties[1].by
    for key in (f"propose:1:{author}", *(f"sign:1:{s}" for s in seats)):
        hand.key_button(talks, key)
    hand.key_button(talks, "publish:1:islamabad")
    assert desk.game.state.treaties[1].in_force_from == 1
    assert desk.game.state.treaties[1].public


def adjust(desk, hand):
    odds = desk.outcome.odds
    hand.click(desk.outcome.adjust)
    rolled = desk._fan.results_of(desk._fan.rolled)
    id_, wish = next(iter(odds.wishes.items()))
    wish.setCurrentIndex(2 if rolled[id_] else 1)
    hand.write(odds.reason, "to see the other side of it")
    hand.click(odds.choose)
    assert desk.game.state.adjusted[2].reason == "to see the other side of it"
    branch_told = desk.outcome.findChildren(type(desk.outcome.waiting))
    assert any("is kept as the branch" in one.text() for one in branch_told)


def replay(page, hand, qtbot):
    def seen():
        return [b for b in page.turning.findChildren(KeyButton) if b.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()), timeout=5_000)
    hand.click(seen()[0])
    sheet = page.sheet
    sheet.rows[0].boxes[0].setCurrentIndex(1)  # left to the model
    hand.click(sheet.play)
    qtbot.waitUntil(lambda: sheet.made is not None, timeout=60_000)
    hand.click(sheet.keep)
    assert page._of.state.otherwise
    sheet.reject()


def test_that_a_guarded_seat_opens_behind_its_note_with_a_reason_only(
    launched, hand, qtbot
):
    window = launched
    window.show_screen("class")
    setup = window.page("class").setup
    guarded = setup.rows["armed-groups"]
    people = guarded.choice.findChildren(QAbstractButton)[1]
    hand.click(people)
    note = setup.sheet
    assert isinstance(note, Reason)
    assert guarded.by == "nobody"
    assert not note.yes.isEnabled()
    hand.write(note.reason, "We study how truces end.")
    hand.click(note.yes)
    assert guarded.by == "people"
    made = setup.setup_now()
    assert made.of("armed-groups").reason == "We study how truces end."


def test_that_injects_are_written_and_changed_at_the_desk_and_kept_as_csv(
    launched, hand, qtbot, tmp_path
):
    window = launched
    window.show_screen("class")
    desk = begun(window, hand, qtbot)
    hand.click(desk.strip.next)
    hand.click(desk.side.add)
    sheet = desk.sheet
    assert isinstance(sheet, InjectSheet)
    hand.write(sheet.title, "Snow on the passes")
    sheet.due.setCurrentIndex(3)
    hand.write(sheet.when, "rungs >= 5")
    hand.click(sheet.save)
    assert "rung >= 5" in sheet.wrong.text()  # told, and nothing is lost
    sheet.when.setText("rung >= 5")
    hand.click(sheet.save)
    assert list(desk.game.state.prepared) == ["snow-on-the-passes"]
    hand.key_button(desk.side, "fire:snow-on-the-passes")
    assert desk.game.state.injects["snow-on-the-passes"].step == "fired"
    desk.save_injects(tmp_path / "injects.csv")
    window.page("class").setup.injects.take(tmp_path / "injects.csv")
    assert list(window.page("class").setup.injects.injects) == ["snow-on-the-passes"]


def test_that_names_are_changed_and_a_lost_pin_is_given_anew_at_the_desk(
    launched, hand, qtbot
):
    window = launched
    window.show_screen("class")
    setup = window.page("class").setup
    hand.click(setup.way.findChildren(QAbstractButton)[1])
    desk = begun(window, hand, qtbot)
    desk.ask_names("kandahar")
    assert isinstance(desk.sheet, Names)
    hand.write(desk.sheet.names, "Dunya, Late")
    hand.click(desk.sheet.yes)
    assert desk.game.state.students["kandahar"] == ("Dunya", "Late")
    pin = desk.give_pin("kandahar")
    assert pin in desk.seats.said.text()
    desk.go_on()
    desk.go_on()
    desk.open_seat("kandahar")
    for _ in range(5):
        desk.hot_seat.pin_given.emit("0000" if pin != "0000" else "1111")
    desk.hot_seat.pin_given.emit(pin)
    assert "shut until" in desk.hot_seat.wrong.text()
    another = desk.give_pin("kandahar")
    desk.hot_seat.pin_given.emit(another)
    assert "shut" not in desk.hot_seat.wrong.text()
    desk.hot_seat.reject()
    QApplication.clipboard().clear()


def test_that_every_field_of_the_desk_can_be_named_by_a_screen_reader(
    launched, hand, qtbot
):
    window = launched
    window.show_screen("class")
    desk = begun(window, hand, qtbot)
    for page in (desk.slips, desk.talks, desk.outcome, desk.reveal):
        for field in page.findChildren(QLineEdit) + page.findChildren(QComboBox):
            inner = isinstance(field.parent(), QComboBox)
            assert inner or field.accessibleName(), field
