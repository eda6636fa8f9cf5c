"""The hot seat: a curtain, a PIN, the seat's own view, and the curtain again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from simulator.classroom.cards import CARDS
from simulator.classroom.pins import DIGITS
from simulator.classroom.record import CardOrder
from ui.desktop.classroom.naming import put_names
from ui.desktop.classroom.public import PublicBoard
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.dialog import Dialog
from ui.desktop.widgets.parts import scrolled, titled

if TYPE_CHECKING:
    from simulator.classroom.views import SeatView


class HotSeat(Dialog):
    """One seat's turn at the keyboard.

    Nothing of the seat is in the dialog before its PIN was right, and nothing is left
    in it when the curtain falls: it is made anew for each seat.
    """

    pin_given = Signal(str)
    handed_in = Signal(object, str)  # orders, free order

    def __init__(self, name: str, parent: QWidget, *, needs_pin: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("help", "hot-seat")
        self.setWindowTitle("A seat's turn")
        self.resize(parent.window().size())
        self._boxes: list[tuple[QCheckBox, CardOrder]] = []
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(DIGITS)
        self.pin.setMaximumWidth(120)
        self.pin.setAccessibleName("PIN of the seat")
        self.pin.returnPressed.connect(self._on_pin)
        self.enter = QPushButton("Open")
        self.enter.setDefault(True)
        self.enter.clicked.connect(self._on_pin)
        self.wrong = label("", 13, 500, "bad")
        self.free = QLineEdit()
        self.free.setAccessibleName("Free order, in your own words")
        self.hand_in = QPushButton("Hand in and draw the curtain")
        self.hand_in.setDefault(True)
        self.hand_in.clicked.connect(self._send)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._curtain(name, needs_pin=needs_pin))
        column(self, 20, 0).addWidget(self._stack)

    def refuse(self, words: str) -> None:
        """Say what is wrong: the PIN, or the orders."""
        self.wrong.setText(words)
        self.pin.clear()

    def show_seat(self, view: SeatView) -> None:
        """Show the seat its own view: its aims, what it knows, its cards."""
        page = QWidget()
        whole = column(page, 0, 10)
        whole.addWidget(label(view.role.title, 22, 600, atlas=True))
        columns = row(14)
        board = PublicBoard(14)
        board.show_view(view.public)
        frame, box = titled("Publicly known")
        box.addWidget(scrolled(board, "Publicly known"), 1)
        columns.addWidget(frame, 4)
        columns.addWidget(self._own(view), 3)
        columns.addWidget(self._orders(view), 5)
        whole.addLayout(columns, 1)
        whole.addWidget(self.wrong)
        self.wrong.setText("")
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        put_names(self)
        if self._boxes:
            self._boxes[0][0].setFocus()

    def _curtain(self, name: str, *, needs_pin: bool) -> QWidget:
        page = QWidget()
        box = column(page, 40, 12)
        box.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        box.addWidget(label(f"Only for {name}", 28, 600, atlas=True), 0, centre)
        told = "Everybody else looks away now."
        box.addWidget(label(told, 14, 400, "second"), 0, centre)
        if needs_pin:
            box.addWidget(self.pin, 0, centre)
            box.addWidget(self.wrong, 0, centre)
        box.addWidget(self.enter, 0, centre)
        box.addStretch(2)
        return page

    def _own(self, view: SeatView) -> QWidget:
        frame, box = titled("For your eyes only")
        content = QWidget()
        inner = column(content, 0, 8)
        for aim in view.role.aims:
            tone = "changed" if aim.secret else ""
            text = f"{aim.text} (secret)" if aim.secret else aim.text
            inner.addWidget(label(f"– {text}", 13, 400, tone, wrap=True))
        for name, value in view.own:
            inner.addWidget(label(f"{name}: {value}", 13, 400, "second", wrap=True))
        for who, text in view.letters:
            inner.addWidget(label(f"Letter from {who}: {text}", 13, 500, wrap=True))
        inner.addStretch(1)
        box.addWidget(scrolled(content, "For your eyes only"), 1)
        return frame

    def _orders(self, view: SeatView) -> QWidget:
        frame, box = titled(
            f"Up to {CARDS} orders", f"{view.means} points between them; none: you hold"
        )
        content = QWidget()
        inner = column(content, 0, 6)
        for card, can in zip(view.cards, view.can, strict=True):
            tick = QCheckBox(card.key)
            tick.setEnabled(can)
            tick.setToolTip(f"{card.effect} Price: {card.price}.")
            tick.setAccessibleName(f"{card.key}: {card.text}")
            tick.setAccessibleDescription(card.effect)
            line = row(8)
            line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(0)
            tone = "" if can else "third"
            words.addWidget(label(card.text, 13, 500, tone, wrap=True))
            points = f"{card.effect} {card.points} pt."
            words.addWidget(label(points, 12, 400, "second", wrap=True))
            line.addLayout(words, 1)
            inner.addLayout(line)
            self._boxes.append((tick, CardOrder(actor=card.actor, action=card.action)))
        inner.addStretch(1)
        box.addWidget(scrolled(content, "Your cards"), 1)
        self.free.setPlaceholderText("or in your own words, for the umpire")
        box.addWidget(self.free)
        foot = row(8)
        foot.addStretch(1)
        foot.addWidget(self.hand_in)
        box.addLayout(foot)
        return frame

    def _on_pin(self) -> None:
        self.pin_given.emit(self.pin.text())

    def _send(self) -> None:
        orders = [order for tick, order in self._boxes if tick.isChecked()]
        self.handed_in.emit(orders, self.free.text())
