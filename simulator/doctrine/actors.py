"""The actors: their ids in files and code, their numbers, and their names on screen."""

from __future__ import annotations

from typing import NamedTuple


class Actor(NamedTuple):
    """An actor of the crisis: an office or an organisation, never a person."""

    id: str
    name: str


# The order is for ever: numbers stand in files. New actors join at the end.
ACTORS = (
    Actor("pak_army", "Pakistan: army and ISI"),
    Actor("pak_gov", "Pakistan: civil government"),
    Actor("kandahar", "Taliban: Kandahar"),
    Actor("haqqani", "Taliban: Haqqani network"),
    Actor("ttp", "TTP"),
    Actor("baloch", "Baloch insurgents"),
    Actor("iskp", "ISKP"),
    Actor("india", "India"),
    Actor("china", "China"),
    Actor("iran", "Iran"),
    Actor("russia", "Russia"),
    Actor("qatar", "Qatar"),
    Actor("turkiye", "Türkiye"),
    Actor("saudi", "Saudi Arabia"),
    Actor("un", "United Nations"),
)
(
    PAK_ARMY,
    PAK_GOV,
    KANDAHAR,
    HAQQANI,
    TTP,
    BALOCH,
    ISKP,
    INDIA,
    CHINA,
    IRAN,
    RUSSIA,
    QATAR,
    TURKIYE,
    SAUDI,
    UN,
) = range(len(ACTORS))
ACTOR_IDS = tuple(actor.id for actor in ACTORS)
NONE = -1

# The armed movements, in the order of their columns, and the actor each one is.
MOVEMENTS = (TTP, BALOCH, ISKP)
MOVEMENT_IDS = tuple(ACTOR_IDS[actor] for actor in MOVEMENTS)

# The two parties across the line, in the order of their columns.
PAKISTAN, KABUL = 0, 1
SIDE_IDS = ("pakistan", "kabul")
