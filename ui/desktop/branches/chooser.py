"""The branch on show, beside the title: press to go to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QToolButton

from ui.desktop import icons, theme
from ui.desktop.branches.rows import pen, rows_of
from ui.desktop.pictures import lasting
from ui.desktop.widgets.basics import Pressable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from simulator.timeline.session import Session
    from ui.desktop.branches.rows import BranchRow

SAMPLE = QSize(26, 14)  # of a branch's line
WIDTH, SCALE = 2.2, 3
ROOM, BRIEF = 168, 96  # px that a name may take, and where the bar is narrow
MENU_ROOM = 420  # px that a name may take in the menu


def sample(branch: int) -> QIcon:
    """Draw the line of a branch as it is drawn on the charts: colour and dash."""
    image = QPixmap(QSize(SAMPLE.width() + icons.AIR, SAMPLE.height()) * SCALE)
    image.fill(Qt.GlobalColor.transparent)
    image.setDevicePixelRatio(SCALE)
    painter = QPainter(image)
    painter.setPen(pen(branch, WIDTH))
    middle = SAMPLE.height() / 2
    painter.drawLine(QPointF(0, middle), QPointF(SAMPLE.width(), middle))
    painter.end()
    return QIcon(lasting(image))


def fitting(name: str, shown_by: QWidget, room: int) -> str:
    """Return as much of a name as has room, with nothing of it taken for a key."""
    side, wide = Qt.TextElideMode.ElideRight, theme.scaled(room)
    cut = shown_by.fontMetrics().elidedText(name, side, wide)
    return cut.replace("&", "&&")


class BranchChooser(Pressable):
    """Names the branch on show; hidden while there is only one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "chooser")
        self.setAccessibleName("Branch on show")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIconSize(QSize(SAMPLE.width() + icons.AIR, SAMPLE.height()))
        self.branches = QMenu(self)
        self.branches.setAccessibleName("Branches")
        self.setMenu(self.branches)
        self._group: QActionGroup | None = None
        self._rows: list[BranchRow] = []
        self._seen: tuple[Any, ...] = ()
        self._room = ROOM
        self._rest()

    def show_session(self, session: Session) -> None:
        """Take in which branches there are, and which one is shown."""
        view = session.view
        seen = (view.tree, view.branch)
        if len(self._seen) == 2 and all(
            a is b for a, b in zip(seen, self._seen, strict=True)
        ):
            return
        self._seen = seen
        self._rows = rows_of(session)
        self._fill(view.branch)

    def show_brief(self, brief: bool) -> None:
        """Show less of a long name, or more."""
        self._room = BRIEF if brief else ROOM
        for told in self._rows:
            if told.shown is not None:
                self._show_here(told)

    @property
    def wanted(self) -> bool:
        """Whether there is anything to choose from."""
        return len(self._rows) > 1

    def _fill(self, here: int) -> None:
        self.branches.clear()
        group = QActionGroup(self.branches)
        for told in self._rows:
            name = fitting(told.name, self.branches, MENU_ROOM)
            action = QAction(sample(told.id), name, self.branches)
            action.setCheckable(True)
            action.setChecked(told.id == here)
            action.setData(told.id)
            action.setToolTip(told.told)
            group.addAction(action)
            self.branches.addAction(action)
            if told.id == here:
                self._show_here(told)
        group.triggered.connect(self._on_chosen)
        if self._group is not None:
            self._group.deleteLater()
        self._group = group
        self._rest()

    def _rest(self) -> None:
        """Be out of sight while there is nothing to choose from."""
        self.setProperty("rests", not self.wanted)
        if self.parentWidget() is not None or not self.wanted:
            self.setVisible(self.wanted)

    def _show_here(self, told: BranchRow) -> None:
        name = told.name
        self.setText(fitting(name, self, self._room))
        self.setIcon(sample(told.id))
        self.setAccessibleName(f"Branch on show: {name}")
        many = len(self._rows)
        self.setToolTip(f"“{name}”, one of {many} branches; press to go to another")

    def _on_chosen(self, action: QAction) -> None:
        self.chosen.emit(int(action.data()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._rows:
            for action in self.branches.actions():
                action.setIcon(sample(int(action.data())))
                if action.isChecked():
                    self.setIcon(sample(int(action.data())))
        super().changeEvent(event)
