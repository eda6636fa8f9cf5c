"""Fields of a form: a name, an editor, what it was, and a way back to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QFrame,
    QScrollArea,
    QWidget,
)

from ui.desktop import words
from ui.desktop.widgets.basics import IconButton, column, label, row, set_tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent

NAME, VALUE = 300, 200  # px
ISO, FIRST_YEAR = "yyyy-MM-dd", 100
STEPS = 50  # of a number's range, that one press of an arrow goes


class Number(QDoubleSpinBox):
    """A number with its range; a wheel that passes over it changes nothing."""

    def __init__(self, low: float, high: float, *, whole: bool = False) -> None:
        super().__init__()
        self.setLocale(QLocale.c())
        self.setRange(low, high)
        self.setDecimals(0 if whole else 3)
        step = (high - low) / STEPS
        self.setSingleStep(1 if whole else max(round(step, 3), 0.001))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def textFromValue(self, value: float) -> str:
        return f"{value:g}"


class Field(QFrame):
    """One line of a form.

    Parameters
    ----------
    key
        What the field is called in the scenario.
    name, unit
        What is said of it.
    editor
        A `Number`, a `QComboBox` with data, or a `QCheckBox`.
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
        editor.setFixedWidth(VALUE)
        if usual is not None:
            tip = f"{name}: {self._said(usual)} in the scenario it extends"
            self.setToolTip(words.shown(tip))
        self.name = label(name, 13)
        self.name.setFixedWidth(NAME)
        self.name.setWordWrap(True)
        self.back = IconButton("again", f"{name}: back to {self._said(usual)}", size=14)
        self.back.clicked.connect(self.reset)
        box = row(8)
        self.setLayout(box)
        box.addWidget(self.name)
        box.addWidget(editor)
        box.addWidget(label(unit, 12, 400, "second"), 1)
        box.addWidget(self.back)
        self._connect()

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
        self.fields: dict[Any, Field] = {}
        inside = QWidget()
        inside.setObjectName("content")
        self.box = column(inside, 4, 2)
        self.box.addStretch(1)
        self.setWidget(inside)

    def add_title(self, text: str) -> None:
        """Begin another group of fields."""
        title = label(text, 13, 600)
        title.setContentsMargins(0, 10, 0, 2)
        self.box.insertWidget(self.box.count() - 1, title)

    def add(self, field: Field) -> None:
        """Add a field below the others."""
        self.fields[field.key] = field
        field.edited.connect(self.edited)
        self.box.insertWidget(self.box.count() - 1, field)


class DayEdit(QDateEdit):
    """A date, as the calendar that is shown has it."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.setMinimumDate(QDate(FIRST_YEAR, 1, 1))
        self.setDisplayFormat(ISO)
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
