"""The right side of the desk: the projector, treaties and injects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.classroom.roles import role
from simulator.classroom.terms import TOPICS
from ui.desktop.widgets.basics import column, label, row, rule
from ui.desktop.widgets.parts import KeyButton, emptied, scrolled, titled

if TYPE_CHECKING:
    from simulator.classroom.game import Game
    from simulator.classroom.injects import ClassInject
    from simulator.classroom.state import Treaty

STATES = {
    "drafted": "a draft, secret",
    "proposed": "proposed",
    "signed": "signed",
    "published": "published",
    "withdrawn": "withdrawn",
    "breached": "broken",
}


class Side(QWidget):
    """What stands beside the work: projector, treaties, injects, hidden state."""

    projector_wanted = Signal()
    black_wanted = Signal()
    inject_wanted = Signal(str)  # fire:id, skip:id, delay:id

    def __init__(self) -> None:
        super().__init__()
        whole = column(self, 0, 10)
        frame, box = titled("On the projector")
        self.shown = label("", 12, 400, "second", wrap=True)
        self.open = QPushButton("Open the projector")
        self.open.clicked.connect(self.projector_wanted)
        self.black = QPushButton("Black out")
        self.black.clicked.connect(self.black_wanted)
        buttons = row(8)
        buttons.addWidget(self.open)
        buttons.addWidget(self.black)
        box.addWidget(self.shown)
        box.addLayout(buttons)
        whole.addWidget(frame)
        hidden, self._hidden = titled("Behind the scenes", "never on the projector")
        whole.addWidget(hidden)
        frame, box = titled("Treaties")
        content = QWidget()
        self._treaties = column(content, 0, 6)
        box.addWidget(scrolled(content, "Treaties"), 1)
        whole.addWidget(frame, 2)
        frame, box = titled("Injects", "what you can bring in")
        content = QWidget()
        self._injects = column(content, 0, 6)
        box.addWidget(scrolled(content, "Injects"), 1)
        whole.addWidget(frame, 3)

    def show_game(self, game: Game, *, projected: bool) -> None:
        """Show how things stand."""
        state = game.state
        words = "black" if state.black else "the public state only"
        self.shown.setText(f"shows {words}" if projected else "not open yet")
        self.black.setText("Light it again" if state.black else "Black out")
        self._show_hidden(game)
        emptied(self._treaties)
        for treaty in state.treaties.values():
            self._treaties.addWidget(_treaty(treaty))
        if not state.treaties:
            none = "Teams draft and sign treaties in the talks."
            self._treaties.addWidget(label(none, 12, 400, "second", wrap=True))
        self._treaties.addStretch(1)
        self._show_injects(game)

    def _show_hidden(self, game: Game) -> None:
        world = game.world.timeline.run.world
        emptied(self._hidden, after=1)
        for name, value in (
            ("Attacks blamed on Kabul a day", f"{float(world.blame):.1f}"),
            ("Blows Pakistan has not answered", f"{float(world.owed[0]):.1f}"),
            ("Blows Kabul has not answered", f"{float(world.owed[1]):.1f}"),
            ("Taliban unity", f"{100 * float(world.cohesion):.0f} of 100"),
        ):
            line = row(8)
            line.addWidget(label(name, 12, 400, "second"), 1)
            line.addWidget(label(value, 12, 600))
            self._hidden.addLayout(line)

    def _show_injects(self, game: Game) -> None:
        emptied(self._injects)
        state = game.state
        due = {one.id for one in game.due_injects()} if state.turn else set()
        for inject in game.setup.injects:
            step = state.injects.get(inject.id)
            self._injects.addWidget(
                self._inject(
                    inject,
                    "due now" if inject.id in due else (step.step if step else ""),
                    state.turn > 0 and state.phase in ("brief", "orders", "talks"),
                )
            )
            self._injects.addWidget(rule())
        if not game.setup.injects:
            none = "None prepared: load a table of them in the set-up."
            self._injects.addWidget(label(none, 12, 400, "second", wrap=True))
        self._injects.addStretch(1)

    def _inject(self, inject: ClassInject, status: str, can: bool) -> QWidget:
        made = QWidget()
        box = column(made, 0, 2)
        head = row(6)
        title = label(inject.title, 13, 500, wrap=True)
        title.setToolTip(f"{inject.text} {inject.expected}".strip())
        head.addWidget(title, 1)
        tone = "accent" if status == "due now" else "second"
        head.addWidget(label(status, 12, 500, tone))
        box.addLayout(head)
        if can and status not in ("fired", "skipped"):
            buttons = row(4)
            for word in ("Fire", "Delay", "Skip"):
                button = KeyButton(word, f"{word.lower()}:{inject.id}", link=True)
                button.setAccessibleName(f"{word}: {inject.title}")
                button.picked.connect(self.inject_wanted)
                buttons.addWidget(button)
            buttons.addStretch(1)
            box.addLayout(buttons)
        return made


def _treaty(treaty: Treaty) -> QWidget:
    made = QWidget()
    box = column(made, 0, 2)
    topics = ", ".join(TOPICS[topic] for topic in treaty.topics)
    head = row(6)
    head.addWidget(label(f"{treaty.number}: {topics}", 13, 500, wrap=True), 1)
    state = STATES["breached" if treaty.breached_by else treaty.state]
    head.addWidget(label(state, 12, 500, "bad" if treaty.breached_by else "second"))
    box.addLayout(head)
    who = ", ".join(role(seat).short for seat in treaty.signed) or "nobody yet"
    told = f"signed by {who}"
    if treaty.breached_by:
        told += f"; broken by {role(treaty.breached_by).short}"
    box.addWidget(label(told, 12, 400, "second", wrap=True))
    return made
