"""What stands in the place of a run until one is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.desktop.widgets.basics import column, label

NOTHING_OPEN = "No scenario is open yet."
OPENING = "Opening {} …"


class Nothing(QWidget):
    """What stands here until a scenario is open: the way to one."""

    def __init__(self) -> None:
        super().__init__()
        box = column(self, 40, 12)
        box.addStretch(1)
        self.said = label(NOTHING_OPEN, 16, 400, "second")
        box.addWidget(self.said, 0, Qt.AlignmentFlag.AlignHCenter)
        self.choose = QPushButton("Choose a scenario")
        self.choose.setDefault(True)
        box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)

    def show_opening(self, what: str) -> None:
        """Say what is being opened; with nothing to say, that nothing is open."""
        self.said.setText(OPENING.format(what) if what else NOTHING_OPEN)
        self.choose.setVisible(not what)
