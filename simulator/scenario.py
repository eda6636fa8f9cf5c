"""Scenario files: found by name, read, checked, every mistake told at once."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.checking import Found, ScenarioFile, check
from simulator.errors import InputError, Problem, nearest
from simulator.shipped import SCENARIO_FOLDER, scenario_names
from simulator.situation import Scenario, StartState
from simulator.tomltext import TomlText, read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.parameters import Dial

__all__ = [
    "Scenario",
    "StartState",
    "load_scenario",
    "parse_scenario",
    "read_scenario",
    "scenario_names",
    "schema",
]


def load_scenario(name_or_path: str | Path) -> Scenario:
    """Load a scenario by its name, or from a file of one's own.

    Raises
    ------
    InputError
        When there is no such scenario, or its file has mistakes.
    """
    name = str(name_or_path)
    if name in scenario_names():
        return read_scenario(SCENARIO_FOLDER / f"{name}.toml")
    if name.endswith(".toml") and Path(name).is_file():
        return read_scenario(Path(name))
    allowed = f"{', '.join(scenario_names())}, or the path of a .toml file"
    hint = nearest(Path(name).stem, scenario_names())
    raise InputError(Problem("scenario", "name", name, allowed, hint))


def read_scenario(path: Path, dials: "Mapping[str, Dial] | None" = None) -> Scenario:
    """Read a scenario file and check all of it.

    Parameters
    ----------
    path
        The file.
    dials
        The dials it may set; those of the model unless told otherwise.

    Raises
    ------
    InputError
        With every problem found, each with its line.
    """
    return _read(_read_text(path), path, dials)


def parse_scenario(text: str, name: str) -> Scenario:
    """Read a scenario from the text of a file that need not be there yet.

    Parameters
    ----------
    text
        The text.
    name
        What the file is called; named where something is wrong.

    Raises
    ------
    InputError
        With every problem found, each with its line.
    """
    return _read(_parsed(text, name), Path(name), None)


def _read(toml: TomlText, path: Path, dials: "Mapping[str, Dial] | None") -> Scenario:
    if dials is None:
        from simulator.mechanisms import DIALS

        dials = DIALS
    values, problems = _with_parent(toml, path)
    file, found = check(values, dials)
    problems += [_locate(problem, toml, path.name) for problem in found]
    if problems or file is None:
        raise InputError(*sorted(problems, key=_line))
    heading = file.scenario.model_dump()
    return Scenario(
        **heading,
        in_short=file.scenario.in_short,
        start_state=file.start,
        dials=file.dials,
        switches=file.switches,
        doctrine=file.weights(),
        injects=file.inject,
        seats=file.seat,
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file, for editors."""
    return ScenarioFile.model_json_schema()


def _read_text(path: Path) -> TomlText:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        allowed = "a readable text file in UTF-8"
        problem = Problem(path.name, "the file", str(error), allowed)
        raise InputError(problem) from error
    return _parsed(text, path.name)


def _parsed(text: str, name: str) -> TomlText:
    toml = read_toml(text, name)
    if not toml.values and toml.problems:
        raise InputError(*toml.problems)
    return toml


def _with_parent(toml: TomlText, path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Lay a file that extends another over it; the heading's names stay its own."""
    problems = list(toml.problems)
    parent = toml.values.get("extends")
    if not isinstance(parent, str):
        return toml.values, problems
    choices = [name for name in scenario_names() if name != path.stem]
    if parent not in choices:
        where = f"{path.name}:{toml.line_of(('extends',))}"
        allowed = f"a scenario that comes with Durand: {', '.join(choices)}"
        hint = nearest(parent, choices)
        problems.append(Problem(where, "extends", parent, allowed, hint))
        return toml.values, problems
    base = _chain(parent, (path.stem,))
    for own in ("name", "title"):
        base.get("scenario", {}).pop(own, None)
    return _laid_over(base, toml.values), problems


def _chain(name: str, below: tuple[str, ...]) -> dict[str, Any]:
    """Return the values of a scenario laid over those that it extends itself."""
    if name in below:
        chain = " extends ".join((*below, name))
        allowed = "a chain of scenarios that ends"
        raise InputError(Problem(f"{below[0]}.toml", "extends", chain, allowed))
    toml = _read_text(SCENARIO_FOLDER / f"{name}.toml")
    parent = toml.values.get("extends")
    if not isinstance(parent, str):
        return toml.values
    return _laid_over(_chain(parent, (*below, name)), toml.values)


def _laid_over(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Lay a file over another; a sentence is of its text, and goes where that goes."""
    heading = over.get("scenario")
    if isinstance(heading, dict) and "text" in heading:
        base.get("scenario", {}).pop("in_short", None)
    return _merged(base, over)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        old = result.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        result[key] = _merged(old, value) if both else value  # type: ignore[arg-type]
    return result


def _locate(found: Found, toml: TomlText, name: str) -> Problem:
    path, problem = found
    where = f"{name}:{toml.line_of(path)}"
    field = ".".join(path)
    return Problem(where, field, problem.value, problem.allowed, problem.nearest)


def _line(problem: Problem) -> int:
    _, _, line = problem.where.rpartition(":")
    return int(line) if line.isdigit() else 0
