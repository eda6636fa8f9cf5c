"""A scenario of one's own: edited, checked as one types, saved, opened again."""

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from simulator.mechanisms import DIALS, SWITCHES
from simulator.scenario import load_scenario, parse_scenario
from simulator.situation import Seat
from simulator.timeline.changes import Switch
from tests.ui.desktop.test_words import jargon, said_by
from ui.desktop.editor.folder import extended_by, own_folder, own_scenarios, slug
from ui.desktop.editor.seats_page import MODEL
from ui.desktop.editor.sheet import SOUND, ScenarioEditor
from ui.desktop.options import Options

PARENT = "october-2025"


def test_that_it_begins_as_a_copy_with_a_name_of_its_own(editor):
    assert editor.draft.sound
    assert editor.status.text() == SOUND
    assert editor.draft.scenario.name.endswith("my-own")
    assert "[start]" not in editor.draft.text


def test_that_each_page_changes_what_the_file_holds(editor):
    editor.situation.text.setPlainText("Another situation. With two sentences.")
    editor.start.fields["cohesion"].editor.setValue(0.3)
    editor.start.fields["crossings.torkham"].editor.setCurrentIndex(0)
    editor.dials.fields["mediation_strength"].editor.setValue(0.9)
    editor.injects.add_new()
    editor.doctrine.table.item(0, 1).setText("-3.5")
    editor.draft.check()
    assert editor.draft.sound, editor.draft.problems
    scenario = editor.draft.scenario
    assert scenario.start_state.cohesion == 0.3
    assert scenario.start_state.crossings["torkham"] == "open"
    assert scenario.dials["mediation_strength"] == 0.9
    assert scenario.injects[0].kind == "shock"
    assert scenario.doctrine["pak_army"]
    assert "cohesion = 0.3" in editor.file.toPlainText()


def test_that_what_is_saved_is_read_again_as_it_was_edited(editor, qtbot, tmp_path):
    editor.situation.title.setText("A wider war")
    editor.dials.fields["mediation_strength"].editor.setValue(0.0)
    with qtbot.waitSignal(editor.saved) as saved:
        assert editor.save()
    file = Path(saved.args[0])
    assert file == own_folder() / "a-wider-war.toml"
    again = load_scenario(file)
    assert again == editor.draft.scenario
    assert again.dials["mediation_strength"] == 0.0
    assert own_scenarios() == [str(file)]
    assert extended_by(str(file)) == PARENT


def test_that_a_mistake_is_named_with_its_field_and_nothing_is_written(
    editor, qtbot, tmp_path
):
    editor.situation.title.setText("")
    editor.doctrine.table.item(2, 1).setText("much")
    qtbot.waitUntil(lambda: not editor.draft.sound, timeout=3000)
    said = editor.status.text()
    assert "scenario.title" in said
    assert "doctrine.pak_army.action" in said
    assert not editor.save_button.isEnabled()
    file = tmp_path / "mine.toml"
    assert not editor.save_to(file)
    assert not file.exists()


def test_that_a_value_goes_back_to_the_one_it_had(editor, qtbot):
    field = editor.start.fields["cohesion"]
    field.editor.setValue(0.1)
    assert not field.back.isHidden()
    field.back.click()
    editor.draft.check()
    assert field.back.isHidden()
    assert "cohesion" not in editor.draft.text


def test_that_an_actor_s_weights_are_reset_together(editor, qtbot):
    table = editor.doctrine.table
    for row in (0, 2, 3):
        table.item(row, 1).setText("9")
    assert "pak_army" in editor.draft.scenario.doctrine
    qtbot.mouseClick(editor.doctrine.reset_button, Qt.MouseButton.LeftButton)
    assert "pak_army" not in editor.draft.scenario.doctrine
    assert table.item(0, 1).text() != "9"


def test_that_an_event_to_come_can_be_taken_out_again(editor):
    editor.injects.add_new()
    editor.injects.rows[0].remove.click()
    assert editor.draft.scenario.injects == ()


def test_that_a_file_that_cannot_be_written_says_why(editor, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert not editor.save_to(blocked / "mine.toml")
    assert "could not be saved" in editor.status.text()


def test_that_every_field_is_named_and_none_in_jargon(editor):
    said = [text for one in editor.findChildren(QWidget) for text in said_by(one)]
    own = [text for text in said if "October 2025" not in text]
    assert jargon(own) == []
    nameless = [
        one
        for one in editor.findChildren(QAbstractButton)
        if not one.accessibleName()
        and not one.text()
        and "qt_" not in one.objectName()
        and type(one).__module__.startswith("ui.")
    ]
    assert nameless == []
    assert len(editor.dials.fields) == len(DIALS)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A wider war", "a-wider-war"),
        ("Türkiye’s offer!", "turkiye-s-offer"),
        ("October 2025", "my-october-2025"),
        ("???", "my-scenario"),
    ],
)
def test_that_a_title_gives_a_name_that_is_free(title, name):
    assert slug(title) == name


def test_that_own_scenarios_are_cards_on_home_and_broken_ones_say_so(
    open_window, qtbot
):
    window = open_window(filled=False, options=Options(size=(1366, 768)))
    home = window.page("home")
    home.add_cards()
    shipped = len(home.cards)
    own_folder().mkdir(parents=True)
    good = own_folder() / "good.toml"
    good.write_text('extends = "october-2025"\n[scenario]\nname="good"\ntitle="Good"\n')
    (own_folder() / "bad.toml").write_text("[scenario]\n")
    window.own_changed.emit()
    assert len(home.cards) == shipped + 2
    assert home.cards[0].card.name == PARENT  # a newcomer still begins there
    mine = {one.card.title: one for one in home.cards[1:3]}
    assert set(mine) == {"Good", "bad.toml has mistakes"}
    assert mine["Good"].accessibleDescription().startswith("Yours.")
    assert not mine["bad.toml has mistakes"].isEnabled()
    home.finish_pictures()
    assert mine["Good"].picture is not None
    mine["Good"].opened.disconnect(window.show_scenario)  # only what it asks for
    with qtbot.waitSignal(mine["Good"].opened) as opened:
        mine["Good"].click()
    assert opened.args[0] == str(good)
    good.unlink()
    home.enter()
    qtbot.waitUntil(lambda: len(home.cards) == shipped + 1)


def test_that_the_window_saves_the_run_s_dials_into_a_scenario(open_window, qtbot):
    window = open_window()
    window.explore.session.pause()
    window.explore.dials.rows["mediation_strength"].slider.setValue(90)
    assert window.explore.session.settle(20)
    window.edit_scenario()
    editor = window.findChildren(ScenarioEditor)[0]
    assert editor.draft.scenario.dials["mediation_strength"] == 0.9
    assert editor.save()
    assert [Path(one).name for one in own_scenarios()] == [
        f"{editor.draft.scenario.name}.toml"
    ]
    editor.reject()


def test_that_a_claim_is_switched_off_and_on_again_and_only_that_is_in_the_file(editor):
    field = editor.switches.fields["C6"]
    assert set(editor.switches.fields) == set(SWITCHES)
    field.editor.setChecked(False)
    editor.draft.check()
    assert editor.draft.sound
    assert tomllib.loads(editor.draft.text)["switches"] == {"C6": False}
    field.back.click()
    editor.draft.check()
    assert "switches" not in tomllib.loads(editor.draft.text)


def test_that_seats_are_added_named_filled_and_put_back(editor):
    page = editor.seats
    first = len(load_scenario(PARENT).seats)
    assert len(page.rows) == first
    page.add_button.click()
    editor.draft.check()
    assert not editor.draft.sound  # it plays nobody yet
    assert f"seat.{first}.actors" in editor.status.text()
    page.fields["india"].editor.setCurrentText("seat-1")
    page.rows[-1].name.setText("delhi")
    editor.draft.check()
    assert editor.draft.sound, editor.draft.problems
    assert parse_scenario(editor.draft.text, "mine.toml").seats[-1] == Seat(
        id="delhi", actors=("india",)
    )
    page.rows[-1].name.setText("New Delhi!")
    editor.draft.check()
    assert f"seat.{first}.id" in editor.status.text()
    page.back.click()
    editor.draft.check()
    assert editor.draft.sound
    assert "seat" not in tomllib.loads(editor.draft.text)
    assert page.fields["india"].editor.currentText() == MODEL


def test_that_an_actor_moves_from_seat_to_seat_and_a_seat_that_goes_frees_its_own(
    editor,
):
    page = editor.seats
    page.fields["china"].editor.setCurrentText("mediators")
    editor.draft.check()
    seats = {seat.id: seat.actors for seat in editor.draft.scenario.seats}
    assert "china" in seats["mediators"]
    assert seats["china"] == ()
    assert not editor.draft.sound
    next(one for one in page.rows if one.name.text() == "china").remove.click()
    editor.draft.check()
    assert editor.draft.sound
    assert len(editor.draft.scenario.seats) == len(load_scenario(PARENT).seats) - 1


def test_that_claims_switched_off_in_the_run_come_along(open_window):
    window = open_window()
    session = window.explore.session
    session.pause()
    session.intervene(Switch(claim="C6", on=False))
    session.settle(10)
    window.edit_scenario()
    (sheet,) = window.findChildren(ScenarioEditor)
    assert sheet.switches.fields["C6"].value is False
    assert sheet.draft.scenario.switches == {"C6": False}
    sheet.reject()


def typed(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


@pytest.mark.parametrize("bad", ["5", "-2", "much", "0,5", "1e9"])
def test_that_a_number_says_at_its_field_what_it_cannot_take_and_keeps_the_last(
    editor, qtbot, bad
):
    editor.pages.setCurrentWidget(editor.start)
    field = editor.start.fields["cohesion"]
    before = field.value
    typed(qtbot, field.editor, bad)
    assert field.editor.text() == bad  # nothing that is typed is swallowed
    assert "0 to 1" in field.hint.text()
    assert field.hint.property("tone") == "bad"
    assert field.editor.property("wrong")
    editor.start.fields["rung"].editor.setFocus()
    assert field.value == before
    assert field.hint.text() == "0 to 1"
    assert not field.editor.property("wrong")


def test_that_a_number_is_taken_while_it_is_typed_with_either_minus(editor):
    editor.pages.setCurrentWidget(editor.start)
    field = editor.start.fields["trust.pak_kab"]
    for minus in ("-", "−"):
        field.editor.lineEdit().setText("0")
        field.editor.lineEdit().setText(f"{minus}0.25")
        assert field.value == -0.25
        assert editor.draft.scenario.start_state.trust.pak_kab == -0.25
    assert field.editor.textFromValue(-0.25) == "−0.25"


def test_that_whole_numbers_refuse_parts(editor, qtbot):
    days = editor.situation.days
    typed(qtbot, days, "1.5")
    assert "whole number" in editor.situation.notes["days"].text()
    typed(qtbot, days, "200")
    assert "1 to 1,827" in editor.situation.notes["days"].text()
    assert editor.draft.scenario.days == 200


def test_that_each_text_says_at_its_field_what_it_may_hold(editor):
    page = editor.situation
    page.title.clear()
    page.text.clear()
    page.sources.clear()
    page.in_short.setText("x" * 111)
    editor.draft.check()
    told = {key: page.notes[key].text() for key in page.notes}
    assert told["title"] == told["text"] == "Allowed is a text, not empty."
    assert told["in_short"] == "Allowed is a text of one line, 1 to 110 letters."
    assert told["sources"] == "Allowed is a list of texts, at least one."
    assert all(box.property("wrong") for box in (page.title, page.text, page.in_short))
    assert not editor.pages.tabIcon(0).isNull()
    page.title.setText("Again")
    editor.draft.check()
    assert page.notes["title"].text() == "Saved as again.toml"
    assert not page.title.property("wrong")


def test_that_a_first_day_out_of_range_says_so_and_nothing_breaks(editor):
    for year in (1999, 2050, 3000):
        editor.situation.start.setDate(QDate(year, 12, 31))
        editor.draft.check()
        assert "2000-01-01" in editor.situation.notes["start"].text()
    assert not editor.save_button.isEnabled()


def test_that_the_sentence_goes_with_the_text_it_was_written_for(editor):
    page, parent = editor.situation, load_scenario(PARENT)
    assert page.in_short.text() == parent.in_short
    page.text.setPlainText("All is quiet. Nobody knows why.")
    assert page.in_short.text() == ""
    assert page.in_short.placeholderText() == "All is quiet."
    page.in_short.setText("A quiet that nobody understands.")
    page.text.setPlainText("All is quiet. Some know why.")
    assert page.in_short.text() == "A quiet that nobody understands."
    editor.draft.check()
    again = parse_scenario(editor.draft.text, "mine.toml")
    assert again.in_short == "A quiet that nobody understands."


def test_that_an_event_out_of_the_run_says_so_at_its_row(editor):
    editor.injects.add_new()
    (row,) = editor.injects.rows
    assert editor.injects.empty.isHidden()
    row.day.setDate(QDate(2031, 1, 1))
    editor.draft.check()
    assert "from 2025-10-12 to 2026-10-11" in row.note.text()
    assert row.day.property("wrong")
    row.day.setDate(QDate(2026, 1, 1))
    editor.draft.check()
    assert row.note.isHidden()
    row.kind.setCurrentIndex(row.kind.findData("dial"))
    row.dial.setCurrentIndex(row.dial.findData("mediation_strength"))
    dial = DIALS["mediation_strength"]
    assert (row.value.minimum(), row.value.maximum()) == (dial.low, dial.high)
    assert row.value.value() == dial.default
    row.remove.click()
    assert not editor.injects.empty.isHidden()


def test_that_seats_and_weights_say_what_is_wrong_where_it_is(editor):
    editor.seats.rows[0].name.setText("Bad name!")
    editor.seats.add_new()
    editor.doctrine.table.item(1, 1).setText("99")
    editor.draft.check()
    first, *_, last = editor.seats.rows
    assert "small letters" in first.count.text()
    assert first.name.property("wrong")
    assert last.count.text() == "Plays nobody yet: choose whom, below."
    assert last.count.property("tone") == "bad"
    assert "Attacks blamed on Kabul. Allowed is" in editor.doctrine.wrong.text()
    editor.doctrine.table.item(1, 1).setText("1")
    editor.draft.check()
    assert editor.doctrine.wrong.isHidden()
