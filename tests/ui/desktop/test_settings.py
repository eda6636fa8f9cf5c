"""What can be chosen: the sheet, the file, and the keys of commands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QSpinBox

from ui.desktop import kept, keys, motion, theme
from ui.desktop.commands import every_command
from ui.desktop.preferences import PAGES, PREFERENCES
from ui.desktop.settings import Settings
from ui.desktop.widgets.keys_page import KeysPage
from ui.desktop.widgets.settings_sheet import KEYBOARD, SettingsSheet

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(open_window, qtbot, settings):
    made = open_window(settings=settings)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    yield made
    settings.forget()
    made.use_settings()
    keys.use({})
    motion.set_reduced(False)
    kept.write_runs_to(None)


@pytest.fixture
def sheet(window):
    window.show_settings()
    (made,) = window.findChildren(SettingsSheet)
    return made


def choose(sheet, key, value):
    """Press the button of an option."""
    row = sheet.rows[key]
    values = [one.value for one in row.preference.options]
    row.choice._group.button(values.index(value)).click()


def test_that_every_preference_has_a_row_and_says_what_it_does(sheet):
    assert list(sheet.rows) == [one.key for one in PREFERENCES]
    for one in PREFERENCES:
        assert one.tip
        assert one.read(one.default) == one.default


def test_that_looks_hold_at_once_and_are_kept(window, sheet, settings):
    size = window.bar.title.font().pixelSize()
    high = sheet.close_button.sizeHint().height()
    choose(sheet, "theme", "dark")
    choose(sheet, "letters", 115)
    choose(sheet, "density", "roomy")
    choose(sheet, "motion", "less")
    assert theme.current() == "dark"  # and the letters keep their size in it
    assert window.bar.title.font().pixelSize() == round(size * 1.15)
    assert sheet.close_button.sizeHint().height() > high
    assert motion.reduced()
    kept_now = Settings(settings.file)
    assert (kept_now.mode, kept_now.letters) == ("dark", 115)
    assert kept_now.get("density") == "roomy"
    assert kept_now.get("motion") == "less"


def test_that_the_map_follows_borders_and_the_twin(window, sheet):
    choose(sheet, "boundaries", "none beyond the border belt")
    sheet.rows["twin"].switch.click()
    assert window.explore.map.map.scene.view == "none beyond the border belt"
    assert "invented" in window.explore.map.map.accessibleDescription()
    sheet.rows["twin"].switch.click()
    assert "invented" not in window.explore.map.map.accessibleDescription()


def test_that_the_window_can_begin_at_the_right(window, sheet):
    choose(sheet, "direction", "right to left")
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    choose(sheet, "direction", "left to right")
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_that_motion_follows_the_system_until_told_otherwise(
    window, settings, monkeypatch
):
    monkeypatch.setattr(motion, "system_asks", lambda: True)
    window.use_settings()
    assert motion.reduced()
    settings.put("motion", "usual")
    window.use_settings()
    assert not motion.reduced()


def test_that_runs_are_written_to_the_folder_that_was_chosen(sheet, tmp_path):
    row, folder = sheet.rows["runs-folder"], tmp_path / "my runs"
    row.folder.setText(str(folder))
    row.folder.editingFinished.emit()
    assert kept.runs_folder() == folder
    row._drop_folder()
    assert kept.runs_folder() != folder


def test_that_a_folder_that_cannot_be_written_is_refused_and_the_old_one_holds(
    sheet, settings, tmp_path
):
    row, file = sheet.rows["runs-folder"], tmp_path / "file"
    file.write_text("no folder")
    row.folder.setText(str(file / "below"))
    row.folder.editingFinished.emit()
    assert "no folder that can be written" in row.note.text()
    assert settings.get("runs-folder") == ""
    assert row.folder.text() == ""


def test_that_all_of_it_goes_back_to_how_it_was_made(window, sheet, settings):
    choose(sheet, "theme", "dark")
    settings.put_shortcut("undo", "F8")
    settings.note_recent(settings.file)
    sheet.reset.click()
    assert settings.get("theme") == "system"
    assert settings.shortcuts == {}
    assert settings.recent == [settings.file]
    assert keys.of("undo") == "Ctrl+Z"


# The file.


def test_that_what_cannot_be_understood_is_told_left_alone_and_the_usual_holds(
    tmp_path, open_window
):
    file = tmp_path / "settings.ini"
    before = "[General]\ntheme=plaid\nleters=115\nthreads=99\n"
    file.write_text(before)
    settings = Settings(file)
    assert (settings.mode, settings.get("threads")) == ("system", 1)
    window = open_window(filled=False, settings=settings)
    window.tell_of_settings()
    assert "3 settings could not be understood" in window.banner.sentence.text()
    details = window.banner.details.toPlainText()
    assert 'theme = "plaid" is not accepted; allowed: system or light' in details
    assert "Did you mean letters?" in details
    settings.put("density", "roomy")
    assert {"theme=plaid", "leters=115"} <= set(file.read_text().splitlines())


def test_that_a_file_that_is_no_text_is_put_aside_and_survives(tmp_path):
    file = tmp_path / "settings.ini"
    file.write_bytes(b"\x00\xff\xfe broken")
    settings = Settings(file)
    assert "settings.ini.broken" in settings.trouble
    assert (tmp_path / "settings.ini.broken").read_bytes() == b"\x00\xff\xfe broken"
    settings.put("theme", "dark")
    assert Settings(file).mode == "dark"


def test_that_a_file_that_cannot_be_written_is_told_and_the_choice_is_not_lost_silently(
    tmp_path,
):
    folder = tmp_path / "taken"
    folder.write_text("a file where the folder would be")
    settings = Settings(folder / "settings.ini")
    settings.put("theme", "dark")
    assert "cannot be kept" in settings.trouble


def test_that_a_value_nobody_allows_is_refused(settings):
    with pytest.raises(ValueError, match="allowed: system or light or dark"):
        settings.put("theme", "plaid")


# Keys.


@pytest.fixture
def page(sheet):
    sheet.show_page(KEYBOARD)
    return sheet.keys_page


def test_that_the_shortcuts_are_made_when_they_are_first_wanted(sheet):
    assert not sheet.findChildren(KeysPage)
    sheet.pages.setCurrentRow(sheet.pages.count() - 1)
    made = sheet.keys_page
    assert made.isVisibleTo(sheet)
    sheet.pages.setFocus()
    line = []
    while (now := sheet.focusWidget()) not in line:
        line.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    first, field = made.search, made.rows["share"].field
    stops = [sheet.pages, first, field, sheet.reset, sheet.close_button]
    assert [one for one in line if one in stops] == stops


def press(page, command, text):
    """Press keys in the field of a command."""
    field = page.rows[command].field
    field.setKeySequence(QKeySequence(text))
    field.editingFinished.emit()


def test_that_every_command_stands_on_the_page_with_its_keys(page):
    assert set(page.rows) == {one.id for one in every_command()}
    assert page.rows["undo"].field.keySequence() == QKeySequence("Ctrl+Z")


def test_that_other_keys_hold_at_once_in_menus_tooltips_and_the_palette(
    window, page, qtbot, settings
):
    press(page, "undo", "F8")
    action = window.actions_by_name["undo"]
    assert action.shortcut() == QKeySequence("F8")
    assert "(F8)" in window.bar.undo.toolTip()
    press(page, "toggle_theme", "Ctrl+J")
    assert Settings(settings.file).shortcuts == {"undo": "F8", "toggle_theme": "Ctrl+J"}
    page.window().accept()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_J, CONTROL)
    assert theme.current() == "dark"


def test_that_pressed_keys_are_taken_by_the_field(page, qtbot, settings):
    page.window().activateWindow()
    field = page.rows["redo"].field
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_9, CONTROL)
    qtbot.waitUntil(lambda: settings.shortcuts.get("redo") == "Ctrl+9")


def test_that_keys_of_another_command_are_named_and_given_or_left(page, settings):
    press(page, "what_if", "Ctrl+Z")
    assert "Ctrl+Z is “Undo” already" in page.said.text()
    assert settings.shortcuts == {}
    page.leave.click()
    assert page.rows["what_if"].field.keySequence() == QKeySequence("Ctrl+B")
    press(page, "what_if", "Ctrl+Z")
    page.take.click()
    assert settings.shortcuts == {"undo": "", "what_if": "Ctrl+Z"}
    assert keys.of("undo") == ""
    assert page.rows["undo"].field.keySequence().isEmpty()


def test_that_keys_every_window_needs_are_refused(page, settings):
    press(page, "what_if", "Tab")
    assert "choose other keys" in page.said.text()
    assert settings.shortcuts == {}


def test_that_delete_leaves_a_command_without_keys_and_the_arrow_brings_them_back(
    page, qtbot, settings
):
    row = page.rows["what_if"]
    row.field.clear()
    row.field.editingFinished.emit()
    assert settings.shortcuts == {"what_if": ""}
    assert row.back.isVisible()
    row.back.click()
    assert settings.shortcuts == {}
    assert keys.of("what_if") == "Ctrl+B"


def test_that_usual_keys_another_took_are_not_brought_back_silently(page, settings):
    press(page, "what_if", "Ctrl+Z")
    page.take.click()
    page.rows["undo"].back.click()
    assert "“What if…” already" in page.said.text()
    page.take.click()
    assert keys.of("undo") == "Ctrl+Z"
    assert keys.of("what_if") == ""
    page.reset_all()
    assert settings.shortcuts == {}


def test_that_a_few_letters_or_keys_find_a_command(page):
    page.search.setText("ctrl+z")
    assert [id_ for id_, row in page.rows.items() if not row.isHidden()] == ["undo"]
    page.search.setText("mediation")
    assert all(row.isHidden() for row in page.rows.values())


def test_that_every_control_of_the_settings_is_named_and_reached_by_tab(sheet, qtbot):
    sheet.show_page(KEYBOARD)
    sheet.show_page(PAGES[0])
    kinds = (QAbstractButton, QLineEdit, QSpinBox)
    controls = [
        one
        for kind in kinds
        for one in sheet.findChildren(kind)
        if not one.objectName().startswith("qt_")
    ]
    assert len(controls) > 60
    nameless = [
        one
        for one in controls
        if not one.accessibleName() and not getattr(one, "text", str)()
    ]
    assert nameless == []
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    reached = set()
    for _ in range(40):
        at = QApplication.focusWidget()
        reached.add(at)
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    assert {sheet.pages, sheet.reset, sheet.close_button} <= reached
