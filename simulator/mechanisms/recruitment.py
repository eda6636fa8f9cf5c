"""Recruitment, refit and attrition: how the armed movements grow and shrink.

Empty slots wake at a rate that rises with those alive: logistic growth. What the haven
gives (safety, refit, schools) is tied to it: with the sanctuary closed few are raised
across the line, teams there are not brought up to strength, and some are disarmed or
moved away each week. Closing a haven so weakens a movement, and does not merely push
it over the border (Salehyan 2007: conflicts with bases abroad last longer).
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.parameters import Claim, Constant, Dial
from simulator.randomness import U64, key, stream, uniform
from simulator.world.cells import found, grain, lose, refit, slots
from simulator.world.columns import (
    FIRST_TEAM,
    N_MOVEMENTS,
    N_PLACES,
    Record,
    Rows,
)

RECRUIT = stream("recruitment.recruit")
BIRTHPLACE = stream("recruitment.birthplace")
DISARM = stream("recruitment.disarm")
TTP_ROW, BALOCH_ROW = 0, 1
HOME, ABROAD = 0, 1
WEEKS_A_YEAR = 52.18

DIALS = (
    Dial(
        name="ttp_sanctuary",
        label="Sanctuary for the TTP",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.8,
        meaning="How freely the TTP lives, recruits and refits in Afghanistan.",
        acts_on="The TTP's recruitment, refit and safety across the line, and how "
        "much of an attack is laid at Kabul's door.",
        evidence="Insurgencies with bases abroad last longer; UN monitors report TTP "
        "camps in the eastern provinces, which Kabul denies.",
        strength="strong",
        source="Salehyan 2007; UN monitoring team reports 2021-2025",
        group="Kabul",
        headline=True,
    ),
    Dial(
        name="ttp_recruitment",
        label="Recruitment by the TTP",
        unit="times the usual",
        low=0.0,
        high=2.0,
        default=1.0,
        meaning="How readily the TTP finds recruits, 1 being the years since 2021.",
        acts_on="How fast the TTP grows.",
        evidence="UN monitors count 2,500 to 6,000 fighters in 2021 and 6,000 to "
        "6,500 in 2024.",
        strength="contested",
        source="UN monitoring team reports; source article, claim C4",
        group="Armed movements",
    ),
    Dial(
        name="baloch_recruitment",
        label="Recruitment by Baloch groups",
        unit="times the usual",
        low=0.0,
        high=2.0,
        default=1.0,
        meaning="How readily Baloch groups find recruits, 1 being the years "
        "since 2021.",
        acts_on="How fast Baloch groups grow.",
        evidence="Attacks in Balochistan have risen year by year.",
        strength="contested",
        source="PICSS months 2022-2024",
        group="Armed movements",
    ),
)
CLAIMS = (
    Claim(
        id="C6",
        text="The TTP consolidated along the border under shelter",
        off={"ttp_sanctuary": 0.0},
    ),
)
CONSTANTS = (
    Constant(
        name="recruit_rate",
        unit="a year",
        default=(0.9, 0.8, 0.5),
        low=0.0,
        high=3.0,
        meaning="Growth rate of a movement that is far below its limit.",
        strength="assumption",
        source="set to the UN monitoring team's TTP strengths of 2021 and 2022",
    ),
    Constant(
        name="born_abroad",
        unit="share",
        default=(0.7, 0.05, 0.5),
        low=0.0,
        high=1.0,
        meaning="Share of new teams raised across the line.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="disarm_rate",
        unit="a week",
        default=0.03,
        low=0.0,
        high=0.2,
        meaning="Share of TTP teams across the line that a host who gives no haven "
        "disarms or moves away.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="refit_pace",
        unit="times recruitment",
        default=3.0,
        low=0.0,
        high=20.0,
        meaning="How readily a team below strength finds a man, against a new team.",
        strength="assumption",
        source="assumption",
    ),
)


@kernel
def haven(rules: Record, g: int) -> float:
    """Say how much of the most a haven across the line gives a movement, 0..1."""
    return float(rules.ttp_sanctuary) if g == TTP_ROW else 1.0


@kernel
def zeal(world: Record, rules: Record, g: int) -> float:
    """How readily recruits come: the dials, and returns in distress (C19).

    Blair, Krick & Wright: returns in distress raise insurgent violence, assisted
    returns lower it.
    """
    if g == TTP_ROW:
        drawn = 1.0 + rules.distress_zeal * world.distress
        kept = (1.0 - 0.5 * world.revulsion) * (1.0 - 0.5 * world.ruling)
        return float(rules.ttp_recruitment * drawn * kept)
    return float(rules.baloch_recruitment) if g == BALOCH_ROW else 1.0


@kernel
def place_at(land: Record, g: int, side: int, u: float) -> int:
    """Where a new team stands: a place drawn by the movement's pull on that side."""
    p = 0
    while p < N_PLACES - 1 and land.birth[g, side, p] < u:
        p += 1
    return p


@kernel
def raise_team(
    world: Record, land: Record, rules: Record, g: int, team: int, luck: U64
) -> None:
    """Wake an empty slot, at home or, as far as there is a haven, abroad."""
    abroad = uniform(luck, 2 * team) < rules.born_abroad[g]
    if abroad and uniform(luck, 2 * team + 1_000_000) >= haven(rules, g):
        return
    side = ABROAD if abroad else HOME
    found(world, team, g, place_at(land, g, side, uniform(luck, 2 * team + 1)))


@kernel
def recruit(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 5: every team slot has its turn once a week."""
    luck = key(world.seed, RECRUIT, world.day)
    birth = key(world.seed, BIRTHPLACE, world.day)
    chase = key(world.seed, DISARM, world.day)
    refits = rules.refit_pace * grain(world)
    for g in range(N_MOVEMENTS):
        teams = slots(world, g)
        alive = world.teams_alive[g] / teams
        growth = rules.recruit_rate[g] / WEEKS_A_YEAR * alive * zeal(world, rules, g)
        first = FIRST_TEAM[g] + world.day % 7
        for team in range(first, FIRST_TEAM[g] + teams, 7):
            u = uniform(luck, team)
            p = world.team_at[team]
            if p < 0:
                if u < growth:
                    raise_team(world, land, rules, g, team, birth)
                continue
            shelter = 1.0 if land.pakistani[p] else haven(rules, g)
            thin = world.team_men[team] < world.team_full
            if thin and u < refits * growth * shelter:
                refit(world, team)
            chased = rules.disarm_rate * (1.0 - shelter)
            if uniform(chase, team) < chased:
                leader = world.team_leader[team]
                lose(world, leader, int(world.team_men[team]), g)
