"""What types cannot say of an experiment: names, ranges of dials, goals, policies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.analysis.measures import check_measure
from simulator.assumptions import assuming, dials_off, switched_off
from simulator.errors import Problem, nearest
from simulator.mechanisms import DIALS, SWITCHES
from simulator.parameters import check_dial

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from simulator.analysis.experiments.plan import Plan
    from simulator.checking import Found
    from simulator.scenario import Scenario

type Values = Mapping[str, Any]

VARY = ("listed", "headline", "all")
HELD = "another dial: this one is held by a claim that is switched off"


def checked(
    values: Values, plan: type[Plan], scenario: Scenario | None
) -> tuple[dict[str, Any], list[Found]]:
    """Give the tables with the dials that vary filled in, and what is wrong."""
    heading = dict(_table(values, "experiment"))
    held = _held(heading, scenario)
    found: list[Found] = []
    found += _names(heading)
    found += _fixed(_table(values, "fixed"), ("fixed",), held)
    found += _ranges(values, plan, held)
    found += _samples(heading)
    if "goal" in plan.model_fields:
        found += _goals(values, several="policy" in plan.model_fields)
    if "policy" in plan.model_fields:
        found += _policies(values, held)
    filled = dict(values)
    sound = isinstance(values.get("dials", {}), dict)
    if "vary" in _heading(plan) and heading.get("vary", "listed") in VARY and sound:
        filled["dials"] = _varied(values, heading, held)
        filled["experiment"] = heading | {"vary": "listed"}
    return filled, found


def _heading(plan: type[Plan]) -> Collection[str]:
    """Return the keys that the heading of such a plan may have."""
    kind: Any = plan.model_fields["experiment"].annotation
    return tuple(kind.model_fields)


def _table(values: Values, key: str) -> Values:
    table = values.get(key)
    return table if isinstance(table, dict) else {}


def _texts(value: object) -> list[str]:
    listed = value if isinstance(value, list | tuple) else ()
    return [one for one in listed if isinstance(one, str)]


def _held(heading: Values, scenario: Scenario | None) -> Collection[str]:
    claims = [name for name in _texts(heading.get("without")) if name in SWITCHES]
    off = switched_off(assuming(scenario, claims)) if scenario else tuple(claims)
    return dials_off(off)


def _names(heading: Values) -> Iterator[Found]:
    for number, name in enumerate(_texts(heading.get("measures"))):
        if problem := check_measure(name, ""):
            yield ("experiment", "measures", str(number)), problem
    if heading.get("measures") in ([], ()):
        yield ("experiment", "measures"), _problem([], "at least one measure")
    for number, name in enumerate(_texts(heading.get("without"))):
        if name not in SWITCHES:
            allowed = f"claims of the article, {', '.join(SWITCHES)}"
            hint = nearest(name, SWITCHES)
            at = ("experiment", "without", str(number))
            yield at, Problem("", "", name, allowed, hint)


def _problem(value: object, allowed: str) -> Problem:
    return Problem("", "", value, allowed)


def _fixed(
    settings: Values, path: tuple[str, ...], held: Collection[str]
) -> Iterator[Found]:
    for name, value in settings.items():
        problem = check_dial(DIALS, name, value, "")
        if problem is None and name in held:
            problem = _problem(value, HELD)
        if problem is not None:
            yield (*path, name), problem


def _ranges(values: Values, plan: type[Plan], held: Collection[str]) -> Iterator[Found]:
    heading, dials = _table(values, "experiment"), _table(values, "dials")
    fields = _heading(plan)
    if "dials" not in plan.model_fields:
        return
    if "levels" in fields and not dials:
        yield ("dials",), _problem(None, "at least one dial with its range")
    grid = "levels" in fields and heading.get("design", "grid") == "grid"
    for name, span in dials.items():
        problem = _range(name, span, grid)
        if problem is None and name in held:
            problem = _problem(span, HELD)
        if problem is None and name in _table(values, "fixed"):
            problem = _problem(span, "a dial that [fixed] does not hold")
        if problem is not None:
            yield ("dials", name), problem


def _range(name: str, span: object, grid: bool) -> Problem | None:
    dial = DIALS.get(name)
    if dial is None:
        return check_dial(DIALS, name, span, "")
    numbers = list(span) if isinstance(span, list | tuple) else []
    sound = [check_dial(DIALS, name, one, "") is None for one in numbers]
    rising = all(sound) and numbers == sorted(set(numbers))
    if rising and len(numbers) >= 2 and (grid or len(numbers) == 2):
        return None
    what = "two numbers or more" if grid else "two numbers"
    allowed = f"{what} from {dial.low:g} to {dial.high:g}, rising: [low, high]"
    return _problem(span, allowed)


def _samples(heading: Values) -> Iterator[Found]:
    samples = heading.get("samples")
    if heading.get("method") != "sobol" or not isinstance(samples, int):
        return
    if samples < 1 or samples & (samples - 1):
        allowed = "a power of two for sobol, such as 64, 256 or 1024"
        yield ("experiment", "samples"), _problem(samples, allowed)


def _goals(values: Values, *, several: bool) -> Iterator[Found]:
    goals = values.get("goal", [])
    if isinstance(goals, list | tuple) and goals and not several:
        yield ("goal",), _problem(len(goals), "one goal here")
        return
    for number, goal in enumerate(
        goals if isinstance(goals, list | tuple) else [goals]
    ):
        if not isinstance(goal, dict):
            continue
        at = ("goal", str(number)) if isinstance(goals, list | tuple) else ("goal",)
        name = goal.get("measure")
        problem = check_measure(name, "") if "measure" in goal else None
        if problem:
            yield (*at, "measure"), problem
        if not {"at_most", "at_least"} & set(goal):
            allowed = "a bound: at_most or at_least, such as deaths<=500 as an option"
            yield at, _problem(name, allowed)


def _policies(values: Values, held: Collection[str]) -> Iterator[Found]:
    policies = values.get("policy")
    taken: set[str] = set()
    if not policies:
        allowed = "at least one, with its dials, such as talk:patience=0.9 as an option"
        yield ("policy",), _problem(None, allowed)
    for number, policy in enumerate(policies if isinstance(policies, list) else ()):
        if not isinstance(policy, dict):
            continue
        at = ("policy", str(number))
        yield from _fixed(_table(policy, "dials"), (*at, "dials"), held)
        if "dials" in policy and not policy["dials"]:
            allowed = "at least one dial, such as talk:patience=0.9 as an option"
            yield (*at, "dials"), _problem(policy.get("name"), allowed)
        for name in set(_table(policy, "dials")) & set(_table(values, "dials")):
            allowed = "a dial that does not vary over the states of the world"
            yield (*at, "dials", name), _problem(policy["dials"][name], allowed)
        name = str(policy.get("name"))
        if name in taken:
            yield (*at, "name"), _problem(name, "a name of its own for each policy")
        taken.add(name)


def _varied(values: Values, heading: Values, held: Collection[str]) -> dict[str, Any]:
    """Fill in the dials that vary: those listed, the six first ones, or all."""
    listed = dict(_table(values, "dials"))
    vary = heading.get("vary", "listed" if listed else "headline")
    if vary == "listed" and not listed:
        vary = "headline"
    free = [
        dial
        for dial in DIALS.values()
        if dial.name not in held and dial.name not in _table(values, "fixed")
    ]
    asked = {
        dial.name: [dial.low, dial.high]
        for dial in free
        if vary == "all" or (vary == "headline" and dial.headline)
    }
    return asked | listed
