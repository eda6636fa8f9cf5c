"""Every screen, phase and sheet that has a picture: its words, names, letters."""

import pytest
from PySide6.QtCore import QAbstractListModel
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextBrowser,
    QWidget,
)

from tests.ui.desktop.test_words import jargon, said_by
from ui.desktop import theme
from ui.desktop.options import DEFAULT_SCENARIO, Options
from ui.desktop.screenshot import screens

FONTS = ("Inter", "Noto Naskh Arabic")
INPUTS = (QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
CONTROLS = (QAbstractButton, QAbstractItemView, *INPUTS)
BLANK = "\n\t\u200b\u2028\xad"


class Seen:
    """What was found on all screens."""

    def __init__(self):
        self.names, self.jargon, self.nameless, self.letters = [], set(), set(), {}

    def look_at(self, name, top):
        self.names.append(name)
        every = [top, *top.findChildren(QWidget)]
        for widget in (one for one in every if one.isVisible()):
            said = [*said_by(widget), *rows_of(widget)]
            if isinstance(widget, QTextBrowser):
                said.append(widget.toPlainText())
            self.jargon |= {f"{name}: {text}" for text in jargon(said)}
            for letter in {one for text in said for one in text} - set(BLANK):
                self.letters.setdefault(letter, name)
            if isinstance(widget, CONTROLS) and not is_named(widget):
                kind, parent = type(widget).__name__, type(widget.parent()).__name__
                self.nameless.add(f"{name}: {kind} in {parent}")


def rows_of(widget):
    """What the rows of a list or a table say."""
    if not isinstance(widget, QAbstractItemView) or widget.model() is None:
        return []
    model, root = widget.model(), widget.rootIndex()
    flat = isinstance(model, QAbstractListModel)
    columns = 1 if flat else min(model.columnCount(root), 12)
    cells = [
        model.index(row, column, root).data()
        for row in range(min(model.rowCount(root), 60))
        for column in range(columns)
    ]
    return [cell for cell in cells if isinstance(cell, str)]


def is_named(control):
    """Whether it can be read aloud: by a name, its words, or a label beside it."""
    if isinstance(control, QScrollBar | QHeaderView) or "qt_" in control.objectName():
        return True
    inner = isinstance(control.parent(), QAbstractSpinBox | QComboBox | QLineEdit)
    popup = isinstance(control, QAbstractItemView) and control.window() is control
    labels = control.window().findChildren(QLabel)
    beside = any(label.buddy() is control for label in labels)
    words = control.text() if isinstance(control, QAbstractButton) else ""
    return bool(control.accessibleName() or words or inner or popup or beside)


@pytest.fixture(scope="module")
def seen(qapp, request):
    from simulator.timeline.timeline import Timeline
    from ui.desktop.main_window import MainWindow
    from ui.desktop.settings import Settings

    theme.apply(qapp, "light")
    options = Options(size=(1366, 768), scenario=DEFAULT_SCENARIO)
    window = MainWindow(options, Settings(None), lambda one, _: Timeline(one))
    ready = []
    window.engine_done.connect(lambda: ready.append(True))
    window.show()
    while window.filling:
        window.fill()
    while not ready:
        qapp.processEvents()
    window.explore.session.pause()
    window.explore.session.step(60)
    window.explore.session.settle(30)
    found = Seen()
    try:
        for name, widget in screens(window):
            found.look_at(name, widget)
    finally:
        window.close()
    return found


@pytest.mark.slow
def test_that_all_screens_phases_and_sheets_were_seen(seen):
    for name in ("home", "compare", "experiments", "evidence", "debrief", "share"):
        assert any(one.startswith(name) for one in seen.names), seen.names
    assert len(seen.names) > 25


@pytest.mark.slow
def test_that_no_screen_says_a_word_of_jargon(seen):
    assert seen.jargon == set()


@pytest.mark.slow
def test_that_every_control_of_every_screen_can_be_read_aloud(seen):
    assert seen.nameless == set()


@pytest.mark.slow
def test_that_every_letter_that_is_shown_is_in_our_fonts(seen):
    theme.load_fonts()
    raws = [QRawFont.fromFont(QFont(name)) for name in FONTS]
    missing = {
        (letter, screen)
        for letter, screen in seen.letters.items()
        if not any(raw.supportsCharacter(ord(letter)) for raw in raws)
    }
    assert missing == set()
