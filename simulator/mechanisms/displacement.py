"""Displacement and returns: who flees violence, who is sent or goes back.

Violence drives people from home, a few hundred for a day of fighting (the scale of
FLEE, Suleimenova, Bell & Groen 2017); they come back over months. Deportation sends
Afghans home in distress, unless their return is assisted (Blair & Wright; Blair, Krick
& Wright): distress feeds recruitment, assistance does not (claim C19).
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.doctrine.actors import PAK_GOV
from simulator.mechanisms.postures import DEPORT
from simulator.numerics import exp
from simulator.parameters import Claim, Constant, Dial
from simulator.world.columns import N_PLACES, Record, Rows

TOO_FEW = 0.001  # recent attacks that drive nobody from home

DIALS = (
    Dial(
        name="deportation_rate",
        label="Deportation of Afghans",
        unit="times the usual",
        low=0.0,
        high=3.0,
        default=1.0,
        meaning="How many Afghans Pakistan sends back when it deports.",
        acts_on="Returns to Afghanistan, mistrust in Kabul, and distress there.",
        evidence="501,242 returns from September 2023 to January 2024; 144,500 "
        "in April 2025.",
        strength="strong",
        source="IOM and UNHCR figures as reported; source article, claim C19",
        group="Pakistan",
    ),
    Dial(
        name="assisted_returns",
        label="Help for those who return",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.2,
        meaning="Share of returns that come with cash and a place to go.",
        acts_on="How much distress returns cause.",
        evidence="Assisted returns lowered insurgent violence, distress returns "
        "raised it, in Afghanistan.",
        strength="strong",
        source="Blair & Wright; Blair, Krick & Wright",
        group="The powers around",
    ),
)
CLAIMS = (
    Claim(
        id="C19",
        text="The crisis brings new waves of migration",
        off={"distress_zeal": 0.0},
    ),
)
CONSTANTS = (
    Constant(
        name="flight",
        unit="people a day",
        default=450.0,
        low=0.0,
        high=5000.0,
        meaning="People driven from home by a recent attack a day in a place.",
        strength="assumption",
        source="scale of FLEE (Suleimenova, Bell & Groen 2017)",
    ),
    Constant(
        name="deport_daily",
        unit="people a day",
        default=3500.0,
        low=0.0,
        high=20000.0,
        meaning="Afghans sent back a day while Pakistan deports.",
        strength="assumption",
        source="returns from mid-September 2023, four months",
    ),
    Constant(
        name="return_daily",
        unit="people a day",
        default=250.0,
        low=0.0,
        high=5000.0,
        meaning="Afghans who return a day without deportation.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="distress_zeal",
        unit="for each thousand a day",
        default=0.08,
        low=0.0,
        high=1.0,
        meaning="How much a thousand returns a day in distress raise recruitment.",
        strength="strong",
        source="Blair, Krick & Wright",
    ),
    Constant(
        name="flight_most",
        unit="share of the people a day",
        default=0.001,
        low=0.0,
        high=0.02,
        meaning="The most that violence drives from a place in a day.",
        strength="assumption",
        source="scale of FLEE (Suleimenova, Bell & Groen 2017)",
    ),
    Constant(
        name="home_days",
        unit="days",
        default=120.0,
        low=20.0,
        high=1000.0,
        meaning="Days in which the displaced go back.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="grief_days",
        unit="days",
        default=21.0,
        low=5.0,
        high=180.0,
        meaning="Days in which anger over civilian harm fades.",
        strength="contested",
        source="Condra et al. 2010: weeks to months; Shah 2018 finds little",
    ),
    Constant(
        name="calm_fade",
        unit="a day",
        default=0.2,
        low=0.02,
        high=1.0,
        meaning="How fast cells that lie low after a strike come out again.",
        strength="contested",
        source="Johnston & Sarbahi 2016: no long-term effect",
    ),
    Constant(
        name="deport_days",
        unit="days",
        default=20.0,
        low=1.0,
        high=120.0,
        meaning="Days in which deportation comes into its stride.",
        strength="assumption",
        source="returns of late 2023, month by month",
    ),
    Constant(
        name="distress_days",
        unit="days",
        default=60.0,
        low=10.0,
        high=400.0,
        meaning="Days over which returns in distress are felt.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def displace(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 7: flight from violence, going home, deportation, returns."""
    goal = 1.0 if world.posture[PAK_GOV] == DEPORT else 0.0
    world.deporting += (goal - world.deporting) / rules.deport_days
    driven = rules.deportation_rate * rules.deport_daily * world.deporting
    world.returned = rules.return_daily + driven
    harsh = driven * (1.0 - rules.assisted_returns) / 1000.0
    world.distress += (harsh - world.distress) / rules.distress_days
    world.fled = 0.0
    fade = exp(-1.0 / rules.grief_days)
    for p in range(N_PLACES):
        world.grief[p] *= fade
        if world.recent[p] > TOO_FEW:
            left = min(
                rules.flight * world.recent[p], rules.flight_most * land.people[p]
            )
            world.displaced[p] += left
            world.fled += left
        world.displaced[p] -= world.displaced[p] / rules.home_days
    world.suppressed *= 1.0 - rules.calm_fade
