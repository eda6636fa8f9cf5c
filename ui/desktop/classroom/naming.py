"""Names of the twin in what labels do not see to: lists, ticks, tips, spoken names."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from ui.desktop import words


def put_names(root: QWidget) -> None:
    """Put all that a widget and those in it show or say into the names on show.

    What was put already stays, so it may be done again after every change.
    """
    if not words.twin():
        return
    for widget in (root, *root.findChildren(QWidget)):
        widget.setToolTip(words.shown(widget.toolTip()))
        widget.setAccessibleName(words.shown(widget.accessibleName()))
        said = words.shown(widget.accessibleDescription())
        widget.setAccessibleDescription(said)
        if isinstance(widget, QAbstractButton):
            widget.setText(words.shown(widget.text()))
        elif isinstance(widget, QLineEdit):
            widget.setPlaceholderText(words.shown(widget.placeholderText()))
        elif isinstance(widget, QComboBox):
            for item in range(widget.count()):
                widget.setItemText(item, words.shown(widget.itemText(item)))
