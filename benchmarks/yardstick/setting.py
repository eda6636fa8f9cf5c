"""Numbers of the yardstick, and the state that all three versions begin with."""

import numpy as np

from simulator.world.columns import layout

WIDTH, HEIGHT = 15, 10
PLACES, FORMATIONS = WIDTH * HEIGHT, 2000
START, MOST, GAIN = 20, 60, 3
WAKES, MOVES, ATTACKS, JOINS = 0.02, 0.15, 0.1, 0.03
HALF = 50.0  # fighters at which a place counts half of the most
EAGER = 4.0
WAKE, MOVE, WHERE, GO, ATTACK, HARM, JOIN, LOSE = range(8)
PURPOSES = 8
STREAM = 4242

WORLD = layout(
    [
        ("seed", "u8"),
        ("day", "i8"),
        ("place", "i2", (FORMATIONS,)),
        ("men", "i2", (FORMATIONS,)),
        ("strength", "i4", (2, PLACES)),
        ("harm", "i4", (2, PLACES)),
        ("want", "f8", (2, PLACES)),
        ("attacks", "i8"),
    ]
)
LAND = layout(
    [
        ("neighbour", "i2", (PLACES, 4)),
        ("degree", "i2", (PLACES,)),
        ("side", "i2", (FORMATIONS,)),
        ("home", "i2", (FORMATIONS,)),
    ]
)
DAY = layout([("attacks", "i8"), ("first", "i8"), ("second", "i8")])


def neighbours(place):
    """Places left, right, above and below of one."""
    x, y = place % WIDTH, place // WIDTH
    near = ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1))
    return [b * WIDTH + a for a, b in near if 0 <= a < WIDTH and 0 <= b < HEIGHT]


def make_land():
    """The grid, and each formation's side and home."""
    table = np.zeros(1, LAND)
    land = table[0]
    for place in range(PLACES):
        near = neighbours(place)
        land.neighbour[place, : len(near)] = near
        land.degree[place] = len(near)
    each = np.arange(FORMATIONS)
    land.side[:] = each % 2
    land.home[:] = each // 2 * 7919 % PLACES
    return table


def make_world(land, seed):
    """Every formation at home with its first fighters."""
    table = np.zeros(1, WORLD)
    world = table[0]
    world.seed = seed
    world.place[:] = land[0].home
    world.men[:] = START
    return table
