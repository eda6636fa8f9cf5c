"""How a result is repeated: the exact command, with the files it needs told whole."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import sha256
from shlex import quote
from typing import TYPE_CHECKING, Any

from simulator.analysis.compare.files import plan_text
from simulator.scenario import load_scenario, scenario_names
from simulator.timeline.changes import DialChange
from simulator.timeline.tomlout import scenario_toml
from ui.report.parts import Code, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from simulator.analysis.compare.arms import Arm
    from simulator.analysis.compare.sample import Plan
    from simulator.scenario import Scenario
    from ui.report.parts import Part
    from ui.report.run import RunSource

KEPT, COMPARISON = "Keep this beside it as", "comparison.json"


def ships(scenario: Scenario) -> bool:
    """Whether a scenario is one that ships, as it ships."""
    name = scenario.name
    if name not in scenario_names():
        return False
    return load_scenario(name) == scenario.model_copy(update={"draw": None})


def scenario_file(scenario: Scenario) -> tuple[str, list[Part]]:
    """Say how a command names a scenario, and what must be kept for that."""
    if ships(scenario):
        return scenario.name, []
    name = f"{scenario.name}.toml"
    return name, [Code(f"{KEPT} {name}:", scenario_toml(scenario).rstrip())]


def number(value: float) -> str:
    """Write a number so that reading it gives the same bits."""
    return repr(float(value)).removesuffix(".0")


def command_of(source: RunSource) -> Iterator[Part]:
    """Tell the command that repeats a run, or the file that does."""
    entries = source.entries
    if all(isinstance(entry.change, DialChange) for entry in entries):
        name, files = scenario_file(source.scenario)
        told = ["durand", "run", name, "--seed", str(source.seed)]
        told += ["--days", str(source.days)]
        if source.scenario.draw and ships(source.scenario):
            told += ["--draw", str(source.scenario.draw)]
        for dial, value in source.moved.items():
            told += ["--set", f"{dial}={number(value)}"]
        for entry in entries:
            change = entry.change
            assert isinstance(change, DialChange)
            day = source.scenario.start + timedelta(days=entry.day)
            told += ["--at", f"{day}:{change.name}={number(change.value)}"]
        yield Code("The command that repeats it, to the same digest:", line(told))
        yield from files
        return
    yield Words(
        "Orders, switches, injects or rolls were made while it ran: the file of the "
        "run holds them all. Ask for it where you got this report."
    )
    yield Code(
        "The command that lives it again and compares every bit:",
        line(["durand", "replay", source.file or "run.durand", "--verify"]),
    )


def compare_command(plan: Plan) -> Iterator[Part]:
    """Tell the command that repeats a comparison, with a file where it takes one."""
    if plan.origin is not None or any(arm.changes for arm in plan.arms):
        yield Code(
            "The command that repeats it, and writes this report anew:",
            line(["durand", "report", COMPARISON]),
        )
        yield Code(f"{KEPT} {COMPARISON}:", plan_text(plan).rstrip())
        return
    base = plan.arms[0].scenario
    name, files = scenario_file(base)
    told = ["durand", "compare", name]
    for arm in plan.arms:
        said, more = _arm(arm, base)
        told += ["--arm", said]
        files += [one for one in more if one not in files]
    told += ["--runs", str(plan.runs), "--days", str(plan.days)]
    told += ["--seed", str(plan.seed)]
    told += ["--vary", "unknowns" if plan.unknowns else "luck"]
    yield Code("The command that repeats it:", line(told))
    yield from files


def _arm(arm: Arm, base: Scenario) -> tuple[str, list[Part]]:
    parts = _settings(arm.dials)
    files: list[Part] = []
    if arm.without:
        parts.append(f"without={'+'.join(arm.without)}")
    if arm.scenario != base or not parts:  # an arm must say something
        name, files = scenario_file(arm.scenario)
        parts.append(f"scenario={name}")
    return f"{plain(arm.name)}:{','.join(parts)}", files


def _settings(dials: Mapping[str, float]) -> list[str]:
    return [f"{name}={number(value)}" for name, value in dials.items()]


def plain(name: str) -> str:
    """Write an arm's name without the signs that part it from its dials."""
    return name.replace(":", " ").strip()


def fingerprint(result: Mapping[str, Any]) -> str:
    """Give the SHA-256 of all values of a result: equal values, equal letters."""
    told = json.dumps(result, sort_keys=True, ensure_ascii=False, default=str)
    return sha256(told.encode()).hexdigest()


def line(words: Sequence[str]) -> str:
    """Write a command as one line for a shell."""
    return " ".join(quote(word) for word in words)
