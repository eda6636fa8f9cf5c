"""The record of a class: all that was done, in order, never changed, only added to.

An entry counts once it is kept: where the disk refuses it, nothing has happened. The
state of the game is what the entries make of an empty one, so a class that was killed
is back where it was when its record is read again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from simulator.classroom.injects import ClassInject  # noqa: TC001 - pydantic reads it
from simulator.classroom.setup import ClassSetup, Name  # noqa: TC001 - as above
from simulator.errors import DurandError
from simulator.situation import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LONGEST_ENTRY = 200_000  # letters of one entry as JSON

type Phase = Literal["brief", "orders", "talks", "adjudication", "reveal"]
type Question = Literal["planned", "happened", "why", "next time"]
type Turn = Annotated[int, Field(ge=1, le=400)]
type Text = Annotated[str, Field(max_length=2000)]
type Id = Annotated[str, Field(max_length=60)]

PHASES: tuple[Phase, ...] = ("brief", "orders", "talks", "adjudication", "reveal")


class CardOrder(Table):
    """One order of a seat: an action of one of its actors."""

    actor: Id
    action: Id


class Opened(Table):
    """The class was opened."""

    act: Literal["opened"] = "opened"
    setup: ClassSetup


class Begun(Table):
    """A phase of a turn began."""

    act: Literal["begun"] = "begun"
    turn: Turn
    phase: Phase


class Submitted(Table):
    """A seat handed in its orders; a later sheet of a turn takes the place of one."""

    act: Literal["submitted"] = "submitted"
    turn: Turn
    seat: Id
    orders: Annotated[tuple[CardOrder, ...], Field(strict=False, max_length=2)] = ()
    free: Text = ""


class Ruled(Table):
    """The umpire ruled on a free order: as an action, or as one that does nothing."""

    act: Literal["ruled"] = "ruled"
    turn: Turn
    seat: Id
    order: CardOrder | None = None
    reason: Text = ""


class HandedOver(Table):
    """A seat went from people to the model, or back; why, where it is guarded."""

    act: Literal["handed over"] = "handed over"
    seat: Id
    by: Literal["people", "model"]
    reason: Text = ""


class PinSet(Table):
    """A seat got another PIN: its salted hash alone is kept."""

    act: Literal["pin set"] = "pin set"
    seat: Id
    pin: Annotated[str, Field(max_length=200)]


class Seated(Table):
    """Others sit at a seat now: somebody came late, or changed the table."""

    act: Literal["seated"] = "seated"
    seat: Id
    students: Annotated[tuple[Name, ...], Field(strict=False, max_length=5)]


class Prepared(Table):
    """An inject was written, or written anew, while the class was on."""

    act: Literal["prepared"] = "prepared"
    inject: ClassInject


class Said(Table):
    """A communiqué; to all when no seats are named."""

    act: Literal["said"] = "said"
    turn: Turn
    seat: Id
    text: Text
    to: Annotated[tuple[Id, ...], Field(strict=False)] = ()


class TreatyStep(Table):
    """A step in the life of a treaty; ``drafted`` says what is in it."""

    act: Literal["treaty"] = "treaty"
    turn: Turn
    treaty: Annotated[int, Field(ge=1)]
    step: Literal["drafted", "proposed", "signed", "published", "withdrawn", "breached"]
    seat: Id
    topics: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    text: Text = ""


class InjectStep(Table):
    """An inject was fired, skipped, or put off to another turn."""

    act: Literal["inject"] = "inject"
    turn: Turn
    inject: Id
    step: Literal["fired", "skipped", "delayed"]
    until: Turn | None = None


class Predicted(Table):
    """What a seat expects before the reveal: how likely it holds a result to be."""

    act: Literal["predicted"] = "predicted"
    turn: Turn
    seat: Id
    question: Id
    percent: Annotated[int, Field(ge=0, le=100)]


class Adjudicated(Table):
    """The futures of a turn were drawn, and one of them rolled."""

    act: Literal["adjudicated"] = "adjudicated"
    turn: Turn
    day: int
    futures: int
    failed: int
    rolled: int
    digest: Annotated[str, Field(max_length=64)]
    shares: dict[str, float]
    undone: tuple[str, ...] = ()  # orders that could not be carried out, told


class Adjusted(Table):
    """The umpire chose another of the same futures."""

    act: Literal["adjusted"] = "adjusted"
    turn: Turn
    number: int
    wanted: Text
    reason: Annotated[str, Field(min_length=1, max_length=2000)]


class Revealed(Table):
    """The chosen future became the line; ``came`` says which results it came to."""

    act: Literal["revealed"] = "revealed"
    turn: Turn
    number: int
    digest: Annotated[str, Field(max_length=64)]
    came: dict[str, bool]


class TakenBack(Table):
    """A reveal was taken back before the next turn: the same futures, chosen anew."""

    act: Literal["taken back"] = "taken back"
    turn: Turn
    reason: Annotated[str, Field(min_length=1, max_length=2000)]


class Screen(Table):
    """The class was paused or went on; the projector was blacked out or lit."""

    act: Literal["screen"] = "screen"
    paused: bool
    black: bool


class PlayedOtherwise(Table):
    """A turn was played otherwise in the debrief; kept as a branch of that name.

    Attributes
    ----------
    orders
        Other orders by seat; None: left to the model.
    shares, before
        By result, the share of futures otherwise, and under the class's own orders.
    """

    act: Literal["played otherwise"] = "played otherwise"
    turn: Turn
    orders: dict[str, Annotated[tuple[CardOrder, ...], Field(strict=False)] | None]
    futures: int
    shares: dict[str, float]
    before: dict[str, float]
    branch: Annotated[str, Field(max_length=80)]


class Ended(Table):
    """The last turn is over; the debrief begins."""

    act: Literal["ended"] = "ended"


class Reflected(Table):
    """What the class wrote in the debrief."""

    act: Literal["reflected"] = "reflected"
    question: Question
    text: Text


type Deed = Annotated[
    Opened
    | Begun
    | Submitted
    | Ruled
    | HandedOver
    | PinSet
    | Seated
    | Prepared
    | Said
    | TreatyStep
    | InjectStep
    | Predicted
    | Adjudicated
    | Adjusted
    | Revealed
    | TakenBack
    | Screen
    | PlayedOtherwise
    | Ended
    | Reflected,
    Field(discriminator="act"),
]


class Entry(Table):
    """A deed in the record; ``at`` is when, for people: nothing depends on it."""

    number: Annotated[int, Field(ge=0)]
    at: Annotated[str, Field(max_length=40)]
    deed: Deed


_reader: TypeAdapter[Entry] = TypeAdapter(Entry)


def read_entry(text: str) -> Entry:
    """Read an entry from JSON; `DurandError` when it is none."""
    if len(text) > LONGEST_ENTRY:
        msg = f"an entry of the class's record is longer than {LONGEST_ENTRY} letters"
        raise DurandError(msg)
    try:
        return _reader.validate_json(text)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_context=False)[0]
        place = ".".join(str(step) for step in fault["loc"])
        msg = f"The record of the class is damaged at {place}: {fault['msg']}"
        raise DurandError(msg) from error


class Record:
    """The entries so far.

    Parameters
    ----------
    entries
        Those that were kept before.
    keep
        Keeps an entry for good before it counts; what it raises is passed on, and
        the entry then does not count.
    """

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        keep: Callable[[Entry], None] | None = None,
    ) -> None:
        self.entries = list(entries)
        self._keep = keep

    def add(self, deed: Deed) -> Entry:
        """Add a deed and return its entry."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        entry = Entry(number=len(self.entries), at=at, deed=deed)
        if self._keep is not None:
            self._keep(entry)
        self.entries.append(entry)
        return entry
