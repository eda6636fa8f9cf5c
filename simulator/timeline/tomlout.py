"""A scenario as the text of a scenario file, which reads as the same scenario."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.scenario import Scenario


def scenario_toml(scenario: Scenario) -> str:
    """Write a scenario out in full: nothing in it refers to another file."""
    values = scenario.model_dump()
    start, dials = values.pop("start_state"), values.pop("dials")
    switches, doctrine = values.pop("switches"), values.pop("doctrine")
    lists = {"inject": values.pop("injects"), "seat": values.pop("seats")}
    tables = {"scenario": values, "start": start, "dials": dials}
    tables["switches"] = switches
    tables["doctrine"] = {name: {"action": own} for name, own in doctrine.items()}
    first = [f"{name} = {_value(rows)}\n" for name, rows in lists.items() if rows]
    return "\n".join(first + [_table(name, table) for name, table in tables.items()])


def _table(name: str, table: dict[str, Any]) -> str:
    lines = [
        f"{_key(key)} = {_value(value)}"
        for key, value in table.items()
        if value is not None
    ]
    return "\n".join([f"[{name}]", *lines, ""])


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("-", "a").replace("_", "a").isalnum()
    return key if bare else _text(key)


def _text(text: str) -> str:
    # What JSON escapes TOML escapes alike, but for one letter that JSON leaves.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        pairs = [f"{_key(k)} = {_value(v)}" for k, v in value.items() if v is not None]
        return "{ " + ", ".join(pairs) + " }" if pairs else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if isinstance(value, str):
        return _text(value)
    return value.isoformat() if isinstance(value, date) else repr(value)
