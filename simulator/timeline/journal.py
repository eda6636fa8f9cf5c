"""The journal: what people changed in a run, day by day, by whom and why.

Scenario, seed, draw and journal *are* the run. A change is data of a known kind; a
kind that this version does not know is refused, never skipped.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, SerializeAsAny, ValidationError, field_validator

from simulator.errors import DurandError
from simulator.situation import Table
from simulator.timeline.change import LONGEST_NAME, Change, Day, Name, Text
from simulator.timeline.changes import KINDS, Injected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from simulator.scenario import Scenario
    from simulator.settings import Standing

LONGEST_BODY = 16_384  # letters of one entry or operation as JSON


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
        # Through JSON, for what is strict of Python's types knows no dates in text.
        return known.model_validate_json(json.dumps(value))


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Sort entries as they are applied."""
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.number)))


def standing_at(
    start: Standing,
    entries: Iterable[Entry],
    day: int,
    scenario: Scenario | None = None,
) -> Standing:
    """Tell how settings stand after the morning of a day.

    Parameters
    ----------
    start
        How they stood at first.
    entries
        The journal.
    day
        Changes of this day count, and all before.
    scenario
        Whose own injects count too, where it is given.
    """
    changes = [(entry.day, 0, entry.change) for entry in entries if entry.day <= day]
    # What a scenario holds for a morning comes after the changes of the evening.
    for inject in scenario.injects if scenario else ():
        when = (inject.date - scenario.start).days if scenario else 0
        if when <= day and inject.kind == "dial":
            changes.append((when, 1, Injected(inject=inject)))
    for _, _, change in sorted(changes, key=lambda one: one[:2]):
        start = change.settle(start)
    return start


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
