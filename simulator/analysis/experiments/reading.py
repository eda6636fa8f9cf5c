"""Experiment files: read, checked with every mistake told at once, written back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from simulator.analysis.experiments.checks import checked
from simulator.analysis.experiments.plan import MOST_FUTURES, Plan
from simulator.checking import explained
from simulator.errors import InputError, Problem, nearest
from simulator.scenario import Scenario, load_scenario
from simulator.tomltext import read_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from simulator.analysis.experiments.kinds import Kind
    from simulator.tomltext import KeyPath

type Where = Callable[[KeyPath], str]
type Values = Mapping[str, Any]


@dataclass(frozen=True)
class Experiment:
    """An experiment that can be carried out: every part of it has been checked."""

    kind: Kind
    plan: Plan
    scenario: Scenario

    @property
    def futures(self) -> int:
        """How many futures it takes in all."""
        return self.kind.size(self.plan)


def read_experiment(path: Path) -> Experiment:
    """Read and check an experiment file.

    A scenario that it names by a path is looked for beside the file, then from here.

    Raises
    ------
    InputError
        With every mistake, each with its line.
    """
    values, where = read_values(path)
    return make_experiment(values, where, path.parent)


def read_values(path: Path) -> tuple[dict[str, Any], Where]:
    """Read the tables of a file as they stand, and a way to name the line of a key.

    Raises
    ------
    InputError
        When it cannot be read, or is no TOML.
    """
    try:
        toml = read_toml(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        allowed = "a readable text file in UTF-8"
        problem = Problem(path.name, "the file", str(error), allowed)
        raise InputError(problem) from error
    if toml.problems:
        raise InputError(*toml.problems)
    return toml.values, lambda at: f"{path.name}:{toml.line_of(at)}"


def is_experiment(path: Path) -> bool:
    """Whether a file is one of an experiment, not of a scenario."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return "\n[experiment]" in "\n" + text


def make_experiment(
    values: Values, where: Where, folder: Path | None = None
) -> Experiment:
    """Check the tables of an experiment and make it ready to be carried out.

    Parameters
    ----------
    values
        ``experiment``, ``dials``, ``fixed`` and what its kind has besides.
    where
        Says where a key was written: a line of a file, or an option.
    folder
        Where a scenario given by a path is looked for first.

    Raises
    ------
    InputError
        With every mistake found.
    """
    from simulator.analysis.experiments.kinds import KINDS

    heading = values.get("experiment")
    name = heading.get("kind") if isinstance(heading, dict) else None
    if name not in KINDS:
        allowed = f"one of {', '.join(KINDS)}"
        at = where(("experiment", "kind"))
        hint = nearest(str(name), KINDS)
        raise InputError(Problem(at, "kind", name, allowed, hint))
    kind = KINDS[str(name)]
    problems: list[Problem] = []
    scenario = _scenario(values, where, folder, problems)
    filled, found = checked(values, kind.plan, scenario)
    told = [path for path, _ in found]
    try:
        plan = kind.plan.model_validate(filled)
    except ValidationError as error:
        # A table is not refused again because of what is wrong inside it.
        found += [
            one
            for one in explained(error, kind.plan)
            if not any(path[: len(one[0])] == one[0] for path in told)
        ]
        plan = None
    problems += [
        Problem(where(path), _field(path), one.value, one.allowed, one.nearest)
        for path, one in found
    ]
    if plan is not None and not problems:
        problems += _too_large(kind.size(plan), where)
    if problems or plan is None or scenario is None:
        raise InputError(*problems)
    return Experiment(kind, plan, scenario)


def _field(path: KeyPath) -> str:
    return ".".join(path[1:] if path[0] == "experiment" and path[1:] else path)


def _scenario(
    values: Values, where: Where, folder: Path | None, problems: list[Problem]
) -> Scenario | None:
    default = "october-2025"
    name = values["experiment"].get("scenario", default)
    if not isinstance(name, str):
        return None  # its type is told with the others
    beside = folder / name if folder is not None else None
    path = str(beside) if beside is not None and beside.is_file() else name
    try:
        return load_scenario(path)
    except InputError as error:
        at = where(("experiment", "scenario"))
        problems += [
            Problem(at, one.field, one.value, one.allowed, one.nearest)
            if one.where == "scenario"
            else one
            for one in error.problems
        ]
        return None


def _too_large(futures: int, where: Where) -> list[Problem]:
    if futures <= MOST_FUTURES:
        return []
    allowed = f"at most {MOST_FUTURES:,} in all; fewer dials, points or futures at each"
    at = where(("experiment", "runs"))
    return [Problem(at, "the number of futures", f"{futures:,}", allowed)]


def as_tables(experiment: Experiment) -> dict[str, Any]:
    """Return the tables of an experiment in full, as plain values."""
    tables = experiment.plan.model_dump(mode="json", exclude_none=True)
    heading = tables.pop("experiment")
    return {"experiment": {"kind": heading.pop("kind"), **heading}, **tables}


def experiment_toml(experiment: Experiment, scenario: str | None = None) -> str:
    """Write an experiment out in full, so that it can be repeated as it was.

    Parameters
    ----------
    experiment
        The experiment.
    scenario
        The name to give its scenario, where it is not one that ships.
    """
    import tomlkit

    tables = as_tables(experiment)
    heading = tables.pop("experiment")
    if scenario is not None:
        heading["scenario"] = scenario
    document = tomlkit.document()
    document.add("experiment", tomlkit.item(heading))
    for name, table in tables.items():
        if table:
            document.add(name, tomlkit.item(table))
    return tomlkit.dumps(document)
