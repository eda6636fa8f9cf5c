"""What is known of a crossing: how it stands, what passes, what shut or opened it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.tables.reasons import behind
from simulator.world.atlas import load_atlas
from simulator.world.columns import CLOSURE, REOPENING
from ui.desktop import words
from ui.desktop.feed.sentences import sentence
from ui.desktop.inspector.facts import Fact, Section
from ui.desktop.inspector.subjects import PLACE, Subject, place_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.model import BorderCrisis

TURNS = "Why it is open or shut, newest first"
AS_ON_THE_FIRST_DAY = "As it was on the first day of this run."
MOST = 12  # turns that are told


def crossing_sections(crisis: BorderCrisis, index: int) -> list[Section]:
    """Tell of a crossing as it stands."""
    one = load_atlas().crossings[index]
    usual = f"US$ {one.goods_usd_a_day / 1e6:.1f}m, {one.people_a_day:,} people"
    return [
        Section(
            "How it stands",
            (
                Fact("State", "shut" if crisis.world.shut[index] else "open"),
                Fact("Usually a day", words.shown(usual)),
                _side(one.pak, "Pakistan’s side"),
                _side(one.afg, "the Afghan side"),
            ),
        )
    ]


def turns(
    events: np.ndarray, choices: np.ndarray, date: Callable[[int], str]
) -> Section:
    """Tell what shut the crossings and what opened them, each with its reasons.

    Parameters
    ----------
    events, choices
        The log, and the choices that lie behind it.
    date
        Writes a day of the run as a date.
    """
    rows = np.flatnonzero(np.isin(events["kind"], (CLOSURE, REOPENING)))
    told = []
    for event in (events[row] for row in reversed(rows[-MOST:].tolist())):
        choice = behind(event, choices)
        link = f"why:{choice}" if choice >= 0 else ""
        told.append(Fact(sentence(event), date(int(event["day"])), None, link))
    return Section(TURNS, tuple(told), AS_ON_THE_FIRST_DAY)


def _side(place: int, side: str) -> Fact:
    return Fact(place_name(place), side, None, Subject(PLACE, place).link)
