"""Fields of a form: a name, an editor, what it was, and a way back to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QFrame,
    QScrollArea,
    QWidget,
)

from ui.desktop import theme, words
from ui.desktop.editor.notes import Note
from ui.desktop.editor.number import Number
from ui.desktop.widgets.basics import (
    IconButton,
    column,
    inset,
    label,
    row,
    rule,
    set_tone,
)
from ui.desktop.widgets.fade import Fade

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME, NUMBER, CHOICE = 300, 120, 300  # px
ISO, FIRST_YEAR, LAST_YEAR = "yyyy-MM-dd", 100, 3000


class Field(QFrame):
    """One line of a form.

    Parameters
    ----------
    key
        What the field is called in the scenario.
    name, unit
        What is said of it; the range of a number is said beside.
    editor
        A `Number`, a `QComboBox` with data, or a `QCheckBox`, which may bear the name.
    usual
        The value that the extended scenario has.
    """

    edited = Signal(object)  # its key

    def __init__(
        self, key: Any, name: str, unit: str, editor: QWidget, usual: Any
    ) -> None:
        super().__init__()
        self.key, self.editor, self._usual = key, editor, usual
        editor.setAccessibleName(words.shown(name))
        if usual is not None:
            tip = f"{name}: {self._said(usual)} in the scenario it extends"
            self.setToolTip(words.shown(tip))
        self.back = IconButton("again", f"{name}: back to {self._said(usual)}", size=14)
        kept = self.back.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # what stands beside it stays in place
        self.back.setSizePolicy(kept)
        self.back.clicked.connect(self.reset)
        self.hint = Note(unit)
        self._lay_out(name, unit)
        self._connect()

    def _lay_out(self, name: str, unit: str) -> None:
        box = row(8)
        self.setLayout(box)
        editor = self.editor
        if isinstance(editor, QCheckBox) and editor.text():
            self.name: QWidget = editor
            box.addWidget(editor, 1)
            box.addWidget(self.back)
            return
        self.name = label(name, 13, wrap=True)
        theme.fix_width(self.name, NAME)
        box.addWidget(self.name)
        if isinstance(editor, Number):
            theme.fix_width(editor, NUMBER)
            self.hint.help(f"{unit}, {editor.span}" if unit else editor.span)
            editor.refused.connect(self.hint.complain)
        elif isinstance(editor, QComboBox):
            theme.fix_width(editor, CHOICE)
        box.addWidget(editor)
        box.addWidget(self.back)
        box.addWidget(self.hint, 1)

    @property
    def value(self) -> Any:
        """What stands in the field."""
        match self.editor:
            case QDoubleSpinBox():
                whole = self.editor.decimals() == 0
                value = self.editor.value()
                return int(value) if whole else round(value, 3)
            case QComboBox():
                return self.editor.currentData()
            case QCheckBox():
                return self.editor.isChecked()
        return None

    def show_value(self, value: Any) -> None:
        """Put a value into the field, without telling."""
        self.editor.blockSignals(True)
        match self.editor:
            case QDoubleSpinBox():
                self.editor.setValue(float(value))
            case QComboBox():
                self.editor.setCurrentIndex(self.editor.findData(value))
            case QCheckBox():
                self.editor.setChecked(bool(value))
        self.editor.blockSignals(False)
        self._show_changed()

    def offer(self, options: Iterable[tuple[str, Any]]) -> None:
        """Offer other options to choose from; what is chosen is shown anew after."""
        if isinstance(self.editor, QComboBox):
            self.editor.blockSignals(True)
            self.editor.clear()
            for text, value in options:
                self.editor.addItem(text, value)
            self.editor.blockSignals(False)

    def reset(self) -> None:
        """Go back to the value of the extended scenario."""
        self.show_value(self._usual)
        self.edited.emit(self.key)

    def _connect(self) -> None:
        match self.editor:
            case QDoubleSpinBox():
                self.editor.valueChanged.connect(self._on_edited)
            case QComboBox():
                self.editor.currentIndexChanged.connect(self._on_edited)
            case QCheckBox():
                self.editor.toggled.connect(self._on_edited)

    def _on_edited(self) -> None:
        self._show_changed()
        self.edited.emit(self.key)

    def _show_changed(self) -> None:
        # Where nothing is usual there is nothing to go back to.
        changed = self._usual is not None and self.value != self._usual
        set_tone(self.name, "changed" if changed else "")
        self.back.setVisible(changed)

    @staticmethod
    def _said(value: Any) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        return f"{value:g}" if isinstance(value, int | float) else str(value)


class Form(QScrollArea):
    """Fields one under the other, under titles."""

    edited = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        Fade(self, "panel")
        self.fields: dict[Any, Field] = {}
        inside = QWidget()
        inside.setObjectName("content")
        self.box = column(inside, 16, 8)
        self.box.addStretch(1)
        self.setWidget(inside)

    def add_title(self, text: str) -> None:
        """Begin another group of fields."""
        title = label(text, 14, 600)
        title.setContentsMargins(0, 8 if self.box.count() > 1 else 0, 0, 0)
        self.box.insertWidget(self.box.count() - 1, title)
        self.box.insertWidget(self.box.count() - 1, rule())

    def add(self, field: Field) -> None:
        """Add a field below the others."""
        self.fields[field.key] = field
        field.edited.connect(self.edited)
        self.box.insertWidget(self.box.count() - 1, field)


class DayEdit(QDateEdit):
    """A date, as the calendar that is shown has it."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
        self.setDisplayFormat(ISO)
        inset(self)
        then = words.calendar(day)
        self.setDate(QDate(then.year, then.month, then.day))

    @property
    def day(self) -> date:
        """The date as it is kept."""
        found = self.date()
        return words.real(date(found.year(), found.month(), found.day()))


def choice(options: Iterable[tuple[str, Any]]) -> QComboBox:
    """Make a list to choose from: text and value of each."""
    made = QComboBox()
    for text, value in options:
        made.addItem(words.shown(text), value)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
