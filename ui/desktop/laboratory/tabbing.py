"""Tab goes through a form as it is read, also where fields came later."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.desktop.widgets.parts import stands_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def tab_in_order(form: QWidget) -> None:
    """Let Tab follow the layout of a form, from the top and from the left."""
    for first, second in pairwise(_reached(form)):
        QWidget.setTabOrder(first, second)


def _reached(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if tabbed and widget.focusProxy() is None:
        yield widget
    elif layout is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for one in stands_in(layout):
        if isinstance(one, QWidget):
            yield from _reached(one)
        else:
            yield from _within(one)
