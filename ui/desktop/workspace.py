"""The panels of a run in a window of their own inside the window: docks.

Panels stand still until they are to be arranged (View, Arrange panels): then each has
a head by which it is dragged, floated or closed. What was arranged is kept by the name
of its layout.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QMainWindow,
    QTabBar,
    QTabWidget,
    QWidget,
)

from ui.desktop import escape, focus_order, theme
from ui.desktop.panels import PANELS, Column, Row, Tabs, names
from ui.desktop.widgets.basics import IconButton, label, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.desktop.panels import Layout, Panel, Shape

TABS = "Panels behind one another"
VERSION = 1  # of what is kept of a layout; raised when panels change their nature
SNUG = ("odds", "numbers")  # panels that gain nothing from more height
MOST_SNUG = 1.1  # times the height they are given
BESIDE = ("feed", "charts")  # what a panel without a place is a tab beside
SMALL = "small "  # before the name of a layout that was arranged in little room
LOCKED = QDockWidget.DockWidgetFeature.NoDockWidgetFeatures
LOOSE = (
    QDockWidget.DockWidgetFeature.DockWidgetMovable
    | QDockWidget.DockWidgetFeature.DockWidgetFloatable
    | QDockWidget.DockWidgetFeature.DockWidgetClosable
)


def is_crowded(layout: Layout, place: QSize) -> bool:
    """Whether there is too little room for the usual shape of a layout."""
    wide, high = (theme.scaled(px) for px in layout.least)
    return place.width() < wide or place.height() < high


def call(panel: QWidget | None, name: str, *given: Any) -> None:
    """Call a method that only some panels have."""
    method = getattr(panel, name, None)
    if method is not None:
        method(*given)


class NoHead(QWidget):
    """Stands in the place of a dock's title bar and takes no room."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class Head(QFrame):
    """The head of a panel while panels are arranged: drag, float, close."""

    def __init__(self, dock: Dock) -> None:
        super().__init__()
        self.setProperty("surface", "head")
        box = row(2)
        box.setContentsMargins(10, 2, 4, 2)
        self.setLayout(box)
        title = dock.panel.title
        box.addWidget(label(title, 12, 600), 1)
        self.float_button = IconButton("float", f"Float or dock: {title}", size=14)
        self.close_button = IconButton("close", f"Close: {title}", size=14)
        self.float_button.clicked.connect(dock.toggle_floating)
        self.close_button.clicked.connect(dock.close)
        for button in (self.float_button, self.close_button):
            box.addWidget(button)


class Dock(QDockWidget):
    """One panel's place; the panel itself may come later."""

    def __init__(self, panel: Panel, parent: QMainWindow) -> None:
        super().__init__(panel.title, parent)
        self.panel = panel
        self.content: QWidget | None = None
        self._arranging = True
        self.setObjectName(panel.name)
        self.setProperty("help", panel.name)
        self.setAccessibleName(panel.title)
        holder = QFrame()
        holder.setProperty("surface", "panel")
        self.setWidget(holder)
        self.arrange(arranging=False)

    def fill(self, content: QWidget) -> None:
        """Put the panel into its place."""
        holder = self.widget()
        self.content = content
        self.setWidget(content)
        if holder is not None:
            holder.deleteLater()

    def arrange(self, *, arranging: bool) -> None:
        """Show a head to drag by, or none and stand still."""
        if arranging == self._arranging:
            return
        self._arranging = arranging
        old = self.titleBarWidget()
        self.setTitleBarWidget(Head(self) if arranging else NoHead())
        self.setFeatures(LOOSE if arranging else LOCKED)
        if old is not None:
            old.hide()
            old.deleteLater()

    def toggle_floating(self) -> None:
        """Stand in a window of its own, or go back into this one."""
        self.setFloating(not self.isFloating())

    def show_title(self, shown: bool) -> None:
        """Let the panel say what it is, unless a tab does."""
        call(self.content, "show_title", shown)


class Workspace(QMainWindow):
    """The docks of all panels, in one of the layouts."""

    panel_shown = Signal(str)  # came to sight; it may have to be made
    alone_changed = Signal(bool)  # one panel has all the room, or no more

    def __init__(self) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setDockNestingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTabPosition(
            Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North
        )
        self.setAnimated(False)
        self.docks = {panel.name: Dock(panel, self) for panel in PANELS}
        self.layout_name, self.arranging = "", False
        self.alone, self._before = "", QByteArray()  # who has all the room; as it was
        self.small = False  # whether layouts take the shape for little room
        self._shape: Shape = ()  # type: ignore[assignment]
        for dock in self.docks.values():
            dock.hide()
            dock.visibilityChanged.connect(self._on_visibility)

    def content(self, name: str) -> QWidget | None:
        """Return a panel, if it was made."""
        return self.docks[name].content

    def fill(self, name: str, content: QWidget) -> None:
        """Put a panel into its place."""
        self.docks[name].fill(content)
        self._show_titles()

    def wear(self, layout: Layout, kept: QByteArray | None = None) -> None:
        """Arrange the panels: as they were kept, or as the layout says."""
        self.layout_name = layout.name
        self._shape = layout.small if self.small else layout.shape
        self._end_alone()
        for dock in self.docks.values():
            dock.setFloating(False)
            self.removeDockWidget(dock)
        if kept is None or kept.isEmpty() or not self.restoreState(kept, VERSION):
            self._place(self._shape)
            self.size_docks()
        self._show_titles()

    def kept_as(self, name: str) -> str:
        """Name what is kept of a layout: where there is little room, it is another."""
        return SMALL + name if self.small else name

    def state(self) -> QByteArray:
        """Return what is to be kept of the arrangement."""
        return self._before if self.alone else self.saveState(VERSION)

    def show_alone(self, name: str) -> None:
        """Let one panel have all the room, until `show_all`."""
        if self.alone:
            return
        self._before, self.alone = self.saveState(VERSION), name
        escape.of(self).opens(self, self.show_all)
        for dock in self.docks.values():
            dock.setVisible(dock.panel.name == name)
        self.alone_changed.emit(True)

    def show_all(self) -> None:
        """Arrange the panels as they were before one had all the room."""
        if self.alone:
            with escape.of(self).closing(self):
                self.restoreState(self._before, VERSION)
                self._end_alone()
                self._show_titles()

    def _end_alone(self) -> None:
        if self.alone:
            self._before, self.alone = QByteArray(), ""
            with escape.of(self).closing(self):
                self.alone_changed.emit(False)

    def arrange(self, *, arranging: bool) -> None:
        """Let panels be moved, or stand still."""
        self.arranging = arranging
        for dock in self.docks.values():
            dock.arrange(arranging=arranging)

    def show_panel(self, name: str) -> None:
        """Bring a panel to sight, in front of those on the same place.

        One that the layout has no place for comes as a tab beside another.
        """
        dock = self.docks[name]
        if self._is_nowhere(dock):
            self._find_place(dock)
        dock.show()
        dock.raise_()
        self._show_titles()

    def _is_nowhere(self, dock: Dock) -> bool:
        nowhere = Qt.DockWidgetArea.NoDockWidgetArea
        return not dock.isFloating() and self.dockWidgetArea(dock) == nowhere

    def _find_place(self, dock: Dock) -> None:
        others = (self.docks[name] for name in BESIDE)
        placed = [one for one in others if not self._is_nowhere(one)]
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        for other in placed:
            if not other.isHidden() and not other.isFloating() and other is not dock:
                self.tabifyDockWidget(other, dock)
                return

    def size_docks(self) -> None:
        """Give the docks the shares of their layout."""
        self._size(self._shape, self.width(), self.height())

    def _place(self, shape: Shape) -> None:
        wanted = names(shape)
        first = self.docks[wanted[0]]
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, first)
        self._split(shape)
        for name in wanted:
            self.docks[name].show()
        self._raise(shape)

    def _split(self, shape: Shape) -> None:
        """Divide the place of a shape's first panel among all its panels."""
        if isinstance(shape, str):
            return
        heads = [self.docks[names(part)[0]] for part in shape.parts]
        if isinstance(shape, Tabs):
            for other in heads[1:]:
                self.tabifyDockWidget(heads[0], other)
            return
        way = Qt.Orientation
        along = way.Horizontal if isinstance(shape, Row) else way.Vertical
        for left, right in pairwise(heads):
            self.splitDockWidget(left, right, along)
        for part in shape.parts:
            self._split(part)

    def _raise(self, shape: Shape) -> None:
        if isinstance(shape, Tabs):
            self.docks[shape.parts[0]].raise_()
        elif not isinstance(shape, str):
            for part in shape.parts:
                self._raise(part)

    def _size(self, shape: Shape, width: int, height: int) -> None:
        if isinstance(shape, str | Tabs):
            return
        sizes = self._shared(shape, width if isinstance(shape, Row) else height)
        heads = [self.docks[names(part)[0]] for part in shape.parts]
        way = Qt.Orientation
        along = way.Horizontal if isinstance(shape, Row) else way.Vertical
        self.resizeDocks(heads, sizes, along)
        for part, size in zip(shape.parts, sizes, strict=True):
            if isinstance(shape, Row):
                self._size(part, size, height)
            else:
                self._size(part, width, size)

    @staticmethod
    def _shared(shape: Row | Column, room: int) -> list[int]:
        """Share out a room; what gains nothing from height takes little more of it."""
        shares = list(zip(shape.parts, shape.shares, strict=True))
        sizes = {}
        for number, (part, share) in enumerate(shares):
            if isinstance(shape, Column) and part in SNUG:
                usual = room * share / sum(shape.shares)
                sizes[number] = min(usual, theme.scaled(MOST_SNUG * share))
        rest = room - sum(sizes.values())
        total = sum(share for n, (_, share) in enumerate(shares) if n not in sizes)
        return [
            max(1, round(sizes.get(number, rest * share / max(1, total))))
            for number, (_, share) in enumerate(shares)
        ]

    def _on_visibility(self, shown: bool) -> None:
        dock = self.sender()
        if shown and isinstance(dock, Dock) and dock.content is None:
            self.panel_shown.emit(dock.panel.name)
        self._show_titles()

    def _show_titles(self) -> None:
        for dock in self.docks.values():
            tabbed = bool(self.tabifiedDockWidgets(dock)) and not dock.isHidden()
            dock.show_title(not tabbed and not self.arranging)
        for bar in self._tabs():  # Qt makes them, and names none
            bar.setAccessibleName(TABS)
            if bar.property("close") is not self.small:
                bar.setProperty("close", self.small)
                bar.style().unpolish(bar)
                bar.style().polish(bar)

    def regions(self) -> list[QWidget]:
        """Return the panels in sight and their tabs, in the order of Tab."""
        return focus_order.by_place((*self.docks.values(), *self._tabs()), self)

    def _tabs(self) -> list[QTabBar]:
        near = Qt.FindChildOption.FindDirectChildrenOnly
        return self.findChildren(QTabBar, options=near)

    def shown(self) -> Iterable[str]:
        """Name the panels that are in sight or behind a tab."""
        return [name for name, dock in self.docks.items() if not dock.isHidden()]
