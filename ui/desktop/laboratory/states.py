"""What stands where the answer will be: an invitation, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
)

from ui.desktop import words
from ui.desktop.widgets.basics import Picture, Pressable, column, label, row
from ui.desktop.widgets.room import stand_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLabel

LOW = 84  # px, of a card at least


@dataclass(frozen=True)
class Idea:
    """A question that is ready to be asked.

    Attributes
    ----------
    key
        By which the page knows it.
    """

    key: str
    title: str
    told: str


class IdeaCard(Pressable):
    """A question; pressed, it is asked."""

    wanted = Signal(str)

    def __init__(self, idea: Idea) -> None:
        super().__init__()
        self.idea = idea
        self.setProperty("kind", "idea")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{idea.title} {idea.told}")
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Preferred)
        box = column(self, 14, 4)
        for text, size, weight, tone in (
            (idea.title, 14, 600, ""),
            (idea.told, 12, 400, "second"),
        ):
            said = label(text, size, weight, tone, wrap=True)
            said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(said)
        box.addStretch(1)
        self.clicked.connect(self._on_clicked)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stand_whole(self, LOW)

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, LOW)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, LOW)

    def _on_clicked(self) -> None:
        self.wanted.emit(self.idea.key)


class Invitation(QFrame):
    """What can be found out here, with questions that are ready.

    Parameters
    ----------
    drawing, title, told
        An icon, and what it is for.
    ideas
        Questions that are ready.
    """

    wanted = Signal(str)

    def __init__(
        self, drawing: str, title: str, told: str, ideas: Sequence[Idea]
    ) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        box = column(self, 28, 12)
        box.addStretch(2)
        head = row(14)
        head.addWidget(Picture(drawing, "accent", 34))
        head.addWidget(label(title, 22, 600, atlas=True), 1)
        box.addLayout(head)
        box.addWidget(label(told, 14, 400, "second", wrap=True))
        box.addSpacing(6)
        box.addWidget(label("Try one of these", 12, 600))
        grid = QGridLayout()
        grid.setSpacing(10)
        self.cards = [IdeaCard(idea) for idea in ideas]
        for place, card in enumerate(self.cards):
            card.wanted.connect(self.wanted)
            grid.addWidget(card, place // 2, place % 2)
        box.addLayout(grid)
        box.addWidget(label(words.NOT_A_FORECAST, 12, 400, "second"))
        box.addStretch(3)


class Halted(QFrame):
    """Why there is no answer: it was stopped, or it failed; and what can be done."""

    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.title: QLabel = label("", 20, 600, atlas=True)
        self.told = label("", 14, 400, "second", wrap=True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details of what went wrong")
        self.details.setMaximumHeight(160)
        self.button = QPushButton("Go on")
        self.button.clicked.connect(self.again)
        box = column(self, 28, 10)
        box.addStretch(2)
        box.addWidget(self.title)
        box.addWidget(self.told)
        box.addWidget(self.details)
        foot = row(0)
        foot.addWidget(self.button)
        foot.addStretch(1)
        box.addLayout(foot)
        box.addStretch(3)

    def show_stopped(self, done: int, planned: int, *, kept: bool) -> None:
        """Say that it was stopped, and how far it came."""
        self.title.setText(f"Stopped after {done:,} of {planned:,} futures")
        rest = "They are kept: going on simulates only the others."
        self.told.setText(rest if kept else "Nothing could be kept here.")
        self.details.hide()
        self.button.setText("Go on" if kept else "Begin again")
        self.button.setFocus()

    def show_failed(self, sentence: str, details: str) -> None:
        """Say what went wrong."""
        self.title.setText("This could not be done")
        self.told.setText(sentence)
        self.details.setPlainText(details)
        self.details.setVisible(bool(details))
        self.button.setText("Try again")
