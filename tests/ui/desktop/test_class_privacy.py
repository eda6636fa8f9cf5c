"""Nothing private of a seat reaches the projector, another seat, or what is left.

Every widget is walked, with all that it could show or say: texts, tooltips, names and
descriptions for those who listen, titles, items and the data of models.
"""

import logging

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from simulator.classroom.file import create_class
from simulator.classroom.pins import hashed
from simulator.classroom.roles import role
from simulator.classroom.views import seat_view
from tests.simulator.classroom.lessons import SEATS, setup
from ui.desktop.classroom.hot_seat import HotSeat
from ui.desktop.options import Options

# One secret of every kind for every seat, of which no word stands anywhere else.
FREE = {seat: f"freeorder{n}" for n, seat in enumerate(SEATS)}
LETTER = {seat: f"letterfrom{n}" for n, seat in enumerate(SEATS)}
DRAFT = {seat: f"drafted{n}" for n, seat in enumerate(SEATS)}
STUDENT = {seat: f"Student{n}" for n, seat in enumerate(SEATS)}
PIN = {seat: f"73{n}9" for n, seat in enumerate(SEATS)}
INJECT = "toldtoonealone"
REAL = ("Kabul", "Kandahar", "Islamabad", "Torkham", "Pakistan", "Taliban", "Haqqani")
REAL += ("Afghan", "Qatar", "Durand Line", "October 2025", "ISKP", "Baloch", "TTP")
TOLD = ("windowTitle", "accessibleName", "accessibleDescription", "toolTip")
TOLD += ("whatsThis", "statusTip", "objectName")


def everything(root):
    """Every string that a widget and all in it could show or say."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for widget in (root, *root.findChildren(QWidget)):
        for told in TOLD:
            yield getattr(widget, told)()
        yield from (action.text() for action in widget.actions())
        yield from written(widget)


def written(widget):
    """What is written in a widget, by its kind."""
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox):
        for item in range(widget.count()):
            yield widget.itemText(item)
            yield str(widget.itemData(item))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from items(widget.model())


def items(model):
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    for row in range(model.rowCount()):
        for place in range(model.columnCount()):
            for asked in roles:
                yield str(model.index(row, place).data(asked))


def private_of(seat):
    """What only a seat and the facilitator may know."""
    found = role(seat)
    return [
        FREE[seat],
        DRAFT[seat],
        STUDENT[seat],
        PIN[seat],
        found.knows,
        found.brief,
        *(aim.text for aim in found.aims if aim.secret),
    ]


def holds_none_of(private, words):
    told = list(words)
    for secret in private:
        where = [text for text in told if secret in text]
        assert not where, f"{secret!r} stands in {where[:2]}"


@pytest.fixture
def desk(open_window, qtbot, tmp_path):
    window = open_window(filled=False, options=Options(size=(1366, 768)))
    window.show_screen("class")
    page = window.page("class")
    seats = [
        {"seat": s, "students": [STUDENT[s]], "pin": hashed(PIN[s])} for s in SEATS
    ]
    inject = {"id": "one", "title": INJECT, "text": INJECT, "to": ["kandahar"]}
    made = setup(seats=seats, injects=[inject], title="A class", entry="hot seat")
    page.show_class(create_class(tmp_path / "class.durand", made))
    page.desk.open_projector()
    return page.desk


def in_every_phase(desk, qtbot):
    """Play two turns and stop in every phase, with every secret there."""
    game = desk.game
    for turn in (1, 2):
        desk.go_on()
        yield "brief"
        if turn == 1:
            desk.bring_in("fire:one")
        desk.go_on()
        for seat in SEATS:
            desk.hand_in(seat, [], FREE[seat])
        yield "orders"
        desk.go_on()
        for seat, other in zip(SEATS, SEATS[1:] + SEATS[:1], strict=True):
            desk.publish(seat, LETTER[seat], [other])
            desk.draft(seat, ["trade"], DRAFT[seat])
        desk.predict("kandahar", "heavy", 90)
        yield "talks"
        desk.go_on()
        qtbot.waitUntil(lambda: desk._fan is not None, timeout=60_000)
        yield "adjudication"
        desk.accept()
        yield "reveal"
    desk.end()
    assert game.state.ended
    yield "ended"


def test_that_no_private_datum_of_any_seat_stands_on_the_projector_in_any_phase(
    desk, qtbot
):
    private = [secret for seat in SEATS for secret in private_of(seat)]
    private += [*LETTER.values(), INJECT]
    seen = []
    for phase in in_every_phase(desk, qtbot):
        words = list(everything(desk.projector))
        holds_none_of(private, words)
        odds = [word for word in words if "of 100 futures" in word]
        assert bool(odds) == (phase in ("reveal", "ended")), (phase, odds)
        assert any("Escalation" in word for word in words), phase
        seen.append(phase)
    assert len(seen) == 11


def test_that_a_seat_sees_its_own_and_nothing_private_of_another_in_any_phase(
    desk, qtbot
):
    game = desk.game
    for _ in in_every_phase(desk, qtbot):
        for number, seat in enumerate(SEATS):
            dialog = HotSeat(role(seat).short, desk, needs_pin=True)
            holds_none_of(private_of(seat), everything(dialog))  # the curtain is down
            dialog.show_seat(seat_view(game, seat))
            words = list(everything(dialog))
            assert any(role(seat).aims[-1].text in word for word in words)
            for other in SEATS:
                if other != seat:
                    holds_none_of(private_of(other), words)
            known = {SEATS[number], SEATS[number - 1]}  # its own, and the one to it
            for writer, letter in LETTER.items():
                if writer not in known:
                    holds_none_of([letter], words)
            if seat != "kandahar":
                holds_none_of([INJECT], words)
            dialog.deleteLater()


def test_that_nothing_private_is_left_in_titles_clipboard_logs_or_lists(
    desk, qtbot, caplog, tmp_path
):
    caplog.set_level(logging.DEBUG)
    QApplication.clipboard().clear()
    for _ in in_every_phase(desk, qtbot):
        titles = [widget.windowTitle() for widget in QApplication.topLevelWidgets()]
        private = [secret for seat in SEATS for secret in private_of(seat)]
        holds_none_of([*private, *LETTER.values()], titles)
    told = [QApplication.clipboard().text(), caplog.text]
    for file in tmp_path.rglob("*"):
        kept = file.is_file() and not file.name.startswith("class.durand")
        if kept and file.stat().st_size < 2_000_000:
            told.append(file.read_bytes().decode("utf-8", "replace"))
    private = [secret for seat in SEATS for secret in private_of(seat)[:4]]
    holds_none_of([*private, *LETTER.values()], told)


def test_that_no_pin_stands_in_the_file_of_a_class_or_in_its_exports(
    desk, qtbot, tmp_path
):
    from ui.paper.debrief import record_csv

    game = desk.game
    desk.give_pin("kandahar")
    told = desk.seats.said.text()
    pin = next(word for word in told.replace(".", "").split() if word.isdecimal())
    desk.seats.tell("")
    csv = record_csv(game, names=True)
    for secret in (*PIN.values(), pin):
        assert secret not in csv
    assert STUDENT["kandahar"] not in record_csv(game, names=False)
    page = desk.window().page("class")
    page.close_class()
    kept = (tmp_path / "class.durand").read_bytes()
    for secret in (*PIN.values(), pin):
        assert secret.encode() not in kept


def test_that_the_desk_is_covered_while_a_team_sits_at_the_keyboard(desk, qtbot):
    desk.go_on()
    desk.go_on()
    desk.hand_in("islamabad", [], FREE["islamabad"])
    desk.publish("islamabad", LETTER["islamabad"], ["mediators"])
    desk.open_seat("kandahar")
    seen = [w for w in desk.window().findChildren(QWidget) if w.isVisible()]
    words = [text for w in seen if isinstance(w, QLabel) for text in written(w)]
    holds_none_of([FREE["islamabad"], LETTER["islamabad"], STUDENT["islamabad"]], words)
    assert desk.hot_seat.size() == desk.window().size()
    desk.hot_seat.reject()
    assert desk.seats.isVisible()


def test_that_a_class_on_the_twin_shows_and_says_no_real_name_anywhere(
    open_window, qtbot, tmp_path
):
    window = open_window(filled=False, options=Options(size=(1366, 768)))
    window.show_screen("class")
    page = window.page("class")
    made = setup(twin=True, title="A class")
    page.show_class(create_class(tmp_path / "class.durand", made))
    desk = page.desk
    desk.open_projector()
    for _ in in_phases(desk, qtbot):
        desk.open_seat("kandahar")
        desk.hot_seat.pin_given.emit("")
        shown = (desk, desk.projector, desk.hot_seat)
        words = [word for root in shown for word in everything(root)]
        holds_none_of(REAL, words)
        desk.hot_seat.reject()
    page.close_class()
    assert "Kandahar" in page.setup.rows["kandahar"].choice.accessibleName()


def in_phases(desk, qtbot):
    desk.go_on()
    desk.go_on()
    desk.hand_in("kandahar", [], "")
    yield "orders"
    desk.go_on()
    desk.draft("islamabad", ["trade", "ttp"], "As agreed.")
    yield "talks"
    desk.go_on()
    qtbot.waitUntil(lambda: desk._fan is not None, timeout=60_000)
    desk.accept()
    yield "reveal"
