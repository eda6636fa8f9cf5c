"""What is told of a turn in public: who said what, with the dead as they are claimed.

The true toll stays in the model. Twin names stand in for the real ones where the class
asked for the fictional twin.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from simulator.doctrine.actors import ACTORS
from simulator.tables.words import told
from simulator.world.atlas import load_atlas
from simulator.world.columns import EVENT_KINDS
from simulator.world.naming import invented
from simulator.world.twin import twin_atlas

if TYPE_CHECKING:
    import numpy as np

    from simulator.classroom.game import Game

SHOWN = 6
MASS_ATTACK = 10  # claimed dead from which an attack is news by itself
# What is news, the heaviest first; ``talks`` may be secret and are left out.
WEIGHT = {
    "incursion": 9,
    "splinter": 9,
    "strike": 8,
    "treaty": 8,
    "agreement": 8,
    "breach": 8,
    "ceasefire": 7,
    "drone": 7,
    "leader_strike": 7,
    "mediation": 6,
    "closure": 6,
    "reopening": 6,
    "shock": 6,
    "deportation": 5,
    "border_clash": 4,
    "raid": 4,
    "attack": 4,
    "statement": 2,
}


@dataclass(frozen=True, slots=True)
class News:
    """One thing that was told in public.

    Attributes
    ----------
    day
        The day of the model.
    kind, place
        Kind of the event, and the row of its place or -1.
    text
        The sentence.
    claimed
        The dead as they are claimed; 0 when nothing is.
    blamed
        At whose door it was laid, or "".
    """

    day: int
    kind: str
    place: int
    text: str
    claimed: int
    blamed: str


def public_news(game: Game) -> tuple[News, ...]:
    """Tell the news of the last turn that was revealed, the weightiest first."""
    state, world = game.state, game.world
    if not state.revealed:
        return ()
    last = max(state.revealed)
    first = world.first_day(state, last)
    events = world.timeline.events
    there = (events["day"] >= first) & (events["day"] < first + state.setup.turn_days)
    atlas = twin_atlas() if state.setup.twin else load_atlas()
    names = [place.name for place in atlas.places]
    found: dict[str, News] = {}
    for event in events[there]:
        news = _news(event, names)
        if news is not None and state.setup.twin:
            words, blamed = invented(news.text), invented(news.blamed)
            news = replace(news, text=words, blamed=blamed)
        if news is not None:
            known = found.get(news.text)
            if known is None or known.claimed < news.claimed:
                found[news.text] = news  # told once, with the highest claim
    ranked = sorted(found.values(), key=lambda n: (-WEIGHT[n.kind], -n.claimed, n.day))
    fired = [
        News(first, "inject", -1, f"{inject.title}. {inject.text}".strip(), 0, "")
        for inject in state.prepared.values()
        if (step := state.injects.get(inject.id)) is not None
        and (step.step, step.turn) == ("fired", last)
        and not inject.to
    ]
    return (*fired, *ranked[:SHOWN])


def _news(event: np.void, names: list[str]) -> News | None:
    kind = EVENT_KINDS[int(event["kind"])]
    claimed = int(event["claimed"])
    if kind not in WEIGHT or (kind == "attack" and claimed < MASS_ATTACK):
        return None
    place = int(event["place"])
    quiet = event.copy()
    for column in ("deaths", "deaths_actor", "civilians"):
        quiet[column] = 0
    text = told(quiet, names[place] if place >= 0 else "", kind, "")
    blamed = int(event["attributed"])
    return News(
        day=int(event["day"]),
        kind=kind,
        place=place,
        text=text,
        claimed=claimed,
        blamed=ACTORS[blamed].name if blamed >= 0 else "",
    )
