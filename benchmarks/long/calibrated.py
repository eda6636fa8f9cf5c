"""Whether the fan is honest: the line lies in it as one of its own futures would.

    python3 -m uv run python -m benchmarks.long.calibrated [--scale 0.05]

Each of 200 lines has a fan drawn at its start; where the line then stands after 13 and
26 weeks among the futures of its fan has to be uniform over the lines (Kolmogorov and
Smirnov, p > .01), or the bands would be too narrow, too wide or aside. Ties are broken
by luck. Both what varies by luck alone and what varies by unknowns too is judged.
"""

import sys

import numpy as np
from scipy import stats

from benchmarks.long.record import asked, leave
from simulator.analysis.intervals import generator
from simulator.ensemble.futures import Fan, Start
from simulator.ensemble.summary import BASE, WEEK, by_column, weekly
from simulator.run import Run

LINES, FUTURES = 200, 40
WEEKS = 13, 26
COLUMNS = ("rung", "attacks", "deaths_total", "cost_total", "trust_pak_kab", "cohesion")
LEAST_P = 0.01


def ranks(vary, lines, futures=FUTURES, from_day=0):
    """Rank of each line in its fan, 0 to 1: [column, week, line]."""
    luck = generator(5)
    found = np.zeros((len(COLUMNS), len(WEEKS), lines))
    for line in range(lines):
        draw = int(luck.integers(1, 201)) if vary == "unknowns" else None
        run = Run("october-2025", seed=50_000 + line, draw=draw)
        run.advance(from_day)
        days = WEEKS[-1] * WEEK
        fan = list(Fan(Start.of(run, vary), futures, days).outcomes())
        run.advance(days)
        rows = run.series[None, -days:]
        own = np.array([[weekly(rows, name)[0] for name in BASE]], "f4")
        theirs = by_column(np.array([one.weeks for one in fan]))
        mine = by_column(own)
        for c, name in enumerate(COLUMNS):
            for w, week in enumerate(WEEKS):
                value, others = mine[name][0, week - 1], theirs[name][:, week - 1]
                below = (others < value).sum()
                ties = (others == value).sum()
                at = below + luck.integers(ties + 1) + luck.random()
                found[c, w, line] = at / (len(others) + 1)
    return found


def main():
    order = asked(__doc__)
    lines = max(5, round(LINES * order.scale))
    told, good = {}, True
    for vary in ("luck", "unknowns"):
        found = ranks(vary, lines)
        for c, name in enumerate(COLUMNS):
            for w, week in enumerate(WEEKS):
                p = float(stats.kstest(found[c, w], "uniform").pvalue)
                good &= p > LEAST_P
                told[f"{vary}, {name}, week {week}"] = round(p, 3)
    leave("calibrated", order.scale, {"lines": lines, "futures": FUTURES, "p": told})
    sys.exit(not good)


if __name__ == "__main__":
    main()
