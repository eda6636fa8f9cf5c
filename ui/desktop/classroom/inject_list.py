"""The injects of a class in its set-up: written, changed, left out, from and to CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QPushButton, QWidget

from simulator.classroom.injects import read_csv, write_csv
from simulator.classroom.roles import roles
from simulator.errors import DurandError
from ui.desktop.classroom.inject_sheet import KINDS, InjectSheet
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.parts import KeyButton, emptied, scrolled
from ui.desktop.writing import unwritten

if TYPE_CHECKING:
    from simulator.classroom.injects import ClassInject

CSV = "Tables (*.csv)"


class InjectList(QFrame):
    """What the teacher may bring in, as a list to work on."""

    failed = Signal(str, str)
    noted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.injects: dict[str, ClassInject] = {}
        self.sheet: InjectSheet | None = None
        box = column(self, 14, 8)
        head = row(8)
        head.addWidget(label("Injects", 13, 600))
        note = "news and events that you may bring in; none is needed"
        head.addWidget(label(note, 12, 400, "second"))
        head.addStretch(1)
        box.addLayout(head)
        content = QWidget()
        self._list = column(content, 0, 4)
        box.addWidget(scrolled(content, "Injects"), 1)
        foot = row(8)
        self.write = QPushButton("Write one…")
        self.write.clicked.connect(self._on_write)
        self.load = QPushButton("From CSV…")
        self.load.clicked.connect(self._choose_file)
        self.save = QPushButton("To CSV…")
        self.save.clicked.connect(self._choose_place)
        for button in (self.write, self.load, self.save):
            foot.addWidget(button)
        foot.addStretch(1)
        box.addLayout(foot)
        self._show()

    def take(self, file: Path) -> None:
        """Take the injects of a CSV file; say what is wrong with it."""
        try:
            found = read_csv(file.read_text(encoding="utf-8"), file.name)
        except (DurandError, OSError, UnicodeDecodeError) as error:
            self.failed.emit(f"{file.name} was not taken: {error}", "")
            return
        self.injects |= {one.id: one for one in found}
        self._show()

    def save_to(self, file: Path) -> None:
        """Write them as CSV; say why where that cannot be."""
        try:
            file.write_text(write_csv(self.injects.values()), encoding="utf-8")
        except OSError as error:
            self.failed.emit(unwritten(file.name, file.parent, error), "")
            return
        self.noted.emit(f"The injects are in {file.name}")

    def keep(self, inject: ClassInject) -> None:
        """Keep one that was written."""
        self.injects[inject.id] = inject
        self._show()

    def edit(self, id_: str) -> None:
        """Open the form for one, or for a new one."""
        known = self.injects.get(id_)
        self.sheet = InjectSheet(roles(), self.injects, self.window(), known)
        self.sheet.written.connect(self.keep)
        self.sheet.finished.connect(self._on_closed)
        self.sheet.open()

    def leave_out(self, id_: str) -> None:
        """Take one out."""
        gone = self.injects.pop(id_)
        self._show()
        self.noted.emit(f"“{gone.title}” is out")

    def _show(self) -> None:
        emptied(self._list)
        for inject in self.injects.values():
            line = row(8)
            title = label(inject.title, 13, 500)
            title.setToolTip(inject.text)
            line.addWidget(title, 1)
            kind = KINDS[inject.kind].partition(":")[0]
            when = inject.told_when() or "by hand"
            line.addWidget(label(f"{kind}, {when}", 12, 400, "second"))
            for word, does in (("Edit", self.edit), ("Leave out", self.leave_out)):
                button = KeyButton(word, inject.id, link=True)
                button.setAccessibleName(f"{word}: {inject.title}")
                button.picked.connect(does)
                line.addWidget(button)
            self._list.addLayout(line)
        if not self.injects:
            none = "None prepared. A class runs well without."
            self._list.addWidget(label(none, 12, 400, "second", wrap=True))
        self._list.addStretch(1)
        self.save.setEnabled(bool(self.injects))

    def _on_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _on_write(self) -> None:
        self.edit("")

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Injects from CSV", "", CSV)
        if name:
            self.take(Path(name))

    def _choose_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the injects", "injects.csv", CSV
        )
        if name:
            self.save_to(Path(name))
