"""Postures: courses held for weeks, and how far the TTP is held back by its hosts.

Kandahar restrains or tolerates the TTP; the Haqqani network, as far as it has ties to
the ISI, brokers and curbs it, else shelters it. How far both hold it back bites on its
tempo and its crossings of the line. Islamabad keeps or changes its course with Afghans
in Pakistan, the TTP its tempo. An assumption, from reports of 2021 to 2025.
"""

from __future__ import annotations

from simulator.compiled import kernel
from simulator.deciding.beliefs import believe, believe_as_movement
from simulator.deciding.choice import reconsider
from simulator.doctrine.actors import HAQQANI, KABUL, KANDAHAR, PAK_GOV, PAKISTAN, TTP
from simulator.doctrine.repertoire import action_number
from simulator.numerics import clip
from simulator.parameters import Constant, assumed
from simulator.randomness import key, stream, uniform
from simulator.world.columns import DEPORTATION, ON_TTP, Record, Rows
from simulator.world.log import note

POSTURES = stream("factions.posture")
RESTRAIN = action_number("kandahar", "restrain")
TOLERATE = action_number("kandahar", "tolerate")
BROKER = action_number("haqqani", "broker")
SHELTER = action_number("haqqani", "shelter")
STEADY = action_number("pak_gov", "steady")
STEADY_TEMPO = action_number("ttp", "steady")
DEPORT = action_number("pak_gov", "deport")
COERCION = 2  # act level of a day on which deportations begin

CONSTANTS = (
    assumed(
        "promise_made",
        "share",
        0.6,
        0.0,
        1.0,
        "Promise that restraint makes, whatever is said.",
    ),
    assumed(
        "promise_fade",
        "a day",
        0.003,
        0.0,
        0.1,
        "How fast a promise is forgotten.",
    ),
    assumed(
        "restraint_days",
        "days",
        20.0,
        1.0,
        365.0,
        "Days in which restraint of the TTP follows what its hosts do.",
    ),
    assumed(
        "channel_days",
        "days",
        30.0,
        1.0,
        365.0,
        "Days in which ties of the ISI return to what they usually are.",
    ),
    Constant(
        name="restraint_tempo",
        unit="share",
        default=0.6,
        low=0.0,
        high=1.0,
        meaning="How much full restraint by its hosts slows the TTP's attacks.",
        strength="contested",
        source="attacks during the truces of 2021 and 2022 (PICSS)",
    ),
    Constant(
        name="restraint_crossing",
        unit="share",
        default=0.6,
        low=0.0,
        high=1.0,
        meaning="How much full restraint by its hosts cuts the TTP's crossings.",
        strength="assumption",
        source="assumption",
    ),
    assumed(
        "kandahar_hold",
        "share",
        (0.2, 0.75),
        0.0,
        1.0,
        "How far Kandahar's restraint holds the TTP back: at least, and with effort.",
    ),
    assumed(
        "haqqani_hold",
        "share",
        (0.5, 0.25),
        0.0,
        1.0,
        "How far the Haqqanis hold the TTP back as brokers, or free it as shelter.",
    ),
    assumed(
        "word_hold",
        "share",
        (0.3, 0.35),
        0.0,
        1.0,
        "How far a ruling, or quiet restraint by the Haqqanis, holds the TTP back.",
    ),
    assumed(
        "haven_hold",
        "share",
        0.5,
        0.0,
        1.0,
        "How much of what would hold the TTP back is lost where it is well sheltered.",
    ),
)


@kernel
def held_back(world: Record, rules: Record) -> float:
    """How far the TTP's hosts would hold it back, all that they do taken together."""
    held = rules.word_hold[0] * world.ruling + rules.word_hold[1] * world.quiet
    held += rules.terms_hold * world.treaty[ON_TTP]
    if world.posture[KANDAHAR] == RESTRAIN:
        effort = rules.kandahar_hold[1] * rules.restraint_effort
        held += (rules.kandahar_hold[0] + effort) * world.cohesion
    if world.posture[HAQQANI] == BROKER:
        held += rules.haqqani_hold[0]
    if world.posture[HAQQANI] == SHELTER:
        held -= rules.haqqani_hold[1]
    return float(clip(held * (1.0 - rules.haven_hold * rules.ttp_sanctuary), 0.0, 1.0))


@kernel
def deport_or_not(world: Record, rules: Record, log: Rows, u: float) -> None:
    """Let Islamabad reconsider deportation; a drive that begins is an act."""
    before = world.posture[PAK_GOV]
    believe(world, rules, PAK_GOV, PAKISTAN)
    reconsider(world, rules, PAK_GOV, u)
    if world.posture[PAK_GOV] == DEPORT and before != DEPORT:
        world.act[PAKISTAN] = max(int(world.act[PAKISTAN]), COERCION)
        note(world, log, DEPORTATION, PAK_GOV, KANDAHAR, -1)


@kernel
def hold_postures(world: Record, land: Record, rules: Record, log: Rows) -> None:
    """Phase 11: postures held for weeks, those towards the TTP first."""
    luck = key(world.seed, POSTURES, world.day)
    world.tie += (rules.isi_haqqani_ties - world.tie) / rules.channel_days
    believe(world, rules, HAQQANI, KABUL)
    reconsider(world, rules, HAQQANI, uniform(luck, HAQQANI))
    believe(world, rules, KANDAHAR, KABUL)
    reconsider(world, rules, KANDAHAR, uniform(luck, KANDAHAR))
    believe_as_movement(world, TTP)
    reconsider(world, rules, TTP, uniform(luck, TTP))
    deport_or_not(world, rules, log, uniform(luck, PAK_GOV))
    if world.posture[KANDAHAR] == RESTRAIN:
        world.promise = max(float(world.promise), float(rules.promise_made))
    world.promise *= 1.0 - rules.promise_fade
    gap = held_back(world, rules) - world.restraint
    world.restraint += gap / rules.restraint_days
