"""A number of a form: it says its range, and at once what it cannot take."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from ui.desktop.editor.notes import mark
from ui.desktop.widgets.basics import inset

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QWheelEvent

STEPS = 50  # of a number's range, that one press of an arrow goes
MINUS = "−"


class Number(QDoubleSpinBox):
    """A number with its range; a wheel that passes over it changes nothing.

    ``refused`` says why what is typed cannot be taken, with nothing once it can. Who
    leaves the field with such a text finds the number again that stood there before.
    """

    refused = Signal(str)

    def __init__(self, low: float, high: float, *, whole: bool = False) -> None:
        super().__init__()
        self.setLocale(QLocale.c())
        self.setDecimals(0 if whole else 3)
        self.setRange(low, high)
        step = (high - low) / STEPS
        self.setSingleStep(1 if whole else max(round(step, 3), 0.001))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inset(self)
        self._before = self.value()
        self.editingFinished.connect(self._keep)
        self.lineEdit().textEdited.connect(self._on_typed)
        self.valueChanged.connect(self._on_taken)

    @property
    def span(self) -> str:
        """Its range, in words."""
        return f"{_said(self.minimum())} to {_said(self.maximum())}"

    def why_not(self, text: str) -> str:
        """Say why a text is no number that it takes; empty where it is one."""
        number = _number(text)
        whole = self.decimals() == 0
        if number is None or (whole and number != round(number)):
            return f"A {'whole ' if whole else ''}number is wanted, {self.span}."
        if not self.minimum() <= number <= self.maximum():
            return f"{text.strip()} is out of range: {self.span}."
        return ""

    def _on_typed(self, text: str) -> None:
        self._tell(self.why_not(text))

    def _on_taken(self) -> None:
        self._tell("")

    def _tell(self, why: str) -> None:
        mark(self, wrong=bool(why))
        self.refused.emit(why)

    @override
    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        states = QValidator.State
        fits = not self.why_not(text)
        return (states.Acceptable if fits else states.Intermediate, text, at)

    @override
    def valueFromText(self, text: str) -> float:
        number = _number(text)
        return self.value() if number is None else number

    @override
    def textFromValue(self, value: float) -> str:
        return f"{value:g}".replace("-", MINUS)

    @override
    def fixup(self, text: str) -> str:
        return self.textFromValue(self._before)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keep()
        super().focusInEvent(event)

    def _keep(self) -> None:
        self._before = self.value()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell("")

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _number(text: str) -> float | None:
    try:
        return float(text.strip().replace(MINUS, "-"))
    except ValueError:
        return None


def _said(number: float) -> str:
    told = f"{number:,.0f}" if number == round(number) else f"{number:g}"
    return told.replace("-", MINUS)
