"""What the pointer is on, and what its card says: a place, a crossing, a formation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF

from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.repertoire import repertoires
from simulator.world.columns import FIRST_TEAM, TEAM_SLOTS
from ui.desktop import words
from ui.desktop.inspector.subjects import BATTALION, CROSSING, TEAM, Subject
from ui.desktop.map.forces import SIDES, Posted, Stand, told
from ui.desktop.map.scene import facts
from ui.desktop.map.symbols import ARMED, KINDS

if TYPE_CHECKING:
    from simulator.ensemble.futures import Start
    from ui.desktop.map.marks import Gate
    from ui.desktop.map.placing import Marks
    from ui.desktop.map.scene import Land, Scene

HISTORY = "Click for what happened here"
OPENED = "Click for what shut and opened it"
ONE_OF_THEM = "Click to look into one of them"
NAMED = 3  # places of a formation that are named
KINDS_OF_GATE = {"trade and people": "goods and people", "trade": "goods"}

type Fact = tuple[str, str]
type Mark = Gate | Posted


class Card(NamedTuple):
    """What a card says: a title with its right end, rows, and a line at the foot."""

    title: tuple[str, str]
    rows: list[Fact]
    foot: str = ""


def found(placed: Marks, pixel: QPointF) -> Mark | None:
    """Find the symbol under a pixel: a crossing first, for it is the smallest."""
    for gate in placed.gates:
        if gate.box.contains(pixel):
            return gate
    return next((one for one in placed.posted if one.box.contains(pixel)), None)


def card_of(mark: Mark, land: Land, scene: Scene) -> Card:
    """Tell of a symbol."""
    if isinstance(mark, Posted):
        return _formation(mark.stand, land, scene.state)
    return _crossing(mark, scene)


def subject_of(mark: Mark, state: Start | None) -> Subject | None:
    """Return what is inspected where a symbol is pressed; None before it is known.

    Of a formation it is one of those that stand where most of it stands.
    """
    if not isinstance(mark, Posted):
        return Subject(CROSSING, mark.crossing.index)
    stand = mark.stand
    if state is None or not stand.parts:
        return None
    world, ground = state.world[0], state.land[0]
    place = max(stand.parts, key=lambda part: part[1])[0]
    if stand.kind < SIDES:
        there = (ground.battalion_side == stand.kind) & (world.battalion_at == place)
        found = np.flatnonzero(there)
        return Subject(BATTALION, int(found[0])) if len(found) else None
    first = FIRST_TEAM[stand.kind - SIDES]
    teams = slice(first, first + TEAM_SLOTS[stand.kind - SIDES])
    found = np.flatnonzero(world.team_at[teams] == place)
    largest = max(found.tolist(), key=lambda n: world.team_men[first + n], default=None)
    return None if largest is None else Subject(TEAM, first + largest)


def place_card(land: Land, index: int, scene: Scene) -> Card:
    """Tell of a place."""
    place = land.atlas.places[index]
    title = place.name, land.countries[place.country]
    return Card(title, facts(land, index, scene), HISTORY)


def _crossing(gate: Gate, scene: Scene) -> Card:
    one, gates = gate.crossing, scene.gates
    name = one.name.split(" – ")[0]
    rows = [("State", "open" if gate.is_open else gates.says(one))]
    rows += gates.told.get(one.id, ())
    usual = f"US$ {one.goods_usd_a_day / 1e6:.1f}m, {one.people_a_day:,} people"
    rows.append(("Usually a day", usual))
    kind = KINDS_OF_GATE.get(one.kind, one.kind)
    why = "" if gate.is_open else gates.why
    return Card((name, f"crossing, {kind}"), rows, why or OPENED)


def _formation(stand: Stand, land: Land, state: Start | None) -> Card:
    kind = KINDS[stand.kind]
    places = sorted(stand.parts, key=lambda part: -part[1])
    rows: list[Fact] = [
        (land.atlas.places[index].name, _number(stand.kind, men))
        for index, men in places[:NAMED]
    ]
    if rest := places[NAMED:]:
        more = f"{len(rest)} more place" + ("s" if len(rest) > 1 else "")
        rows.append((more, _number(stand.kind, sum(men for _, men in rest))))
    foot = ""
    if state is not None:
        where = [index for index, _ in places]
        rows += _doing(stand.kind, where, state)
        foot = _course(kind.actor, state)
    title = words.shown(kind.text), _number(stand.kind, stand.count)
    return Card(title, rows, words.shown(foot) or ONE_OF_THEM)


def _number(kind: int, men: int) -> str:
    about = "about " if KINDS[kind].frame == ARMED else ""
    return about + told(Stand(kind, men, QPointF()))


def _doing(kind: int, where: list[int], state: Start) -> list[Fact]:
    """Tell how fit battalions are, and how many are away; in how many teams others."""
    world, ground = state.world[0], state.land[0]
    if kind < SIDES:
        here = (ground.battalion_side == kind) & np.isin(world.battalion_at, where)
        fit = 100 * float(np.mean(world.battalion_ready[here])) if here.any() else 0.0
        away = world.battalion_at[here] != ground.battalion_home[here]
        return [
            ("Fit for action", f"{fit:.0f} of 100"),
            ("Away from their garrison", f"{int(away.sum())}"),
        ]
    first = FIRST_TEAM[kind - SIDES]
    teams = world.team_at[first : first + TEAM_SLOTS[kind - SIDES]]
    return [("In teams", f"{int(np.isin(teams, where).sum()):,}")]


def _course(actor: str, state: Start) -> str:
    """Tell the course that an actor holds, where it has one."""
    acts = repertoires().get(actor, ())
    if not any(act.slot == "posture" for act in acts):
        return ""
    return acts[int(state.world[0].posture[ACTOR_IDS.index(actor)])].text
