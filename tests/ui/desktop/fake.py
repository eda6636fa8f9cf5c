"""A run without rules, for tests of what is drawn around a run."""

import numpy as np

from simulator.errors import InputError, Problem
from simulator.mechanisms import DIALS
from simulator.world.columns import DAY, EVENT


class FakeRun:
    """Numbers that look like a crisis; attacks fall as mediation rises."""

    def __init__(self, scenario):
        self.scenario = scenario
        self.dials = {name: dial.default for name, dial in DIALS.items()}
        self.dials |= scenario.dials
        self.day = 0
        self._rows = np.zeros(scenario.days, dtype=DAY)

    @property
    def series(self):
        return self._rows[: self.day]

    @property
    def events(self):
        events = np.zeros(self.day, dtype=EVENT)
        events["day"] = np.arange(self.day)
        events["place"] = np.arange(self.day) % 30
        return events

    def advance(self, days):
        for _ in range(days):
            row = self._rows[self.day]
            calm = self.dials["mediation_strength"]
            wave = 0.5 + 0.5 * np.sin(self.day / 23.0) * np.cos(self.day / 7.0)
            row["day"] = self.day
            row["rung"] = round(7 * wave * (1.1 - 0.8 * calm))
            row["attacks"] = round(6 * wave + 5 * (1 - calm))
            row["cohesion"] = 0.7 - 0.2 * wave
            row["crossings_open"] = self.day // 30 % 5
            row["ceasefire"] = self.day % 90 > 60
            row["talks"] = self.day % 11 == 0
            self.day += 1

    def set_dial(self, name, value):
        if name not in self.dials:
            raise InputError(Problem("here", name, value, "the name of a dial"))
        self.dials[name] = value
