"""What the cards of scenarios tell, read from the scenarios themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.doctrine.actors import ACTORS
from simulator.errors import DurandError
from simulator.scenario import load_scenario, scenario_names
from ui.desktop import words
from ui.desktop.options import DEFAULT_SCENARIO

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from simulator.scenario import Scenario

# The three that others extend come first; the others by title.
FIRST = (DEFAULT_SCENARIO, "takeover-2021", "quiet-border")
DAYS_A_MONTH = 30.44
HAS_MISTAKES = "has mistakes"


@dataclass(frozen=True, slots=True)
class Card:
    """One scenario as a card tells it; ``name`` is empty where it cannot be opened.

    ``sentence`` is the situation in short, ``text`` all of it; ``who`` names whom each
    seat plays.
    """

    name: str
    title: str
    sentence: str
    text: str
    length: str
    seats: str
    who: str = ""
    start: date | None = None


def cards(names: Iterable[str] | None = None) -> list[Card]:
    """Read what can be opened; a file with mistakes is told, not left out."""
    made = []
    for name in scenario_names() if names is None else names:
        try:
            made.append(card(load_scenario(name)))
        except DurandError as error:
            first = str(error).splitlines()[0]
            made.append(Card("", name, first, str(error), HAS_MISTAKES, ""))
    return sorted(made, key=_rank)


def own_cards() -> list[Card]:
    """Read the scenarios of one's own, the newest first; each opens by its path."""
    from ui.desktop.editor.folder import own_scenarios

    made = []
    for path in own_scenarios():
        try:
            made.append(replace(card(load_scenario(path)), name=path))
        except DurandError as error:
            title = f"{Path(path).name} has mistakes"
            first = str(error).splitlines()[0]
            made.append(Card("", title, first, str(error), HAS_MISTAKES, ""))
    return made


def card(scenario: Scenario) -> Card:
    """Put a scenario on a card."""
    text = " ".join(scenario.text.split())
    months = round(scenario.days / DAYS_A_MONTH)
    seats = len(scenario.seats)
    return Card(
        name=scenario.name,
        title=words.shown(scenario.title),
        sentence=words.shown(scenario.sentence),
        text=words.shown(text),
        length=f"{months} months" if months != 1 else "1 month",
        seats=f"{seats} seats" if seats != 1 else "1 seat",
        who=words.shown(playable(scenario)),
        start=scenario.start,
    )


def playable(scenario: Scenario) -> str:
    """Say who can be played in a class: each seat by the actors it plays."""
    named = {actor.id: actor.name for actor in ACTORS}
    seats = (", ".join(named[id_] for id_ in seat.actors) for seat in scenario.seats)
    told = "; ".join(seats)
    return f"Can be played: {told}." if told else "The model plays everybody."


def _rank(one: Card) -> tuple[int, str]:
    place = FIRST.index(one.name) if one.name in FIRST else len(FIRST)
    return place, one.title
