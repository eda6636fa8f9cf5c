"""What sharing luck is worth: unpaired futures for a band as narrow as one paired one.

    python3 -m uv run python -m benchmarks.long.paired [--scale 0.05]

For each headline dial, moved by a tenth of its range about its default and over all of
its range, after half a year and a year; the median over seven measures and each of
them. Both arms of a pair have the same luck and the same draw of what is uncertain.
"""

import numpy as np

from benchmarks.long.record import asked, leave
from simulator.analysis.compare.arms import Arm
from simulator.analysis.compare.difference import difference
from simulator.analysis.compare.sample import Plan
from simulator.analysis.measures import CALM, measured
from simulator.ensemble.runner import run_cases
from simulator.mechanisms import DIALS
from simulator.scenario import load_scenario

MEASURES = (
    *("attacks", "deaths", "clashes", "rung_days_4"),
    *("trust_end", "cost_usd_m", "new_ceasefire"),
)
HALF, YEAR = 182, 365
LUCKS, AIM = 150, 4.0


def arms_of(dial, scenario):
    low, high, middle = dial.low, dial.high, dial.default
    step = 0.05 * (high - low)
    near = max(low, middle - step), min(high, middle + step)
    for name, ends in (("a tenth", near), ("all", (low, high))):
        yield name, [Arm(f"{end:g}", scenario, {dial.name: end}) for end in ends]


def factors(arms, lucks):
    """Variance factor by horizon and measure."""
    plan = Plan(arms, lucks, YEAR)
    values = np.full((2, len(MEASURES), 2, lucks), np.nan)
    for come in run_cases(plan.cases()):
        arm, luck = (int(part) for part in come.case.arm.split(":"))
        for h, days in enumerate((HALF, YEAR)):
            found = measured(come.series[:days], CALM, MEASURES)
            values[h, :, arm, luck] = list(found.values())
    return [
        [difference(name, *values[h, m]).factor for m, name in enumerate(MEASURES)]
        for h in range(2)
    ]


def main():
    order = asked(__doc__)
    lucks = max(4, round(LUCKS * order.scale))
    scenario, told = load_scenario("october-2025"), {}
    for dial in (one for one in DIALS.values() if one.headline):
        for name, arms in arms_of(dial, scenario):
            for days, found in zip((HALF, YEAR), factors(arms, lucks), strict=True):
                row = dict(zip(MEASURES, np.round(found, 1).tolist(), strict=True))
                row["median"] = round(float(np.median(found)), 1)
                told[f"{dial.name}, {name}, {days} days"] = row
    leave("paired", order.scale, {"lucks": lucks, "factors": told})


if __name__ == "__main__":
    main()
