"""What actors weigh: each feature is a number that the actor believes when it decides.

A choice is P(x) = softmax over the allowed actions of the sum over features of
weight times belief (McKelvey & Palfrey 1995). Features are zero in a calm and typical
state, so that a weight moves a choice only when something is out of the ordinary, and
the base alone sets how rare an act is.
"""

from __future__ import annotations

FEATURES = {
    "base": "how readily it is done in an ordinary week",
    "blame": "attacks of recent weeks that are blamed on Kabul",
    "blow": "blows taken and not yet answered",
    "outrage": "what the public at home demands after a shock",
    "trust": "trust in the other side",
    "escalation": "how far the escalation has gone",
    "fear": "fear of where the escalation may lead",
    "pressure": "pressure by outside powers",
    "talks": "what talking seems to be worth",
    "table": "talks under way, or just failed",
    "truce": "a ceasefire that holds",
    "loss": "trade lost by closed crossings",
    "urge": "readiness to strike, beside all reasons",
    "ready": "forces fit for action",
    "rift": "a Taliban movement that does not speak with one voice",
    "bonds": "bonds with the TTP that make acting against it costly",
    "threat": "the threat felt from India",
    "offer": "what another patron or market has to offer",
    "fence": "fence work on a line that Kabul refuses",
    "face": "what would be lost by seeming to give way",
    "ties": "working ties between the ISI and the Haqqani network",
    "terms": "signed terms that stand",
    "held": "how far its hosts hold it back",
    "hunted": "losses to operations",
    "stake": "what this power has to lose from the crisis, and its taste for mediation",
}
FEATURE_IDS = tuple(FEATURES)
(
    BASE,
    BLAME,
    BLOW,
    OUTRAGE,
    TRUST,
    ESCALATION,
    FEAR,
    PRESSURE,
    TALKS,
    TABLE,
    TRUCE,
    LOSS,
    URGE,
    READY,
    RIFT,
    BONDS,
    THREAT,
    OFFER,
    FENCE,
    FACE,
    TIES,
    TERMS,
    HELD,
    HUNTED,
    STAKE,
) = range(len(FEATURE_IDS))
