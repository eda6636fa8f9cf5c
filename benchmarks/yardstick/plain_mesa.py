"""The yardstick as plain Mesa: cell agents, ``shuffle_do``, a data collector."""

import math

import mesa
import networkx as nx
import numpy as np
from mesa.discrete_space import CellAgent, Network

from benchmarks.yardstick import setting
from benchmarks.yardstick.setting import (
    ATTACK,
    ATTACKS,
    DAY,
    EAGER,
    FORMATIONS,
    GAIN,
    GO,
    HALF,
    HARM,
    JOIN,
    JOINS,
    LOSE,
    MOST,
    MOVE,
    MOVES,
    PLACES,
    PURPOSES,
    START,
    STREAM,
    WAKE,
    WAKES,
    WHERE,
)

MASK = 2**64 - 1


class Formation(CellAgent):
    def __init__(self, model, index, side, home):
        super().__init__(model)
        self.first, self.side, self.home = index * PURPOSES, side, home
        self.cell, self.men = home, START

    def step(self):
        u = self.model.luck
        if self.men == 0:
            if u(self.first + WAKE) < WAKES:
                self.cell, self.men = self.home, START
            return
        if u(self.first + MOVE) < MOVES and self.moved(u):
            return
        here = self.model.district[self.cell]
        enemy = here.strength[1 - self.side]
        if enemy and u(self.first + ATTACK) < ATTACKS * enemy / (enemy + self.men):
            here.harm[1 - self.side] += int(
                u(self.first + HARM) * (1.0 + self.men / 2.0)
            )
            self.model.attacks += 1
        if u(self.first + JOIN) < JOINS:
            self.men = min(MOST, self.men + GAIN)

    def moved(self, u):
        district, side = self.model.district, self.side
        near = self.model.near[self.cell]
        there = near[int(u(self.first + WHERE) * len(near))]
        gain = EAGER * (district[there].want[side] - district[self.cell].want[side])
        if u(self.first + GO) >= self.model.logistic(gain):
            return False
        self.cell = there
        return True

    def lose(self):
        here = self.model.district[self.cell]
        harm = here.harm[self.side]
        if self.men and harm:
            share = self.men * harm / here.strength[self.side]
            lost = int(share + self.model.luck(self.first + LOSE))
            self.men = max(0, self.men - lost)


class District(mesa.Agent):
    def __init__(self, model, place):
        super().__init__(model)
        self.place = place

    def perceive(self):
        strength = [0, 0]
        for formation in self.place.agents:
            strength[formation.side] += formation.men
        share = [own / (HALF + own) for own in strength]
        self.strength, self.harm = strength, [0, 0]
        self.want = [share[1] - share[0], share[0] - share[1]]


class Yardstick(mesa.Model):
    """The model, with Mesa's own generator and the library's logistic."""

    def __init__(self, seed):
        super().__init__(rng=seed)
        self.seed_given, self.day, self.attacks = seed, 0, 0
        graph = nx.Graph()
        graph.add_nodes_from(range(PLACES))
        graph.add_edges_from(
            (p, q) for p in range(PLACES) for q in setting.neighbours(p)
        )
        places = list(Network(graph, random=self.random).all_cells.cells)
        self.near = {
            place: [places[q] for q in setting.neighbours(p)]
            for p, place in enumerate(places)
        }
        self.district = {place: District(self, place) for place in places}
        land = setting.make_land()[0]
        for i in range(FORMATIONS):
            Formation(self, i, int(land.side[i]), places[land.home[i]])
        self.formations = self.agents_by_type[Formation]
        self.datacollector = mesa.DataCollector(
            {
                "attacks": "attacks",
                "first": lambda m: sum(d.strength[0] for d in m.district.values()),
                "second": lambda m: sum(d.strength[1] for d in m.district.values()),
            }
        )

    def luck(self, _):
        return self.random.random()

    def logistic(self, x):
        return 1.0 / (1.0 + math.exp(-x))

    def step(self):
        self.attacks = 0
        self.agents_by_type[District].do("perceive")
        self.formations.shuffle_do("step")
        self.formations.do("lose")
        self.datacollector.collect(self)
        self.day += 1


def mix(x):
    x ^= x >> 30
    x = x * 0xBF58476D1CE4E5B9 & MASK
    x ^= x >> 27
    x = x * 0x94D049BB133111EB & MASK
    return x ^ (x >> 31)


class KeyedYardstick(Yardstick):
    """The same model with the kernel's luck and logistic, to compare the bits."""

    def luck(self, unit):
        key = mix(
            self.seed_given + STREAM * 0xD1B54A32D192ED03 + 0x9E3779B97F4A7C15 & MASK
        )
        key = mix(key + self.day * 0x8CB92BA72F3D8DD7 & MASK)
        return (mix(key + unit * 0x9E3779B97F4A7C15 & MASK) >> 11) * 2.0**-53

    def logistic(self, x):
        from simulator.numerics import logistic

        return logistic(x)


def run(seed, days, model=KeyedYardstick):
    """Simulate, and give the series and the state at the end."""
    yardstick = model(seed)
    for _ in range(days):
        yardstick.step()
    table = yardstick.datacollector.get_model_vars_dataframe()
    series = np.zeros(days, DAY)
    for name in DAY.names:
        series[name] = table[name]
    place = np.array([f.cell.coordinate for f in yardstick.formations], "i2")
    return series, place, np.array([f.men for f in yardstick.formations], "i2")
