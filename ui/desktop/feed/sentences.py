"""Events as sentences: who did what, where, and how many died.

Where an event can only be one act of the doctrine, the doctrine's own text is told.
The log does not say whether fire along the line was ordered or broke out by itself;
then the sentence does not say it either.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from simulator.doctrine.actors import ACTORS
from simulator.doctrine.repertoire import repertoires
from simulator.tables.words import told
from simulator.world import columns
from simulator.world.atlas import load_atlas
from simulator.world.columns import EVENT_KINDS

if TYPE_CHECKING:
    from simulator.world.columns import Record

# The armed sides as the subject of a sentence, and as one end of it.
SUBJECTS = {
    "pak_army": ("Pakistan's army", "attacks", "Pakistan's army"),
    "ttp": ("The TTP", "attacks", "the TTP"),
    "baloch": ("Baloch insurgents", "attack", "Baloch insurgents"),
    "iskp": ("ISKP", "attacks", "ISKP"),
}
HEAVY = 4  # step of escalation
# Kinds whose words depend on what exactly was said, or signed.
ACTED = (columns.STATEMENT, columns.SHOCK)
WORDED = (*ACTED, columns.TREATY, columns.BREACH, columns.RELEASE)
# Kinds that are one act of the doctrine, and kinds that are one by their step.
ACTS = {
    columns.CLOSURE: "close_crossings",
    columns.REOPENING: "open_crossings",
    columns.DEPORTATION: "deport",
    columns.INCURSION: "incursion",
}
BY_STEP = {
    ("pak_army", columns.BORDER_CLASH, 4): "artillery",
    ("pak_army", columns.STRIKE, 5): "strike",
    ("pak_army", columns.STRIKE, 6): "strike_heartland",
    ("pak_army", columns.LEADER_STRIKE, 5): "leader_strike",
    ("pak_army", columns.RAID, 0): "raid",
    ("kandahar", columns.DRONE, 6): "drones",
    ("pak_gov", columns.STATEMENT, 1): "protest",
    ("pak_gov", columns.STATEMENT, 2): "threaten",
}
# The others that are always told alike.
ALWAYS = {
    columns.AGREEMENT: "Islamabad and Kabul agree on a ceasefire",
    columns.TREATY: "Islamabad and Kabul sign terms",
    columns.BREACH: "The ceasefire between Islamabad and Kabul is breached",
    columns.STATEMENT: "Islamabad protests to Kabul, or threatens it",
    columns.SPLINTER: "The Haqqani network and Kandahar part ways",
    columns.STRIKE: "A strike across the line",
    columns.DRONE: "Armed drones cross the line",
    columns.LEADER_STRIKE: "A strike at a leader across the line",
    columns.CLOSURE: "The crossings are shut",
    columns.REOPENING: "The crossings are opened",
    columns.INCURSION: "Forces cross the line",
    columns.DEPORTATION: "Afghans are deported",
    columns.SHOCK: "A shock from outside",
}


def sentence(event: Record) -> str:
    """Tell an event in a sentence without its date."""
    kind, actor = int(event["kind"]), actor_id(int(event["actor"]))
    if kind in WORDED and (said := _worded(event, actor)):
        return said
    act = _act(actor, kind, int(event["rung"]))
    where = place_name(int(event["place"]))
    if act:
        said = f"{act} ({where})" if where else act
    else:
        said = _other(event, kind, actor, where)
    return said + _tail(event)


def toll(event: Record) -> tuple[str, str]:
    """Return the dead of a fight as a column shows them, and the words for them.

    Both are empty where nobody fought; the words end the sentence of the event.
    """
    words = _tail(event)
    return (f"{int(event['deaths'])} dead" if words else "", words)


def _worded(event: Record, actor: str) -> str:
    """Tell words and terms as the tables do; empty where the act is not known."""
    known = repertoires().get(actor, ())
    if event["kind"] in ACTED and not 0 <= event["detail"] < len(known):
        return ""
    return told(event, "", EVENT_KINDS[int(event["kind"])], "")


def actor_id(number: int) -> str:
    """Id of an actor by its number; empty for nobody."""
    return ACTORS[number].id if 0 <= number < len(ACTORS) else ""


def place_name(place: int) -> str:
    """Name of a place by its number; empty for nowhere."""
    places = load_atlas().places
    return places[place].name if 0 <= place < len(places) else ""


@cache
def _act(actor: str, kind: int, step: int) -> str:
    """Text of the one act of the doctrine that this can be; empty for none."""
    wanted = ACTS.get(kind) or BY_STEP.get((actor, kind, step))
    for action in repertoires().get(actor, ()):
        if action.id == wanted:
            return action.text
    return ""


def _other(event: Record, kind: int, actor: str, where: str) -> str:
    at = f" in {where}" if where else ""
    target = actor_id(int(event["target"]))
    subject, attacks, _ = SUBJECTS.get(actor, (_name(actor), "attacks", ""))
    match kind:
        case columns.ATTACK:
            return f"{subject} {attacks}{at}"
        case columns.OPERATION:
            return f"{subject} fights {SUBJECTS[target][2]}{at}"
        case columns.BORDER_CLASH:
            heavy = int(event["rung"]) >= HEAVY
            return ("Heavy weapons are fired" if heavy else "Posts fire") + (
                f" across the line{at}"
            )
        case columns.TALKS | columns.MEDIATION | columns.CEASEFIRE:
            return _talks(actor, kind, int(event["result"]))
        case columns.RAID:
            return f"{subject} raids {SUBJECTS[target][2]}{at}"
        case columns.DEFECTION:
            return f"Fighters of the TTP{at} go over to ISKP"
        case columns.FENCE_WORK:
            return f"Pakistan's army works on the fence{at}"
    return ALWAYS.get(kind, EVENT_KINDS[kind].replace("_", " ").capitalize() + at)


def _talks(actor: str, kind: int, result: int) -> str:
    if kind == columns.CEASEFIRE:
        ends = result == columns.FAILED
        return "The ceasefire between Islamabad and Kabul " + (
            "ends" if ends else "holds"
        )
    if result == columns.FAILED:
        return "The talks between Islamabad and Kabul break down"
    if kind == columns.TALKS or actor in {"pak_gov", "pak_army", "kandahar"}:
        return "Islamabad and Kabul begin talks"
    return f"{_name(actor)} brings Islamabad and Kabul to talks"


@cache
def _name(actor: str) -> str:
    return next((one.name for one in ACTORS if one.id == actor), "Somebody")


def _tail(event: Record) -> str:
    deaths, own = int(event["deaths"]), int(event["deaths_actor"])
    if int(event["kind"]) not in FIGHTS:
        return ""
    if not deaths:
        return "; nobody dies"
    return f"; {deaths} dead ({own} own)" if own else f"; {deaths} dead"


FIGHTS = frozenset(
    (
        columns.ATTACK,
        columns.OPERATION,
        columns.BORDER_CLASH,
        columns.STRIKE,
        columns.DRONE,
        columns.RAID,
        columns.INCURSION,
        columns.LEADER_STRIKE,
    )
)
