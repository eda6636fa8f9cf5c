"""Roles: who sits at a seat, what they are told and what they aim at, from data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

import scenarios
from simulator.analysis.measures import MEASURES
from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.repertoire import repertoires
from simulator.errors import InputError, Problem, nearest
from simulator.situation import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROLES_FILE = Path(scenarios.__file__).with_name("roles.toml")

type Comparison = Literal["below", "above", "at most", "at least"]
type Yardstick = float | Literal["start", "usual"]


class Aim(Table):
    """What a seat wants to come about, as a measure of the class's own line.

    Attributes
    ----------
    measure
        The name of a measure.
    comparison, than
        How it must compare with a number, with where it stood at the start, or with
        what is usual: the middle of the futures in which the model plays everybody.
    secret
        Told to the seat alone until the debrief.
    """

    text: Annotated[str, Field(min_length=1)]
    measure: str
    comparison: Annotated[Comparison, Field(alias="is")]
    than: Yardstick
    secret: bool = False


class Role(Table):
    """A seat that can be played.

    Attributes
    ----------
    actors
        Ids of the actors of the model that the seat plays.
    guarded, note
        Whether the facilitator opens it, and what stands before it then.
    cards
        Its order cards as ``actor.action``; all playable actions when empty.
    """

    title: str
    short: str
    actors: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
    brief: str
    wants: str
    fears: str
    knows: str
    guarded: bool = False
    note: str = ""
    cards: Annotated[tuple[str, ...], Field(strict=False)] = ()
    aims: Annotated[tuple[Aim, ...], Field(strict=False, alias="aim")]


@cache
def roles() -> Mapping[str, Role]:
    """Every role that there is, by the id of its seat, in the order of the file.

    Raises
    ------
    InputError
        When the file names an actor or a measure that there is not.
    """
    with ROLES_FILE.open("rb") as file:
        tables = tomllib.load(file)["role"]
    found = {id_: Role.model_validate(table) for id_, table in tables.items()}
    problems = list(_unknown(found.items()))
    if problems:
        raise InputError(*problems)
    return MappingProxyType(found)


def role(seat: str) -> Role:
    """Return the role of a seat; `InputError` when there is no such seat."""
    if seat not in roles():
        allowed = ", ".join(roles())
        raise InputError(
            Problem("seats", "seat", seat, allowed, nearest(seat, roles()))
        )
    return roles()[seat]


def _actions(role: Role) -> tuple[str, ...]:
    known = repertoires()
    return tuple(
        f"{actor}.{action.id}"
        for actor in role.actors
        for action in known.get(actor, ())
        if action.playable
    )


def _unknown(found: Iterable[tuple[str, Role]]) -> Iterator[Problem]:
    for id_, role in found:
        for field, names, known in (
            ("actors", role.actors, ACTOR_IDS),
            ("measure", [aim.measure for aim in role.aims], tuple(MEASURES)),
            ("cards", role.cards, _actions(role)),
        ):
            for name in names:
                if name not in known:
                    where, hint = f"role.{id_}.{field}", nearest(name, known)
                    allowed = ", ".join(known)
                    yield Problem(ROLES_FILE.name, where, name, allowed, hint)
