"""Draw the uncertain constants: a prior sample, a row a draw, the same every time.

Each constant is drawn around its reference by how well it is supported, on the scale
that fits it: shares on log odds, positive numbers on logarithms, log odds as they are.
The numbers of one tuple move together. Latin hypercube: each constant's range is
covered evenly. A prior until a calibration gives something better.

    python3 -m uv run python tools/draw_priors.py
"""

import csv
import math
from collections.abc import Iterator

import numpy as np

from simulator.assumptions import DRAWS_FILE
from simulator.mechanisms import CONSTANTS
from simulator.parameters import Constant
from simulator.randomness import key, stream, uniform

DRAWS = 200
SEED = 20251012
# How far from the reference, up and down, on the scale of the constant.
WIDTH = {"strong": 0.1, "assumption": 0.25, "contested": 0.6}
# A root that a switch turns off, and the clock: no quantities that are uncertain.
CERTAIN = {"rivalry", "pause_calm", "pause_tense", "pause_hot", "team_fighters"}
PRIOR = stream("tools.prior")


def shifted(constant: Constant, value: float, shift: float) -> float:
    """Move a value by a shift on the scale of its constant, inside its range."""
    if constant.low < 0:
        moved = value + 2 * shift
    elif constant.low == 0 and constant.high <= 1 and 0 < value < 1:
        odds = math.log(value / (1 - value)) + shift
        moved = 1 / (1 + math.exp(-odds))
    else:
        moved = value * math.exp(shift)
    return min(max(moved, constant.low), constant.high)


def shifts() -> Iterator[tuple[Constant, list[float]]]:
    """Give each constant its shifts, one a draw."""
    for row, constant in enumerate(CONSTANTS.values()):
        if constant.name in CERTAIN:
            continue
        with np.errstate(over="ignore"):
            luck = key(SEED, PRIOR, row)
            order = np.argsort([uniform(luck, n) for n in range(DRAWS)])
            inside = [uniform(luck, DRAWS + n) for n in range(DRAWS)]
        width = WIDTH[constant.strength]
        even = [(int(order[n]) + inside[n]) / DRAWS for n in range(DRAWS)]
        yield constant, [width * (2 * u - 1) for u in even]


def columns() -> Iterator[tuple[str, list[float]]]:
    """Give each column of the table and its values."""
    for constant, moves in shifts():
        parts = constant.default
        several = isinstance(parts, tuple)
        for k, value in enumerate(parts if isinstance(parts, tuple) else (parts,)):
            name = f"{constant.name}.{k}" if several else constant.name
            yield name, [shifted(constant, value, move) for move in moves]


def main() -> None:
    """Write the table."""
    table = dict(columns())
    with DRAWS_FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["draw", *table])
        for n in range(DRAWS):
            writer.writerow([n + 1, *(f"{values[n]:.6g}" for values in table.values())])


if __name__ == "__main__":
    main()
