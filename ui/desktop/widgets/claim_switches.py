"""The claims a run stands on, each with a switch: off, and one sees what it carried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QScrollArea, QWidget

from simulator.mechanisms import CLAIMS, CONSTANTS, DIALS
from simulator.timeline.changes import Switch
from ui.desktop import keys, words
from ui.desktop.widgets.basics import column, label, row, rule, set_tone
from ui.desktop.widgets.ring import Ring

if TYPE_CHECKING:
    from simulator.parameters import Claim
    from simulator.timeline.session import Session

EVERY = 250  # ms between two looks
LEAD = "Switch a claim off, and what then no longer happens is what it carried."


class ClaimRow(QWidget):
    """One claim: its switch, its text, and what carries it."""

    switched = Signal(str, bool)

    def __init__(self, claim: Claim) -> None:
        super().__init__()
        self.claim = claim
        self.box = QCheckBox(claim.id)
        self.box.setChecked(True)
        self.box.setAccessibleName(words.shown(f"{claim.id}: {claim.text}"))
        self.box.setMinimumWidth(58)
        self.box.clicked.connect(self._on_clicked)
        self.text = label(claim.text, 12, 400, wrap=True)
        self.carried = label(_carried(claim), 11, 400, "second", wrap=True)
        words_of = QWidget()
        inside = column(words_of, 0, 1)
        inside.addWidget(self.text)
        inside.addWidget(self.carried)
        line = row(6)
        line.setContentsMargins(12, 5, 10, 5)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words_of, 1)
        self.setLayout(line)

    def show_on(self, on: bool) -> None:
        """Show whether the claim holds; nobody switched it here."""
        self.box.setChecked(on)
        set_tone(self.text, "plain" if on else "changed")

    def _on_clicked(self, on: bool) -> None:
        self.switched.emit(self.claim.id, on)


class ClaimSwitches(QFrame):
    """All claims of the model, as switches of the run that is shown."""

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._session: Session | None = None
        self._seen: object = None
        self.rows = {claim.id: ClaimRow(claim) for claim in CLAIMS.values()}
        for made in self.rows.values():
            made.switched.connect(self._on_switched)
            made.setEnabled(False)
        self.title = label("Assumptions", 13, 600)
        self.off = label("", 12, 500, "changed")
        self.more = QPushButton("Numbers and sources")
        self.more.setProperty("kind", "link")
        keys.tell(
            self.more, "All that a run assumes, with its sources", "show_assumptions"
        )
        self.more.clicked.connect(self.all_wanted)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def follow(self, session: Session) -> None:
        """Show this session from now on."""
        self._session, self._seen = session, None
        for made in self.rows.values():
            made.setEnabled(True)
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Follow no longer."""
        self._timer.stop()

    def show_title(self, shown: bool) -> None:
        """Say what this is, unless a tab does."""
        self.title.setVisible(shown)

    def look(self) -> None:
        """Show which claims hold where one stands."""
        session = self._session
        if session is None or session.waiting or session.view is self._seen:
            return
        self._seen = session.view
        off = session.view.off
        for name, made in self.rows.items():
            made.show_on(name not in off)
        self.off.setText(f"{len(off)} off" if off else "")

    def _on_switched(self, claim: str, on: bool) -> None:
        if self._session is not None:
            self._session.intervene(Switch(claim=claim, on=on))

    def _lay_out(self) -> None:
        box = column(self, 1, 0)
        head = row(8)
        head.setContentsMargins(12, 6, 8, 6)
        head.addWidget(self.title)
        head.addWidget(label(LEAD, 12, 400, "second", wrap=True), 1)
        head.addWidget(self.off)
        head.addWidget(self.more)
        box.addLayout(head)
        box.addWidget(rule())
        page = QWidget()
        page.setObjectName("content")
        inside = column(page, 0, 0)
        for made in self.rows.values():
            inside.addWidget(made)
            inside.addWidget(rule())
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Claims, each with its switch")
        Ring(area)
        box.addWidget(area, 1)


def _carried(claim: Claim) -> str:
    """Say what carries a claim, and how well that is supported."""
    carriers = [
        DIALS[name].label if name in DIALS else CONSTANTS[name].meaning.rstrip(".")
        for name in claim.off
    ]
    grounds = {
        words.strength((DIALS.get(name) or CONSTANTS[name]).strength)
        for name in claim.off
    }
    return f"Carried by: {'; '.join(carriers)} ({', '.join(sorted(grounds))})"
