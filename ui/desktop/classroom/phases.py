"""The strip at the head of the desk: the five phases, the clock, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QPushButton

from simulator.classroom.record import PHASES
from ui.desktop import theme
from ui.desktop.widgets.basics import label, row, set_tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLabel

    from simulator.classroom.game import Game
    from ui.desktop.classroom.clock import Clock

WORDS = {
    "brief": "Brief",
    "orders": "Orders",
    "talks": "Talks",
    "adjudication": "What comes of it",
    "reveal": "Reveal",
}
NEXT = {
    "brief": "Open the orders",
    "orders": "Close the orders",
    "talks": "See what comes of it",
    "reveal": "Begin turn {turn}",
}
MINUTE = 60
ROOMY = 1180  # px; a strip less wide names but the phase in hand


class Strip(QFrame):
    """Where the turn stands, how much time is left, and the one thing to do next."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.steps: dict[str, QLabel] = {}
        box = row(10)
        box.setContentsMargins(16, 8, 12, 8)
        self.setLayout(box)
        self.turn = label("", 16, 600, atlas=True)
        box.addWidget(self.turn)
        box.addSpacing(10)
        self._brief, self._current = False, -1
        self._dashes = [label("—", 13, 400, "third") for _ in PHASES[1:]]
        for number, phase in enumerate(PHASES, start=1):
            if number > 1:
                box.addWidget(self._dashes[number - 2])
            self.steps[phase] = label(f"{number} {WORDS[phase]}", 13, 500, "third")
            box.addWidget(self.steps[phase])
        box.addStretch(1)
        self.late = label("", 12, 500, "second")
        self.left = label("", 26, 600)
        self.left.setAccessibleName("Time left in this phase")
        self.more = QPushButton("+ 2 min")
        self.pause = QPushButton("Pause")
        self.end = QPushButton("End after this turn")
        self.next = QPushButton("Begin turn 1")
        self.next.setDefault(True)
        for part in (
            self.late,
            self.left,
            self.more,
            self.pause,
            self.end,
            self.next,
        ):
            box.addWidget(part)

    def show_game(self, game: Game) -> None:
        """Show the turn and the phase."""
        state, plan = game.state, game.setup.plan
        of = f" of {plan.turns}" if plan.turns else ""
        self.turn.setText(f"Turn {state.turn}{of}" if state.turn else "Ready to begin")
        self._current = PHASES.index(state.phase) if state.turn else -1
        self._show_steps()
        self.pause.setText("Go on" if state.paused else "Pause")
        self._show_next(game)

    @override
    def minimumSizeHint(self) -> QSize:
        """Leave the words of the phases out, which give way where it is narrow."""
        least = super().minimumSizeHint()
        return least if self._brief else least.boundedTo(QSize(0, least.height()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        brief = self.width() < theme.scaled(ROOMY)
        if brief != self._brief:
            self._brief = brief
            for dash in self._dashes:
                dash.setVisible(not brief)
            self._show_steps()

    def _show_steps(self) -> None:
        current = self._current
        for number, phase in enumerate(PHASES):
            done = "✓" if number < current else str(number + 1)
            whole = f"{done} {WORDS[phase]}"
            brief = self._brief and number != current
            self.steps[phase].setText(done if brief else whole)
            self.steps[phase].setToolTip(WORDS[phase] if brief else "")
            self.steps[phase].setAccessibleName(whole)
            tone = "third"
            if number == current:
                tone = "accent"
            elif number < current:
                tone = "second"
            set_tone(self.steps[phase], tone)

    def _show_next(self, game: Game) -> None:
        state = game.state
        self.next.setVisible(state.phase != "adjudication" or not state.turn)
        self.end.setVisible(state.turn > 0 and not state.ended)
        if state.ended:
            self.next.setText("Open the debrief")
        elif state.turn == 0:
            self.next.setText("Begin turn 1")
        elif state.phase != "adjudication":
            self.next.setText(NEXT[state.phase].format(turn=state.turn + 1))

    def show_time(self, clock: Clock, *, ended: bool) -> None:
        """Show what is left of the phase, and how late the session would end."""
        planned = clock.planned()
        shown = planned is not None and not ended
        for part in (self.left, self.more):
            part.setVisible(shown)
        if planned is not None:
            left = round((planned - clock.in_phase) * MINUTE)
            sign = "−" if left < 0 else ""
            minutes, seconds = divmod(abs(left), MINUTE)
            self.left.setText(f"{sign}{minutes:02d}:{seconds:02d}")
        late = clock.late()
        words = f"ends {late:.0f} min late: drop a turn" if late >= 1 else "in time"
        self.late.setText("" if ended or not shown else words)
        set_tone(self.late, "bad" if late >= 1 else "second")
