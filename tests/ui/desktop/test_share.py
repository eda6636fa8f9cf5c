"""Sharing: a small sheet, a thread, files that are whole or not there."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.desktop import share_sheet
from ui.desktop.share_sheet import ShareSheet
from ui.desktop.sharing import share, source_of
from ui.desktop.widgets.toast import Toast
from ui.figures.sheet import sheet as empty_figure
from ui.report.parts import Asked, Drawing, Report, Section, Words
from ui.report.run import RunSource


class Little:
    """A source that is told at once."""

    name, title, question, people = "little", "A title", "A question?", True

    def __init__(self):
        self.may_draw = threading.Event()
        self.may_draw.set()
        self.asked = None

    def report(self, asked):
        self.asked = asked
        drawing = Drawing("Its caption.", "A figure of nothing", self.draw)
        parts = (Words("Words."), drawing, replace(drawing, alt="Another"))
        return Report(
            asked.title or self.title,
            asked.question or self.question,
            "About nothing.",
            (Section("all", "All of it", parts),),
            asked.author,
        )

    def draw(self):
        self.may_draw.wait(10)
        return empty_figure("", "note", (2, 1))


@pytest.fixture
def source():
    return Little()


@pytest.fixture
def opened(qtbot, source, monkeypatch, tmp_path):
    monkeypatch.setattr(share_sheet, "_last", {"folder": tmp_path / "to"})
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    made = ShareSheet(source, window, Toast(window))
    made.open()
    yield made
    source.may_draw.set()
    if isValid(made):  # it deletes itself when it closes
        made.reject()


def test_that_a_report_is_made_where_and_as_what_was_asked(
    qtbot, opened, source, tmp_path
):
    opened.title.setText("  What   moves it ")
    opened.kinds["pdf"].setChecked(False)
    toast = opened._toast
    with qtbot.waitSignal(opened.made, timeout=60_000) as made:
        qtbot.mouseClick(opened.make, Qt.MouseButton.LeftButton)
    [file] = made.args[0]
    assert file == tmp_path / "to" / "what-moves-it.html"
    assert "What moves it" in file.read_text(encoding="utf-8")
    assert source.asked == Asked("What moves it", "A question?", "")
    assert not opened.isVisible()
    assert toast.sentence.text() == "“what-moves-it” is ready (HTML)"
    assert (toast.button.text(), toast.second.text()) == ("Open", "Show in folder")


def test_that_nothing_is_made_without_a_kind_or_a_name_that_was_promised(opened):
    assert opened.make.isEnabled()
    opened.named.setChecked(True)
    assert not opened.make.isEnabled()
    opened.author.setText("Group 3")
    assert opened.make.isEnabled()
    for box in opened.kinds.values():
        box.setChecked(False)
    assert not opened.make.isEnabled()


def test_that_a_folder_that_cannot_be_written_to_is_told_in_the_sheet(
    qtbot, opened, tmp_path
):
    (tmp_path / "file").write_text("")
    opened.put_in(tmp_path / "file")
    opened.start()
    qtbot.waitUntil(opened.alarm.isVisible, timeout=60_000)
    assert "could not be written" in opened.alarm_says.text()
    assert str(tmp_path / "file") in opened.alarm_says.text()
    assert opened.isVisible()
    assert opened.make.isEnabled()  # another folder, and again


def test_that_closing_the_sheet_stops_the_work_and_leaves_nothing(
    qtbot, opened, source, tmp_path
):
    source.may_draw.clear()
    opened.start()
    assert not opened.make.isEnabled()
    work = opened._work
    qtbot.waitUntil(lambda: source.asked is not None)
    opened._stop.set()
    source.may_draw.set()
    opened.reject()
    assert not work._thread.is_alive()
    assert not (tmp_path / "to").exists()


def test_that_a_figure_goes_to_the_clipboard_as_a_picture_and_as_svg(qtbot, opened):
    with qtbot.waitSignal(opened.copied, timeout=60_000):
        opened.copy.click()
    held = QGuiApplication.clipboard().mimeData()
    assert held.hasImage()
    assert bytes(held.data("image/svg+xml").data()).startswith(b"<?xml")
    assert held.text() == "Its caption."
    names = [opened.figure.itemText(n) for n in range(opened.figure.count())]
    assert names == ["A figure of nothing", "Another"]
    QGuiApplication.clipboard().clear()


def test_that_the_run_on_show_is_shared_up_to_its_day(open_window, qtbot):
    window = open_window()
    session = window.explore.session
    session.pause()
    session.seek(0)
    qtbot.waitUntil(lambda: session.view.day == 0 and not session.waiting)
    assert source_of(window, None) is None  # no day was lived yet
    assert share(window) is None
    session.change("patience", 0.9)
    window.step_week()
    qtbot.waitUntil(lambda: session.view.day >= 7 and not session.waiting)
    told = source_of(window, None)
    assert isinstance(told, RunSource)
    assert told.days == session.view.day
    assert [one.change.name for one in told.entries] == ["patience"]
    assert told.result.digest  # lived again to the same bits
    opened = share(window)
    assert opened.title.text() == window.explore.scenario.title
    opened.reject()
