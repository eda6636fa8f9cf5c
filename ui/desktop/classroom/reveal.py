"""After the reveal: what came, for the facilitator; taking it back with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from simulator.classroom.results import RESULTS
from simulator.classroom.views import public_view
from ui.desktop.classroom.public import PublicBoard
from ui.desktop.widgets.basics import column, label, row, surface
from ui.desktop.widgets.parts import of_100, scrolled, titled

if TYPE_CHECKING:
    from simulator.classroom.game import Game


class Reveal(QWidget):
    """What the class sees now, and what only the facilitator knows of it."""

    taken_back = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        whole = column(self, 0, 10)
        frame, box = titled("Revealed", "on the projector now")
        self.board = PublicBoard(15)
        box.addWidget(scrolled(self.board, "Revealed"), 1)
        whole.addWidget(frame, 1)
        foot = surface("card")
        inner = column(foot, 12, 6)
        self.told = label("", 13, wrap=True)
        inner.addWidget(self.told)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("why: it is kept in the record")
        self.reason.setAccessibleName("Why the reveal is taken back")
        self.back = QPushButton("Take this reveal back")
        self.back.clicked.connect(self._on_back)
        line = row(8)
        line.addWidget(self.reason, 1)
        line.addWidget(self.back)
        inner.addLayout(line)
        whole.addWidget(foot)

    def show_game(self, game: Game) -> None:
        """Show what came of the turn."""
        self.board.show_view(public_view(game))
        state = game.state
        done = state.revealed[state.turn]
        shares = state.adjudicated[state.turn].shares
        came = [
            f"{RESULTS[id_].label} ({of_100(shares[id_])})"
            for id_, holds in done.came.items()
            if holds
        ]
        undone = state.adjudicated[state.turn].undone
        words = f"Came: {'; '.join(came) or 'nothing new'}."
        if undone:
            words += f" Could not be done: {'; '.join(undone)}."
        self.told.setText(words)

    def _on_back(self) -> None:
        self.taken_back.emit(self.reason.text())
