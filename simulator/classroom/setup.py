"""How a class is set up: scenario, seats, length, way of entry, injects."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationError

from simulator.classroom.injects import ClassInject, check_injects
from simulator.classroom.planner import Plan, make_plan
from simulator.classroom.roles import role, roles
from simulator.errors import InputError, Problem
from simulator.situation import Table

FEWEST_SEATS, MOST_SEATS = 4, 8
MOST_STUDENTS = 5
TURN_DAYS = 14
FUTURES = 200
WHY_OPEN = "why you open this seat, after its note: it is kept in the record"

type Name = Annotated[str, Field(min_length=1, max_length=60)]


class SeatSetup(Table):
    """One seat of a class.

    Attributes
    ----------
    seat
        Id of its role.
    by
        ``people``, or ``model`` where nobody sits there (yet).
    students
        Who sits there, as the teacher calls them; may be empty.
    pin
        Salted hash of the PIN for the hot seat, see `simulator.classroom.pins`.
    reason
        Why the facilitator opened a guarded seat to people, after its note.
    """

    seat: str
    by: Literal["people", "model"] = "people"
    students: Annotated[tuple[Name, ...], Field(strict=False, max_length=5)] = ()
    pin: Annotated[str, Field(max_length=200)] = ""
    reason: Annotated[str, Field(max_length=500)] = ""


class ClassSetup(Table):
    """A class as the facilitator sets it up; see the fields for what is allowed.

    Attributes
    ----------
    minutes
        Length of the session; None for one without an end.
    turn_days
        Days of the model in a turn.
    futures
        Futures of a turn behind its adjudication.
    twin, boundary
        Names of the fictional twin instead of the real ones; which borders are drawn.
    """

    scenario: str = "october-2025"
    title: Annotated[str, Field(max_length=80)] = ""
    seed: Annotated[int, Field(ge=0, lt=2**52)] = 0
    seats: Annotated[tuple[SeatSetup, ...], Field(strict=False)]
    minutes: Annotated[float, Field(gt=0, strict=False)] | None = 50.0
    entry: Literal["slips", "hot seat"] = "slips"
    turn_days: Annotated[int, Field(ge=7, le=60)] = TURN_DAYS
    futures: Annotated[int, Field(ge=20, le=2000)] = FUTURES
    twin: bool = False
    boundary: Annotated[str, Field(max_length=40)] = ""
    injects: Annotated[tuple[ClassInject, ...], Field(strict=False)] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """The seats that people play at the start."""
        return tuple(s.seat for s in self.seats if s.by == "people")

    @property
    def plan(self) -> Plan:
        """How the session is meant to go; `InputError` when no turn fits."""
        return make_plan(self.minutes, max(1, len(self.people)), self.entry)

    def of(self, seat: str) -> SeatSetup:
        """Return how a seat is set up; `InputError` when the class has no such seat."""
        for found in self.seats:
            if found.seat == seat:
                return found
        allowed = ", ".join(s.seat for s in self.seats)
        raise InputError(Problem("class", "seat", seat, allowed))

    def check(self) -> None:
        """Check what no single field can tell.

        Raises
        ------
        InputError
            With everything that is wrong.
        """
        problems = [*_seat_problems(self.seats), *check_injects(self.injects)]
        if problems:
            raise InputError(*problems)
        _ = self.plan


def _seat_problems(seats: tuple[SeatSetup, ...]) -> list[Problem]:
    problems = []
    if not FEWEST_SEATS <= len(seats) <= MOST_SEATS:
        allowed = f"{FEWEST_SEATS} to {MOST_SEATS} seats"
        problems.append(Problem("seats", "how many", len(seats), allowed))
    if seats and all(one.by == "model" for one in seats):
        problems.append(Problem("seats", "by", "model", "people at one seat or more"))
    names = [one.seat for one in seats]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            problems.append(Problem("seats", "seat", name, "each seat once"))
        try:
            role(name)
        except InputError as error:
            problems.extend(error.problems)
    problems += [
        Problem(role(one.seat).short, "reason", None, WHY_OPEN)
        for one in seats
        if one.by == "people" and guarded(one.seat) and not one.reason.strip()
    ]
    return problems


def guarded(seat: str) -> bool:
    """Whether a seat is the model's unless the facilitator opens it with a reason."""
    return seat in roles() and roles()[seat].guarded


def suggested(
    scenario_seats: tuple[str, ...], people: int = 5
) -> tuple[SeatSetup, ...]:
    """Suggest seats: those of a scenario that are not guarded, the first for people."""
    open_ = [s for s in scenario_seats if s in roles() and not roles()[s].guarded]
    open_ += [s for s in roles() if s not in open_ and not roles()[s].guarded]
    chosen = open_[: max(FEWEST_SEATS, min(people, MOST_SEATS))]
    return tuple(
        SeatSetup(seat=seat, by="people" if n < people else "model")
        for n, seat in enumerate(chosen)
    )


def read_setup(values: object, where: str) -> ClassSetup:
    """Read a set-up from plain values and check all of it.

    Raises
    ------
    InputError
        With everything that is wrong.
    """
    try:
        setup = ClassSetup.model_validate(values)
    except ValidationError as error:
        raise InputError(*problems_of(error, where)) from error
    setup.check()
    return setup


def problems_of(error: ValidationError, where: str) -> list[Problem]:
    """Tell what pydantic found as problems of our own."""
    return [
        Problem(
            where,
            ".".join(str(step) for step in fault["loc"]) or "the whole",
            None if fault["type"] == "missing" else fault["input"],
            fault["msg"],
        )
        for fault in error.errors(include_url=False, include_context=False)
    ]
