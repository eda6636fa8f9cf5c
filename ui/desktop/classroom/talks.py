"""The talks: communiqués, treaties from draft to signature, predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QWidget,
)

from simulator.classroom.results import RESULTS
from simulator.classroom.roles import role
from simulator.classroom.terms import TOPICS
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.parts import KeyButton, emptied, scrolled, titled

if TYPE_CHECKING:
    from simulator.classroom.game import Game

PERCENT = (0, 10, 25, 50, 75, 90, 100)


class Talks(QWidget):
    """Forms for what teams say, sign and expect."""

    said = Signal(str, str)  # seat, text
    drafted = Signal(str, object, str)  # seat, topics, text
    stepped = Signal(str)  # sign:number:seat and the like
    predicted = Signal(str, str, int)

    def __init__(self) -> None:
        super().__init__()
        self.speaker, self.text = QComboBox(), QLineEdit()
        self.author, self.terms = QComboBox(), QLineEdit()
        self.topics = {topic: QCheckBox(words) for topic, words in TOPICS.items()}
        self.guesser, self.question = QComboBox(), QComboBox()
        self.percent = QComboBox()
        self._lay_out()

    def show_game(self, game: Game) -> None:
        """Show the seats and the treaties on the table."""
        played = game.state.played
        for box in (self.speaker, self.author, self.guesser):
            known = [box.itemData(n) for n in range(box.count())]
            if known != list(played):
                box.clear()
                for seat in played:
                    box.addItem(role(seat).short, seat)
        emptied(self._table)
        for treaty in game.state.treaties.values():
            if treaty.state in ("withdrawn",):
                continue
            self._table.addWidget(self._treaty(game, treaty.number))
        self._table.addStretch(1)

    def _lay_out(self) -> None:
        whole = column(self, 0, 10)
        frame, box = titled("A communiqué", "the projector shows it")
        self.speaker.setAccessibleName("Who speaks")
        self.text.setAccessibleName("What is said in public")
        self.text.setPlaceholderText("We call on all sides …")
        publish = QPushButton("Publish")
        publish.clicked.connect(self._say)
        self.text.returnPressed.connect(self._say)
        line = row(8)
        line.addWidget(self.speaker)
        line.addWidget(self.text, 1)
        line.addWidget(publish)
        box.addLayout(line)
        whole.addWidget(frame)
        whole.addWidget(self._treaty_form(), 1)
        whole.addWidget(self._prediction_form())

    def _treaty_form(self) -> QWidget:
        frame, box = titled("A treaty", "binds once a team of each side has signed")
        self.author.setAccessibleName("Who drafts the treaty")
        self.terms.setAccessibleName("Text of the treaty")
        self.terms.setPlaceholderText("in their words")
        propose = QPushButton("Propose")
        propose.clicked.connect(self._draft)
        line = row(8)
        line.addWidget(self.author)
        for one in self.topics.values():
            line.addWidget(one)
        line.addWidget(self.terms, 1)
        line.addWidget(propose)
        box.addLayout(line)
        content = QWidget()
        self._table = column(content, 0, 6)
        box.addWidget(scrolled(content, "Treaties on the table"), 1)
        return frame

    def _prediction_form(self) -> QWidget:
        frame, box = titled("A prediction", "before the reveal; compared afterwards")
        self.guesser.setAccessibleName("Who predicts")
        self.question.setAccessibleName("What is predicted")
        for one in RESULTS.values():
            self.question.addItem(one.question, one.id)
        self.percent.setAccessibleName("How likely, of 100")
        for number in PERCENT:
            self.percent.addItem(f"{number} of 100", number)
        self.percent.setCurrentIndex(PERCENT.index(50))
        note = QPushButton("Note it")
        note.clicked.connect(self._predict)
        line = row(8)
        line.addWidget(self.guesser)
        line.addWidget(self.question, 1)
        line.addWidget(self.percent)
        line.addWidget(note)
        box.addLayout(line)
        return frame

    def _treaty(self, game: Game, number: int) -> QWidget:
        treaty = game.state.treaties[number]
        made = QWidget()
        box = column(made, 0, 2)
        topics = ", ".join(TOPICS[topic] for topic in treaty.topics)
        words = f"Treaty {number} by {role(treaty.by).short}: {topics}. {treaty.text}"
        box.addWidget(label(words.strip(), 13, 500, wrap=True))
        line = row(6)
        for seat in game.state.played:
            if seat in treaty.signed:
                line.addWidget(label(f"✓ {role(seat).short}", 12, 500, "accent"))
                continue
            button = KeyButton(f"{role(seat).short} signs", f"sign:{number}:{seat}")
            button.picked.connect(self.stepped)
            line.addWidget(button)
        if treaty.signed and not treaty.public:
            key = f"publish:{number}:{treaty.signed[0]}"
            publish = KeyButton("Publish it", key)
            publish.picked.connect(self.stepped)
            line.addWidget(publish)
        line.addStretch(1)
        box.addLayout(line)
        return made

    def _say(self) -> None:
        if self.text.text().strip():
            self.said.emit(str(self.speaker.currentData()), self.text.text())
            self.text.clear()

    def _draft(self) -> None:
        topics = [topic for topic, box in self.topics.items() if box.isChecked()]
        seat = str(self.author.currentData())
        self.drafted.emit(seat, topics, self.terms.text())

    def clear_draft(self) -> None:
        """Make room for the next treaty."""
        self.terms.clear()
        for box in self.topics.values():
            box.setChecked(False)

    def _predict(self) -> None:
        self.predicted.emit(
            str(self.guesser.currentData()),
            str(self.question.currentData()),
            int(self.percent.currentData()),
        )
