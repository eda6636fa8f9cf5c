"""What is said about a choice: considerations, odds and otherwise, in plain words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.features import FEATURES
from simulator.doctrine.repertoire import repertoires
from simulator.tables.otherwise import chosen_under
from simulator.tables.reasons import INERTIA_ID, SMALL
from ui.desktop import words

if TYPE_CHECKING:
    import numpy as np

    from simulator.tables.otherwise import Flip
    from simulator.tables.reasons import Option, Push, Reason

# Short names of the considerations, for bars; the doctrine's own where none is here.
SHORT = {
    "base": "How readily it is done in calm times",
    "blame": "Attacks blamed on Kabul",
    "blow": "Blows not yet answered",
    "outrage": "What the public demands",
    "trust": "Trust in the other side",
    "escalation": "How far escalation has gone",
    "pressure": "Pressure by outside powers",
    "talks": "What talking seems worth",
    "table": "Talks under way, or failed",
    "truce": "A ceasefire that holds",
    "loss": "Trade lost by shut crossings",
    "urge": "General readiness to strike",
    "ready": "Forces fit for action",
    "rift": "A rift among the Taliban",
    "bonds": "Bonds with the TTP",
    "threat": "The threat felt from India",
    "offer": "Another patron or market",
    "fence": "Fence work on the line",
    "face": "Fear of losing face",
    "ties": "Ties between ISI and Haqqanis",
    "fear": "Fear of where escalation leads",
    "terms": "Signed terms that stand",
    "held": "How far its hosts hold it back",
    "hunted": "Losses to operations",
    "stake": "What this power has at stake",
    INERTIA_ID: "It stays with what it does",
}
OTHERS = "All smaller ones together"
MOST = 7  # pushes that are shown singly
ROUND_UP = 0.5
FEWEST, MOST_DIGITS = 2, 6  # digits of a belief
NO_FLIP = "No single belief, changed alone, would have turned it with the same luck."
NOT_ITS_OWN = "Nothing: it was ordered, and no belief of the model played a part."
ORDERED = (
    "A person ordered this. Shown is how likely the model itself would have done it."
)


def name_of(feature: str) -> str:
    """Short name of a consideration."""
    told = SHORT.get(feature) or FEATURES.get(feature, feature)
    return words.shown(told[0].upper() + told[1:])


def tip_of(feature: str) -> str:
    """Tell what a consideration is, for its tooltip."""
    kept = "a posture that is held is kept unless much speaks"
    return words.shown(FEATURES.get(feature, kept))


def in_100(chance: float) -> str:
    """Write a chance as how often in 100; never 0 for what was possible."""
    often = 100 * chance
    if often < ROUND_UP:
        return "under 1"
    return "over 99" if often > 100 - ROUND_UP and chance < 1 else f"{often:.0f}"


def signed(number: float) -> str:
    """Write a push with its sign."""
    return f"{number:+.2f}".replace("-", "−")


def shown(pushes: list[Push]) -> list[tuple[str, str, float]]:
    """Give the pushes to draw: name, tip, and how much; the small ones as one.

    What is drawn adds up to the same sum.
    """
    large = [push for push in pushes if abs(push.added) >= SMALL][:MOST]
    rows = [(name_of(p.feature), tip_of(p.feature), p.added) for p in large]
    rest = sum(push.added for push in pushes) - sum(push.added for push in large)
    if abs(rest) >= SMALL:
        rows.append((OTHERS, "considerations that hardly pushed", rest))
    return rows


def summed(option: Option, other: Option) -> str:
    """Say what the pushes come to: odds in an ordinary week, as counts."""
    ratio = math.exp(option.utility - other.utility)
    total = f"In all {signed(option.utility - other.utility)}: in an ordinary week "
    if ratio >= 1:
        return total + f"{_count(ratio)} times as likely as the other"
    return total + f"once for every {_count(1 / ratio)} times of the other"


def _count(ratio: float) -> str:
    if ratio >= 1000:
        return "over 1,000"
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}"


def luck(reason: Reason) -> str:
    """Say whether the likeliest was chosen, or luck had it otherwise."""
    chosen, top = reason.chosen, reason.likeliest
    span = ""
    if reason.is_act:
        days = round(reason.days)
        span = f" Decided for {days} days." if days > 1 else " Decided for one day."
    if chosen is top:
        return f"The likeliest of {len(reason.options)} choices was made.{span}"
    return (
        f"Not the likeliest: this comes in {in_100(chosen.chance)} of 100, "
        f"“{top.action.text}” in {in_100(top.chance)}; luck had it otherwise.{span}"
    )


def otherwise(choice: Any, weight: np.ndarray, one: Flip) -> str:
    """Say which change of a belief, with the same luck, would have turned a choice.

    The number told turns it too: it is rounded away from where the belief was, to as
    many digits as that takes.
    """
    actor = ACTOR_IDS[choice["actor"]]
    to = next(act.text for act in repertoires()[actor] if act.id == one.to)
    then, digits = told_value(choice, weight, one)
    way = "higher" if one.change > 0 else "lower"
    return (
        f"… “{name_of(one.feature)}” were {way}: {_plain(then, digits)}, not "
        f"{_plain(one.now, digits)}. Then “{to}”"
    )


def told_value(choice: Any, weight: np.ndarray, one: Flip) -> tuple[float, int]:
    """Round a belief that turns a choice so that it still does; with its digits."""
    outwards = math.ceil if one.change > 0 else math.floor
    for digits in range(FEWEST, MOST_DIGITS):
        then = outwards(one.then * 10**digits) / 10**digits
        apart = round(one.now, digits) != then
        if apart and chosen_under(choice, weight, one.feature, then) == one.to:
            return then, digits
    return one.then, MOST_DIGITS


def _plain(number: float, digits: int) -> str:
    return f"{number:.{digits}f}".replace("-", "−")
