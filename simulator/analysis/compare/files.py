"""A comparison as a file: what is asked, whole, so that it can be asked again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from simulator.analysis.compare.arms import Arm
from simulator.analysis.compare.sample import Plan
from simulator.analysis.lives import Origin
from simulator.errors import InputError, Problem
from simulator.scenario import Scenario
from simulator.timeline.journal import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

VERSION = 1
ALLOWED = "a comparison that Durand wrote"


def plan_text(plan: Plan) -> str:
    """Write a comparison out as JSON."""
    origin = plan.origin
    told: dict[str, Any] = {
        "durand comparison": VERSION,
        "runs": plan.runs,
        "days": plan.days,
        "seed": plan.seed,
        "unknowns": plan.unknowns,
        "arms": [
            {
                "name": arm.name,
                "scenario": _plain(arm.scenario),
                "dials": dict(arm.dials),
                "without": list(arm.without),
                "changes": _entries(arm.changes),
            }
            for arm in plan.arms
        ],
    }
    if origin is not None:
        told["origin"] = {
            "scenario": _plain(origin.scenario),
            "dials": dict(origin.dials),
            "seed": origin.seed,
            "day": origin.day,
            "entries": _entries(origin.entries),
        }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def read_plan(path: Path) -> Plan:
    """Read a comparison from a file.

    Raises
    ------
    InputError
        When it cannot be read, or is none.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["durand comparison"] != VERSION:
            raise InputError(
                Problem(path.name, "the version", told["durand comparison"], ALLOWED)
            )
        return _plan(told)
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(Problem(path.name, "the file", why, ALLOWED)) from error


def _plan(told: dict[str, Any]) -> Plan:
    arms = [
        Arm(
            str(one["name"]),
            _scenario(one["scenario"]),
            {str(k): float(v) for k, v in one["dials"].items()},
            tuple(map(str, one["without"])),
            _read_entries(one["changes"]),
        )
        for one in told["arms"]
    ]
    origin = None
    if "origin" in told:
        one = told["origin"]
        dials = {str(k): float(v) for k, v in one["dials"].items()}
        rest = int(one["seed"]), int(one["day"]), _read_entries(one["entries"])
        origin = Origin(_scenario(one["scenario"]), dials, *rest)
    numbers = int(told["runs"]), int(told["days"]), int(told["seed"])
    return Plan(arms, *numbers, bool(told["unknowns"]), origin)


def _plain(scenario: Scenario) -> Any:
    return json.loads(scenario.model_dump_json())


def _scenario(told: Any) -> Scenario:
    return Scenario.model_validate_json(json.dumps(told))


def _entries(entries: Iterable[Entry]) -> list[Any]:
    return [json.loads(entry.model_dump_json()) for entry in entries]


def _read_entries(told: Iterable[Any]) -> tuple[Entry, ...]:
    return tuple(Entry.model_validate_json(json.dumps(one)) for one in told)
