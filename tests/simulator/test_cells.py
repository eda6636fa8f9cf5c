"""Cells: rings and lists stay whole, fighters are conserved."""

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from simulator.compiled import wrapping
from simulator.randomness import key
from simulator.rules import make_rules
from simulator.scenario import load_scenario
from simulator.start import begin, lie_of_the_land
from simulator.warmup import prepare
from simulator.world import cells
from simulator.world.columns import FIRST_TEAM, N_MOVEMENTS, N_PLACES, TEAM_SLOTS


def check_books(world) -> None:
    """Every list, ring, count and book of the teams agrees with every other."""
    for g in range(N_MOVEMENTS):
        teams = range(FIRST_TEAM[g], FIRST_TEAM[g] + TEAM_SLOTS[g])
        alive = [t for t in teams if world.team_at[t] >= 0]
        assert len(alive) == world.teams_alive[g]
        leaders = [t for t in alive if world.team_leader[t] == t]
        at = np.bincount([world.team_at[t] for t in leaders], minlength=N_PLACES)
        assert (at == world.cell_count[g]).all()
        _check_lists(world, g, alive)
        for leader in leaders:
            _check_ring(world, leader)
    held = world.team_men[world.team_at >= 0].sum()
    assert held == world.recruited - world.lost


def _check_lists(world, g, alive) -> None:
    listed = []
    for place in range(N_PLACES):
        team, before = world.cell_first[g, place], -1
        while team >= 0:
            assert world.team_before[team] == before
            assert world.team_at[team] == place
            listed.append(int(team))
            before, team = team, world.team_next[team]
    assert sorted(listed) == alive


def _check_ring(world, leader) -> None:
    size, team = 0, leader
    while True:
        assert world.team_leader[team] == leader
        assert world.team_at[team] == world.team_at[leader]
        assert 1 <= world.team_men[team] <= 5
        size, team = size + 1, world.team_ring[team]
        if team == leader:
            break
    assert size == world.team_size[leader]


def _fresh_world():
    prepare()
    scenario = load_scenario("october-2025")
    land, rules = lie_of_the_land(scenario.start), make_rules({})
    table = begin(scenario.start_state, land, rules, seed=2)
    table[0].recruited = table[0].team_men[table[0].team_at >= 0].sum()
    return table


class Bands(RuleBasedStateMachine):
    """Any sequence of what can happen to cells."""

    def __init__(self):
        super().__init__()
        self.table = _fresh_world()
        self.world = self.table[0]

    def _leader(self, g: int, n: int) -> int:
        here = np.flatnonzero(
            (self.world.team_at >= 0)
            & (self.world.team_leader == np.arange(len(self.world.team_at)))
        )
        own = here[(here >= FIRST_TEAM[g]) & (here < FIRST_TEAM[g] + TEAM_SLOTS[g])]
        return int(own[n % len(own)])

    @rule(g=st.integers(0, 2), n=st.integers(0, 999), dead=st.integers(0, 40))
    def lose(self, g, n, dead):
        leader = self._leader(g, n)
        dead = min(dead, cells.fighters(self.world, leader))
        cells.lose(self.world, leader, dead, g)

    @rule(g=st.integers(0, 2), n=st.integers(0, 999))
    def scatter(self, g, n):
        cells.scatter(self.world, self._leader(g, n), g)

    @rule(g=st.integers(0, 2), n=st.integers(0, 999), p=st.integers(0, N_PLACES - 1))
    def walk(self, g, n, p):
        cells.walk(self.world, self._leader(g, n), g, p)

    @rule(g=st.integers(0, 2), n=st.integers(0, 999))
    def merge(self, g, n):
        one = self._leader(g, n)
        there = self.world.team_at[one]
        for other in range(FIRST_TEAM[g], FIRST_TEAM[g] + TEAM_SLOTS[g]):
            same = self.world.team_at[other] == there
            if same and self.world.team_leader[other] != one:
                cells.merge(self.world, one, other, g)
                return

    @rule(g=st.integers(0, 2), p=st.integers(0, N_PLACES - 1))
    def found(self, g, p):
        first, last = FIRST_TEAM[g], FIRST_TEAM[g] + TEAM_SLOTS[g]
        empty = np.flatnonzero(self.world.team_at[first:last] < 0)
        if len(empty):
            cells.found(self.world, first + int(empty[0]), g, p)

    @invariant()
    def books_balance(self):
        check_books(self.world)


Bands.TestCase.settings = settings(
    max_examples=8, stateful_step_count=12, deadline=None
)
TestThatCellsStayWhole = Bands.TestCase


def test_that_the_books_check_notices_a_fighter_who_comes_from_nowhere():
    world = _fresh_world()[0]
    world.team_men[np.flatnonzero(world.team_men == 5)[0]] -= 1
    with pytest.raises(AssertionError):
        check_books(world)


def test_that_picking_a_cell_does_not_depend_on_the_order_of_the_list():
    world = _fresh_world()[0]
    g = 0
    place = int(np.argmax(world.cell_count[g]))
    with wrapping():
        luck = key(1, 2, 3)
        chosen = cells.pick(world, luck, g, place, False)
        first = int(world.cell_first[g, place])
        cells.delist(world, first, g)
        last = int(world.cell_first[g, place])
        while world.team_next[last] >= 0:
            last = int(world.team_next[last])
        world.team_next[last], world.team_before[first] = first, last
        world.team_next[first], world.team_at[first] = -1, place
        assert cells.pick(world, luck, g, place, False) == chosen
