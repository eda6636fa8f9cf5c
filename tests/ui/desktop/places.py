"""Whether what is in sight can be used where it stands: nothing cut, nothing lost."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QMainWindow,
    QPushButton,
    QToolButton,
    QWidget,
)

from ui.desktop.widgets.parts import stands_in


def misplaced(top):
    """Tell what of a window is cut, lies on something else, or cannot be reached."""
    found = []
    every = [top, *top.findChildren(QWidget)]
    for widget in (one for one in every if one.isVisible() and one.window() is top):
        if widget.layout() is not None and not isinstance(widget, QMainWindow):
            found += _overlaps(widget.layout())
        if isinstance(widget, QAbstractButton) and not _within(top, widget):
            found.append(f"out of reach: {_called(widget)}")
        if isinstance(widget, QLabel) and _is_low(widget):
            found.append(f"low: {widget.text()[:40]}")
        if isinstance(widget, QPushButton | QToolButton) and _is_cut(widget):
            found.append(f"cut: {_called(widget)}")
    return found


def _called(widget):
    said = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} “{said or widget.accessibleName()}”"


def _is_cut(button):
    """Whether a button is too narrow for its words."""
    style = getattr(button, "toolButtonStyle", lambda: None)()
    if not button.text() or (style is not None and style.name.endswith("IconOnly")):
        return False
    icon = 0 if button.icon().isNull() else button.iconSize().width()
    return button.fontMetrics().horizontalAdvance(button.text()) + icon > button.width()


def _is_low(words):
    """Whether lines of a text that wraps are cut."""
    seen = words.wordWrap() and not words.visibleRegion().isEmpty()
    return seen and words.height() < words.heightForWidth(words.width())


def _within(top, button):
    """Whether a button stands in its window, or where it can be scrolled to."""
    place = QRect(button.mapTo(top, QPoint(0, 0)), button.size())
    around = button.parentWidget()
    while around is not None and around is not top:
        outer = around.parentWidget()
        if isinstance(outer, QAbstractScrollArea) and around is outer.viewport():
            return True
        around = outer
    return top.rect().contains(place)


def _overlaps(layout):
    """Tell which parts of a layout lie on one another."""
    parts = [  # items of layouts are never asked: Python would keep them too long
        one
        for one in stands_in(layout)
        if isinstance(one, QWidget) and one.isVisible() and not one.size().isEmpty()
    ]
    return [
        f"on one another: {_called(one)} {_called(other)}"
        for one, other in combinations(parts, 2)
        if _common(one, other)
    ]


def _common(one, other):
    both = one.geometry() & other.geometry()
    return both.width() > 1 and both.height() > 1
