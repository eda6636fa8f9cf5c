"""Small parts that several screens share: panels with titles, work in a thread."""

from __future__ import annotations

import threading
import traceback
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QScrollArea, QWidget

from simulator.errors import DurandError
from ui.desktop import icons
from ui.desktop.courtesy import give_way
from ui.desktop.widgets.basics import (
    SnugLabel,
    column,
    label,
    row,
    set_tone,
    surface,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout


class KeyButton(QPushButton):
    """A button that says which of many it is when it is pressed."""

    picked = Signal(str)

    def __init__(
        self, text: str, key: str, *, icon: str = "", link: bool = False
    ) -> None:
        super().__init__(text)
        self.key = key
        if link:
            self.setProperty("kind", "link")
        if icon:
            icons.beside(self, icon, "text2", 16)
        self.clicked.connect(self._pick)

    def _pick(self) -> None:
        self.picked.emit(self.key)


class Work(QObject):
    """Something done in a thread of its own; told by signals in the window's."""

    done = Signal(object)
    failed = Signal(str, str)
    progressed = Signal(int, int)
    _came = Signal(object)
    _broke = Signal(str, str)

    def __init__(self, parent: QObject, work: Callable[..., Any]) -> None:
        super().__init__(parent)
        self._work = work
        self._thread = threading.Thread(target=self._run, name="work")
        # By way of this object, so that nothing arrives after it has gone.
        self._came.connect(self._hand_over)
        self._broke.connect(self._tell)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def settle(self) -> None:
        """Wait for the end, and let what it says be heard: for pictures and tests."""
        self.wait()
        QCoreApplication.sendPostedEvents()

    def wait(self) -> None:
        """Wait until the thread has ended."""
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        give_way()
        try:
            result = self._work(self.progressed.emit)
        except DurandError as error:
            self._broke.emit(str(error), "")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            details = "".join(traceback.format_exception(error))
            self._broke.emit(f"This could not be done: {error}.", details)
        else:
            self._came.emit(result)

    @Slot(object)
    def _hand_over(self, result: object) -> None:
        self._thread.join()
        self.done.emit(result)

    @Slot(str, str)
    def _tell(self, sentence: str, details: str) -> None:
        self._thread.join()
        self.failed.emit(sentence, details)


def titled(title: str, note: str = "", *, size: int = 13) -> tuple[QFrame, QVBoxLayout]:
    """Make a panel with a title, and give it with the layout of its content."""
    frame = surface("panel")
    box = column(frame, 14, 8)
    head = row(8)
    head.addWidget(label(title, size, 600))
    if note:
        beside = SnugLabel(note, 12)
        set_tone(beside, "second")
        head.addWidget(beside)
    head.addStretch(1)
    box.addLayout(head)
    return frame, box


class Upright(QScrollArea):
    """Scrolls up and down only, so it is never less wide than what it holds."""

    @override
    def minimumSizeHint(self) -> QSize:
        held = self.widget()
        wide = held.minimumSizeHint().width() if held else 0
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(wide + bar, super().minimumSizeHint().height())


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """Let a widget scroll up and down where there is no room for all of it."""
    content.setObjectName("content")
    area = Upright()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    return area


def emptied(box: QVBoxLayout, after: int = 0) -> None:
    """Take all but the first items out of a layout."""
    while box.count() > after:
        item = box.takeAt(after)
        assert item is not None
        _drop(item)


def stands_in(layout: QLayout) -> list[QWidget | QLayout]:
    """Give the widgets and layouts that stand in a layout, in its order.

    Its items are not asked: Python would keep an object for each as long as the layout
    lives, and take whatever comes to lie at the address of a deleted one for it.
    """
    owner = layout.parentWidget()
    beside = owner.children() if owner is not None else []
    placed: dict[int, QWidget | QLayout] = {}
    for one in beside:
        if isinstance(one, QWidget):
            placed[layout.indexOf(one)] = one
    for one in layout.children():
        if isinstance(one, QLayout):
            placed[layout.indexOf(one)] = one
    return [placed[place] for place in sorted(placed) if place >= 0]


def _drop(item: Any) -> None:
    if (widget := item.widget()) is not None:
        widget.hide()
        widget.deleteLater()
    elif (inner := item.layout()) is not None:
        while inner.count():
            _drop(inner.takeAt(0))


def of_100(share: float) -> str:
    """Tell a share as a frequency."""
    return f"{round(100 * share)} of 100"
