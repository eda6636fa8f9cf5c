"""The right side of the desk: the projector, treaties and injects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from simulator.classroom.roles import role
from simulator.classroom.terms import ASKS, TOPICS, would_break
from ui.desktop.widgets.basics import column, label, row, rule, surface
from ui.desktop.widgets.parts import KeyButton, emptied, scrolled, titled

if TYPE_CHECKING:
    from simulator.classroom.game import Game
    from simulator.classroom.injects import ClassInject
    from simulator.classroom.state import Treaty
    from simulator.classroom.terms import Warned

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
    inject_edited = Signal(str)  # the id of one, or "" for a new one
    csv_wanted = Signal()

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
        frame, box = titled("Treaty watch")
        content = QWidget()
        self._treaties = column(content, 0, 6)
        box.addWidget(scrolled(content, "Treaties"), 1)
        whole.addWidget(frame, 3)
        whole.addWidget(self._make_injects(), 4)

    def _make_injects(self) -> QFrame:
        frame, box = titled("Injects", "what you can bring in")
        content = QWidget()
        self._injects = column(content, 0, 5)
        box.addWidget(scrolled(content, "Injects"), 1)
        foot = row(6)
        self.add = QPushButton("Write one…")
        self.add.clicked.connect(self._on_add)
        self.csv = QPushButton("Save as CSV…")
        self.csv.setToolTip("All injects as a table, to be used again")
        self.csv.clicked.connect(self.csv_wanted)
        foot.addWidget(self.add)
        foot.addWidget(self.csv)
        foot.addStretch(1)
        box.addLayout(foot)
        return frame

    def show_game(self, game: Game, *, projected: bool) -> None:
        """Show how things stand."""
        state = game.state
        words = "black" if state.black else "the public state only"
        self.shown.setText(f"shows {words}" if projected else "not open yet")
        self.open.setVisible(not projected)
        self.black.setText("Light it again" if state.black else "Black out")
        self._show_hidden(game)
        emptied(self._treaties)
        if state.turn and state.phase in ("orders", "talks", "adjudication"):
            for warned in would_break(state, state.turn):
                self._treaties.addWidget(_warning(warned))
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
        can = state.turn > 0 and state.phase in ("brief", "orders", "talks")
        ranked = sorted(state.prepared.values(), key=lambda one: one.id not in due)
        for inject in ranked:
            step = state.injects.get(inject.id)
            status: str = step.step if step else ""
            if status == "delayed" and step is not None:
                status = f"delayed to turn {step.until}"
            if inject.id in due:
                status = "due now"
            open_ = can and not state.ended
            self._injects.addWidget(self._inject(inject, status, open_))
            self._injects.addWidget(rule())
        if not state.prepared:
            none = "None prepared: write one here, or load a table in the set-up."
            self._injects.addWidget(label(none, 12, 400, "second", wrap=True))
        self._injects.addStretch(1)
        self.add.setEnabled(not state.ended)
        self.csv.setEnabled(bool(state.prepared))

    def _inject(self, inject: ClassInject, status: str, can: bool) -> QWidget:
        made = QWidget()
        box = column(made, 0, 1)
        head = row(6)
        title = label(inject.title, 13, 500, wrap=True)
        title.setToolTip(f"{inject.text} {inject.expected}".strip())
        head.addWidget(title, 1)
        tone = "accent" if status == "due now" else "second"
        head.addWidget(label(status or inject.told_when(), 12, 500, tone))
        box.addLayout(head)
        if can and status not in ("fired", "skipped"):
            buttons = row(4)
            for word in ("Fire", "Delay", "Skip"):
                button = KeyButton(word, f"{word.lower()}:{inject.id}", link=True)
                button.setAccessibleName(f"{word}: {inject.title}")
                button.picked.connect(self.inject_wanted)
                buttons.addWidget(button)
            edit = KeyButton("Edit", inject.id, link=True)
            edit.setAccessibleName(f"Edit: {inject.title}")
            edit.picked.connect(self.inject_edited)
            buttons.addWidget(edit)
            buttons.addStretch(1)
            box.addLayout(buttons)
        return made

    def _on_add(self) -> None:
        self.inject_edited.emit("")


def _warning(warned: Warned) -> QFrame:
    frame = surface("alarm")
    box = column(frame, 8, 2)
    head = f"{role(warned.seat).short} would break treaty {warned.treaty}"
    box.addWidget(label(head, 12, 600, "bad", wrap=True))
    told = f"“{warned.order}”, while {TOPICS[warned.topic]} is signed"
    box.addWidget(label(told, 12, wrap=True))
    return frame


def _treaty(treaty: Treaty) -> QWidget:
    made = QWidget()
    box = column(made, 0, 2)
    topics = ", ".join(TOPICS[topic] for topic in treaty.topics)
    head = row(6)
    title = label(f"{treaty.number}: {topics}", 13, 500, wrap=True)
    title.setToolTip("; ".join(ASKS[topic] for topic in treaty.topics))
    head.addWidget(title, 1)
    state = STATES["breached" if treaty.breached_by else treaty.state]
    head.addWidget(label(state, 12, 500, "bad" if treaty.breached_by else "second"))
    box.addLayout(head)
    who = ", ".join(role(seat).short for seat in treaty.signed) or "nobody yet"
    told = f"signed by {who}"
    if treaty.in_force_from and not treaty.breached_by:
        told += f"; binds since turn {treaty.in_force_from}"
    if treaty.breached_by:
        told += f"; broken by {role(treaty.breached_by).short}"
    box.addWidget(label(told, 12, 400, "second", wrap=True))
    return made
