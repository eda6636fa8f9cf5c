"""The card on Home for who is new: the tour, the rules of a class, the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.desktop.widgets.basics import column, label
from ui.desktop.widgets.parts import KeyButton

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Before you begin"
WORDS = "Open the first scenario and press Run; the tour shows the rest."
TOUR, RULES, LIMITS = "tour", "rules", "limits"
# What each button leads to: its words, its drawing, its tip.
LEADS = (
    (TOUR, "Take the tour", "about", "Five steps on the real window"),
    (RULES, "Print the rules…", "paper", "One page for a class, as a PDF"),
    (LIMITS, "When not to use it", "book", "What none of this is for"),
)


class FirstSteps(QFrame):
    """Leads to what one may want to know first; ``wanted`` says which."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setProperty("help", "start")
        self.setAccessibleName(TITLE)
        box = column(self, 14, 8)
        box.addWidget(label(TITLE, 14, 600))
        box.addWidget(label(WORDS, 12, 400, "second", wrap=True))
        self.buttons: dict[str, KeyButton] = {}
        for key, text, drawing, tip in LEADS:
            made = KeyButton(text, key, icon=drawing)
            made.setToolTip(tip)
            made.picked.connect(self.wanted)
            box.addWidget(made)
            self.buttons[key] = made

    def offer_tour(self, offered: bool) -> None:
        """Offer the tour here, unless a card of its own does."""
        self.buttons[TOUR].setVisible(offered)


def write_rules(scenario: str, file: Path) -> None:
    """Write the page of rules of a class as one usually is.

    Parameters
    ----------
    scenario
        Name of the scenario that the class plays.
    file
        Where to.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    from simulator.classroom.setup import ClassSetup, suggested
    from simulator.scenario import load_scenario
    from ui.desktop import words
    from ui.paper.pack import write_pack

    seats = suggested(tuple(seat.id for seat in load_scenario(scenario).seats))
    setup = ClassSetup(scenario=scenario, seats=seats, twin=words.twin())
    write_pack(setup, file, ("rules",))
