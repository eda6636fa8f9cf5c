"""One dial: its name, value, usual value, evidence, slider and way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desktop import theme, words
from ui.desktop.widgets.basics import ElidedLabel, IconButton, label, row, set_tone
from ui.desktop.widgets.slider import DialSlider

if TYPE_CHECKING:
    from simulator.parameters import Dial


class EvidenceDots(QWidget):
    """Three dots: filled ones tell how well a dial's effect is supported."""

    def __init__(self, strength: str) -> None:
        super().__init__()
        self._filled, words_for_it = words.STRENGTHS[strength]
        self.setAccessibleName(f"Rests on {words_for_it}")
        self.setToolTip(f"Rests on {words_for_it}")
        self.setFixedSize(QSize(28, 12))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.color("text3")
        painter.setPen(QPen(ink, 1))
        for dot in range(3):
            painter.setBrush(ink if dot < self._filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(4.5 + 9 * dot, 6), 2.6, 2.6)
        painter.end()


class ChangedDot(QWidget):
    """An orange dot while a dial is off its usual value; else nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(12, 12))
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("changed"))
        painter.drawEllipse(QPointF(4, 6.5), 3.5, 3.5)
        painter.end()


class DialRow(QWidget):
    """The controls of one dial."""

    moved = Signal(str, float)
    focused = Signal(str)

    def __init__(self, dial: Dial, usual: float) -> None:
        super().__init__()
        self.dial, self.usual = dial, usual
        self.setProperty("help", f"dial:{dial.name}")
        self._showing = False
        self._held: str | None = None  # the claim that holds it, as it was told
        self.dot = ChangedDot()
        self.name = ElidedLabel(dial.label, 13, 500)
        self.number = label(words.value(dial, usual), 15, 600)
        self.number.setAccessibleName(f"{dial.label}: value")
        back = f"Back to the usual value: {dial.label}"
        self.back = IconButton("back", back, ink="changed", size=15)
        self.back.setFixedSize(22, 18)
        self.slider = DialSlider(self._position(usual))
        self.slider.setAccessibleName(words.shown(dial.label))
        self.slider.setAccessibleDescription(words.dial_tip(dial))
        self.slider.setToolTip(words.dial_tip(dial))
        self.slider.valueChanged.connect(self._on_moved)
        self.back.clicked.connect(self.reset)
        for part in (self.slider, self.back):
            part.installEventFilter(self)
        self._lay_out()
        self._tell_value()

    @property
    def value(self) -> float:
        """The dial's value where the slider stands."""
        dial = self.dial
        if self.slider.value() == self.slider.usual:
            return self.usual
        return round(dial.low + self.slider.value() / 100 * (dial.high - dial.low), 6)

    @property
    def changed(self) -> bool:
        """Whether the dial is off its usual value."""
        return self.slider.value() != self.slider.usual

    def show_value(self, value: float) -> None:
        """Stand where the model has the dial; nobody moved it."""
        at_usual = value == self.usual
        self._showing = True
        self.slider.setValue(self.slider.usual if at_usual else self._position(value))
        self._showing = False

    def show_held(self, claim: str) -> None:
        """Rest while a claim that is switched off holds the dial; move freely else."""
        if claim == self._held:
            return
        self._held = claim
        self.slider.setEnabled(not claim)
        self.back.setEnabled(not claim)
        held = f"Held while claim {claim} is switched off"
        tip = words.dial_tip(self.dial)
        self.slider.setToolTip(words.shown(held if claim else tip))

    def reset(self) -> None:
        """Go back to the usual value."""
        self.slider.setFocus()
        self.slider.setValue(self.slider.usual)

    def _position(self, value: float) -> int:
        return round(100 * (value - self.dial.low) / (self.dial.high - self.dial.low))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        top, middle = row(0), row(5)
        for part, stretch in ((self.dot, 0), (self.name, 1), (self.number, 0)):
            top.addWidget(part, stretch)
        usual = f"usually {words.value(self.dial, self.usual)}"
        middle.addWidget(label(usual, 12, 400, "second"))
        middle.addWidget(self.back)
        middle.addStretch(1)
        middle.addWidget(EvidenceDots(self.dial.strength))
        middle.addWidget(label(words.unit(self.dial), 12, 400, "second"))
        box.addLayout(top)
        box.addLayout(middle)
        box.addWidget(self.slider)

    def _on_moved(self) -> None:
        self._tell_value()
        if not self._showing:
            self.moved.emit(self.dial.name, self.value)

    def _tell_value(self) -> None:
        self.number.setText(words.value(self.dial, self.value))
        set_tone(self.number, "changed" if self.changed else "plain")
        self.dot.setVisible(self.changed)
        # It keeps its place while hidden: nothing jumps when a dial is moved.
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self.back.setVisible(self.changed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit(self.dial.name)
        return super().eventFilter(watched, event)
