"""Crises (as in ICB) and disputes (as in MID) of a run, from its days and events.

Pure functions of the series and the log. A *crisis* begins when the rung reaches 4, or
with firing on 3 days of 14, after 30 days below rung 3, and ends on the last day of
rung 3 or more that 30 days below follow. A *dispute* is opened by a threat of force or
rung 3 and closes after 90 days without either; its last day is the last such day.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.definitions.spells import (
    WAR_RUNG,
    Days,
    Spell,
    across,
    spells,
    war_days,
    within,
)
from simulator.doctrine.actors import NONE
from simulator.world.columns import (
    AGREEMENT,
    BORDER_CLASH,
    INCURSION,
    MEDIATION,
    ON_TTP,
    RELEASE,
    REOPENING,
    STATEMENT,
    TREATY,
)

FORCE, CRISIS, THREAT = 3, 4, 2  # act levels
CRISIS_GAP, DISPUTE_GAP = 30, 90
FIRING_DAYS, FIRING_SPAN = 3, 14
SETTLED_BEFORE, SETTLED_AFTER = 30, 60
HELD_GROUND = 10  # fights across the line that make ground held
GIVEN = 0.3  # a rise in how far the TTP is held back that counts as giving way
STYLE_ORDER = ("", "facilitate", "formulate", "manipulate")


@dataclass(frozen=True, kw_only=True)
class Episode:
    """A crisis or a dispute.

    Attributes
    ----------
    kind
        ``crisis`` or ``dispute``.
    over
        Whether it ended within the run.
    trigger
        Row of the event that began it, -1 when it stood on the first morning.
    style, mediator
        Of the strongest mediation, "" and -1 without.
    outcome
        Of a dispute: compromise, yield, victory, released or stalemate.
    settlement
        Of a dispute: negotiated, imposed or none.
    relapse_of
        Number of the crisis before, counted from 0, when this one began within a year
        of its end; -1 otherwise.
    """

    kind: str
    start: int
    end: int
    over: bool
    trigger: int
    peak_rung: int
    mediated: bool
    style: str
    mediator: int
    agreement: bool
    outcome: str
    settlement: str
    reciprocated: bool
    deaths: int
    relapse_of: int = -1


def crisis_spells(series: np.ndarray) -> list[Spell]:
    """Find the first and last day of each crisis."""
    rung = series["rung"]
    firing = within(series["act"] >= FORCE, FIRING_SPAN) >= FIRING_DAYS
    found = []
    for first, last in spells(rung >= FORCE, CRISIS_GAP):
        days = np.arange(first, last + 1)
        begun = days[(rung[days] >= CRISIS) | firing[days]]
        if len(begun):
            found.append((int(begun[0]), last))
    return found


def dispute_spells(series: np.ndarray, events: np.ndarray) -> list[Spell]:
    """Find the first and last day of each dispute."""
    marked: Days = series["rung"] >= FORCE
    marked[threats(events)["day"]] = True
    return spells(marked, DISPUTE_GAP)


def threats(events: np.ndarray) -> np.ndarray:
    """Give the explicit threats of force."""
    spoken = (events["kind"] == STATEMENT) & (events["rung"] >= THREAT)
    found: np.ndarray = events[spoken]
    return found


def crises_and_disputes(series: np.ndarray, events: np.ndarray) -> list[Episode]:
    """List the crises of a run, then its disputes.

    Parameters
    ----------
    series, events
        The days and the log, with the columns of ``DAY`` and ``EVENT``.
    """
    war = war_days(series, events)
    crises: list[Episode] = []
    for first, last in crisis_spells(series):
        before = len(crises) - 1
        near = bool(crises) and first - crises[-1].end <= 365
        one = _episode("crisis", (first, last), series, events, war)
        crises.append(Episode(**{**vars(one), "relapse_of": before if near else -1}))
    disputes = [
        _episode("dispute", spell, series, events, war)
        for spell in dispute_spells(series, events)
    ]
    return crises + disputes


def _episode(
    kind: str,
    spell: Spell,
    series: np.ndarray,
    events: np.ndarray,
    war: Days,
) -> Episode:
    first, last = spell
    gap = CRISIS_GAP if kind == "crisis" else DISPUTE_GAP
    inside = (events["day"] >= first) & (events["day"] <= last)
    style, mediator = _mediation(events, inside)
    peak = int(series["act"][first : last + 1].max())
    dispute = kind == "dispute"
    return Episode(
        kind=kind,
        start=first,
        end=last,
        over=last + gap < len(series),
        trigger=_trigger(events, first),
        peak_rung=WAR_RUNG if war[first : last + 1].any() else peak,
        mediated=mediator != NONE,
        style=style,
        mediator=mediator,
        agreement=bool(len(_agreements(events, first, last + CRISIS_GAP))),
        outcome=_outcome(series, events, spell) if dispute else "",
        settlement=_settlement(events, spell) if dispute else "",
        reciprocated=_reciprocated(events[inside]),
        deaths=int(across(events[inside])["deaths"].sum()),
    )


def _trigger(events: np.ndarray, day: int) -> int:
    """Row of the highest act of the day, or of the days before that led to it."""
    for back in range(7):
        rows = np.flatnonzero((events["day"] == day - back) & (events["rung"] > 1))
        if len(rows):
            return int(rows[np.argmax(events["rung"][rows])])
    return -1


def _mediation(events: np.ndarray, inside: Days) -> tuple[str, int]:
    best, mediator = "", NONE
    for event in events[inside & (events["kind"] == MEDIATION)]:
        style = STYLE_ORDER[int(event["detail"])]
        if mediator == NONE or STYLE_ORDER.index(style) > STYLE_ORDER.index(best):
            best, mediator = style, int(event["actor"])
    return best, mediator


def _agreements(events: np.ndarray, first: int, last: int) -> np.ndarray:
    kind = events["kind"]
    signed = (kind == AGREEMENT) | ((kind == TREATY) & (events["detail"] > 0))
    found: np.ndarray = events[
        signed & (events["day"] >= first) & (events["day"] <= last)
    ]
    return found


def _settled(events: np.ndarray, spell: Spell) -> np.ndarray:
    first, last = spell
    start = max(first, last - SETTLED_BEFORE)
    return _agreements(events, start, last + SETTLED_AFTER)


def _settlement(events: np.ndarray, spell: Spell) -> str:
    if len(_settled(events, spell)):
        return "negotiated"
    return "imposed" if _held_ground(events, spell) else "none"


def _outcome(series: np.ndarray, events: np.ndarray, spell: Spell) -> str:
    """Code how a dispute ended, apart from whether it was settled.

    Victory: ground was held across the line for weeks. Compromise: terms were signed in
    which both gave, on two topics or with the gates opened. Yield: Kabul met the demand
    alone, by terms on the TTP or by holding it back clearly more than at the start.
    Released: what was seized was given back. Stalemate: none of these.
    """
    first, last = spell
    if _held_ground(events, spell):
        return "victory"
    terms = _settled(events, spell)
    signed = {int(t) for t in terms["detail"][terms["kind"] == TREATY]}
    if any(topics.bit_count() > 1 for topics in signed) or _opened(events, terms):
        return "compromise"
    after = min(last + SETTLED_BEFORE, len(series) - 1)
    risen = series["restraint"][after] - series["restraint"][first]
    if 1 << ON_TTP in signed or risen >= GIVEN:
        return "yield"
    given = events["day"][events["kind"] == RELEASE]
    near = (given >= max(first, last - SETTLED_BEFORE)) & (given <= after)
    return "released" if near.any() else "stalemate"


def _opened(events: np.ndarray, terms: np.ndarray) -> bool:
    """Whether the gates were opened within a month of what was signed."""
    opened = events["day"][events["kind"] == REOPENING]
    return any(
        ((opened >= day) & (opened <= day + SETTLED_BEFORE)).any()
        for day in terms["day"]
    )


def _held_ground(events: np.ndarray, spell: Spell) -> bool:
    first, last = spell
    inside = (events["day"] >= first) & (events["day"] <= last)
    fights = events["day"][inside & (events["kind"] == INCURSION)]
    return len(fights) >= HELD_GROUND


def _reciprocated(events: np.ndarray) -> bool:
    """Whether both sides used force: in a clash at a post both fire."""
    force = across(events)
    sides = set(force["actor"].tolist())
    return len(sides) > 1 or bool((force["kind"] == BORDER_CLASH).any())
