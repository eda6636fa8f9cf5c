"""The answer in one number: in how many pairs the second setting has less, or more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from ui.desktop import theme
from ui.desktop.widgets.basics import column, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from simulator.analysis.compare.comparison import Comparison
    from ui.shapes.compared import Pairs


PROPER = ("Taliban", "Afghans", "Islamabad", "Kabul", "Kandahar")


class Headline(QFrame):
    """The number, and the sentence that it stands for."""

    pairs_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.count: QLabel = label("", 40, 600, "accent", atlas=True)
        self.count.setFont(theme.font(40, 600, atlas=True))
        self.of = label("", 12, 500, "accent")
        self.sentence = label("", 13, wrap=True)
        self.sentence.setMinimumWidth(180)
        self.story = QPushButton("In words")
        self.pairs = QPushButton("All pairs")
        self.pairs.setToolTip("Every pair, to be opened as a run")
        for button in (self.story, self.pairs):
            button.setProperty("kind", "link")
        self.pairs.clicked.connect(self.pairs_wanted)
        line = row(16)
        line.setContentsMargins(14, 6, 14, 8)
        self.setLayout(line)
        halves = QFrame(), QFrame()
        left, right = (column(half, 0, 2) for half in halves)
        left.addWidget(self.count)
        left.addWidget(self.of)
        line.addWidget(halves[0])
        right.addWidget(self.sentence, 1)
        foot = row(6)
        foot.addWidget(self.story)
        foot.addWidget(self.pairs)
        foot.addStretch(1)
        right.addLayout(foot)
        line.addWidget(halves[1], 1)

    def show_pairs(self, pairs: Pairs, found: Comparison, arm: int) -> None:
        """Tell another comparison."""
        less, more, same = pairs.counts
        n = less + more + same
        fewer = less >= more
        most, other = (less, more) if fewer else (more, less)
        self.count.setText(str(most))
        self.of.setText(f"of {n} pairs")
        name = found.plan.arms[arm].name
        what, over = pairs.what, f"over {found.plan.days} days"
        if what.ladder:
            words = ("on a lower step", "on a higher one")
            first, second = words if fewer else ("on a higher step", "on a lower one")
            told = f"“{name}” stands {first} of escalation, on average {over}"
        else:
            first, second = ("lower", "higher") if fewer else ("higher", "lower")
            thing = lowered(what.name)
            told = f"“{name}” has {first} {thing}, on average {over}"
        rest = (
            f"In {other} it is {second}" if not what.ladder else f"In {other}, {second}"
        )
        none = f"; in {same} there is no difference." if same else "."
        self.sentence.setText(
            f"In {most} of {n} pairs of futures that share their luck, {told}. "
            f"{rest}{none}"
        )


def lowered(text: str) -> str:
    """Write a name as it stands inside a sentence; one of a place or body stays."""
    first = text.split()[0]
    proper = first.endswith("’s") or first[:4].isupper() or first in PROPER
    return text if proper else f"{text[:1].lower()}{text[1:]}"
