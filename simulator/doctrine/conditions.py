"""What must hold for an action to be possible: named in ``needs``, one bit each."""

from __future__ import annotations

CONDITIONS = {
    "may_talk": "no talks are under way or just over, and there is something to settle",
    "offers": "a hot crisis in which nobody mediates, with some will to mediate",
    "fighting": "tension at the line, and no ceasefire",
    "signed": "a ceasefire or signed terms are in force",
    "open": "the crossings are open",
    "shut": "the crossings are shut",
    "hot": "escalation is felt at step 3 or above",
    "very_hot": "escalation is felt at step 4 or above",
    "no_campaign": "no ground fighting under way",
    "no_strike": "no strike ordered and no ground fighting under way",
    "captives": "prisoners or posts are held that can be given back",
    "lull": "a truce of the TTP is in force",
    "no_lull": "no truce of the TTP is in force",
    "leverage": "this power has leverage on both sides",
    "unrecognised": "this power has not recognised the Taliban government",
}
CONDITION_IDS = tuple(CONDITIONS)
(
    MAY_TALK,
    OFFERS,
    FIGHTING,
    SIGNED,
    OPEN,
    SHUT,
    HOT,
    VERY_HOT,
    NO_CAMPAIGN,
    NO_STRIKE,
    CAPTIVES,
    LULL,
    NO_LULL,
    LEVERAGE,
    UNRECOGNISED,
) = (1 << bit for bit in range(len(CONDITION_IDS)))
