"""The state as columns: one contiguous record, so that a snapshot is one copy.

Rules read and write ``world.place_force[p]`` or ``world.rung``; compiled code sees a
single pointer. Four records, each with its own life:

- ``WORLD``: all that changes from day to day; ``table.copy()`` of its one row is a
  snapshot, and a branch.
- ``LAND``: places, neighbours, terrain, garrisons; the same all through a run.
- ``EVENT``: one row of the log of what happened.
- ``DAY``: one row a day of what is shown and measured.

The dials and constants of the rules are a record too; they are declared beside the
rules and laid out by `simulator.mechanisms`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from simulator.doctrine.actors import ACTORS, MOVEMENTS, SIDE_IDS
from simulator.doctrine.features import FEATURE_IDS
from simulator.doctrine.repertoire import MAX_ACTIONS, SLOTS
from simulator.world.atlas import load_atlas

# A row of one of the layouts below; its fields are read as attributes.
type Record = Any
type Rows = Any  # a table of such rows

_atlas = load_atlas()
N_PLACES = len(_atlas.places)
N_CROSSINGS = len(_atlas.crossings)
N_PAIRS = sum(1 for edge in _atlas.neighbours if edge.crosses_line)
MAX_NEIGHBOURS = 16

N_ACTORS = len(ACTORS)
N_SIDES = len(SIDE_IDS)
N_FEATURES = len(FEATURE_IDS)
N_SLOTS = len(SLOTS)

# Teams are the permanent units of the armed movements: of five fighters, unless the
# rules draw them coarser.
TEAM_SIZE = 5
TEAM_SLOTS = (1700, 760, 340)
FIRST_TEAM = (0, 1700, 2460)
N_TEAMS = sum(TEAM_SLOTS)
N_MOVEMENTS = len(MOVEMENTS)

BATTALIONS = {"pakistan": 300, "taliban-border": 60, "taliban-army": 240}
N_BATTALIONS = sum(BATTALIONS.values())
N_COMMANDERS = 100
TOPICS = ("ttp", "line", "trade")  # of talks and of signed terms
ON_TTP, ON_LINE, ON_TRADE = range(len(TOPICS))
N_TOPICS = len(TOPICS)
N_ORDERS = 16
N_CHOICES = 26  # most choices that are made on a day
WAR_DEATHS_DAYS = 365  # over which battle deaths make a war
ACT_MEMORY = 14  # days of acts kept, for the rung and for what is reached anew


def layout(fields: list[tuple[Any, ...]]) -> np.dtype:
    """Lay out a row; rows are numpy records, whose fields plain Python reads too."""
    return np.dtype((np.record, fields), align=True)


_team = (N_TEAMS,)
_cell = (N_MOVEMENTS, N_PLACES)
_place = (N_PLACES,)

WORLD = layout(
    [
        ("seed", "u8"),
        ("day", "i8"),
        # Teams: a cell is a ring of teams in one place with a leader.
        ("team_full", "i2"),  # fighters in a team at full strength
        ("team_leader", "i2", _team),
        ("team_ring", "i2", _team),
        ("team_size", "i2", _team),  # teams in the cell, kept at its leader
        ("team_men", "i2", _team),  # fighters in the team
        ("team_at", "i2", _team),  # place, or -1: the slot is empty
        ("team_next", "i2", _team),  # next team of the movement in the place
        ("team_before", "i2", _team),
        # Movement by place.
        ("cell_count", "i2", _cell),
        ("cell_first", "i2", _cell),  # first team of the list of the place
        ("excited", "f8", _cell),  # expected follow-on attacks a day
        ("excited_new", "f8", _cell),  # the part that today added
        ("teams_alive", "i8", (N_MOVEMENTS,)),
        # Places.
        ("recent", "f8", _place),  # recent attacks, a decaying trace
        ("recent_new", "f8", _place),
        ("force", "f8", _place),  # battalions there, each by its readiness
        # Battalions of both sides.
        ("battalion_at", "i2", (N_BATTALIONS,)),
        ("battalion_ready", "f4", (N_BATTALIONS,)),
        # Taliban commanders.
        ("commander_stance", "f8", (N_COMMANDERS,)),  # to Pakistan, -1..1
        ("commander_loyalty", "f8", (N_COMMANDERS,)),  # 1 Kandahar .. -1 Haqqani
        ("commander_stance0", "f8", (N_COMMANDERS,)),
        ("commander_loyalty0", "f8", (N_COMMANDERS,)),
        # Actors: what they do, believed when they last decided, and how likely.
        ("posture", "i1", (N_ACTORS,)),
        ("dwell", "i2", (N_ACTORS,)),  # days before a posture is reconsidered
        ("decided", "i4", (N_ACTORS,)),  # day of the last decision
        ("played", "u1", (N_ACTORS,)),  # 1: a person decides, not the model
        ("wanted", "i4", (N_ACTORS,)),  # actions ordered for today, a bit each
        ("belief", "f4", (N_ACTORS, N_FEATURES)),
        ("chance", "f8", (N_ACTORS, MAX_ACTIONS)),
        ("trust", "f8", (N_ACTORS, N_ACTORS)),
        ("trust_base", "f8", (N_ACTORS, N_ACTORS)),
        # What actors have done that lasts: each fades, see `mechanisms.deeds`.
        ("sweep", "f8"),  # operations at home above the usual
        ("appeal", "f8"),  # mediators called for
        ("quiet", "f8"),  # the Haqqanis hold the TTP back without a word
        ("ruling", "f8"),  # the clergy's word against attacks abroad
        ("relocated", "f8"),  # fighters moved away from the line
        ("guard", "f8"),  # monitors and guarantees of what is signed
        ("shaken", "f8"),  # alarm in China
        ("revulsion", "f8"),  # support that the TTP has lost
        ("backing", "f8"),  # friends that Kabul has found besides Islamabad
        ("arms", "f8", (N_SIDES,)),  # bought abroad: forces recover sooner
        ("lull", "i2"),  # days of a truce of the TTP
        ("captives", "i2"),  # times that prisoners or posts were taken
        ("recognised", "u1", (N_ACTORS,)),  # 1: has recognised the Taliban
        # Orders given and not yet carried out.
        ("order_actor", "i1", (N_ORDERS,)),  # -1: free
        ("order_action", "i1", (N_ORDERS,)),
        ("order_due", "i4", (N_ORDERS,)),
        # The two sides.
        ("owed", "f8", (N_SIDES,)),  # blows taken and not yet answered
        ("ready", "f8", (N_SIDES,)),
        ("alert", "i2", (N_SIDES,)),  # days of daily decisions to come
        ("mood", "f8", (N_SIDES,)),  # outrage in Pakistan, rally in Afghanistan
        ("campaign", "i2", (N_SIDES,)),  # days of ground fighting still committed
        ("blame", "f8"),  # attacks a day laid at Kabul's door, 60-day memory
        ("blamed_today", "f8"),
        ("heard", "f8", (N_SIDES,)),  # the day's dead of a side, as the news has them
        ("leaderless", "f8"),  # how far the TTP's heads have been struck, a trace
        ("pressure", "f8"),  # outside pressure on both
        ("threat", "f8"),  # threat from India that Islamabad feels
        ("india", "f8"),  # ties between India and Kabul
        ("lean", "f8"),  # how far Pakistan can lean on Kabul
        ("standing_home", "f8"),  # Kandahar's standing at home, above the usual
        ("promise", "f8"),  # Kabul's promise to hold the TTP back, 0..1
        ("fence_work", "f8", (N_PAIRS,)),  # recent work, a decaying trace
        ("fence_mean", "f8"),  # what the fence stops, flat ground counting most
        ("fence", "f8", (N_PAIRS,)),  # share of the stretch fenced
        ("suppressed", "f8"),  # cells lying low after strikes, 0..1
        ("diverted", "f8"),  # share of the lost trade that found other roads
        ("grief", "f8", _place),  # recent civilian harm, a decaying trace
        ("displaced", "f8", _place),  # people driven from home
        ("deporting", "f8"),  # how hard deportation is driven, 0..1
        ("distress", "f8"),  # recent returns in distress, thousands a day
        ("risk", "f8", (2,)),  # of the CASA-1000 and TAPI projects
        ("loss", "f8"),  # trade lost, 0..1 of usual
        # Taliban.
        ("restraint", "f8"),  # how far Kandahar and the Haqqanis hold the TTP back
        ("tie", "f8"),  # working ties between the ISI and the Haqqani network
        ("cohesion", "f8"),
        ("split_day", "i4"),  # -1: one movement
        # Crossings.
        ("shut", "u1", (N_CROSSINGS,)),
        # Talks and ceasefire.
        ("talks", "i1"),  # 0 none, 1 contact, 2 rounds
        ("talks_style", "i1"),  # -1 no mediator, else facilitate.. manipulate
        ("talks_wait", "i2"),  # days to the next round
        ("talks_rest", "i2"),  # days before new talks may be proposed
        ("talks_secret", "u1"),
        ("talks_failed", "u1"),
        ("proposed", "i1"),  # side that offers talks, -1: none
        ("mandate", "i2", (N_SIDES,)),  # days that a side's offer still speaks for it
        ("truce", "f8"),  # strength of a ceasefire, 0: none
        ("truce_age", "i4"),
        # Signed terms on each topic: their strength (0: none), and days.
        ("treaty", "f8", (N_TOPICS,)),
        ("treaty_age", "i4", (N_TOPICS,)),
        # Escalation.
        ("act", "i1", (N_SIDES,)),  # highest act level today
        ("acts", "i1", (ACT_MEMORY,)),  # highest act level of the last days
        ("rung", "i1"),
        ("fought", "i4", (N_PAIRS,)),  # day of the last fight on each stretch
        ("struck_home", "i4", (N_SIDES,)),  # day a side last struck the other's heart
        ("battle_deaths", "i2", (WAR_DEATHS_DAYS,)),  # of each of the last days
        ("battle_year", "i4"),  # their sum
        ("standing", "f8"),  # how hot the crisis feels, steps down slowly
        # Counts of today, cleared each morning.
        ("attacks", "i4", (N_MOVEMENTS,)),
        ("attacks_region", "i4", (3,)),
        ("deaths", "i4"),
        ("civilians", "i4"),
        ("claimed", "i4"),
        ("clashes", "i4"),
        ("strikes", "i4"),
        ("trade_usd_m", "f8"),
        ("cost_usd_m", "f8"),
        ("fled", "f8"),  # people displaced today
        ("returned", "f8"),  # Afghans returned from Pakistan today
        # Books that must balance.
        ("recruited", "i8"),
        ("lost", "i8"),
        # Choices of the last day on which any was made: who, what, on which grounds.
        ("choices", "i8"),
        ("choice_day", "i8"),
        ("choice_actor", "i1", (N_CHOICES,)),
        ("choice_action", "i1", (N_CHOICES,)),
        ("choice_held", "i1", (N_CHOICES,)),  # posture until now, -1: an act
        ("choice_ordered", "u1", (N_CHOICES,)),  # 1: by a person
        ("choice_days", "f8", (N_CHOICES,)),  # that the choice covers
        ("choice_luck", "f8", (N_CHOICES,)),  # the number that it was drawn with
        ("choice_belief", "f4", (N_CHOICES, N_FEATURES)),
        ("choice_chance", "f8", (N_CHOICES, MAX_ACTIONS)),
        # What happened last of what may be answered: ids of events, 0: nothing yet.
        ("hit_by", "i4", (N_SIDES,)),  # force that hit a side
        ("shocked_by", "i4", (N_SIDES,)),  # what moved its public
        ("blamed_for", "i4"),  # an attack laid at Kabul's door
        ("fenced", "i4"),  # fence work
        ("shut_by", "i4"),  # a closure
        ("talking", "i4"),  # talks begun
        ("signed", "i4"),  # an agreement
        ("attacked", "i4", _place),  # the last attack in a place
        ("answering", "i4"),  # what is done now answers
        ("order_cause", "i4", (N_ORDERS,)),
        ("campaign_cause", "i4"),
        # The log.
        ("happened", "i8"),  # events so far, logged or not
        ("logged", "i8"),
        ("overflow", "i8"),  # rows that a fixed-size table could not take
    ]
)

# Regions of Pakistan in which attacks are counted apart.
REGIONS = ("Khyber Pakhtunkhwa", "Balochistan", "elsewhere")
KHYBER_PAKHTUNKHWA, BALOCHISTAN, ELSEWHERE = range(len(REGIONS))

# How one place borders another.
INLAND, ACROSS, LONG_ROAD = range(3)

LAND = layout(
    [
        ("neighbour", "i2", (N_PLACES, MAX_NEIGHBOURS)),  # -1: no more
        ("edge", "i1", (N_PLACES, MAX_NEIGHBOURS)),
        ("pull", "f8", _cell),  # how much a movement likes a place
        ("leave", "f8", _cell),  # the most that a cell is drawn to its neighbours
        ("birth", "f8", (N_MOVEMENTS, 2, N_PLACES)),  # cumulated, home and abroad
        ("pakistani", "u1", _place),
        ("region", "i1", _place),
        ("battalion_side", "i1", (N_BATTALIONS,)),
        ("battalion_home", "i2", (N_BATTALIONS,)),
        ("pair_pak", "i2", (N_PAIRS,)),
        ("pair_afg", "i2", (N_PAIRS,)),
        ("pair_rugged", "f8", (N_PAIRS,)),
        ("pair_fenced", "f8", (N_PAIRS,)),  # share fenced on the first day
        ("faction", "i1", _place),  # actor that holds the place, -1 in Pakistan
        ("people", "f8", _place),
        ("crossing_usd", "f8", (N_CROSSINGS,)),  # of trade on an open day
        ("route", "u1", (2, N_PLACES)),  # places that CASA-1000 and TAPI run through
        ("crossing_share", "f8", (N_CROSSINGS,)),  # of the usual trade
        ("commander_at", "i2", (N_COMMANDERS,)),
        ("commander_haqqani", "f8", (N_COMMANDERS,)),  # chance to lean that way
        ("heartland", "i2", (2,)),  # Kabul and Kandahar
        ("capital", "i2"),  # Islamabad
    ]
)

# The order is for ever: numbers stand in files. New kinds join at the end.
EVENT_KINDS = (
    "attack",
    "operation",
    "border_clash",
    "strike",
    "drone",
    "raid",
    "incursion",
    "leader_strike",
    "splinter",
    "defection",
    "fence_work",
    "ceasefire",
    "breach",
    "agreement",
    "treaty",
    "talks",
    "mediation",
    "closure",
    "reopening",
    "deportation",
    "statement",
    "shock",
    "release",
)
(
    ATTACK,
    OPERATION,
    BORDER_CLASH,
    STRIKE,
    DRONE,
    RAID,
    INCURSION,
    LEADER_STRIKE,
    SPLINTER,
    DEFECTION,
    FENCE_WORK,
    CEASEFIRE,
    BREACH,
    AGREEMENT,
    TREATY,
    TALKS,
    MEDIATION,
    CLOSURE,
    REOPENING,
    DEPORTATION,
    STATEMENT,
    SHOCK,
    RELEASE,
) = range(len(EVENT_KINDS))

# How an event went, and how far what was signed goes; 0 says nothing of it.
RESULTS = ("", "hit", "miss", "held", "failed")
OPEN, HIT, MISS, HELD, FAILED = range(len(RESULTS))
DESIGNS = ("", "cessation", "preliminary", "definitive")
UNSIGNED, CESSATION, PRELIMINARY, DEFINITIVE = range(len(DESIGNS))

# ``deaths`` are those of the actor, of the target, and the civilians, as they were;
# ``claimed`` are the enemy's dead as the actor tells it.
EVENT = layout(
    [
        ("id", "i4"),  # counts from 1
        ("day", "i4"),
        ("kind", "i1"),
        ("actor", "i1"),
        ("group", "i1"),  # actor that the unit belongs to, or -1
        ("target", "i1"),  # actor, or -1
        ("place", "i2"),  # or -1
        ("unit", "i2"),  # the cell, by its leading team, or -1
        ("deaths", "i4"),
        ("deaths_actor", "i4"),
        ("deaths_target", "i4"),
        ("civilians", "i4"),
        ("claimed", "i4"),
        ("attributed", "i1"),  # actor at whose door it was laid, or -1
        ("rung", "i1"),
        ("cause", "i4"),  # id of the event that it answers, 0: none
        ("result", "i1"),
        ("design", "i1"),
        # Of what is signed or breached its topics, a bit each, negative: they lapsed;
        # of mediation its style, from 1; of words and shocks the number of the action.
        ("detail", "i1"),
    ]
)
CEASEFIRE_TERM = 1 << N_TOPICS  # the bit for the ceasefire itself

DAY = layout(
    [
        ("day", "i4"),
        ("act", "i1"),  # highest act level of the day
        ("rung", "i1"),  # highest of the last seven days
        ("attacks", "i4"),
        ("attacks_kp", "i4"),
        ("attacks_balochistan", "i4"),
        ("deaths", "i4"),
        ("border_clashes", "i4"),
        ("strikes", "i4"),
        ("civilians", "i4"),  # killed, of all the dead
        ("claimed", "i4"),  # dead of the enemy that were claimed, on all sides
        ("trust_pak_kab", "f8"),
        ("trust_kab_pak", "f8"),
        ("cohesion", "f8"),
        ("standing_home", "f8"),  # Kandahar's standing at home, above the usual
        ("ttp_fighters", "i4"),
        ("trade_usd_m", "f8"),
        ("crossings_open", "i4"),
        ("displaced", "f8"),  # people a day
        ("returned", "f8"),  # people a day
        ("casa_risk", "f8"),
        ("tapi_risk", "f8"),
        ("cost_usd_m", "f8"),
        ("india", "f8"),
        ("lean", "f8"),
        ("restraint", "f8"),
        ("split", "i1"),
        ("talks", "i1"),  # 1 on a day with talks
        ("ceasefire", "i1"),  # 1 on a day with a ceasefire in force
        ("terms", "i1"),  # topics with signed terms in force, a bit each
    ]
)

LAYOUTS = (WORLD, LAND, EVENT, DAY)
