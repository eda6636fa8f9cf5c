"""Scenarios of one's own, as a short list on Home."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout

from simulator.errors import DurandError
from ui.desktop.widgets.basics import column, label

MOST = 6


class Yours(QFrame):
    """The newest scenarios of one's own; nothing at all where there are none.

    ``opened`` gives the path of the one that is pressed.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        box = column(self, 0, 2)
        box.addWidget(label("Yours", 13, 600))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        box.addLayout(self._list)
        self.hide()

    def fill(self) -> None:
        """Read anew which there are; a file with mistakes says so."""
        from ui.desktop.editor.folder import own_scenarios

        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._make(path) for path in own_scenarios()[:MOST]]
        for button in self.buttons:
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(self.buttons))

    def _make(self, path: str) -> QPushButton:
        from simulator.scenario import load_scenario

        try:
            title, tip = load_scenario(path).title, path
        except DurandError as error:
            title = f"{Path(path).name} has mistakes"
            tip = str(error).splitlines()[0]
        button = QPushButton(title)
        button.setProperty("kind", "link")
        button.setProperty("path", path)
        button.setToolTip(tip)
        button.setAccessibleName(f"Open your scenario: {title}")
        policy = QSizePolicy.Policy
        button.setSizePolicy(policy.Maximum, policy.Fixed)
        button.clicked.connect(self._on_pressed)
        return button

    def _on_pressed(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.opened.emit(pressed.property("path"))
