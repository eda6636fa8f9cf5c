"""Repertoires: the actions of each actor, read from ``scenarios/doctrine.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import scenarios
from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.features import FEATURE_IDS
from simulator.errors import InputError, Problem, nearest

DOCTRINE_FILE = Path(scenarios.__file__).with_name("doctrine.toml")
SLOTS = ("act", "posture")
ACT, POSTURE = range(len(SLOTS))
STYLES = ("facilitate", "formulate", "manipulate")  # of mediation
MAX_ACTIONS = 14  # rows of the table of actions an actor may have


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
    weights
        How much each feature counts, by feature id.
    """

    id: str
    slot: str
    rung: int
    text: str
    style: str
    weights: dict[str, float]


@cache
def repertoires() -> dict[str, tuple[Action, ...]]:
    """Every actor's actions, by actor id, in the order of the file.

    Raises
    ------
    InputError
        When the file names an unknown actor, feature or slot.
    """
    with DOCTRINE_FILE.open("rb") as file:
        tables = tomllib.load(file)["actor"]
    problems: list[Problem] = []
    for actor in tables:
        if actor not in ACTOR_IDS:
            problems.append(_unknown(f"actor.{actor}", actor, ACTOR_IDS))
    actions = {
        actor: tuple(_action(actor, id_, row, problems) for id_, row in rows.items())
        for actor, rows in tables.items()
    }
    if problems:
        raise InputError(*problems)
    return actions


def _action(
    actor: str, id_: str, row: dict[str, object], problems: list[Problem]
) -> Action:
    row = dict(row)
    slot, text = str(row.pop("slot", "")), str(row.pop("text", ""))
    rung, style = int(str(row.pop("rung", 0))), str(row.pop("style", ""))
    if slot not in SLOTS:
        problems.append(_unknown(f"actor.{actor}.{id_}.slot", slot, SLOTS))
    if style and style not in STYLES:
        problems.append(_unknown(f"actor.{actor}.{id_}.style", style, STYLES))
    for feature in row:
        if feature not in FEATURE_IDS:
            where = f"actor.{actor}.{id_}.{feature}"
            problems.append(_unknown(where, feature, FEATURE_IDS))
    weights = {feature: float(str(weight)) for feature, weight in row.items()}
    return Action(id_, slot, rung, text, style, weights)


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
