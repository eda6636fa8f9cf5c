"""Whether the fan is honest: the line lies in it as one of its own futures would.

    python3 -m uv run python -m benchmarks.long.calibrated            # some ten minutes
    python3 -m uv run python -m benchmarks.long.calibrated --part 20  # a twentieth

Each of 200 lines has a fan drawn at its start; where the line then stands after 13 and
26 weeks among the futures of its fan has to be uniform over the lines (Kolmogorov and
Smirnov, p > .01), or the bands would be too narrow, too wide or aside. Ties are broken
by luck. With ``--vary unknowns`` the line has a draw of its own, which the fan's vary.
"""

import argparse
import sys

import numpy as np
from scipy import stats

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
    asked = argparse.ArgumentParser()
    asked.add_argument("--part", type=int, default=1)
    asked.add_argument("--vary", default="luck")
    asked.add_argument("--from-day", type=int, default=0)
    asked = asked.parse_args()
    lines = LINES // asked.part
    found = ranks(asked.vary, lines, from_day=asked.from_day)
    print(f"{lines} lines, fans of {FUTURES} futures, {asked.vary}\n")
    print("| column | week | p | |\n|---|---|---|---|")
    good = True
    for c, name in enumerate(COLUMNS):
        for w, week in enumerate(WEEKS):
            p = stats.kstest(found[c, w], "uniform").pvalue
            good &= bool(p > LEAST_P)
            verdict = "uniform" if p > LEAST_P else "**not uniform**"
            print(f"| {name} | {week} | {p:.3f} | {verdict} |", flush=True)
    sys.exit(not good)


if __name__ == "__main__":
    main()
