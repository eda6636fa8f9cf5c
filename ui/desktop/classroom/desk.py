"""The facilitator's desk: phases above, seats at the left, the work in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from simulator.classroom.roles import role
from simulator.classroom.views import public_view, seat_view
from simulator.errors import DurandError
from simulator.world.outlines import View
from ui.desktop.classroom.clock import Clock
from ui.desktop.classroom.hot_seat import HotSeat
from ui.desktop.classroom.outcome import Outcome
from ui.desktop.classroom.phases import Strip
from ui.desktop.classroom.projector import Projector
from ui.desktop.classroom.public import PublicBoard
from ui.desktop.classroom.reveal import Reveal
from ui.desktop.classroom.seats import Seats
from ui.desktop.classroom.side import Side
from ui.desktop.classroom.slips import Slips
from ui.desktop.classroom.talks import Talks
from ui.desktop.widgets.basics import column
from ui.desktop.widgets.parts import Work, scrolled, titled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from simulator.classroom.adjudication import Fan
    from simulator.classroom.file import ClassFile
    from simulator.classroom.record import CardOrder

TICK = 500  # ms between two looks at the clock


class Desk(QWidget):
    """One class at play.

    Parameters
    ----------
    there
        The class and its file.
    """

    failed = Signal(str, str)
    noted = Signal(str)
    debrief_wanted = Signal()

    def __init__(self, there: ClassFile) -> None:
        super().__init__()
        self.there, self.game = there, there.game
        self.clock = Clock(self.game)
        self.projector: Projector | None = None
        self.hot_seat: HotSeat | None = None
        self._asked = ""
        self.work: Work | None = None
        self._fan: Fan | None = None
        self._make_parts()
        self._lay_out()
        self._connect()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.refresh()

    # What is shown.

    def refresh(self) -> None:
        """Show the class as it stands."""
        game, state = self.game, self.game.state
        self.clock.look()
        self.strip.show_game(game)
        self.strip.show_time(self.clock, ended=state.ended)
        self.seats.show_game(game)
        projected = self.projector is not None and self.projector.isVisible()
        self.side.show_game(game, projected=projected)
        view = public_view(game)
        page: QWidget = self.board_page
        if state.turn and not state.ended:
            pages = {
                "brief": self.board_page,
                "orders": self.slips,
                "talks": self.talks,
                "adjudication": self.outcome,
                "reveal": self.reveal,
            }
            page = pages[state.phase]
        for shown in (self.slips, self.talks, self.reveal):
            if shown is page:
                shown.show_game(game)
        if page is self.board_page:
            self.board.show_view(view)
        self.stage.setCurrentWidget(page)
        if page is self.outcome and self._fan is None and self.work is None:
            self._draw_futures()
        if self.projector is not None:
            self.projector.show_view(view)

    def _tick(self) -> None:
        self.strip.show_time(self.clock, ended=self.game.state.ended)

    # What is done.

    def _do(self, deed: Callable[[], object], told: str = "") -> bool:
        """Do something to the game; tell why where it cannot be done."""
        try:
            deed()
        except DurandError as error:
            self.failed.emit(str(error), "")
            self.refresh()
            return False
        if told:
            self.noted.emit(told)
        self.refresh()
        return True

    def go_on(self) -> None:
        """Do the one thing that comes next."""
        state = self.game.state
        if state.ended:
            self.debrief_wanted.emit()
        elif state.turn == 0 or state.phase == "reveal":
            self._fan = None
            self._do(self.game.begin_turn)
        else:
            self._do(self.game.go_on)

    def hand_in(self, seat: str, orders: Sequence[CardOrder], free: str) -> None:
        """Take a slip."""

        def deed() -> None:
            self.game.submit(seat, orders, free)

        if self._do(deed, f"Orders of {role(seat).short} are in"):
            self.slips.clear_slip()

    def rule(self, seat: str, order: CardOrder | None, why: str) -> None:
        """Rule on a free order."""

        def deed() -> None:
            self.game.rule(seat, order, why)

        self._do(deed, "Ruled")

    def hand_over(self, seat: str) -> None:
        """Give a seat to the model, or to a team."""
        by = "people" if self.game.state.by[seat] == "model" else "model"

        def deed() -> None:
            self.game.hand_over(seat, by)

        self._do(deed, f"{role(seat).short} is now played by {by}")

    def bring_in(self, key: str) -> None:
        """Fire, delay or skip an inject."""
        step, _, inject = key.partition(":")

        def deed() -> None:
            self.game.inject(inject, step)

        self._do(deed)

    def publish(self, seat: str, text: str) -> None:
        """Publish a communiqué."""

        def deed() -> None:
            self.game.say(seat, text)

        self._do(deed, "Published")

    def propose(self, seat: str, topics: list[str], text: str) -> None:
        """Draft a treaty and put it before the others."""

        def deed() -> None:
            self.game.propose(self.game.draft(seat, topics, text), seat)

        if self._do(deed):
            self.talks.clear_draft()

    def step_treaty(self, key: str) -> None:
        """Sign or publish a treaty."""
        step, number, seat = key.split(":")

        def deed() -> None:
            does = self.game.sign if step == "sign" else self.game.publish
            does(int(number), seat)

        self._do(deed)

    def predict(self, seat: str, question: str, percent: int) -> None:
        """Note a prediction."""

        def deed() -> None:
            self.game.predict(seat, question, percent)

        self._do(deed, "Noted")

    def accept(self) -> None:
        """Reveal the chosen future."""
        if self._do(self.game.reveal):
            self._fan = None

    def adjust(self, wanted: dict[str, bool], reason: str) -> None:
        """Choose another of the same futures."""

        def deed() -> None:
            self.game.adjust(wanted, reason)

        if self._do(deed) and self._fan is not None:
            self.outcome.show_fan(self.game, self._fan)

    def take_back(self, reason: str) -> None:
        """Take the last reveal back."""

        def deed() -> None:
            self.game.take_back(reason)

        self._do(deed)

    def pause(self) -> None:
        """Pause the class, or go on."""

        def deed() -> None:
            self.game.show(paused=not self.game.state.paused)

        self._do(deed)

    def black_out(self) -> None:
        """Black the projector out, or light it."""

        def deed() -> None:
            self.game.show(black=not self.game.state.black)

        self._do(deed)

    def end(self) -> None:
        """End the class after this turn."""
        self._do(self.game.end, "The class has ended; nothing is lost")

    # The futures of a turn, in a thread of their own.

    def _draw_futures(self) -> None:
        self.outcome.show_waiting(0, self.game.setup.futures)
        self.work = Work(self, self.game.adjudicate)
        self.work.progressed.connect(self.outcome.show_waiting)
        self.work.done.connect(self._on_fan)
        self.work.failed.connect(self._on_no_fan)
        self.work.start()

    def _on_fan(self, fan: Fan) -> None:
        self.work, self._fan = None, fan
        self.outcome.show_fan(self.game, fan)

    def _on_no_fan(self, sentence: str, details: str) -> None:
        self.work = None
        self.failed.emit(sentence, details)

    # Other windows.

    def open_projector(self) -> None:
        """Open the window that the class sees, or bring it to the front."""
        if self.projector is None:
            setup = self.game.setup
            known = {view.value: view for view in View}
            view = known.get(setup.boundary, View.DE_FACTO)
            self.projector = Projector(twin=setup.twin, view=view)
        self.projector.show()
        self.refresh()

    def open_seat(self, seat: str) -> None:
        """Let a team type its own orders, behind a curtain."""
        self._asked = seat
        needs_pin = bool(self.game.setup.of(seat).pin)
        self.hot_seat = HotSeat(role(seat).short, self, needs_pin=needs_pin)
        self.hot_seat.pin_given.connect(self._on_pin)
        self.hot_seat.handed_in.connect(self._on_seat_orders)
        self.hot_seat.finished.connect(self._on_curtain)
        self.hot_seat.open()

    def _on_pin(self, pin: str) -> None:
        assert self.hot_seat is not None
        try:
            self.game.unlock(self._asked, pin)
        except DurandError as error:
            self.hot_seat.refuse(str(error))
            return
        self.hot_seat.show_seat(seat_view(self.game, self._asked))

    def _on_seat_orders(self, orders: list[CardOrder], free: str) -> None:
        assert self.hot_seat is not None
        try:
            self.game.submit(self._asked, orders, free)
        except DurandError as error:
            self.hot_seat.refuse(str(error))
            return
        self.hot_seat.accept()
        self.refresh()

    def _on_curtain(self) -> None:
        self.hot_seat = None

    def close_class(self) -> None:
        """End threads and windows, and let the file go."""
        self._timer.stop()
        if self.work is not None:
            self.work.wait()
        if self.projector is not None:
            self.projector.close()
            self.projector.deleteLater()
            self.projector = None
        self.there.close()

    # Laying out.

    def _make_parts(self) -> None:
        self.strip, self.seats, self.side = Strip(), Seats(), Side()
        self.board = PublicBoard(15)
        self.board_page, box = titled("Publicly known", "what the projector shows")
        box.addWidget(scrolled(self.board, "Publicly known"), 1)
        self.slips, self.talks = Slips(), Talks()
        self.outcome, self.reveal = Outcome(), Reveal()
        self.stage = QStackedWidget()
        for page in (
            self.board_page,
            self.slips,
            self.talks,
            self.outcome,
            self.reveal,
        ):
            self.stage.addWidget(page)

    def _lay_out(self) -> None:
        whole = column(self, 10, 10)
        whole.addWidget(self.strip)
        parts = QHBoxLayout()
        parts.setSpacing(10)
        parts.addWidget(self.seats, 24)
        parts.addWidget(self.stage, 52)
        parts.addWidget(self.side, 24)
        whole.addLayout(parts, 1)

    def _connect(self) -> None:
        self.strip.next.clicked.connect(self.go_on)
        self.strip.pause.clicked.connect(self.pause)
        self.strip.end.clicked.connect(self.end)
        self.strip.more.clicked.connect(self._add_time)
        self.seats.handed.connect(self.hand_over)
        self.seats.entered.connect(self._on_enter)
        self.side.projector_wanted.connect(self.open_projector)
        self.side.black_wanted.connect(self.black_out)
        self.side.inject_wanted.connect(self.bring_in)
        self.slips.handed_in.connect(self.hand_in)
        self.slips.ruled.connect(self.rule)
        self.slips.seat_wanted.connect(self.open_seat)
        self.slips.failed.connect(self.failed)
        self.talks.said.connect(self.publish)
        self.talks.drafted.connect(self.propose)
        self.talks.stepped.connect(self.step_treaty)
        self.talks.predicted.connect(self.predict)
        self.outcome.accepted.connect(self.accept)
        self.outcome.adjusted.connect(self.adjust)
        self.reveal.taken_back.connect(self.take_back)

    def _add_time(self) -> None:
        self.clock.add(2.0)
        self._tick()

    def _on_enter(self, seat: str) -> None:
        if self.game.state.phase == "brief":
            self._do(self.game.go_on)
        if self.game.setup.entry == "hot seat":
            self.open_seat(seat)
        else:
            self.slips.choose(seat)
