"""A sheet that asks for one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LONGEST = 40  # letters


class Ask(Dialog):
    """Asks for a line; Enter answers, Escape does not."""

    answered = Signal(str)

    def __init__(self, title: str, what: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("help", "name")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.line = QLineEdit()
        self.line.setAccessibleName(what)
        self.line.setPlaceholderText(what)
        self.line.setMaxLength(LONGEST)
        self.line.setMinimumWidth(320)
        self.line.textChanged.connect(self._on_text)
        box = column(self, 20, 12)
        box.addWidget(label(title, 20, 600, atlas=True))
        box.addWidget(self.line)
        foot = row()
        foot.addStretch(1)
        cancel, self.keep = QPushButton("Cancel"), QPushButton("Keep")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.keep.setDefault(True)
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._answer)
        foot.addWidget(cancel)
        foot.addWidget(self.keep)
        box.addLayout(foot)

    def _on_text(self, text: str) -> None:
        self.keep.setEnabled(bool(text.strip()))

    def _answer(self) -> None:
        self.accept()
        self.answered.emit(" ".join(self.line.text().split()))
