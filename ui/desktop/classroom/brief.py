"""The brief: what is publicly known, and what the facilitator says and does now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from simulator.classroom.views import public_view
from ui.desktop.classroom.public import PublicBoard
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.parts import emptied, scrolled, titled

if TYPE_CHECKING:
    from simulator.classroom.game import Game

BEFORE = (
    "Hand out role briefs, cards and slips; tent cards on the tables.",
    "Open the projector on the second screen: it shows public things only.",
    "Read the situation aloud, then the rules on their one page.",
    "Let each team read its brief and its secret aim: three minutes.",
    "“Begin turn 1”, top right.",
)
FIRST = (
    "Say what is publicly known, and that reports of the dead are claims.",
    "Ask each team: whom do you need, and what do they need from you?",
    "“Open the orders” when they know what they want.",
)
LATER = (
    "Read the news aloud. Ask one team what it did not expect.",
    "Bring in an inject if one is due, at the right.",
    "“Open the orders”.",
)
OVER = (
    "Nobody plays on. Ask each team for its secret aim, and whether it met it.",
    "“Open the debrief”, top right: luck or choice, turning points, four questions.",
)


class Brief(QWidget):
    """The public state as the class sees it, and the facilitator's next steps."""

    def __init__(self) -> None:
        super().__init__()
        whole = column(self, 0, 10)
        frame, box = titled("Publicly known", "what the projector shows")
        self.board = PublicBoard(15)
        box.addWidget(scrolled(self.board, "Publicly known"), 1)
        whole.addWidget(frame, 5)
        frame, box = titled("What you do now")
        content = QWidget()
        self._steps = column(content, 0, 6)
        box.addWidget(scrolled(content, "What you do now"), 1)
        whole.addWidget(frame, 2)

    def show_game(self, game: Game) -> None:
        """Show how things stand, and what comes next."""
        self.board.show_view(public_view(game))
        state = game.state
        steps: tuple[str, ...] = LATER
        if state.ended:
            steps = OVER
        elif not state.turn:
            steps = BEFORE
        elif state.turn == 1:
            steps = FIRST
        emptied(self._steps)
        for number, step in enumerate(steps, start=1):
            line = row(8)
            line.addWidget(label(str(number), 14, 600, "accent", atlas=True))
            line.addWidget(label(step, 13, wrap=True), 1)
            self._steps.addLayout(line)
        due = [one.title for one in game.due_injects()] if state.turn else []
        if due:
            told = f"Due now: {'; '.join(due)}."
            self._steps.addWidget(label(told, 13, 500, "changed", wrap=True))
        self._steps.addStretch(1)
