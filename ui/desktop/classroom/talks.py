"""The talks: communiqués, letters, treaties from draft to signature, predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from simulator.classroom.results import RESULTS
from simulator.classroom.roles import role
from simulator.classroom.terms import ASKS, TOPICS, binds
from ui.desktop.classroom.tags import Tag
from ui.desktop.widgets.basics import column, label, row, rule
from ui.desktop.widgets.parts import KeyButton, emptied, scrolled, titled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

    from simulator.classroom.game import Game
    from simulator.classroom.record import Said
    from simulator.classroom.state import Treaty

PERCENT = (0, 10, 25, 50, 75, 90, 100)
EVERYBODY = "everybody"
SNUG = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
LEAST = 14  # letters of a question that are shown where there is little room
ASIDE = 2  # signatures side by side


class Talks(QWidget):
    """Forms for what teams say, sign and expect."""

    said = Signal(str, str, object)  # seat, text, seats it is for: none is public
    drafted = Signal(str, object, str)  # seat, topics, text
    stepped = Signal(str)  # sign:number:seat and the like
    predicted = Signal(str, str, int)

    def __init__(self) -> None:
        super().__init__()
        self.speaker, self.to, self.text = QComboBox(), QComboBox(), QLineEdit()
        self.author, self.terms = QComboBox(), QLineEdit()
        self.topics = {topic: QCheckBox(words) for topic, words in TOPICS.items()}
        self.guesser, self.question = QComboBox(), QComboBox()
        self.percent = QComboBox()
        self._lay_out()

    def show_game(self, game: Game) -> None:
        """Show the seats, what was said, and the treaties on the table."""
        played = game.state.played
        for box in (self.speaker, self.author, self.guesser):
            known = [box.itemData(n) for n in range(box.count())]
            if known != list(played):
                box.clear()
                for seat in played:
                    box.addItem(role(seat).short, seat)
        self._show_readers(game)
        emptied(self._table)
        open_ = [t for t in game.state.treaties.values() if t.state != "withdrawn"]
        for number, treaty in enumerate(open_):
            if number:
                self._table.addWidget(rule())
            self._table.addWidget(self._treaty(game, treaty))
        if not open_:
            none = "None on the table yet. " + _asks(tuple(TOPICS))
            self._table.addWidget(label(none, 12, 400, "second", wrap=True))
        self._table.addStretch(1)
        emptied(self._log)
        now = [one for one in game.state.said if one.turn == game.state.turn]
        for one in now:
            self._log.addWidget(_said(one))
        if not now:
            none = "Nothing was said yet in this turn."
            self._log.addWidget(label(none, 12, 400, "second", wrap=True))
        self._log.addStretch(1)

    def clear_draft(self) -> None:
        """Make room for the next treaty."""
        self.terms.clear()
        for box in self.topics.values():
            box.setChecked(False)

    def clear_text(self) -> None:
        """Make room for the next communiqué or letter."""
        self.text.clear()

    def _show_readers(self, game: Game) -> None:
        """Offer everybody, or one seat, as those a message is for."""
        seats = [EVERYBODY, *game.state.by]
        if [self.to.itemData(n) for n in range(self.to.count())] == seats:
            return
        self.to.clear()
        self.to.addItem("to everybody: the projector shows it", EVERYBODY)
        for seat in game.state.by:
            self.to.addItem(f"a letter to {role(seat).short}, secret", seat)

    def _lay_out(self) -> None:
        whole = column(self, 0, 10)
        whole.addWidget(self._message_form())
        middle = row(10)
        middle.addWidget(self._treaty_form(), 3)
        frame, box = titled("Said in this turn", "yours alone to see")
        content = QWidget()
        self._log = column(content, 0, 6)
        box.addWidget(scrolled(content, "Said in this turn"), 1)
        middle.addWidget(frame, 2)
        whole.addLayout(middle, 1)
        whole.addWidget(self._prediction_form())

    def _message_form(self) -> QFrame:
        frame, box = titled("A communiqué, or a letter")
        self.speaker.setAccessibleName("Who speaks")
        self.to.setAccessibleName("Whom it is for")
        self.text.setAccessibleName("What is said")
        self.text.setPlaceholderText("We call on all sides …")
        self.text.setMaxLength(2000)
        send = QPushButton("Send")
        send.clicked.connect(self._say)
        self.text.returnPressed.connect(self._say)
        line = row(8)
        line.addWidget(self.speaker)
        line.addWidget(self.to, 1)
        box.addLayout(line)
        line = row(8)
        line.addWidget(self.text, 1)
        line.addWidget(send)
        box.addLayout(line)
        return frame

    def _treaty_form(self) -> QFrame:
        frame, box = titled("A treaty", "binds once a team of each side has signed")
        self.author.setAccessibleName("Who drafts the treaty")
        self.terms.setAccessibleName("Text of the treaty")
        self.terms.setPlaceholderText("in their words")
        draft = QPushButton("Draft")
        draft.setToolTip("Only its author sees a draft")
        draft.clicked.connect(self._draft)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for number, (topic, tick) in enumerate(self.topics.items()):
            tick.setToolTip(ASKS[topic])
            grid.addWidget(tick, number // 2, number % 2)
        box.addLayout(grid)
        line = row(8)
        line.addWidget(self.author)
        line.addWidget(self.terms, 1)
        line.addWidget(draft)
        box.addLayout(line)
        content = QWidget()
        self._table = column(content, 0, 8)
        box.addWidget(scrolled(content, "Treaties on the table"), 1)
        return frame

    def _prediction_form(self) -> QFrame:
        frame, box = titled("A prediction", "before the reveal; compared afterwards")
        self.guesser.setAccessibleName("Who predicts")
        self.question.setAccessibleName("What is predicted")
        for one in RESULTS.values():
            self.question.addItem(one.question, one.id)
        self.question.setSizeAdjustPolicy(SNUG)
        self.question.setMinimumContentsLength(LEAST)
        self.percent.setAccessibleName("How likely, of 100")
        for number in PERCENT:
            self.percent.addItem(f"{number} of 100", number)
        self.percent.setCurrentIndex(PERCENT.index(50))
        note = QPushButton("Note it")
        note.clicked.connect(self._predict)
        line = row(8)
        self.guesser.setMinimumWidth(130)
        line.addWidget(self.guesser)
        line.addWidget(self.question, 1)
        line.addWidget(self.percent)
        line.addWidget(note)
        box.addLayout(line)
        return frame

    def _treaty(self, game: Game, treaty: Treaty) -> QWidget:
        made = QWidget()
        box = column(made, 0, 4)
        topics = ", ".join(TOPICS[topic] for topic in treaty.topics)
        words = f"{treaty.number}: {topics}. {treaty.text}"
        box.addWidget(label(words.strip(), 13, 500, wrap=True))
        told = f"by {role(treaty.by).short}; {_asks(treaty.topics)}"
        box.addWidget(label(told, 12, 400, "second", wrap=True))
        if treaty.breached_by:
            broken = f"Broken by {role(treaty.breached_by).short}"
            box.addWidget(label(broken, 12, 600, "bad"))
            return made
        steps = QGridLayout()
        steps.setHorizontalSpacing(6)
        steps.setVerticalSpacing(4)
        parts = self._steps(game, treaty)
        for number, part in enumerate(parts):
            steps.addWidget(part, number // ASIDE, number % ASIDE)
        steps.setColumnStretch(ASIDE, 1)
        box.addLayout(steps)
        if binds(treaty):
            since = f"It binds from turn {treaty.in_force_from} on."
            box.addWidget(label(since, 12, 500, "accent"))
        return made

    def _steps(self, game: Game, treaty: Treaty) -> list[QWidget]:
        """Offer what can be done with a treaty now."""
        number, author = treaty.number, treaty.by
        if treaty.state == "drafted":
            return [
                self._step("Propose it", f"propose:{number}:{author}"),
                self._step("Withdraw", f"withdraw:{number}:{author}"),
            ]
        found: list[QWidget] = []
        for seat in game.state.played:
            if seat in treaty.signed:
                found.append(label(f"✓ {role(seat).short}", 12, 500, "accent"))
            else:
                words = f"{role(seat).short} signs"
                found.append(self._step(words, f"sign:{number}:{seat}"))
        if treaty.signed and not treaty.public:
            found.append(
                self._step("Publish it", f"publish:{number}:{treaty.signed[0]}")
            )
        if not treaty.in_force_from:
            found.append(self._step("Withdraw", f"withdraw:{number}:{author}"))
        return found

    def _step(self, words: str, key: str) -> KeyButton:
        button = KeyButton(words, key, link=True)
        button.picked.connect(self.stepped)
        return button

    def _say(self) -> None:
        if self.text.text().strip():
            to = self.to.currentData()
            readers = () if to == EVERYBODY else (to,)
            self.said.emit(str(self.speaker.currentData()), self.text.text(), readers)

    def _draft(self) -> None:
        topics = [topic for topic, box in self.topics.items() if box.isChecked()]
        seat = str(self.author.currentData())
        self.drafted.emit(seat, topics, self.terms.text())

    def _predict(self) -> None:
        self.predicted.emit(
            str(self.guesser.currentData()),
            str(self.question.currentData()),
            int(self.percent.currentData()),
        )


def _asks(topics: tuple[str, ...]) -> str:
    parts = [f"{TOPICS[topic]}: {ASKS[topic]}" for topic in topics]
    return ". ".join(part[0].upper() + part[1:] for part in parts) + "."


def _said(one: Said) -> QWidget:
    made = QWidget()
    line = row(8)
    line.setContentsMargins(0, 0, 0, 0)
    made.setLayout(line)
    line.addWidget(Tag(one.seat))
    words = QWidget()
    box = column(words, 0, 0)
    to = ", ".join(role(seat).short for seat in one.to)
    head = f"a letter to {to}, secret" if to else "to everybody"
    box.addWidget(label(head, 12, 500, "changed" if to else "second"))
    box.addWidget(label(one.text, 13, wrap=True))
    line.addWidget(words, 1)
    return made
