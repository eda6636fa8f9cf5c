"""What happened, in plain words: one sentence an event, the same for all readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.doctrine.actors import (
    ACTOR_IDS,
    BALOCH,
    CHINA,
    HAQQANI,
    INDIA,
    IRAN,
    ISKP,
    KANDAHAR,
    NONE,
    PAK_ARMY,
    PAK_GOV,
    QATAR,
    RUSSIA,
    SAUDI,
    TTP,
    TURKIYE,
    UN,
)
from simulator.doctrine.repertoire import repertoires
from simulator.world.columns import (
    AGREEMENT,
    CLOSURE,
    FAILED,
    HELD,
    HIT,
    OPERATION,
    RAID,
    REOPENING,
    SHOCK,
    STATEMENT,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

WHO: Mapping[int, str] = {
    PAK_ARMY: "Pakistan's army",
    PAK_GOV: "Islamabad",
    KANDAHAR: "The Taliban",
    HAQQANI: "The Haqqani network",
    TTP: "The TTP",
    BALOCH: "Baloch insurgents",
    ISKP: "ISKP",
    CHINA: "China",
    QATAR: "Qatar",
    TURKIYE: "Türkiye",
    SAUDI: "Saudi Arabia",
    INDIA: "India",
    IRAN: "Iran",
    RUSSIA: "Russia",
    UN: "The United Nations",
    NONE: "",
}
WHOM = {TTP: "the TTP", BALOCH: "Baloch insurgents", ISKP: "ISKP"}
HEAVY = 4
PLAIN = {
    CLOSURE: "Islamabad shuts the crossings",
    REOPENING: "Islamabad opens the crossings",
    AGREEMENT: "Both sides announce a ceasefire",
}
BY_KIND = {
    "talks": "Islamabad and Kabul begin to talk",
    "splinter": "The Taliban split: Haqqani commanders go their own way",
    "deportation": "Islamabad begins to deport Afghans",
    "release": "Kabul hands back prisoners and posts",
}
TOPIC_NAMES = ("the TTP", "the line", "trade")
FAILS = {"talks": "The talks break down", "ceasefire": "The ceasefire ends"}
SENTENCES = {
    "attack": "{who} {attacks} in {place}",
    "operation": "{who} hits {whom} in {place}",
    "border_clash": "{who} {opens} fire {how} in {place}",
    "strike": "Pakistani aircraft strike in {place}",
    "drone": "Armed drones from Afghanistan reach {place}",
    "raid": "{who} raids {whom} in {place}",
    "leader_strike": "Pakistan strikes at a leader of the TTP in {place} and {hits}",
    "incursion": "Pakistani forces cross the line into {place}",
    "mediation": "{who} brings the two sides to a table",
    "fence_work": "Work on the fence begins in {place}",
    "defection": "Fighters of the TTP go over to ISKP in {place}",
}


def told(event: Any, place: str, kind: str, injected: str) -> str:
    """Tell an event in a sentence; ``injected`` is what the scenario says of it."""
    number = int(event["kind"])
    if injected and number in (SHOCK, AGREEMENT, CLOSURE, REOPENING):
        return injected
    if number in PLAIN:
        return PLAIN[number]
    if event["result"] == FAILED and kind in FAILS:
        return FAILS[kind]
    if event["result"] == HELD:
        return "The ceasefire has held for three months"
    if kind in ("treaty", "breach"):
        return _terms(event, kind)
    if number in (STATEMENT, SHOCK) and event["actor"] != NONE:
        return _action(event)
    if kind in BY_KIND:
        return BY_KIND[kind]
    return f"{_fight(event, place, kind)}{_toll(event)}"


def _action(event: Any) -> str:
    """Tell of words, or of a shock, as the doctrine does."""
    actions = repertoires()[ACTOR_IDS[event["actor"]]]
    return actions[int(event["detail"])].text


def _terms(event: Any, kind: str) -> str:
    """Tell which terms were signed, breached, or came to nothing."""
    detail = int(event["detail"])
    topics = [name for bit, name in enumerate(TOPIC_NAMES) if abs(detail) >> bit & 1]
    named = " and ".join(filter(None, [", ".join(topics[:-1]), *topics[-1:]]))
    if detail < 0:
        return f"Nothing is left of the terms on {named}"
    if kind == "treaty":
        return f"Both sides sign terms on {named}"
    who = WHO.get(int(event["actor"]), "Somebody")
    verb = _plural(event, "breaks", "break")
    return f"{who} {verb} {f'the terms on {named}' if named else 'the ceasefire'}"


def _fight(event: Any, place: str, kind: str) -> str:
    heavy = event["rung"] >= HEAVY
    words = {
        "who": WHO.get(int(event["actor"]), "Somebody"),
        "whom": WHOM.get(int(event["target"]), ""),
        "place": place,
        "attacks": _plural(event, "attacks", "attack"),
        "opens": _plural(event, "opens", "open"),
        "how": "with heavy weapons" if heavy else "at a post",
        "hits": "hits" if event["result"] == HIT else "misses",
    }
    return SENTENCES.get(kind, "News outrages Pakistan").format(**words)


def _plural(event: Any, one: str, many: str) -> str:
    return many if event["actor"] in (BALOCH, KANDAHAR) else one


def _toll(event: Any) -> str:
    deaths, own = int(event["deaths"]), int(event["deaths_actor"])
    civilians = int(event["civilians"])
    if not deaths:
        return ""
    parts = []
    if own and event["kind"] in (OPERATION, RAID):
        parts.append(f"{own} of them soldiers")
    elif own and event["actor"] in WHOM:
        parts.append(f"{own} of them attackers")
    if civilians:
        parts.append(f"{civilians} civilian{'s' if civilians > 1 else ''}")
    return ": " + ", ".join([f"{deaths} dead", *parts])
