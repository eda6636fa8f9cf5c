"""Acts of force across the line: levels, weights, tolls.

What sets one act apart from another, in one table: its level on the ladder and its kind
by definition, and as numbers of the rules how heavy a blow it is, how much of the
actor's own ledger it discharges, and whom it kills. Tolls are of the size of those in
dated events of 2021-2025 as counted by independent sources, where there are any.
"""

from __future__ import annotations

from simulator.parameters import Constant
from simulator.world.columns import (
    BORDER_CLASH,
    DRONE,
    INCURSION,
    LEADER_STRIKE,
    STRIKE,
)

OWED_MOST = 3.0
ALERT_DAYS = 3

ACTS = (
    "incident",
    "grown_incident",
    "contested_post",
    "artillery",
    "retaliation",
    "air_strike",
    "heartland_strike",
    "ground_fighting",
    "drones",
    "leader_strike",
)
(
    INCIDENT,
    GROWN_INCIDENT,
    CONTESTED_POST,
    ARTILLERY_FIRE,
    RETALIATION,
    AIR_STRIKE,
    HEARTLAND_AIR_STRIKE,
    GROUND_FIGHTING,
    DRONE_RAID,
    LEADER_HUNT,
) = range(len(ACTS))
ACT_LEVEL = (3, 4, 3, 4, 4, 5, 6, 7, 6, 5)
ACT_KIND = (
    BORDER_CLASH,
    BORDER_CLASH,
    BORDER_CLASH,
    BORDER_CLASH,
    BORDER_CLASH,
    STRIKE,
    STRIKE,
    INCURSION,
    DRONE,
    LEADER_STRIKE,
)
ORDER = ", ".join(act.replace("_", " ") for act in ACTS)
TOLLS = "dated events 2021-2025, independent counts"

INCIDENT_CONSTANTS = (
    Constant(
        name="incident_rate",
        unit="a day",
        default=0.02,
        low=0.0,
        high=0.5,
        meaning="Border incidents that nobody ordered, where mistrust is complete.",
        strength="assumption",
        source="border clashes reported 2021-2023",
    ),
    Constant(
        name="incident_flare",
        unit="share a step",
        default=2.0,
        low=0.0,
        high=10.0,
        meaning="How much more often incidents happen while a crisis is felt, for each "
        "step of escalation above 2.",
        strength="assumption",
        source="crises of weeks to months (ICB v14)",
    ),
    Constant(
        name="incident_grows",
        unit="share",
        default=0.25,
        low=0.0,
        high=1.0,
        meaning="Share of incidents that grow into firing with heavy weapons.",
        strength="assumption",
        source="border clashes reported 2021-2023",
    ),
    Constant(
        name="mechanism_contains",
        unit="share",
        default=0.7,
        low=0.0,
        high=1.0,
        meaning="How far a full crisis mechanism keeps incidents from growing.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="mechanism_calm",
        unit="share",
        default=0.6,
        low=0.0,
        high=1.0,
        meaning="How far a full crisis mechanism prevents incidents.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="truce_calm",
        unit="share",
        default=0.6,
        low=0.0,
        high=1.0,
        meaning="How far a ceasefire at its strongest prevents incidents.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="post_floor",
        unit="battalions",
        default=2.0,
        low=0.0,
        high=10.0,
        meaning="Added to the force on every stretch when fights are placed: none is "
        "quite unwatched.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="clash_wear",
        unit="share",
        default=0.15,
        low=0.0,
        high=1.0,
        meaning="Readiness that a clash costs the battalions of the place.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="truce_wear_level",
        unit="for each act level",
        default=0.045,
        low=0.0,
        high=0.5,
        meaning="Strength of a ceasefire that an act of force eats.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="truce_wear_blow",
        unit="for each blow",
        default=0.05,
        low=0.0,
        high=0.5,
        meaning="Strength of a ceasefire that a blow eats, by its weight.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="blow_weight",
        unit="blows",
        default=(0.15, 0.35, 0.4, 0.5, 0.7, 1.0, 1.5, 0.35, 1.0, 0.7),
        low=0.0,
        high=3.0,
        meaning=f"How heavy a blow an act is to the other side: {ORDER}.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="blow_answers",
        unit="share",
        default=(0.1, 0.1, 0.3, 0.4, 0.55, 0.55, 0.55, 0.1, 0.6, 0.4),
        low=0.0,
        high=1.0,
        meaning=f"Share of the actor's unanswered blows that an act settles: {ORDER}.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="act_least",
        unit="deaths",
        default=(0.0, 0.0, 0.0, 0.0, 0.0, 2.0, 3.0, 4.0, 2.0, 1.0),
        low=0.0,
        high=50.0,
        meaning=f"Fewest dead of an act: {ORDER}.",
        strength="assumption",
        source=TOLLS,
    ),
    Constant(
        name="act_spread",
        unit="deaths",
        default=(8.0, 30.0, 8.0, 30.0, 30.0, 26.0, 50.0, 60.0, 0.5, 14.0),
        low=0.0,
        high=500.0,
        meaning=f"Most dead beyond the fewest, a quarter of it on average: {ORDER}.",
        strength="assumption",
        source=TOLLS,
    ),
    Constant(
        name="act_own",
        unit="share",
        default=(0.5, 0.5, 0.5, 0.45, 0.5, 0.0, 0.0, 0.35, 0.0, 0.0),
        low=0.0,
        high=1.0,
        meaning=f"The actor's own among the dead: {ORDER}.",
        strength="assumption",
        source=TOLLS,
    ),
    Constant(
        name="act_civilians",
        unit="share",
        default=(0.05, 0.1, 0.1, 0.25, 0.15, 0.5, 0.6, 0.2, 0.5, 0.6),
        low=0.0,
        high=1.0,
        meaning=f"Civilians among the others that an act kills: {ORDER}.",
        strength="contested",
        source="counts of civilians by UNAMA after strikes of 2022-2025, rounded",
    ),
)
