"""The facilitator's desk: phases above, seats at the left, the work in the middle."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from simulator.classroom.injects import write_csv
from simulator.classroom.roles import role
from simulator.classroom.setup import guarded
from simulator.classroom.views import public_view, seat_view
from simulator.errors import DurandError
from simulator.world.outlines import View
from ui.desktop import privacy
from ui.desktop.classroom.asking import Names, Reason
from ui.desktop.classroom.brief import Brief
from ui.desktop.classroom.clock import Clock
from ui.desktop.classroom.deeds import Deeds
from ui.desktop.classroom.hot_seat import HotSeat
from ui.desktop.classroom.inject_sheet import InjectSheet
from ui.desktop.classroom.naming import put_names
from ui.desktop.classroom.outcome import Outcome
from ui.desktop.classroom.phases import Strip
from ui.desktop.classroom.projector import Projector
from ui.desktop.classroom.reveal import Reveal
from ui.desktop.classroom.seats import Seats
from ui.desktop.classroom.side import Side
from ui.desktop.classroom.slips import Slips
from ui.desktop.classroom.talks import Talks
from ui.desktop.widgets.basics import column
from ui.desktop.widgets.parts import Work
from ui.desktop.widgets.room import Stack
from ui.desktop.writing import unwritten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDialog

    from simulator.classroom.adjudication import Fan
    from simulator.classroom.file import ClassFile
    from simulator.classroom.record import CardOrder

TICK = 500  # ms between two looks at the clock


class Desk(Deeds):
    """One class at play.

    Parameters
    ----------
    there
        The class and its file.
    """

    debrief_wanted = Signal()

    def __init__(self, there: ClassFile) -> None:
        super().__init__()
        self.there, self.game = there, there.game
        students = (name for seat in there.game.setup.seats for name in seat.students)
        privacy.keep_out(students)
        self.clock = Clock(self.game)
        self.projector: Projector | None = None
        self.hot_seat: HotSeat | None = None
        self.sheet: QDialog | None = None
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

    @override
    def refresh(self) -> None:
        game, state = self.game, self.game.state
        # Names of students reach no log and no report of a fault.
        privacy.keep_out(name for team in state.students.values() for name in team)
        self.clock.look()
        self.strip.show_game(game)
        self.strip.show_time(self.clock, ended=state.ended)
        self.seats.show_game(game)
        projected = self.projector is not None and self.projector.isVisible()
        self.side.show_game(game, projected=projected)
        view = public_view(game)
        page: QWidget = self.brief
        if state.turn and not state.ended:
            pages = {
                "brief": self.brief,
                "orders": self.slips,
                "talks": self.talks,
                "adjudication": self.outcome,
                "reveal": self.reveal,
            }
            page = pages[state.phase]
        for shown in (self.brief, self.slips, self.talks, self.reveal):
            if shown is page:
                shown.show_game(game)
        self.stage.setCurrentWidget(page)
        if page is self.outcome and self._fan is None and self.work is None:
            self._draw_futures()
        if self.projector is not None:
            self.projector.show_view(view)
            self._show_time()
        put_names(self)

    @override
    def tell(self, sentence: str) -> None:
        self.seats.tell(sentence)

    def _tick(self) -> None:
        self.strip.show_time(self.clock, ended=self.game.state.ended)
        self._show_time()

    def _show_time(self) -> None:
        """Let the class see how much time is left."""
        if self.projector is not None and self.projector.isVisible():
            self.projector.show_time(*self.clock.told(self.game.state))

    # What is done.

    def go_on(self) -> None:
        """Do the one thing that comes next."""
        state = self.game.state
        self.tell("")
        if state.ended:
            self.debrief_wanted.emit()
        elif state.turn == 0 or state.phase == "reveal":
            self._fan = None
            self.do(self.game.begin_turn)
        else:
            self.next_phase()

    def take_slip(self, seat: str, orders: Sequence[CardOrder], free: str) -> None:
        """Take a slip, and make room for the next."""
        if self.hand_in(seat, orders, free):
            self.slips.clear_slip()

    def take_message(self, seat: str, text: str, to: Sequence[str]) -> None:
        """Publish a communiqué or send a letter, and make room for the next."""
        if self.publish(seat, text, to):
            self.talks.clear_text()

    def take_draft(self, seat: str, topics: list[str], text: str) -> None:
        """Take the draft of a treaty, and make room for the next."""
        if self.draft(seat, topics, text):
            self.talks.clear_draft()

    def accept(self) -> None:
        """Reveal the chosen future."""
        if self.do(self.game.reveal):
            self._fan = None

    def adjust(self, wanted: dict[str, bool], reason: str) -> None:
        """Choose another of the same futures."""

        def deed() -> None:
            self.game.adjust(wanted, reason)

        if self.do(deed, "Chosen; the rolled one is kept") and self._fan is not None:
            self.outcome.show_fan(self.game, self._fan)

    def save_injects(self, file: Path) -> None:
        """Write all injects as CSV; say why where it cannot be written."""
        try:
            file.write_text(write_csv(self.game.state.prepared.values()), "utf-8")
        except OSError as error:
            self.failed.emit(unwritten(file.name, file.parent, error), "")
            return
        self.tell(f"The injects are in {file.name}")

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
        self.seats.show_game(self.game)
        put_names(self)

    def _on_no_fan(self, sentence: str, details: str) -> None:
        self.work = None
        self.outcome.show_refused(sentence)
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
        needs_pin = bool(self.game.state.pins[seat])
        self._parts.hide()  # what only the facilitator may see stands on the desk
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
            self.seats.show_game(self.game)
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
        self._parts.show()

    def ask_to_hand(self, seat: str) -> None:
        """Hand a seat over; a guarded one only after its note, with a reason."""
        by_model = self.game.state.by[seat] == "model"
        if by_model and guarded(seat):
            sheet = Reason(seat, self.window())
            sheet.given.connect(self.hand_over)
            self._open(sheet)
        else:
            self.hand_over(seat)

    def ask_names(self, seat: str) -> None:
        """Ask who sits at a seat now."""
        sheet = Names(seat, self.game.state.students[seat], self.window())
        sheet.given.connect(self.sit)
        self._open(sheet)

    def edit_inject(self, id_: str) -> None:
        """Write an inject, or one anew."""
        known = self.game.state.prepared
        seats = self.game.state.by
        sheet = InjectSheet(seats, known, self.window(), known.get(id_))
        sheet.written.connect(self.prepare)
        self._open(sheet)

    def _open(self, sheet: QDialog) -> None:
        self.sheet = sheet
        sheet.finished.connect(self._on_sheet_closed)
        sheet.open()

    def _on_sheet_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _choose_csv(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the injects", "injects.csv", "Tables (*.csv)"
        )
        if name:
            self.save_injects(Path(name))

    def close_class(self) -> None:
        """End threads and windows, and let the file go."""
        self._timer.stop()
        if self.work is not None:
            self.work.wait()
        for open_ in (self.sheet, self.hot_seat):
            if open_ is not None:
                open_.reject()
        if self.projector is not None:
            self.projector.close()
            self.projector.deleteLater()
            self.projector = None
        self.there.close()

    # Laying out.

    def _make_parts(self) -> None:
        self.strip, self.seats, self.side = Strip(), Seats(), Side()
        self.brief, self.slips, self.talks = Brief(), Slips(), Talks()
        self.outcome, self.reveal = Outcome(), Reveal()
        self.stage = Stack()
        for page in (
            self.brief,
            self.slips,
            self.talks,
            self.outcome,
            self.reveal,
        ):
            self.stage.addWidget(page)

    def _lay_out(self) -> None:
        whole = column(self, 10, 10)
        whole.addWidget(self.strip)
        self._parts = QWidget()
        parts = QHBoxLayout(self._parts)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(10)
        parts.addWidget(self.seats, 24)
        parts.addWidget(self.stage, 52)
        parts.addWidget(self.side, 24)
        whole.addWidget(self._parts, 1)
        whole.addStretch(0)

    def _connect(self) -> None:
        self.strip.next.clicked.connect(self.go_on)
        self.strip.pause.clicked.connect(self.pause)
        self.strip.end.clicked.connect(self.end)
        self.strip.more.clicked.connect(self._add_time)
        self.seats.handed.connect(self.ask_to_hand)
        self.seats.entered.connect(self._on_enter)
        self.seats.named.connect(self.ask_names)
        self.seats.pin_wanted.connect(self.give_pin)
        self.side.projector_wanted.connect(self.open_projector)
        self.side.black_wanted.connect(self.black_out)
        self.side.inject_wanted.connect(self.bring_in)
        self.side.inject_edited.connect(self.edit_inject)
        self.side.csv_wanted.connect(self._choose_csv)
        self.slips.handed_in.connect(self.take_slip)
        self.slips.ruled.connect(self.rule)
        self.slips.seat_wanted.connect(self.open_seat)
        self.slips.failed.connect(self.failed)
        self.talks.said.connect(self.take_message)
        self.talks.drafted.connect(self.take_draft)
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
            self.do(self.game.go_on)
        if self.game.setup.entry == "hot seat":
            self.open_seat(seat)
        else:
            self.slips.choose(seat)
