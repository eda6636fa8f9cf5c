"""The tables of a scenario file, and the checks that pydantic cannot make.

Types and ranges are declared; names (of dials, crossings, claims, actors, actions) are
checked against what the model has. Every problem carries the path of its key.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from simulator.allowed import allowed_at, keys_at
from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.features import FEATURE_IDS
from simulator.doctrine.repertoire import repertoires
from simulator.errors import Problem, nearest
from simulator.parameters import Dial, check_dial
from simulator.situation import Heading, Inject, Seat, StartState, Table, Weight
from simulator.tomltext import KeyPath
from simulator.world.atlas import load_atlas

type Found = tuple[KeyPath, Problem]


class Repertoire(Table):
    """Weights of one actor that differ, by action."""

    action: dict[str, dict[str, Weight]] = Field(default_factory=dict)


class ScenarioFile(Table):
    """The tables that a scenario file may have."""

    extends: str | None = None
    scenario: Heading
    start: StartState = StartState()
    dials: dict[str, float] = Field(default_factory=dict)
    switches: dict[str, bool] = Field(default_factory=dict)
    doctrine: dict[str, Repertoire] = Field(default_factory=dict)
    inject: Annotated[tuple[Inject, ...], Field(strict=False)] = ()
    seat: Annotated[tuple[Seat, ...], Field(strict=False)] = ()

    def weights(self) -> dict[str, dict[str, dict[str, float]]]:
        """Return the weights that differ, by actor, action and feature."""
        return {actor: table.action for actor, table in self.doctrine.items()}


def check(
    values: Mapping[str, Any], dials: Mapping[str, Dial]
) -> tuple[ScenarioFile | None, list[Found]]:
    """Check types and ranges, then names; the file is None where a type is wrong."""
    found: list[Found] = []
    for name, value in _table(values, "dials").items():
        problem = check_dial(dials, name, value, "")
        found += [(("dials", name), problem)] if problem else []
    found += _unknown_crossings(_table(_table(values, "start"), "crossings"))
    found += _unknown_claims(_table(values, "switches"))
    found += _doctrine(_table(values, "doctrine"))
    found += _injects(values, dials)
    found += _seats(_rows(values, "seat"))
    told = {path for path, _ in found}
    try:
        return ScenarioFile.model_validate(values), found
    except ValidationError as error:
        return None, found + [one for one in explained(error) if one[0] not in told]


def explained(
    error: ValidationError, model: type[BaseModel] = ScenarioFile
) -> Iterator[Found]:
    """Tell all that pydantic complains of in our own words, path by path."""
    for fault in error.errors(include_url=False):
        yield _explain(fault, model)


def _table(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = values.get(key)
    return table if isinstance(table, dict) else {}


def _rows(values: Mapping[str, Any], key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    rows = values.get(key)
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield str(number), row


def _unknown(path: KeyPath, value: object, known: Iterable[str], what: str) -> Found:
    """Refuse a key that is not known, or a name that stands in a list."""
    known = tuple(known)
    name = str(value) if path[-1] == "actors" else path[-1]
    allowed = f"{what}: {', '.join(known)}"
    return path, Problem("", "", value, allowed, nearest(name, known))


def _unknown_crossings(crossings: Mapping[str, Any]) -> list[Found]:
    known = ("default", *(crossing.id for crossing in load_atlas().crossings))
    return [
        _unknown(("start", "crossings", name), state, known, "in this table")
        for name, state in crossings.items()
        if name not in known
    ]


def _unknown_claims(switches: Mapping[str, Any]) -> list[Found]:
    from simulator.mechanisms import SWITCHES

    return [
        _unknown(("switches", name), state, SWITCHES, "in this table")
        for name, state in switches.items()
        if name not in SWITCHES
    ]


def _doctrine(doctrine: Mapping[str, Any]) -> Iterator[Found]:
    actors = repertoires()
    for actor in doctrine:
        if actor not in actors:
            yield _unknown(("doctrine", actor), actor, actors, "an actor that decides")
            continue
        actions = {action.id for action in actors[actor]}
        for action, weights in _table(_table(doctrine, actor), "action").items():
            path = ("doctrine", actor, "action", action)
            if action not in actions:
                yield _unknown(path, action, sorted(actions), f"an action of {actor}")
            elif isinstance(weights, dict):
                for name in set(weights) - set(FEATURE_IDS):
                    yield _unknown(
                        (*path, name), weights[name], FEATURE_IDS, "a feature"
                    )


def _injects(values: Mapping[str, Any], dials: Mapping[str, Dial]) -> Iterator[Found]:
    first, last = _span(_table(values, "scenario"))
    for number, row in _rows(values, "inject"):
        path = ("inject", number)
        day = row.get("date")
        if first and last and isinstance(day, date) and not first <= day <= last:
            allowed = f"a day of the run, from {first} to {last}"
            yield (*path, "date"), Problem("", "", day, allowed)
        if row.get("kind") == "dial":
            name = row.get("dial")
            if not isinstance(name, str):
                allowed = "the name of a dial, with its value"
                yield (*path, "dial"), Problem("", "", name, allowed)
                continue
            problem = check_dial(dials, name, row.get("value"), "")
            at = "value" if name in dials else "dial"
            if problem:
                yield (*path, at), problem
        else:
            for key in {"dial", "value"} & set(row):
                allowed = 'nothing: only with kind = "dial"'
                yield (*path, key), Problem("", "", row[key], allowed)


def _span(heading: Mapping[str, Any]) -> tuple[date | None, date | None]:
    start, days = heading.get("start"), heading.get("days")
    if type(start) is not date or not isinstance(days, int) or not 0 < days < 10_000:
        return None, None
    return start, start + timedelta(days=days - 1)


def _seats(rows: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Found]:
    taken: set[str] = set()
    for number, row in rows:
        actors = row.get("actors")
        for actor in actors if isinstance(actors, list) else ():
            path = ("seat", number, "actors")
            if actor not in ACTOR_IDS:
                yield _unknown(path, actor, ACTOR_IDS, "an actor")
            elif actor in taken:
                yield path, Problem("", "", actor, "each actor in one seat only")
            taken.add(str(actor))


def _explain(fault: Mapping[str, Any], model: type[BaseModel]) -> Found:
    path: KeyPath = tuple(str(step) for step in fault["loc"])
    value: object = fault["input"]
    if fault["type"] == "extra_forbidden":
        known = keys_at(model, path[:-1])
        return _unknown(path, value, known, "in this table")
    allowed = allowed_at(model, path)
    if fault["type"] == "missing":
        value = None
    return path, Problem("", "", value, allowed)
