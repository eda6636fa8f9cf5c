"""What people and the scenario have set: dials, and claims that are switched off.

A claim that is off holds its dials and constants, whatever was asked for. What was
asked for is remembered meanwhile, and holds again once the claim is switched on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from simulator.assumptions import constants_of, dials_off, switched_off
from simulator.mechanisms import CLAIMS, CONSTANTS, DIALS
from simulator.rules import make_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import numpy as np

    from simulator.rules import Value
    from simulator.scenario import Scenario
    from simulator.world.columns import Record


class Standing(NamedTuple):
    """How the settings of a run stand: dials as asked for, and claims that are off."""

    dials: Mapping[str, float]
    off: tuple[str, ...]


def standing_at_start(scenario: Scenario, moved: Mapping[str, float]) -> Standing:
    """Tell how settings stand on day 0; ``moved`` are dials unlike the scenario's."""
    usual = {name: dial.default for name, dial in DIALS.items()}
    return Standing({**usual, **scenario.dials, **moved}, switched_off(scenario))


class Settings:
    """The settings of one run, and the rules that they make.

    Parameters
    ----------
    scenario
        Whose dials, switches and draw hold at first.
    moved
        Dials that differ from the scenario's.
    """

    def __init__(self, scenario: Scenario, moved: Mapping[str, float]) -> None:
        self.stands = standing_at_start(scenario, moved)
        self._drawn = constants_of(scenario)

    @property
    def held(self) -> dict[str, Value]:
        """Dials and constants that a switched-off claim holds, with their values."""
        return dials_off(self.stands.off)

    def table(self, scenario: Scenario) -> np.ndarray:
        """Make the one-row table of all numbers of the rules."""
        constants = self._drawn | self.held
        return make_rules(self.stands.dials, constants, scenario.doctrine)

    def note_dial(self, name: str, value: float) -> None:
        """Remember that a dial was asked to have a value."""
        self.stands = Standing({**self.stands.dials, name: value}, self.stands.off)

    def with_claim(self, claim: str, *, on: bool) -> Standing:
        """Tell how settings would stand with a claim switched on or off."""
        off = {*self.stands.off} - {claim} if on else {*self.stands.off, claim}
        return Standing(self.stands.dials, in_order(off))

    def write(self, stands: Standing, rules: Record) -> None:
        """Let settings stand otherwise, and bring the rules in line with them."""
        self.stands = stands
        for name, value in stands.dials.items():
            rules[name] = value
        for claim in CLAIMS.values():
            for name in claim.off.keys() & CONSTANTS.keys():
                rules[name] = self._drawn.get(name, CONSTANTS[name].default)
        for name, held in self.held.items():
            rules[name] = held


def in_order(claims: Collection[str]) -> tuple[str, ...]:
    """Sort claims as they are declared."""
    return tuple(claim for claim in CLAIMS if claim in claims)
