"""How a run ended, by the first definition that holds at its last day."""

from __future__ import annotations

import numpy as np

from simulator.definitions.spells import deaths_across, war_days
from simulator.definitions.terms import standing_terms

OUTCOMES = {
    "war": "full-scale war",
    "settlement": "a settlement",
    "ceasefire": "a ceasefire that holds",
    "border_war": "a prolonged border war",
    "frozen": "a frozen border conflict",
    "managed_rivalry": "a managed rivalry",
}
HELD_DAYS, QUIET_DEATHS = 90, 3  # a ceasefire that holds; deaths a week
LAST_DAYS = 180
WARLIKE, WARLIKE_SHARE = 4, 0.4
TENSE, TENSE_SHARE = 2, 0.6
TERMS, TERMS_DAYS = 2, 180


def outcome(series: np.ndarray, events: np.ndarray) -> str:
    """Return the id of the outcome: the first in ``OUTCOMES`` that holds.

    Parameters
    ----------
    series, events
        The days and the log, with the columns of ``DAY`` and ``EVENT``.
    """
    standing = standing_terms(events, len(series)).values()
    old = [days for days in standing if days >= TERMS_DAYS]
    last = series["rung"][-LAST_DAYS:]
    if war_days(series, events).any():
        return "war"
    if len(old) >= TERMS:
        return "settlement"
    if _ceasefire_holds(series, events):
        return "ceasefire"
    if np.mean(last >= WARLIKE) > WARLIKE_SHARE:
        return "border_war"
    return "frozen" if np.mean(last >= TENSE) > TENSE_SHARE else "managed_rivalry"


def _ceasefire_holds(series: np.ndarray, events: np.ndarray) -> bool:
    if len(series) < HELD_DAYS or not series["ceasefire"][-HELD_DAYS:].all():
        return False
    deaths = deaths_across(series, events)[-HELD_DAYS:].sum()
    return bool(deaths / HELD_DAYS * 7 < QUIET_DEATHS)
