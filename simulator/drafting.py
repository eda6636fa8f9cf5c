"""Scenarios of one's own: what differs from another one, as a file that extends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit

from simulator.doctrine.repertoire import repertoires
from simulator.mechanisms import DIALS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from simulator.scenario import Scenario

USUALLY_OPEN = "open"


def scenario_file(scenario: Scenario, parent: Scenario, extends: str) -> str:
    """Write a scenario as the text of a file that holds only what differs.

    Parameters
    ----------
    scenario
        What the file is to be read as.
    parent
        The scenario that is extended.
    extends
        The name under which that one comes with Durand.
    """
    tables = differences(scenario, parent)
    document = tomlkit.document()
    document["extends"] = extends
    lists = {key: tables.pop(key) for key in ("inject", "seat") if key in tables}
    for key, rows in lists.items():
        if not rows:  # an empty list must stand before the first table
            document[key] = tomlkit.array()
    for name, table in tables.items():
        document[name] = _table(table)
    for key, rows in lists.items():
        if rows:
            several = tomlkit.aot()
            for row in rows:
                several.append(_table(row))
            document[key] = several
    return tomlkit.dumps(document)


def differences(scenario: Scenario, parent: Scenario) -> dict[str, Any]:
    """Return the tables of a file by which a scenario differs from its parent.

    Laid over the parent's own tables they give the scenario again: what the parent
    sets and the scenario does not is set back to what holds without it.
    """
    # A draft may hold what is no number yet: the check of the text says so.
    own, base = scenario.model_dump(warnings=False), parent.model_dump()
    heading = {
        key: own[key]
        for key in ("name", "title", "text", "sources", "start", "days", "draw")
        if key in ("name", "title") or own[key] != base[key]
    }
    if heading.get("draw", 0) is None:
        del heading["draw"]
    # The sentence of a card comes along with an inherited text, and only with one.
    along = None if "text" in heading else parent.in_short
    if scenario.in_short and scenario.in_short != along:
        heading["in_short"] = scenario.in_short
    gates = own["start_state"]["crossings"]
    usual = gates.get("default", USUALLY_OPEN)
    found: dict[str, Any] = {
        "scenario": heading,
        "start": _unlike(own["start_state"], base["start_state"], lambda _: usual),
        "dials": _unlike(own["dials"], base["dials"], _usual_dial),
        "switches": _unlike(own["switches"], base["switches"], lambda _: True),
        "doctrine": _doctrine(own["doctrine"], base["doctrine"]),
    }
    found = {key: table for key, table in found.items() if table}
    for key, rows in (("inject", "injects"), ("seat", "seats")):
        if own[rows] != base[rows]:
            found[key] = [_filled(row) for row in own[rows]]
    return found


def _usual_dial(path: tuple[str, ...]) -> float:
    return DIALS[path[-1]].default


def _usual_weight(path: tuple[str, ...]) -> float:
    actor, action, feature = path
    known = {one.id: one.weights for one in repertoires()[actor]}
    return known[action].get(feature, 0.0)


def _doctrine(own: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    unlike = _unlike(own, base, _usual_weight, depth=3)
    return {actor: {"action": actions} for actor, actions in unlike.items()}


def _unlike(
    own: Mapping[str, Any],
    base: Mapping[str, Any],
    without: Callable[[tuple[str, ...]], Any],
    *,
    depth: int = 0,
    path: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Return what differs; ``without`` gives what holds where ``own`` says nothing."""
    found: dict[str, Any] = {}
    for key in [*own, *(key for key in base if key not in own)]:
        here = (*path, key)
        mine, theirs = own.get(key), base.get(key)
        deeper = len(here) < depth
        if isinstance(mine, dict) or isinstance(theirs, dict) or deeper:
            part = _unlike(mine or {}, theirs or {}, without, depth=depth, path=here)
            if part:
                found[key] = part
        elif key not in own:
            found[key] = without(here)
        elif mine != theirs:
            found[key] = mine
    return found


def _filled(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in (None, "")}


def _table(values: Mapping[str, Any]) -> Any:
    table = tomlkit.table()
    for key, value in values.items():
        if isinstance(value, dict):
            table[key] = _table(value)
        elif isinstance(value, tuple):
            table[key] = list(value)
        elif isinstance(value, str) and "\n" in value:
            table[key] = tomlkit.string(value, multiline=True)
        else:
            table[key] = value
    return table
