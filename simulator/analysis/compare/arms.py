"""Arms: the settings that are compared, and how the command line writes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.assumptions import assuming, dials_off, switched_off
from simulator.errors import InputError, Problem
from simulator.mechanisms import DIALS
from simulator.parameters import check_dial
from simulator.scenario import load_scenario

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from simulator.situation import Scenario
    from simulator.timeline.journal import Entry

MOST_ARMS = 4
AS_IT_STANDS = "as it stands"
WITHOUT, SCENARIO = "without", "scenario"
SHAPE = (
    "a name, a colon and what differs, as high:mediation_strength=0.9 or "
    "alone:without=C6+C11,patience=0.2 or calm:scenario=hotline"
)


@dataclass(frozen=True)
class Arm:
    """One setting.

    Attributes
    ----------
    name
        What it is called in the comparison.
    scenario
        The scenario that it runs.
    dials
        Values that differ from the scenario's.
    without
        Claims that are switched off.
    changes
        What is done later, by day.
    """

    name: str
    scenario: Scenario
    dials: Mapping[str, float] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    changes: tuple[Entry, ...] = ()

    @property
    def told(self) -> str:
        """What it is, in words."""
        words = [f"{DIALS[dial].label} {value:g}" for dial, value in self.dials.items()]
        if self.without:
            words.append(f"without {', '.join(self.without)}")
        words += [f"{one.change.told()} on day {one.day}" for one in self.changes]
        return "; ".join(words) or f"{self.scenario.title}, as it stands"


def check_arms(texts: Sequence[str], scenario: Scenario) -> list[Arm]:
    """Read arms as the command line writes them; one alone is set against none.

    Raises
    ------
    InputError
        With everything that is wrong with any of them.
    """
    problems: list[Problem] = []
    arms = [_arm(text, scenario, problems) for text in texts]
    if len(texts) == 1:
        arms.insert(0, Arm(AS_IT_STANDS, scenario))
    if not 1 <= len(texts) <= MOST_ARMS:
        allowed = f"one arm, to be set against none, up to {MOST_ARMS}"
        problems.append(Problem("--arm", "the number of arms", len(texts), allowed))
    names = [arm.name for arm in arms if arm is not None]
    for name in sorted({name for name in names if names.count(name) > 1}):
        problems.append(Problem("--arm", "the name", name, "a name for each arm"))
    if problems:
        raise InputError(*problems)
    return [arm for arm in arms if arm is not None]


def _arm(text: str, scenario: Scenario, problems: list[Problem]) -> Arm | None:
    name, _, rest = text.partition(":")
    parts = [part.partition("=") for part in rest.split(",") if part.strip()]
    if not name.strip() or not parts or any(not value for _, _, value in parts):
        problems.append(Problem("--arm", "the arm", text, SHAPE))
        return None
    before = len(problems)
    told = {key.strip(): value.strip() for key, _, value in parts}
    own = _scenario(told.pop(SCENARIO, None), scenario, problems)
    claims = told.pop(WITHOUT, "").upper().replace("+", " ").split()
    try:
        whole = assuming(own, claims)
    except InputError as error:
        problems += [Problem("--arm", *_rest(one)) for one in error.problems]
        return None
    dials = {key: _value(key, value, whole, problems) for key, value in told.items()}
    if len(problems) > before:
        return None
    return Arm(name.strip(), own, dials, tuple(claims))


def _rest(problem: Problem) -> tuple[str, object, str, str | None]:
    return problem.field, problem.value, problem.allowed, problem.nearest


def _scenario(name: str | None, usual: Scenario, problems: list[Problem]) -> Scenario:
    if name is None:
        return usual
    try:
        return load_scenario(name)
    except InputError as error:
        problems += [Problem("--arm", *_rest(one)) for one in error.problems]
        return usual


def _value(name: str, text: str, scenario: Scenario, problems: list[Problem]) -> float:
    try:
        value: object = float(text)
    except ValueError:
        value = text
    problem = check_dial(DIALS, name, value, "--arm")
    if problem is None and name in dials_off(switched_off(scenario)):
        allowed = "another dial: this one is held by a claim that is switched off"
        problem = Problem("--arm", name, value, allowed)
    if problem is not None:
        problems.append(problem)
        return 0.0
    return float(text)
