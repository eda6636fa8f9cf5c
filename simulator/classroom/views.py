"""What each may see: the public, a seat, the facilitator. Claims, not truth.

The public view is made of public things only, so that nothing private can reach the
projector: it is given no sheet, no aim, no hidden number of the model. A seat's view
adds what that seat knows, and nothing of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.classroom.cards import Card, cards_of
from simulator.classroom.news import public_news
from simulator.classroom.roles import role
from simulator.classroom.terms import TOPICS
from simulator.definitions import STEPS
from simulator.doctrine.actors import ACTOR_IDS, ACTORS, KANDAHAR, PAK_ARMY
from simulator.world.naming import invented

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    import numpy as np

    from simulator.classroom.game import Game
    from simulator.classroom.news import News
    from simulator.classroom.roles import Role
    from simulator.classroom.setup import ClassSetup
    from simulator.classroom.state import ClassState, Treaty


@dataclass(frozen=True, slots=True)
class SeatSign:
    """A seat as all see it: its name, and whether its orders are in."""

    seat: str
    name: str
    by: str
    ready: bool


@dataclass(frozen=True, slots=True)
class PublicTreaty:
    """A published treaty as all see it."""

    number: int
    topics: str
    text: str
    signed: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True)
class PublicView:
    """What everybody may see, and the projector shows.

    Attributes
    ----------
    situation
        What the scenario tells of itself, for the first brief.
    date
        None with the fictional twin, which has no real dates.
    steps
        The step of escalation on every day of the class so far.
    news
        What is told of the last turn: claims of the dead, not the truth.
    shares
        By result, the share of the last adjudicated turn's futures; empty before
        its reveal.
    """

    title: str
    situation: str
    turn: int
    turns: int | None
    phase: str
    date: datetime.date | None
    day: int
    rung: int
    rung_name: str
    rung_before: int
    steps: tuple[int, ...]
    crossings_open: int
    crossings: int
    ceasefire: bool
    talks: bool
    news: tuple[News, ...]
    said: tuple[tuple[str, str], ...]
    treaties: tuple[PublicTreaty, ...]
    seats: tuple[SeatSign, ...]
    shares: dict[str, float]
    futures: int
    paused: bool
    black: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class SeatView:
    """What one seat may see: the public view, and its own.

    Attributes
    ----------
    cards, can
        Its cards, and whether each can be played now.
    orders
        What it has handed in this turn, in words.
    own
        What it knows of itself and thinks of others: (name, value in words).
    letters
        Messages to it and from it that are not public, the latest last.
    treaties
        Treaties it drafted, or that were put before it.
    """

    seat: str
    role: Role
    public: PublicView
    means: int
    cards: tuple[Card, ...]
    can: tuple[bool, ...]
    orders: tuple[str, ...]
    free: str
    own: tuple[tuple[str, str], ...]
    letters: tuple[tuple[str, str], ...]
    treaties: tuple[Treaty, ...]


def public_view(game: Game) -> PublicView:
    """Make the view of everybody."""
    state, world = game.state, game.world
    setup = state.setup
    run = world.timeline.run
    series = run.series
    turn_days = setup.turn_days
    rung = int(run.world.rung)
    named = names_of(setup)
    last = max(state.revealed, default=0)
    shown = state.phase == "reveal" and last == state.turn
    return PublicView(
        title=setup.title or named(world.timeline.scenario.title),
        situation=named(world.timeline.scenario.text.strip()),
        turn=state.turn,
        turns=setup.plan.turns,
        phase=state.phase,
        date=None if setup.twin else world.date,
        day=run.day,
        rung=rung,
        rung_name=STEPS[rung],
        rung_before=_rung_before(game, series["rung"], turn_days),
        steps=tuple(int(step) for step in series["rung"]),
        crossings_open=int((run.world.shut == 0).sum()),
        crossings=len(run.world.shut),
        ceasefire=bool(run.world.truce > 0.0),
        talks=bool(run.world.talks > 0 and not run.world.talks_secret),
        news=public_news(game),
        said=tuple(
            (named(role(one.seat).short), one.text)
            for one in state.said
            if not one.to and one.turn == state.turn
        ),
        treaties=tuple(
            _public(treaty, named)
            for treaty in state.treaties.values()
            if treaty.public
        ),
        seats=tuple(
            SeatSign(seat, named(role(seat).short), by, _ready(state, seat))
            for seat, by in state.by.items()
        ),
        shares=dict(state.adjudicated[last].shares) if shown else {},
        futures=state.adjudicated[last].futures if shown else 0,
        paused=state.paused,
        black=state.black,
        ended=state.ended,
    )


def _rung_before(game: Game, steps: np.ndarray, days: int) -> int:
    """Give the step before the last turn: the scenario's own before the first."""
    if len(steps) > days:
        return int(steps[-days - 1])
    return int(game.world.timeline.scenario.start_state.rung)


def _ready(state: ClassState, seat: str) -> bool:
    return state.by[seat] == "model" or (state.turn, seat) in state.sheets


def names_of(setup: ClassSetup) -> Callable[[str], str]:
    """Give what puts a text into the names of a class: invented ones on the twin."""
    return invented if setup.twin else str


def _public(treaty: Treaty, named: Callable[[str], str]) -> PublicTreaty:
    return PublicTreaty(
        number=treaty.number,
        topics=named(", ".join(TOPICS[topic] for topic in treaty.topics)),
        text=treaty.text,
        signed=tuple(named(role(seat).short) for seat in treaty.signed),
        state="breached" if treaty.breached_by else treaty.state,
    )


def seat_view(game: Game, seat: str) -> SeatView:
    """Make the view of one seat.

    Raises
    ------
    InputError
        When the class has no such seat.
    """
    game.setup.of(seat)
    state, run = game.state, game.world.timeline.run
    cards = cards_of(seat)
    allowed = {actor: run.allowed(actor) for actor in role(seat).actors}
    sheet = state.sheets.get((state.turn, seat))
    words = {(card.actor, card.action): card.text for card in cards}
    return SeatView(
        seat=seat,
        role=role(seat),
        public=public_view(game),
        means=state.means(state.turn, seat),
        cards=cards,
        can=tuple(card.action in allowed[card.actor] for card in cards),
        orders=tuple(words[o.actor, o.action] for o in (sheet.orders if sheet else ())),
        free=sheet.free if sheet else "",
        own=_own(game, seat),
        letters=_letters(state, seat),
        treaties=tuple(
            treaty
            for treaty in state.treaties.values()
            if treaty.by == seat or treaty.state != "drafted"
        ),
    )


def _letters(state: ClassState, seat: str) -> tuple[tuple[str, str], ...]:
    """Give what a seat was told or wrote in private, with who wrote it to whom."""
    found = []
    for one in state.said:
        if seat in one.to:
            found.append((role(one.seat).short, one.text))
        elif one.to and one.seat == seat:
            others = ", ".join(role(other).short for other in one.to)
            found.append((f"you, to {others}", one.text))
    for id_, step in state.injects.items():
        inject = state.prepared[id_]
        if step.step == "fired" and seat in inject.to:
            found.append((inject.title, inject.text))
    return tuple(found)


def _own(game: Game, seat: str) -> tuple[tuple[str, str], ...]:
    """Tell what a seat knows of itself and thinks of the others."""
    world = game.world.timeline.run.world
    found = []
    for actor_id in role(seat).actors:
        actor = ACTOR_IDS.index(actor_id)
        for other in (PAK_ARMY, KANDAHAR):
            trust = float(world.trust[actor, other])
            if other != actor and trust != 0.0:
                name = f"Trust of {ACTORS[actor].name} in {ACTORS[other].name}"
                found.append((name, f"{100 * trust:+.0f} of −100 to +100"))
    if "pak_army" in role(seat).actors:
        found.append(("Readiness of the forces", f"{100 * world.ready[0]:.0f} of 100"))
    if {"kandahar", "haqqani"} & set(role(seat).actors):
        found.append(("Unity of the movement", f"{100 * world.cohesion:.0f} of 100"))
        held = f"{100 * world.restraint:.0f} of 100"
        found.append(("How far the TTP is held back", held))
    return tuple(found)
