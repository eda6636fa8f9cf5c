"""The one door by which errors reach a person: a sentence, details to copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from ui.desktop.widgets.basics import (
    IconButton,
    Picture,
    column,
    label,
    outside,
    row,
    surface,
)


class Banner(QWidget):
    """Hidden until something went wrong; never in the way of the work."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Something went wrong")
        self._told = 0
        self.sentence = label("", 13, 500, wrap=True)
        self.more = QPushButton("Details")
        self.copy = QPushButton("Copy details")
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details of what went wrong")
        self.details.setMaximumHeight(140)
        self.dismiss = IconButton("close", "Dismiss", ink="text")
        self._lay_out()
        self.more.clicked.connect(self._show_details)
        self.copy.clicked.connect(self._copy)
        self.dismiss.clicked.connect(self._dismiss)
        self.hide()

    def tell(self, sentence: str, details: str) -> None:
        """Show what went wrong; earlier details are kept below."""
        self._told += 1
        extra = f"  (and {self._told - 1} before)" if self._told > 1 else ""
        self.sentence.setText(sentence + extra)
        earlier = self.details.toPlainText()
        self.details.setPlainText("\n\n".join(filter(None, (details, earlier))))
        self.details.setVisible(False)
        self.setVisible(True)

    def _lay_out(self) -> None:
        frame = surface("alarm")
        outside(self).addWidget(frame)
        box = column(frame, 8, 6)
        top = row(8)
        top.addWidget(Picture("alarm", "bad"))
        top.addWidget(self.sentence, 1)
        for part in (self.more, self.copy, self.dismiss):
            top.addWidget(part)
        box.addLayout(top)
        box.addWidget(self.details)

    def _show_details(self) -> None:
        self.details.setVisible(not self.details.isVisible())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(
            f"{self.sentence.text()}\n\n{self.details.toPlainText()}"
        )

    def _dismiss(self) -> None:
        self._told = 0
        self.details.clear()
        self.hide()
