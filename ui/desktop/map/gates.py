"""State of the crossings in words: open with what passes, or shut and since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from simulator.world.atlas import load_atlas
from simulator.world.columns import CLOSURE, REOPENING
from ui.desktop import words
from ui.desktop.map.marks import Gates

if TYPE_CHECKING:
    from datetime import date

    from simulator.ensemble.futures import Start
    from simulator.situation import StartState

PASSES = "What passes now"
SINCE_THE_START = "the start of this run, or before"
WORTH = 0.2  # US$ million a day, from which a flow is told


def gates_now(
    open_by_day: np.ndarray, start: StartState, state: Start | None = None
) -> Gates:
    """Tell which crossings are open, what passes, and since when they are shut."""
    crossings = load_atlas().crossings
    if state is not None and 0 < open_by_day[-1] < len(crossings):
        shut = state.world[0].shut
        return Gates(open={c.id: not shut[c.index] for c in crossings})
    if 0 < open_by_day[-1] < len(crossings):
        return start_gates(start)
    if open_by_day[-1]:
        flows = _flows(state) if state is not None else {}
        told = {name: ((PASSES, flow),) for name, flow in flows.items()}
        return Gates(words=flows, told=told)
    some_open = np.flatnonzero(open_by_day)
    days = len(open_by_day) - (int(some_open[-1]) + 1 if len(some_open) else 0)
    text = f"shut {days} days" if days > 1 else "shut 1 day"
    return Gates(
        open={crossing.id: False for crossing in crossings},
        words={crossing.id: text for crossing in crossings},
    )


def with_reasons(gates: Gates, events: np.ndarray, day: int, first: date) -> Gates:
    """Add since when crossings are open or shut, and what shut them.

    Parameters
    ----------
    gates
        Their state.
    events
        The log.
    day, first
        Days done, and the date of day 0.
    """
    from ui.desktop.feed.sentences import sentence

    since, why = SINCE_THE_START, ""
    turns = np.flatnonzero(np.isin(events["kind"], (CLOSURE, REOPENING)))
    if len(turns):
        turn = events[turns[-1]]
        when = int(turn["day"])
        ago = f"{day - when} days" if day - when != 1 else "1 day"
        since = f"{words.short_date(first + timedelta(days=when))} ({ago})"
        if turn["kind"] == CLOSURE:
            why = words.shown(sentence(turn))
    told = {
        one.id: (("Since", since), *gates.told.get(one.id, ()))
        for one in load_atlas().crossings
    }
    return replace(gates, told=told, why=why)


def _flows(state: Start) -> dict[str, str]:
    """Say what passes a day, in round numbers, so that labels stand still."""
    share, trade = state.land[0].crossing_share, float(state.world[0].trade_usd_m)
    flows = {c.id: trade * float(share[c.index]) for c in load_atlas().crossings}
    return {
        name: words.shown(f"US$ {flow:.1f}m a day")
        for name, flow in flows.items()
        if flow >= WORTH
    }


def start_gates(start: StartState) -> Gates:
    """Tell which crossings are open on the first day."""
    usual = start.crossings.get("default", "open")
    return Gates(
        open={
            crossing.id: start.crossings.get(crossing.id, usual) == "open"
            for crossing in load_atlas().crossings
        }
    )


def fence_now(state: Start | None) -> tuple[float, ...]:
    """Return the share of each sector of the line that is fenced; none if unknown."""
    if state is None:
        return ()
    land, world = state.land[0], state.world[0]
    pairs = zip(land.pair_pak.tolist(), land.pair_afg.tolist(), strict=True)
    fenced = dict(zip(pairs, np.round(world.fence, 2).tolist(), strict=True))
    return tuple(
        fenced.get((sector.pak, sector.afg), sector.fence_2024)
        for sector in load_atlas().sectors
    )
