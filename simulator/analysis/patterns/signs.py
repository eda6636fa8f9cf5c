"""The article's claims as effects: each sign, and that it goes with its cause."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.patterns.effects import (
    Effect,
    Outcome,
    anew,
    mean,
    rung_days,
    total,
)
from simulator.doctrine.actors import KANDAHAR, PAK_ARMY
from simulator.mechanisms import CLAIMS, CONSTANTS
from simulator.mechanisms.reprisal import BORDER_STRIKE
from simulator.world.columns import DEFECTION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.analysis.arms import Future
    from simulator.rules import Value
    from simulator.world.columns import Record

STRIKE_DAY = 60  # of the strike that is ordered in one arm and not in the other
AFTER_STRIKE = STRIKE_DAY + 90


def off(claim: str) -> dict[str, Value]:
    """Return what switches a claim off."""
    return dict(CLAIMS[claim].off)


def strike(world: Record, _rules: Record) -> None:
    """Order a strike on the border provinces for today."""
    world.order_actor[0], world.order_action[0] = PAK_ARMY, BORDER_STRIKE
    world.order_due[0] = 0


def promise(world: Record, _rules: Record) -> None:
    """Let Kabul have promised to hold the TTP back."""
    world.promise = 1.0


def no_promise(world: Record, _rules: Record) -> None:
    """Let Kabul have promised nothing."""
    world.promise = 0.0


def rift(world: Record, _rules: Record) -> None:
    """Let Kabul distrust Islamabad deeply."""
    world.trust[KANDAHAR, PAK_ARMY] = world.trust_base[KANDAHAR, PAK_ARMY] = -0.9


def peace(world: Record, _rules: Record) -> None:
    """Let Kabul trust Islamabad."""
    world.trust[KANDAHAR, PAK_ARMY] = world.trust_base[KANDAHAR, PAK_ARMY] = 0.4


def defections(future: Future) -> float:
    """Count defections to ISKP."""
    return float((future.events["kind"] == DEFECTION).sum())


def log_trade(future: Future) -> float:
    """Return the logarithm of the trade across the line."""
    return float(np.log1p(future.days["trade_usd_m"].sum()))


def dial(
    name: str, outcome: Outcome, *, claim: str = "", high: float = 1.0, low: float = 0.0
) -> Effect:
    """Make the effect of a dial from its low to its high end."""
    without = off(claim) if claim else {}
    return Effect(outcome=outcome, low={name: low}, high={name: high}, off=without)


def after_strike(outcome: Outcome, claim: str = "") -> Effect:
    """Make the effect of one strike on the border provinces on day 60."""
    return Effect(
        outcome=outcome,
        change=(None, strike),
        at=STRIKE_DAY,
        days=AFTER_STRIKE,
        off=off(claim) if claim else {},
    )


def scaled(name: str, factor: float) -> dict[str, Value]:
    """Return a constant, times a factor."""
    usual = CONSTANTS[name].default
    if isinstance(usual, tuple):
        return {name: tuple(factor * part for part in usual)}
    return {name: factor * usual}


DAY_AFTER = STRIKE_DAY + 1
SIGNS: Mapping[str, Effect] = MappingProxyType(
    {
        "C1": Effect(
            outcome=mean("lean", 300),
            low={"strategic_depth": 0.0},
            high={"strategic_depth": 1.0},
            off={"rivalry": 0.0},
        ),
        "C2": Effect(
            outcome=mean("restraint"),
            low={"kandahar_autonomy": 0.0},
            high={"kandahar_autonomy": 1.0},
            off={"strategic_depth": 0.0},
        ),
        "C3": dial("pak_expectation", mean("trust_pak_kab"), claim="C3"),
        "C5": dial("attribution", total("strikes"), claim="C5"),
        "C7": Effect(
            outcome=mean("trust_pak_kab"),
            both={"restraint_effort": 0.0},
            change=(no_promise, promise),
            days=120,
            off=off("C7"),
        ),
        "C8-restraint": dial("bonds_with_ttp", mean("restraint"), claim="C8"),
        "C8-defections": Effect(
            outcome=defections,
            both={"bonds_cost": 0.0},
            low={"bonds_with_ttp": 0.0},
            high={"bonds_with_ttp": 1.0},
            off={"defect_rate": 0.0},
            keep_events=True,
        ),
        "C9-calm": after_strike(total("attacks", DAY_AFTER, DAY_AFTER + 5), "C9"),
        "C9-harm": after_strike(
            total("attacks", STRIKE_DAY + 14, STRIKE_DAY + 56), "C9"
        ),
        "C10-answer": after_strike(total("border_clashes", DAY_AFTER, DAY_AFTER + 42)),
        "C10-ends": after_strike(
            total("border_clashes", STRIKE_DAY + 70, AFTER_STRIKE)
        ),
        "C11": dial("fence_pace", total("border_clashes"), claim="C11"),
        "C11-line": Effect(
            outcome=total("border_clashes"),
            low={"durand_salience": 0.0},
            high={"durand_salience": 2.0},
            off=off("C11"),
        ),
        "C12-unity": dial("haqqani_power", mean("cohesion"), low=0.1, high=3.0),
        "C12-trust": dial("haqqani_power", mean("trust_pak_kab"), low=0.1, high=3.0),
        "C13": Effect(
            outcome=total("ceasefire"),
            low={"mediation_strength": 0.0},
            high={"mediation_strength": 1.0},
            off={"agree_base": -60.0, "answer_base": -60.0},
        ),
        "C14": Effect(
            outcome=total("talks"),
            high=scaled("attack_memory", 2.0),
            low=off("C14"),
        ),
        "C15": after_strike(mean("cohesion", STRIKE_DAY + 3, STRIKE_DAY + 28), "C15"),
        "C17": dial("regional_pressure", total("strikes"), claim="C17"),
        "C19-distress": dial(
            "deportation_rate", mean("ttp_fighters", 300), claim="C19", high=3.0
        ),
        "C19-assisted": Effect(
            outcome=mean("ttp_fighters", 300),
            both={"deportation_rate": 3.0},
            low={"assisted_returns": 0.0},
            high={"assisted_returns": 1.0},
            off=off("C19"),
        ),
        "C20": Effect(outcome=mean("india"), change=(peace, rift), off=off("C20")),
        "C21": Effect(outcome=rung_days(4), high=off("C21")),
        "C22": dial("reputation", total("ceasefire"), claim="C22"),
        "C23": dial("talks_open", rung_days(5)),
        "C23-strikes": dial("talks_open", anew("reach_6")),
        "C24-length": dial("crisis_mechanism", rung_days(3)),
        "C24-cost": dial("crisis_mechanism", total("cost_usd_m")),
        "C25": dial("escalation_aversion", rung_days(6), claim="C25"),
        "P-C9-violence": Effect(
            outcome=log_trade,
            low=scaled("attack_rate", 0.5),
            high=scaled("attack_rate", 1.5),
            scenario="quiet-border",
        ),
    }
)
