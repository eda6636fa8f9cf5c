"""The tree of branches: go to one, name it, note what it tries, delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView

from simulator.timeline.change import LONGEST_TEXT
from simulator.timeline.tree import TRUNK
from ui.desktop import keys
from ui.desktop.branches.row import ROW, BranchDelegate
from ui.desktop.branches.rows import BranchRow, rows_of
from ui.desktop.widgets.basics import IconButton, column, label, row

if TYPE_CHECKING:
    from simulator.timeline.session import Session

type Index = QModelIndex | QPersistentModelIndex

EVERY = 250  # ms between two looks
SAME_LUCK = "The same luck in each, so a difference is an effect"
NOWHERE = QModelIndex()


class BranchModel(QAbstractListModel):
    """The branches as rows; a name that is edited is asked for, not set."""

    renamed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[BranchRow] = []

    def show_rows(self, rows: list[BranchRow]) -> None:
        """Show other rows."""
        if [one.id for one in rows] != [one.id for one in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        self.rows = rows
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        told = self.rows[index.row()]
        if role == ROW:
            return told
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return told.name
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            parts = (told.name, f"from day {told.forked} to {told.head}", told.told)
            return "; ".join(part for part in (*parts, told.note) if part)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    @override
    def setData(
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        told = self.rows[index.row()]
        if value and value != told.name:
            self.renamed.emit(told.id, str(value))
        return False  # the journal says what it is called


class BranchPanel(QFrame):
    """The branches of a run.

    Parameters
    ----------
    days
        How long the run takes.
    """

    what_if = Signal()
    told = Signal(str)

    def __init__(self, days: int) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._session: Session | None = None
        self._seen: tuple[object, ...] = ()
        self._names_next = ""
        self._noted = TRUNK  # the branch whose note is in the line
        self.model = BranchModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(BranchDelegate(self.list, days))
        self.list.setAccessibleName("Branches, each below the one it came from")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.title = label("Branches", 13, 600)
        self.fork = IconButton("fork", "What if…", ink="accent")
        keys.tell(self.fork, "What if…", "what_if")
        self.name = IconButton("pen", "Rename the branch", size=16)
        self.delete = IconButton("bin", "Delete the branch (can be undone)", size=16)
        self.note = QLineEdit()
        self.note.setPlaceholderText("What is tried here? A note on this branch")
        self.note.setAccessibleName("Note on the branch")
        self.note.setMaxLength(LONGEST_TEXT)
        self._lay_out()
        self._connect()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def follow(self, session: Session) -> None:
        """Show this session from now on."""
        self._session, self._seen = session, ()
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Follow no longer."""
        self._timer.stop()

    def show_title(self, shown: bool) -> None:
        """Say what this is, unless a tab does."""
        self.title.setVisible(shown)

    def name_next(self, name: str) -> None:
        """Let the branch of this name be named, as soon as it is there."""
        self._names_next = name

    def look(self) -> None:
        """Take in what is new."""
        session = self._session
        if session is None:
            return
        view = session.view
        seen = (view.tree, view.branch, view.day, view.head, session.others)
        same = len(seen) == len(self._seen) and all(
            a is b or a == b if isinstance(a, int) else a is b
            for a, b in zip(seen, self._seen, strict=True)
        )
        if same:
            return
        moved = self._seen[:2] != seen[:2]
        self._seen = seen
        self.model.show_rows(rows_of(session))
        if moved:
            self._show_here(view.branch)

    def _show_here(self, branch: int) -> None:
        here = [n for n, one in enumerate(self.model.rows) if one.id == branch]
        for number in here:
            index = self.model.index(number)
            self.list.setCurrentIndex(index)
            self._show_current()
            told = self.model.rows[number]
            if told.name == self._names_next:
                self._names_next = ""
                if self.isVisible():
                    self._edit_name()

    def _show_current(self) -> None:
        """Let the buttons and the note be those of the branch that is marked."""
        told = self._current()
        if told is None:
            return
        self.delete.setEnabled(told.id != TRUNK)
        if not self.note.hasFocus():
            self._noted = told.id
            self.note.setText(told.note)

    def _current(self) -> BranchRow | None:
        index = self.list.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def _go(self, index: QModelIndex) -> None:
        if self._session is not None:
            branch = self.model.rows[index.row()].id
            if branch != self._session.view.branch:
                self._session.pause()
                self._session.switch(branch)

    def _rename(self, branch: int, name: str) -> None:
        if self._session is not None:
            self._session.wish(lambda line: line.rename(branch, name))

    def _note(self) -> None:
        branch, text = self._noted, self.note.text().strip()
        notes = {one.id: one.note for one in self.model.rows}
        if self._session is not None and text != notes.get(branch, text):
            self._session.wish(lambda line: line.annotate(branch, text))
        told = self._current()
        if told is not None and told.id != branch:  # another was marked meanwhile
            self._show_current()

    def _delete(self) -> None:
        told = self._current()
        if self._session is not None and told is not None and told.id != TRUNK:
            self._session.delete(told.id)
            self.told.emit(f"“{told.name}” is deleted; undo brings it back.")

    def _edit_name(self) -> None:
        index = self.list.currentIndex()
        editing = self.list.state() == QListView.State.EditingState
        if index.isValid() and not editing:
            self.list.edit(index)

    def _connect(self) -> None:
        self.fork.clicked.connect(self.what_if)
        self.name.clicked.connect(self._edit_name)
        self.delete.clicked.connect(self._delete)
        self.note.editingFinished.connect(self._note)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        eraser = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        eraser.setContext(Qt.ShortcutContext.WidgetShortcut)
        eraser.activated.connect(self._delete)
        self.model.renamed.connect(self._rename)

    def _lay_out(self) -> None:
        box = column(self, 1, 0)
        head = row(6)
        head.setContentsMargins(12, 6, 8, 4)
        head.addWidget(self.title)
        head.addWidget(label(SAME_LUCK, 12, 400, "second"), 1)
        for part in (self.fork, self.name, self.delete):
            head.addWidget(part)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        foot = row(0)
        foot.setContentsMargins(10, 4, 10, 8)
        foot.addWidget(self.note)
        box.addLayout(foot)
