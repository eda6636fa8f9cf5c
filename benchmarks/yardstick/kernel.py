"""The yardstick as our kernels are written: columns in a record, keyed luck."""

import numba
import numpy as np

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
from simulator import numerics, randomness
from simulator.compiled import OPTIONS
from simulator.warmup import prepare

compiled = numba.njit(**(OPTIONS | {"cache": False}))


@compiled
def perceive(world, land):
    for k in range(2):
        for p in range(PLACES):
            world.strength[k, p] = 0
            world.harm[k, p] = 0
    for i in range(FORMATIONS):
        world.strength[land.side[i], world.place[i]] += world.men[i]
    for k in range(2):
        for p in range(PLACES):
            own = world.strength[k, p]
            enemy = world.strength[1 - k, p]
            world.want[k, p] = enemy / (HALF + enemy) - own / (HALF + own)


@compiled
def move(world, land, luck, i, k, p):
    first = i * PURPOSES
    if randomness.uniform(luck, first + MOVE) >= MOVES:
        return False
    turn = int(randomness.uniform(luck, first + WHERE) * land.degree[p])
    q = land.neighbour[p, turn]
    gain = EAGER * (world.want[k, q] - world.want[k, p])
    if randomness.uniform(luck, first + GO) >= numerics.logistic(gain):
        return False
    world.place[i] = q
    return True


@compiled
def attack(world, luck, i, k, p, n):
    enemy = world.strength[1 - k, p]
    first = i * PURPOSES
    if enemy == 0:
        return
    if randomness.uniform(luck, first + ATTACK) < ATTACKS * enemy / (enemy + n):
        harm = int(randomness.uniform(luck, first + HARM) * (1.0 + n / 2.0))
        world.harm[1 - k, p] += harm
        world.attacks += 1


@compiled
def recruit(world, land, luck, i, n):
    if n > 0:
        if randomness.uniform(luck, i * PURPOSES + JOIN) < JOINS:
            world.men[i] = min(MOST, n + GAIN)
    elif randomness.uniform(luck, i * PURPOSES + WAKE) < WAKES:
        world.place[i] = land.home[i]
        world.men[i] = START


@compiled
def act(world, land, luck):
    for i in range(FORMATIONS):
        n = int(world.men[i])
        if n > 0:
            k = land.side[i]
            p = world.place[i]
            if move(world, land, luck, i, k, p):
                continue
            attack(world, luck, i, k, p, n)
        recruit(world, land, luck, i, n)


@compiled
def lose(world, land, luck):
    for i in range(FORMATIONS):
        n = int(world.men[i])
        k = land.side[i]
        harm = int(world.harm[k, world.place[i]])
        if n > 0 and harm > 0:
            u = randomness.uniform(luck, i * PURPOSES + LOSE)
            lost = int(n * harm / world.strength[k, world.place[i]] + u)
            world.men[i] = max(0, n - lost)


@compiled
def advance(worlds, lands, series, days):
    world = worlds[0]
    land = lands[0]
    for row in range(days):
        luck = randomness.key(world.seed, STREAM, world.day)
        world.attacks = 0
        perceive(world, land)
        act(world, land, luck)
        lose(world, land, luck)
        day = series[row]
        day.attacks = world.attacks
        day.first = 0
        day.second = 0
        for p in range(PLACES):
            day.first += world.strength[0, p]
            day.second += world.strength[1, p]
        world.day += 1


def begun(seed, days):
    """Give what ``advance`` takes."""
    prepare()  # so that luck and logistic are compiled when `advance` is
    land = setting.make_land()
    return setting.make_world(land, seed), land, np.zeros(days, DAY), days


def run(seed, days):
    """Simulate, and give the series and the state at the end."""
    given = begun(seed, days)
    advance(*given)
    world, _, series, _ = given
    return series, world[0].place.copy(), world[0].men.copy()
