"""Repertoires: the actions of each actor, read from ``scenarios/doctrine.toml``.

A row is all there is to an action: what must hold for it, what it does, how much each
consideration counts for it, and what an order card says of it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import scenarios
from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.conditions import CONDITION_IDS
from simulator.doctrine.effects import EFFECT_IDS
from simulator.doctrine.features import FEATURE_IDS
from simulator.errors import InputError, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DOCTRINE_FILE = Path(scenarios.__file__).with_name("doctrine.toml")
SLOTS = ("act", "posture")
ACT, POSTURE = range(len(SLOTS))
STYLES = ("facilitate", "formulate", "manipulate")  # of mediation
SEEN_BY = ("public", "sides", "secret")
MAX_ACTIONS = 16  # rows of the table of actions an actor may have
TEXTS = ("text", "cost", "effect")


class Action(NamedTuple):
    """One thing an actor may do.

    Attributes
    ----------
    slot
        ``"act"`` (done once) or ``"posture"`` (held for weeks).
    rung
        The step of escalation that the act stands on, 0 to 8.
    text
        What is told when it is done.
    style
        The style of mediation that it offers, or ``""``.
    needs
        Conditions that must hold for it to be possible.
    does
        What it does, each effect with its amount.
    cost, effect
        What it costs and brings, in plain words for an order card.
    seen_by
        ``"public"``, ``"sides"`` (the two sides alone) or ``"secret"``.
    goldstein
        From -10 (conflict) to 10 (cooperation): Goldstein 1992.
    playable
        Whether an order card may be made of it.
    weights
        How much each feature counts, by feature id.
    """

    id: str
    slot: str
    rung: int
    text: str
    style: str
    needs: tuple[str, ...]
    does: dict[str, float]
    cost: str
    effect: str
    seen_by: str
    goldstein: float
    playable: bool
    weights: dict[str, float]


@cache
def repertoires() -> dict[str, tuple[Action, ...]]:
    """Every actor's actions, by actor id, in the order of the file.

    Raises
    ------
    InputError
        When the file names an unknown actor, feature, slot, condition or effect, or an
        actor has too many actions.
    """
    with DOCTRINE_FILE.open("rb") as file:
        return read_repertoires(tomllib.load(file)["actor"])


def read_repertoires(
    tables: Mapping[str, Mapping[str, Any]],
) -> dict[str, tuple[Action, ...]]:
    """Read repertoires from the tables of a doctrine file; see `repertoires`."""
    problems: list[Problem] = []
    for actor, rows in tables.items():
        if actor not in ACTOR_IDS:
            problems.append(_unknown(f"actor.{actor}", actor, ACTOR_IDS))
        if len(rows) > MAX_ACTIONS:
            allowed = f"at most {MAX_ACTIONS} actions"
            where = f"actor.{actor}"
            problems.append(Problem(DOCTRINE_FILE.name, where, len(rows), allowed))
    actions = {
        actor: tuple(
            _action(f"actor.{actor}.{id_}", id_, dict(row), problems)
            for id_, row in rows.items()
        )
        for actor, rows in tables.items()
    }
    if problems:
        raise InputError(*problems)
    return actions


def _action(
    where: str, id_: str, row: dict[str, Any], problems: list[Problem]
) -> Action:
    texts = {name: str(row.pop(name, "")) for name in TEXTS}
    slot, style = str(row.pop("slot", "")), str(row.pop("style", ""))
    seen_by = str(row.pop("seen_by", "public"))
    needs, does = tuple(row.pop("needs", ())), dict(row.pop("does", {}))
    rung, goldstein = int(row.pop("rung", 0)), float(row.pop("goldstein", 0.0))
    playable = bool(row.pop("playable", True))
    named: tuple[tuple[str, Iterable[str], tuple[str, ...]], ...] = (
        ("slot", [slot], SLOTS),
        ("style", [style] if style else [], STYLES),
        ("seen_by", [seen_by], SEEN_BY),
        ("needs", needs, CONDITION_IDS),
        ("does", does, EFFECT_IDS),
        ("", row, FEATURE_IDS),
    )
    for key, names, known in named:
        field = f"{where}.{key}".rstrip(".")
        problems += [_unknown(field, n, known) for n in names if n not in known]
    return Action(
        id=id_,
        slot=slot,
        rung=rung,
        style=style,
        needs=needs,
        does=does,
        seen_by=seen_by,
        goldstein=goldstein,
        playable=playable,
        weights={feature: float(weight) for feature, weight in row.items()},
        **texts,
    )


def _unknown(field: str, value: str, allowed: tuple[str, ...]) -> Problem:
    return Problem(
        DOCTRINE_FILE.name, field, value, ", ".join(allowed), nearest(value, allowed)
    )


def action_number(actor: str, action: str) -> int:
    """Row of an action in its actor's repertoire.

    Raises
    ------
    KeyError
        When the actor has no such action.
    """
    for number, known in enumerate(repertoires()[actor]):
        if known.id == action:
            return number
    msg = f"{actor} has no action {action!r}"
    raise KeyError(msg)
