"""What is known of an actor, a commander, a formation: read from its agent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.doctrine.actors import ACTORS
from ui.desktop.inspector.subjects import (
    COMMANDER,
    PLACE,
    SIDES,
    TEAM,
    Subject,
    place_name,
)
from ui.desktop.why.wording import in_100
from ui.desktop.why.wording import name_of as consideration

if TYPE_CHECKING:
    from simulator.model import Battalion, BorderCrisis, Commander, StrategicActor, Team

SLIGHT = 0.005  # a belief nearer to the usual is not told
NEVER = "It has not decided yet."


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is and its value.

    Attributes
    ----------
    bar, part
        A bar from −1 to 1 to both sides of a middle, or from 0 to 1.
    link
        An address that the label leads to, or the value where it has one.
    """

    label: str
    value: str = ""
    bar: float | None = None
    link: str = ""
    part: float | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under a title; ``note`` stands where there are none."""

    title: str
    facts: tuple[Fact, ...] = field(default=())
    note: str = ""


def of_100(share: float) -> str:
    """Write a share as so many of 100."""
    return f"{100 * share:.0f} of 100"


def signed(share: float) -> str:
    """Write a value from −1 to 1 as −100 to 100."""
    return f"{100 * share:+.0f}".replace("-", "−")


def actor_sections(crisis: BorderCrisis, index: int) -> list[Section]:
    """Tell of an actor: what it does, believes, may do, and whom it trusts."""
    actor = crisis.actors[index]
    return [
        Section("How it stands", tuple(_stand(crisis, actor))),
        Section(
            "What it believed when it decided last",
            tuple(_beliefs(crisis, actor)),
            NEVER if not actor.actions else "All as usual.",
        ),
        Section(
            "What it may do, and how likely in 100 at its last decision",
            tuple(
                Fact(a.text, in_100(chance) if chance else "not now", part=chance)
                for a, chance in zip(actor.actions, actor.chances.values(), strict=True)
            ),
            "Its acts follow rates, not choices of its own.",
        ),
        Section("Its trust in others, −100 to 100", tuple(_trust(crisis, actor))),
    ]


def _stand(crisis: BorderCrisis, actor: StrategicActor) -> list[Fact]:
    facts = []
    world = crisis.world
    posture = actor.posture
    if posture is not None:
        text = next(a.text for a in actor.actions if a.id == posture)
        facts.append(Fact("Course it holds", text))
    decided = int(world.decided[actor.index])
    if actor.actions and 0 <= decided <= crisis.run.day:
        ago = crisis.run.day - decided
        facts.append(Fact("Decided last", _ago(ago)))
    if "played" in (world.dtype.names or ()) and world.played[actor.index]:
        facts.append(Fact("Played by", "a person"))
    if actor.id in {"kandahar", "haqqani"}:
        facts.append(
            Fact("Taliban unity", of_100(crisis.cohesion), part=crisis.cohesion)
        )
    fighters = [t for t in crisis.teams if t.movement == actor.id and t.alive]
    if fighters:
        men = sum(team.fighters for team in fighters)
        facts.append(Fact("Fighters", f"{men:,} in {len(fighters):,} teams"))
    return facts


def _beliefs(crisis: BorderCrisis, actor: StrategicActor) -> list[Fact]:
    if not actor.actions:
        return []
    told = [
        Fact(consideration(feature), f"{value:+.2f}".replace("-", "−"), value / 1.5)
        for feature, value in actor.beliefs.items()
        if feature != "base" and abs(value) >= SLIGHT
    ]
    return sorted(told, key=lambda fact: -abs(fact.bar or 0.0))


def _trust(crisis: BorderCrisis, actor: StrategicActor) -> list[Fact]:
    told = []
    for other in crisis.actors:
        trust = actor.trust_in(other)
        if other is not actor and trust:
            back = signed(other.trust_in(actor))
            value = f"{signed(trust)} (back {back})"
            told.append(Fact(other.name, value, trust, f"actor:{other.index}"))
    return sorted(told, key=lambda fact: -(fact.bar or 0.0))


def commander_sections(crisis: BorderCrisis, index: int) -> list[Section]:
    """Tell of a Taliban commander: where, loyal to whom, of what stance."""
    one: Commander = crisis.commanders[index]
    world = crisis.world
    stance0 = float(world.commander_stance0[index])
    loyalty0 = float(world.commander_loyalty0[index])
    facts = (
        _where(one.cell.index),
        Fact("Stance on Pakistan (−100 hostile)", signed(one.stance), one.stance),
        Fact("… on the first day", signed(stance0), stance0),
        Fact("Loyal to Kandahar (−100 Haqqani)", signed(one.loyalty), one.loyalty),
        Fact("… on the first day", signed(loyalty0), loyalty0),
    )
    near = tuple(
        Fact(
            f"Taliban commander {other.index + 1}",
            signed(other.loyalty),
            other.loyalty,
            Subject(COMMANDER, other.index).link,
        )
        for other in crisis.commanders
        if other is not one and other.cell.index == one.cell.index
    )
    return [
        Section("How it stands", facts),
        Section("Other commanders there, and their loyalty", near, "None."),
    ]


def battalion_sections(crisis: BorderCrisis, index: int) -> list[Section]:
    """Tell of a battalion: side, place, how fit for action it is."""
    one: Battalion = crisis.battalions[index]
    home = int(crisis.run.land.battalion_home[index])
    facts = (
        Fact("Side", SIDES[one.side]),
        _where(one.cell.index),
        Fact("Home garrison", place_name(home), None, f"place:{home}"),
        Fact("Fit for action", of_100(one.readiness), part=one.readiness),
    )
    return [Section("How it stands", facts)]


def team_sections(crisis: BorderCrisis, index: int) -> list[Section]:
    """Tell of a team of an armed movement: fighters, place, its cell."""
    one: Team = crisis.teams[index]
    if not one.alive or one.cell is None:
        return [Section("How it stands", (), "This team is no more, or not yet.")]
    name = next(actor.name for actor in ACTORS if actor.id == one.movement)
    facts = (
        Fact("Movement", name),
        _where(one.cell.index),
        Fact("Fighters", f"{one.fighters}"),
        Fact(
            "Leads its cell" if one.leader == index else "Led by",
            "" if one.leader == index else f"team {one.leader + 1}",
            None,
            f"{TEAM}:{one.leader}",
        ),
        Fact("Teams in its cell", f"{int(crisis.world.team_size[one.leader])}"),
    )
    return [Section("How it stands", facts)]


def _ago(days: int) -> str:
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def _where(index: int) -> Fact:
    return Fact("Where", place_name(index), None, Subject(PLACE, index).link)
