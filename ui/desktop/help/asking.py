"""Which topic helps with what somebody looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

TOPIC = "help"  # the property by which a widget names its topic
FIRST = "start"


def topic_of(widget: QObject | None) -> str:
    """Name the topic of a widget, or of the nearest thing around it that has one."""
    while widget is not None:
        named = widget.property(TOPIC)
        if named:
            return str(named)
        widget = widget.parent()
    return FIRST


def explain(widget: QWidget) -> None:
    """Open the help about a widget, where the window around it has help."""
    around: QWidget | None = widget
    while around is not None and not hasattr(around, "help_with"):
        around = around.parentWidget()
    if around is not None:
        around.help_with(topic_of(widget), widget)
