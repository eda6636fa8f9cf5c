"""The state of a class: what the entries of its record make of an empty one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.classroom.cards import CARRIED, MEANS, card_of
from simulator.classroom.record import (
    Adjudicated,
    Adjusted,
    Begun,
    Ended,
    HandedOver,
    InjectStep,
    Opened,
    PinSet,
    PlayedOtherwise,
    Predicted,
    Prepared,
    Reflected,
    Revealed,
    Ruled,
    Said,
    Screen,
    Seated,
    Submitted,
    TakenBack,
    TreatyStep,
)
from simulator.classroom.terms import binds
from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from simulator.classroom.injects import ClassInject
    from simulator.classroom.record import CardOrder, Deed, Entry, Phase
    from simulator.classroom.setup import ClassSetup


@dataclass
class Treaty:
    """A treaty on its way.

    Attributes
    ----------
    state
        The last step: drafted, proposed, signed, published, withdrawn or breached.
    signed
        Seats that have signed.
    in_force_from
        The turn on whose morning it begins to bind, 0: not yet.
    """

    number: int
    by: str
    topics: tuple[str, ...]
    text: str
    turn: int
    state: str = "drafted"
    signed: list[str] = field(default_factory=list)
    public: bool = False
    in_force_from: int = 0
    breached_by: str = ""


@dataclass
class ClassState:
    """Where a class stands."""

    setup: ClassSetup
    turn: int = 0
    phase: Phase = "brief"
    by: dict[str, str] = field(default_factory=dict)
    sheets: dict[tuple[int, str], Submitted] = field(default_factory=dict)
    rulings: dict[tuple[int, str], Ruled] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    treaties: dict[int, Treaty] = field(default_factory=dict)
    injects: dict[str, InjectStep] = field(default_factory=dict)
    predicted: dict[tuple[int, str, str], int] = field(default_factory=dict)
    adjudicated: dict[int, Adjudicated] = field(default_factory=dict)
    adjusted: dict[int, Adjusted] = field(default_factory=dict)
    revealed: dict[int, Revealed] = field(default_factory=dict)
    taken_back: list[TakenBack] = field(default_factory=list)
    reflected: dict[str, str] = field(default_factory=dict)
    handed: list[tuple[int, str, str]] = field(default_factory=list)
    pins: dict[str, str] = field(default_factory=dict)
    students: dict[str, tuple[str, ...]] = field(default_factory=dict)
    prepared: dict[str, ClassInject] = field(default_factory=dict)
    otherwise: list[PlayedOtherwise] = field(default_factory=list)
    paused: bool = False
    black: bool = False
    ended: bool = False

    def __post_init__(self) -> None:
        """Take from the set-up what may change later."""
        for one in self.setup.seats:
            self.by[one.seat] = one.by
            self.pins[one.seat] = one.pin
            self.students[one.seat] = one.students
        self.prepared = {inject.id: inject for inject in self.setup.injects}

    @property
    def played(self) -> tuple[str, ...]:
        """Seats that people play now."""
        return tuple(seat for seat, by in self.by.items() if by == "people")

    def by_in(self, turn: int) -> dict[str, str]:
        """Return who played each seat in a turn: ``people`` or ``model``."""
        found: dict[str, str] = {one.seat: one.by for one in self.setup.seats}
        for since, seat, by in self.handed:
            if since <= turn:
                found[seat] = by
        return found

    @property
    def waiting(self) -> tuple[str, ...]:
        """Played seats that have not handed in orders this turn."""
        return tuple(s for s in self.played if (self.turn, s) not in self.sheets)

    @property
    def turns_done(self) -> int:
        """Turns whose result stands."""
        return len(self.revealed)

    def orders(self, turn: int, seat: str) -> tuple[CardOrder, ...]:
        """Return what a seat has ordered in a turn, a mapped free order included."""
        sheet = self.sheets.get((turn, seat))
        ruled = self.rulings.get((turn, seat))
        mapped = (ruled.order,) if ruled is not None and ruled.order else ()
        return (*(sheet.orders if sheet else ()), *mapped)

    def means(self, turn: int, seat: str) -> int:
        """Points that a seat has in a turn, with what it kept from the one before."""
        if turn <= 1 or (turn - 1, seat) not in self.sheets:
            return MEANS
        left = self.means(turn - 1, seat) - self.spent(turn - 1, seat)
        return MEANS + min(CARRIED, max(0, left))

    def spent(self, turn: int, seat: str) -> int:
        """Points that a seat's own cards of a turn take."""
        sheet = self.sheets.get((turn, seat))
        orders = sheet.orders if sheet else ()
        return sum(card_of(seat, o.actor, o.action).points for o in orders)

    def chosen(self, turn: int) -> int:
        """Return the number of the future that is (to be) the line of a turn."""
        if turn in self.adjusted:
            return self.adjusted[turn].number
        return self.adjudicated[turn].rolled

    def take(self, deed: Deed) -> None:
        """Take in one deed of the record."""
        match deed:
            case Begun():
                self.turn, self.phase = deed.turn, deed.phase
            case Submitted():
                self.sheets[deed.turn, deed.seat] = deed
            case Ruled():
                self.rulings[deed.turn, deed.seat] = deed
            case HandedOver() | PinSet() | Seated():
                self._seat(deed)
            case Prepared():
                self.prepared[deed.inject.id] = deed.inject
            case Said():
                self.said.append(deed)
            case TreatyStep():
                self._treaty(deed)
            case InjectStep():
                self.injects[deed.inject] = deed
            case _:
                self._result(deed)

    def _seat(self, deed: HandedOver | PinSet | Seated) -> None:
        match deed:
            case HandedOver():
                self.by[deed.seat] = deed.by
                later = self.turn == 0 or self.phase == "reveal"
                self.handed.append((self.turn + later, deed.seat, deed.by))
            case PinSet():
                self.pins[deed.seat] = deed.pin
            case Seated():
                self.students[deed.seat] = deed.students

    def _result(self, deed: Deed) -> None:
        match deed:
            case Predicted():
                key = deed.turn, deed.seat, deed.question
                self.predicted[key] = deed.percent
            case Adjudicated():
                self.adjudicated[deed.turn] = deed
                self.adjusted.pop(deed.turn, None)
            case Adjusted():
                self.adjusted[deed.turn] = deed
            case Revealed():
                self.revealed[deed.turn] = deed
            case TakenBack():
                self.taken_back.append(deed)
                self.revealed.pop(deed.turn, None)
                self.turn, self.phase = deed.turn, "adjudication"
            case Screen():
                self.paused, self.black = deed.paused, deed.black
            case PlayedOtherwise():
                self.otherwise.append(deed)
            case Ended():
                self.ended = True
            case Reflected():
                self.reflected[deed.question] = deed.text

    def _treaty(self, deed: TreatyStep) -> None:
        if deed.step == "drafted":
            self.treaties[deed.treaty] = Treaty(
                deed.treaty, deed.seat, deed.topics, deed.text, deed.turn
            )
            return
        treaty = self.treaties[deed.treaty]
        treaty.state = deed.step
        if deed.step == "signed" and deed.seat not in treaty.signed:
            treaty.signed.append(deed.seat)
            if binds(treaty) and not treaty.in_force_from:
                treaty.in_force_from = deed.turn
        treaty.public |= deed.step == "published"
        if deed.step == "breached":
            treaty.breached_by = deed.seat


def state_of(entries: Iterable[Entry]) -> ClassState:
    """Make the state of a class from its record.

    Raises
    ------
    DurandError
        When the record does not begin with the opening of a class.
    """
    state: ClassState | None = None
    for entry in entries:
        if isinstance(entry.deed, Opened):
            setup = entry.deed.setup
            state = ClassState(setup)
        elif state is not None:
            state.take(entry.deed)
    if state is None:
        msg = "This record holds no class."
        raise DurandError(msg)
    return state
