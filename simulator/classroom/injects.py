"""Injects of a class: prepared by the teacher, fired by turn, date or condition.

An inject does to the world no more than a scenario's own can (`simulator.injects`),
and its size is bounded; ``news`` does nothing to it and is only told.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, ValidationError

from simulator.classroom.roles import roles
from simulator.errors import InputError, Problem, nearest
from simulator.situation import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

type ClassInjectKind = Literal[
    "news", "shock", "closure", "reopening", "strike", "ceasefire"
]
COLUMNS = (
    "id",
    "title",
    "text",
    "kind",
    "size",
    "turn",
    "date",
    "when",
    "to",
    "expected",
)
# What a condition may speak of, and how a week is made of it.
WATCHED = {
    "rung": "max",
    "attacks": "sum",
    "deaths": "sum",
    "border_clashes": "sum",
    "strikes": "sum",
    "crossings_open": "last",
    "cohesion": "last",
    "talks": "last",
    "ceasefire": "last",
}
_CONDITION = re.compile(r"^\s*(\w+)\s*(>=|<=)\s*(-?\d+(?:\.\d+)?)\s*$")


class ClassInject(Table):
    """Something that the facilitator can bring about.

    Attributes
    ----------
    turn, date, when
        What makes it due: a turn, a date, or a condition on the last week, such as
        ``rung >= 5``; the first that holds. None of them: only by hand.
    to
        Seats that are told; all when empty.
    expected
        What the teacher hopes the class will do; for the facilitator alone.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    title: Annotated[str, Field(min_length=1, max_length=80)]
    text: Annotated[str, Field(max_length=1000)] = ""
    kind: ClassInjectKind = "news"
    size: Annotated[float, Field(ge=0, le=1, strict=False)] = 0.7
    turn: Annotated[int, Field(ge=1, le=200)] | None = None
    date: Annotated[datetime.date, Field(strict=False)] | None = None
    when: Annotated[str, Field(max_length=60)] = ""
    to: Annotated[tuple[str, ...], Field(strict=False)] = ()
    expected: Annotated[str, Field(max_length=500)] = ""

    def due(self, turn: int, today: datetime.date, week: Mapping[str, float]) -> bool:
        """Whether it is due in a turn that opens on a date after such a week."""
        by_turn = self.turn is not None and turn >= self.turn
        by_date = self.date is not None and today >= self.date
        return by_turn or by_date or bool(self.when and _holds(self.when, week))

    def told_when(self) -> str:
        """Say in a word or two when it is due; "" where only by hand."""
        if self.turn is not None:
            return f"turn {self.turn}"
        if self.date is not None:
            return self.date.isoformat()
        return self.when


def _holds(condition: str, week: Mapping[str, float]) -> bool:
    name, sign, number = _parsed(condition)
    value = week.get(name, 0.0)
    return value >= number if sign == ">=" else value <= number


def _parsed(condition: str) -> tuple[str, str, float]:
    match = _CONDITION.match(condition)
    if match is None or match[1] not in WATCHED:
        allowed = f"for example rung >= 5; one of {', '.join(WATCHED)}"
        raise InputError(Problem("injects", "when", condition, allowed))
    return match[1], match[2], float(match[3])


def check_injects(injects: Iterable[ClassInject]) -> list[Problem]:
    """Find what no single field can tell: conditions, seats, ids given twice."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for inject in injects:
        if inject.id in seen:
            problems.append(Problem("injects", "id", inject.id, "each id once"))
        seen.add(inject.id)
        if inject.when:
            try:
                _parsed(inject.when)
            except InputError as error:
                problems.extend(error.problems)
        problems += [
            Problem(
                f"inject {inject.id}", "to", s, ", ".join(roles()), nearest(s, roles())
            )
            for s in inject.to
            if s not in roles()
        ]
    return problems


def read_csv(text: str, where: str) -> tuple[ClassInject, ...]:
    """Read injects from CSV with the columns of ``COLUMNS``, in any order.

    Raises
    ------
    InputError
        With every mistake, each with its line.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    names = [name or "" for name in reader.fieldnames or ()]
    problems = [
        Problem(where, "column", name, ", ".join(COLUMNS), nearest(name, COLUMNS))
        for name in names
        if name not in COLUMNS
    ]
    found = []
    for line, row in enumerate([] if problems else reader, start=2):
        try:
            found.append(ClassInject.model_validate(_values(row)))
        except (ValidationError, ValueError) as error:
            problems.extend(_row_problems(error, f"{where}:{line}"))
    problems += check_injects(found)
    if problems:
        raise InputError(*problems)
    return tuple(found)


def write_csv(injects: Iterable[ClassInject]) -> str:
    """Write injects as CSV that `read_csv` reads back."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for inject in injects:
        row = inject.model_dump(exclude_none=True)
        row["to"] = " ".join(inject.to)
        writer.writerow({name: row.get(name, "") for name in COLUMNS})
    return out.getvalue()


def _values(row: Mapping[str | None, str | None]) -> dict[str, object]:
    given: dict[str, object] = {
        k: v.strip() for k, v in row.items() if k and isinstance(v, str) and v.strip()
    }
    if "turn" in given:
        given["turn"] = int(str(given["turn"]))
    if "size" in given:
        given["size"] = float(str(given["size"]))
    if "date" in given:
        given["date"] = datetime.date.fromisoformat(str(given["date"]))
    if "to" in given:
        given["to"] = tuple(str(given["to"]).split())
    return given


def _row_problems(error: ValueError, where: str) -> list[Problem]:
    if not isinstance(error, ValidationError):
        return [Problem(where, "the row", str(error), "turn, size and date as such")]
    return [
        Problem(where, ".".join(map(str, fault["loc"])), fault["input"], fault["msg"])
        for fault in error.errors(include_url=False, include_context=False)
    ]
