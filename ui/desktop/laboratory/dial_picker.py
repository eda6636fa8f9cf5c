"""Dials chosen from all there are, each with the part of its range that is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QPushButton, QWidget

from simulator.mechanisms import DIALS
from ui.desktop import words
from ui.desktop.laboratory.dial_line import dials_field, shortened
from ui.desktop.widgets.basics import IconButton, column, inset, label, row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HUNDRED = 100.0
HEADLINE, EVERY, LISTED = "headline", "all", "listed"


class RangeLine(QWidget):
    """One dial and its range, as its values are shown everywhere."""

    changed = Signal()
    unwanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.dial = dials_field()
        self.dial.setCurrentIndex(self.dial.findData(name))
        self.low, self.high = QDoubleSpinBox(), QDoubleSpinBox()
        for one, told in ((self.low, "From"), (self.high, "To")):
            one.setAccessibleName(f"{told} which value of the dial")
            inset(one)
            one.setDecimals(2)
            one.valueChanged.connect(self.changed)
        self.remove = IconButton("close", "Leave this dial out", size=14)
        self.remove.clicked.connect(self.unwanted)
        box = column(self, 0, 2)
        top, low = row(6), row(6)
        top.addWidget(self.dial, 1)
        top.addWidget(self.remove)
        low.addWidget(label("from", 12, 400, "second"))
        low.addWidget(self.low, 1)
        low.addWidget(label("to", 12, 400, "second"))
        low.addWidget(self.high, 1)
        box.addLayout(top)
        box.addLayout(low)
        self._on_dial()
        self.dial.currentIndexChanged.connect(self._on_dial)

    @property
    def name(self) -> str:
        """Which dial."""
        return str(self.dial.currentData())

    @property
    def span(self) -> list[float]:
        """Its range."""
        scale = self._scale
        return [round(one.value() / scale, 6) for one in (self.low, self.high)]

    def show_span(self, low: float, high: float) -> None:
        """Take another range."""
        self.low.setValue(self._scale * low)
        self.high.setValue(self._scale * high)

    @property
    def _scale(self) -> float:
        return HUNDRED if words.is_share(DIALS[self.name]) else 1.0

    def _on_dial(self) -> None:
        dial, scale = DIALS[self.name], self._scale
        self.dial.setToolTip(dial.meaning)
        for one in (self.low, self.high):
            one.setDecimals(0 if scale == HUNDRED else 2)
            one.setRange(scale * dial.low, scale * dial.high)
            one.setSingleStep(scale * (dial.high - dial.low) / 20)
        self.show_span(dial.low, dial.high)
        self.changed.emit()


class DialPicker(QWidget):
    """Which dials vary: the first ones, all, or those that are chosen.

    Parameters
    ----------
    listed_only
        Whether the first ones and all are no choices.
    """

    changed = Signal()

    def __init__(self, *, listed_only: bool) -> None:
        super().__init__()
        self.lines: list[RangeLine] = []
        self.which = shortened(QComboBox())
        self.which.setAccessibleName("Which dials vary")
        self.which.addItem("The six first dials", HEADLINE)
        self.which.addItem(f"All {len(DIALS)} dials", EVERY)
        self.which.addItem("Those that I choose", LISTED)
        self.which.currentIndexChanged.connect(self._on_which)
        self.more = QPushButton("One more dial")
        self.more.clicked.connect(self._on_more)
        inner = QWidget()
        box = column(self, 0, 6)
        self._inside = column(inner, 0, 8)
        box.addWidget(label("Which dials vary", 12, 400, "second"))
        box.addWidget(self.which)
        box.addWidget(inner)
        box.addWidget(self.more)
        if listed_only:
            self.which.hide()
            self.which.setCurrentIndex(2)
        self._on_which()

    @property
    def vary(self) -> str:
        """The first ones, all, or those that are listed."""
        return str(self.which.currentData())

    @property
    def spans(self) -> dict[str, list[float]]:
        """The dials that are listed, with their ranges."""
        if self.vary != LISTED:
            return {}
        return {line.name: line.span for line in self.lines}

    def show_dials(self, vary: str, spans: Mapping[str, Sequence[float]]) -> None:
        """Choose others."""
        for line in list(self.lines):
            self._drop(line)
        for name, span in spans.items():
            self.add(name).show_span(span[0], span[-1])
        chosen = LISTED if spans else vary
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))
        self._on_which()

    def add(self, name: str = "") -> RangeLine:
        """Let one more dial vary."""
        taken = {line.name for line in self.lines}
        order = sorted(DIALS, key=lambda one: not DIALS[one].headline)
        line = RangeLine(name or next(one for one in order if one not in taken))
        line.changed.connect(self.changed)
        line.unwanted.connect(self._on_unwanted)
        self.lines.append(line)
        self._inside.addWidget(line)
        self.changed.emit()
        return line

    def _on_more(self) -> None:
        self.add().dial.setFocus()

    def _on_which(self) -> None:
        listed = self.vary == LISTED
        if listed and not self.lines:
            self.add()
        for line in self.lines:
            line.setVisible(listed)
        self.more.setVisible(listed)
        self.changed.emit()

    def _on_unwanted(self) -> None:
        line = self.sender()
        if isinstance(line, RangeLine) and len(self.lines) > 1:
            self._drop(line)
            self.changed.emit()

    def _drop(self, line: RangeLine) -> None:
        self.lines.remove(line)
        self._inside.removeWidget(line)
        line.hide()
        line.deleteLater()
