"""The line that tells how far the engine is."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from ui.desktop import motion, theme
from ui.desktop.widgets.basics import ElidedLabel, outside, row, surface

FIRST_TIME = "Preparing the model's rules for this machine, needed once"


class ProgressLine(QWidget):
    """A sentence and a bar; hidden when there is nothing to wait for."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Preparing")
        self.sentence = ElidedLabel("", 12, 500)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(220)
        self.bar.setAccessibleName("How much is prepared")
        frame = surface("panel")
        theme.fix_height(frame, 34)
        outside(self).addWidget(frame)
        box = row(12)
        box.setContentsMargins(12, 0, 12, 0)
        frame.setLayout(box)
        box.addWidget(self.sentence, 1)
        box.addWidget(self.bar)

    def show_progress(self, done: int, total: int, beside: str) -> None:
        """Show steps done of all steps; no total: only that something happens.

        ``beside`` is what happens meanwhile, where it is a sentence.
        """
        if total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            said = f"{FIRST_TIME}: {min(done + 1, total)} of {total}"
            self.sentence.say(f"{said}. {beside}" if beside.endswith(".") else said)
        else:
            motion.show_busy(self.bar)
            self.sentence.say("Starting the model…")
        self.show()
