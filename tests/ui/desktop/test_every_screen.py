"""Every screen, phase and sheet that has a picture: its words, names, letters."""

import numpy as np
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
    QPushButton,
    QScrollBar,
    QTextBrowser,
    QWidget,
)

from tests.ui.desktop.contrast import contrast_in, faint
from tests.ui.desktop.places import misplaced
from tests.ui.desktop.test_words import jargon, said_by
from tests.ui.desktop.walked import walk
from ui.desktop import theme
from ui.desktop.screens import SCREENS

FONTS = ("Inter", "Noto Naskh Arabic")
INPUTS = (QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
CONTROLS = (QAbstractButton, QAbstractItemView, *INPUTS)
BLANK = "\n\t\u200b\u2028\xad"


class Seen:
    """What was found on all screens."""

    def __init__(self):
        self.names, self.jargon, self.nameless, self.letters = [], set(), set(), {}
        self.faint = set()

    def look_at(self, name, top):
        self.names.append(name)
        self.faint |= {f"{name}: {told}" for told in faint(top)}
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
def seen(qapp):
    found = Seen()
    walk(qapp, (1366, 768), "light", found.look_at)
    return found


@pytest.mark.slow
def test_that_all_screens_phases_and_sheets_were_seen(seen):
    begin = {name.split("-")[0] for name in seen.names}
    assert begin >= {screen.name for screen in SCREENS}
    assert begin >= {"dials", "scenarios", "assumptions", "settings", "find", "share"}
    assert begin >= {"branches", "claims", "editor", "map", "chart", "banner", "toast"}
    assert set(seen.names) >= {
        *("find-typed", "map-place", "map-control", "editor-the-file"),
        *("chart-table", "chart-dots", "chart-singles"),
    }


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


@pytest.mark.slow
def test_that_words_stand_out_from_what_is_painted_behind_them(seen):
    assert seen.faint == set()


class Magnified:
    """What is faint or out of its place on a small dark screen, and how large it is."""

    size = 960, 540  # 1920×1080 at twice its size

    def __init__(self):
        self.faint, self.wrong, self.sizes = set(), set(), {}

    def look_at(self, name, top):
        self.sizes[name] = top.size()
        self.faint |= {f"{name}: {told}" for told in faint(top)}
        self.wrong |= {f"{name}: {told}" for told in misplaced(top)}


@pytest.fixture(scope="module")
def magnified(qapp):
    found = Magnified()
    walk(qapp, found.size, "dark", found.look_at)
    return found


@pytest.mark.slow
def test_that_no_window_and_no_sheet_is_larger_than_a_small_screen(magnified):
    wide, high = magnified.size
    larger = {
        name: one.toTuple()
        for name, one in magnified.sizes.items()
        if one.width() > wide or one.height() > high
    }
    assert len(magnified.sizes) > 25
    assert larger == {}


@pytest.mark.slow
def test_that_nothing_is_cut_lost_or_covered_on_a_small_screen(magnified):
    assert magnified.wrong == set()


@pytest.mark.slow
def test_that_words_stand_out_in_the_dark_as_well(magnified):
    assert magnified.faint == set()


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.words, made.button = QLabel("Some words", made), QPushButton("Press", made)
    made.button.move(0, 40)
    made.resize(200, 80)
    made.show()
    return made


def test_that_words_of_the_theme_stand_out(page):
    assert faint(page) == []


@pytest.mark.parametrize("kind", ["words", "button"])
def test_that_a_bad_ink_is_found_unless_it_is_of_what_cannot_be_used(page, kind):
    widget = getattr(page, kind)
    widget.setStyleSheet("color: #a0a0a0; background: #ffffff")
    (told,) = faint(page)
    assert widget.text() in told
    widget.setEnabled(False)
    assert faint(page) == []


def test_that_large_letters_may_stand_out_less(page):
    page.words.setStyleSheet("color: #888888; background: #ffffff; font-size: 14px")
    assert len(faint(page)) == 1
    page.words.setStyleSheet("color: #888888; background: #ffffff; font-size: 26px")
    page.words.adjustSize()
    page.button.hide()
    assert faint(page) == []


def test_that_contrast_is_measured_as_wcag_has_it():
    white, grey = np.full((4, 4, 3), 255, np.uint8), (118, 118, 118)
    assert contrast_in(white) == 1.0
    white[0, 0] = 0
    assert contrast_in(white) == pytest.approx(21.0)
    white[0, 0] = grey
    assert contrast_in(white) == pytest.approx(4.54, abs=0.01)
