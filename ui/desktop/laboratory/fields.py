"""Fields of the forms: whole numbers, and a field with its name above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSpinBox, QWidget

from ui.desktop.widgets.basics import column, inset, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

LEAST = 72  # px of a number where there is hardly room


def spin(name: str, low: int, high: int, value: int) -> QSpinBox:
    """Make a field for a whole number."""
    made = QSpinBox()
    inset(made)
    made.setMinimumWidth(LEAST)
    made.setRange(low, high)
    made.setValue(value)
    made.setAccessibleName(name)
    made.setToolTip(f"{name}: {low:,} to {high:,}")
    return made


class Named(QWidget):
    """A field under its name.

    Parameters
    ----------
    name
        What it is called.
    field
        Any field.
    tip
        What it means.
    """

    def __init__(self, name: str, field: QWidget, tip: str = "") -> None:
        super().__init__()
        self.field = field
        box = column(self, 0, 3)
        self.name: QLabel = label(name, 12, 400, "second")
        self.name.setBuddy(field)
        box.addWidget(self.name)
        box.addWidget(field)
        if tip:
            self.setToolTip(tip)
        if not field.accessibleName():
            field.setAccessibleName(name)
