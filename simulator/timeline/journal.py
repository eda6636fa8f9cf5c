"""The journal: what people changed in a run, day by day, by whom and why.

Scenario, seed, draw and journal *are* the run. A change is data of a known kind; a
kind that this version does not know is refused, never skipped.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, Literal, override

from pydantic import Field, SerializeAsAny, ValidationError, field_validator

from simulator.errors import DurandError, InputError
from simulator.mechanisms import DIALS
from simulator.parameters import check_dial
from simulator.situation import LONGEST_RUN_DAYS, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from simulator.run import Run
    from simulator.scenario import Scenario

LONGEST_NAME, LONGEST_TEXT = 80, 2000
LONGEST_BODY = 16_384  # letters of one entry or operation as JSON

type Day = Annotated[int, Field(ge=0, le=LONGEST_RUN_DAYS)]
type Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
type Text = Annotated[str, Field(max_length=LONGEST_TEXT)]


class Change(Table):
    """Something that a person did to the world; each kind is a class of its own."""

    kind: str

    def apply(self, run: Run) -> None:
        """Do it to a run, before its next day."""
        raise NotImplementedError

    def check(self) -> None:
        """Raise `InputError` when it cannot be done to any run."""
        raise NotImplementedError

    def check_on(self, run: Run) -> None:
        """Raise `InputError` when it cannot be done to this run; do nothing."""
        raise NotImplementedError

    def told(self) -> str:
        """Tell it in words."""
        raise NotImplementedError

    @property
    def object(self) -> tuple[str, ...]:
        """What it sets: a later change of a day overrides one of the same object."""
        raise NotImplementedError


class DialChange(Change):
    """A dial got another value."""

    kind: Literal["dial"] = "dial"
    name: Name
    value: float

    @override
    def apply(self, run: Run) -> None:
        run.set_dial(self.name, self.value)

    @override
    def check(self) -> None:
        problem = check_dial(DIALS, self.name, self.value, "dial")
        if problem is not None:
            raise InputError(problem)

    @override
    def check_on(self, run: Run) -> None:
        problem = run.problem_of(self.name, self.value)
        if problem is not None:
            raise InputError(problem)

    @override
    def told(self) -> str:
        return f"{DIALS[self.name].label} set to {self.value:g}"

    @property
    @override
    def object(self) -> tuple[str, ...]:
        return (self.kind, self.name)


# Switches, injects, players' orders and the umpire's choices join here.
KINDS: dict[str, type[Change]] = {"dial": DialChange}


class Entry(Table):
    """A change in the journal of a branch: it takes effect before its day is lived.

    Attributes
    ----------
    number
        Counts all entries of a run; of two on one day the lower is applied first.
    """

    number: Annotated[int, Field(ge=0)]
    day: Day
    author: Name = "user"
    reason: Text = ""
    change: SerializeAsAny[Change]

    @field_validator("change", mode="before")
    @classmethod
    def _by_kind(cls, value: Any) -> Any:
        if isinstance(value, Change):
            return value
        kind = value.get("kind") if isinstance(value, dict) else None
        known = KINDS.get(kind) if isinstance(kind, str) else None
        if known is None:
            msg = f"a change of the kind {str(kind)[:LONGEST_NAME]!r} is not known"
            raise ValueError(msg)
        return known.model_validate(value)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Sort entries as they are applied."""
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.number)))


def dials_at(
    start: Mapping[str, float],
    entries: Iterable[Entry],
    day: int,
    scenario: Scenario | None = None,
) -> dict[str, float]:
    """Return the dials that were moved, by the journal and by what a scenario holds."""
    moves = [
        (entry.day, 0, entry.change.name, entry.change.value)
        for entry in entries
        if isinstance(entry.change, DialChange)
    ]
    # What a scenario holds for a morning comes after the changes of the evening.
    if scenario is not None:
        moves += [
            ((inject.date - scenario.start).days, 1, inject.dial, inject.value)
            for inject in scenario.injects
            if inject.dial is not None and inject.value is not None
        ]
    dials = dict(start)
    for when, _, name, value in sorted(moves, key=lambda move: move[:2]):
        if when <= day:
            dials[name] = value
    return dials


def in_words(error: ValidationError) -> str:
    """Tell the first complaint of a check in one line."""
    fault = error.errors(include_url=False, include_context=False)[0]
    place = ".".join(str(step) for step in fault["loc"]) or "the whole"
    return f"{place}: {fault['msg']}"


@contextmanager
def worded() -> Iterator[None]:
    """Tell what pydantic refuses as an error of our own."""
    try:
        yield
    except ValidationError as error:
        raise DurandError(in_words(error)) from error
