"""The bar of a window on a projector: what is shown, reveal, leave."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from ui.desktop import keys, theme
from ui.desktop.widgets.basics import ElidedLabel, label, row

REVEAL, HIDE = "Reveal", "Hide again"
ASK = "What do you think? The odds are hidden."
OPEN = "The odds are shown."


class PresenterBar(QFrame):
    """Stands in the place of the window's bar while it presents."""

    reveal_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "bar")
        self.setProperty("edge", "bottom")
        self.setProperty("help", "presenting")
        self.setAccessibleName("Presenting")
        self.title = ElidedLabel("", 17, 600)
        self.title.setFont(theme.font(17, 600, atlas=True))
        self.said = label(ASK, 14, 500, "second")
        self.reveal = QPushButton(REVEAL)
        self.reveal.setProperty("kind", "first")
        self.leave = QPushButton("Leave")
        box = row(12)
        box.setContentsMargins(16, 6, 12, 6)
        self.setLayout(box)
        box.addWidget(self.title, 1)
        for part in (self.said, self.reveal, self.leave):
            box.addWidget(part)
        self.reveal.clicked.connect(self.reveal_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.hide()

    def show_state(self, title: str, *, hides: bool, hidden: bool) -> None:
        """Say what is shown and whether anything is hidden."""
        self.title.say(title)
        self.said.setText(ASK if hidden else OPEN)
        self.said.setVisible(hides)
        self.reveal.setVisible(hides)
        self.reveal.setText(REVEAL if hidden else HIDE)
        keys.tell(self.reveal, "Show the odds, or hide them again", "reveal")
        keys.tell(self.leave, "Back to the window as it was (Escape)", "present")
