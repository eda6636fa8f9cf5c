"""Run as a program: a day's luck under changes of the model, as JSON, for a test.

Every draw is recorded with its key, its unit and the stream that the key was made for.
A change is tried on a copy of the same morning, for one day.
"""

import json
import sys

import numpy as np

from simulator import engine, randomness
from simulator.compiled import wrapping
from simulator.doctrine.actors import ISKP, QATAR
from simulator.mechanisms import turns
from simulator.run import Run
from simulator.world.cells import found
from simulator.world.columns import EVENT, FIRST_TEAM, TEAM_SLOTS

MORNING = 13  # day on which the changes are tried
TTP = 0


class Recorder:
    """Stands in for the functions that make keys and draws in every module."""

    def __init__(self):
        self.names = {number: name for name, number in randomness.streams().items()}
        self.stream_of = {}
        self.draws = {}
        self.plain = {n: getattr(randomness, n) for n in ("key", "subkey", "uniform")}
        for module in list(sys.modules.values()):
            for name, function in self.plain.items():
                if getattr(module, name, None) is function:
                    setattr(module, name, getattr(self, name))

    def key(self, seed, stream, day):
        made = self.plain["key"](seed, stream, day)
        self.stream_of[int(made)] = self.names[stream]
        return made

    def subkey(self, key, unit):
        made = self.plain["subkey"](key, unit)
        self.stream_of[int(made)] = self.stream_of[int(key)]
        return made

    def uniform(self, key, unit):
        drawn = self.plain["uniform"](key, unit)
        stream = self.stream_of[int(key)]
        self.draws.setdefault(stream, {})[f"{int(key)} {int(unit)}"] = float(drawn)
        return drawn


def far_cell(run):
    """Put a cell of the TTP where no other stands and nobody looks for one."""
    # In a slot whose weekly turn is today.
    turn = np.arange(MORNING % 7, TEAM_SLOTS[TTP], 7)
    empty = turn[run.world.team_at[turn] < 0][-1]
    lonely = np.flatnonzero((run.world.cell_count[TTP] == 0) & (run.land.pakistani < 1))
    found(run.world, FIRST_TEAM[TTP] + int(empty), TTP, int(lonely[-1]))


def another_actor(run):
    """Let ISKP, which decides nothing, act as Qatar may."""
    for name in ("weight", "slot", "style", "step", "needs", "does"):
        run.rules[name][ISKP] = run.rules[name][QATAR]
    turns.POWERS = (*turns.POWERS, ISKP)


def live(run, recorder, without=None):
    """Live a day and give its draws, by stream."""
    recorder.draws = {}
    for _, phase in engine.ORDER_OF_THE_DAY:
        if phase != without:
            engine.phase(phase)(run.world, run.land, run.rules, np.zeros(0, EVENT))
    return recorder.draws


def main():
    recorder = Recorder()
    run = Run("october-2025", seed=3)
    with wrapping():
        run.advance(MORNING)
        days = {"usual": live(run.branch(), recorder)}
        for _, phase in engine.ORDER_OF_THE_DAY:
            days[f"without {phase}"] = live(run.branch(), recorder, phase)
        for change in (far_cell, another_actor):
            changed = run.branch()
            change(changed)
            days[change.__name__] = live(changed, recorder)
    json.dump(days, sys.stdout)


if __name__ == "__main__":
    main()
