"""A comparison: arms on the same luck, their differences, and the story they tell."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from simulator.analysis.compare.chain import Chain, chain
from simulator.analysis.compare.difference import (
    Course,
    Difference,
    courses,
    endings,
    ranked,
)
from simulator.analysis.compare.sample import Plan, Sample, sample
from simulator.analysis.compare.story import story
from simulator.analysis.compare.ways import Way, ways
from simulator.analysis.experiments.wording import finite
from simulator.analysis.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.analysis.compare.arms import Arm


@dataclass(frozen=True, eq=False, repr=False)
class Contrast:
    """One arm against the first.

    Attributes
    ----------
    differences
        Of every measure, the largest clear one first.
    courses
        How the difference unfolds, by weekly column.
    chain
        By which way it came.
    ways
        The same for each measure that differs clearly, in the order of the differences.
    story
        The same in sentences.
    """

    first: Arm
    second: Arm
    differences: tuple[Difference, ...]
    courses: Mapping[str, Course]
    chain: Chain
    ways: tuple[Way, ...]
    story: tuple[str, ...]

    def difference(self, measure: str) -> Difference:
        """Return the difference of one measure."""
        return next(one for one in self.differences if one.measure == measure)


@dataclass(frozen=True, eq=False, repr=False)
class Comparison:
    """What came of a comparison.

    Attributes
    ----------
    endings
        Share of futures that end in each way, arm by arm.
    contrasts
        Each arm but the first, against the first.
    """

    sample: Sample
    endings: Mapping[str, list[float]]
    contrasts: tuple[Contrast, ...]

    @property
    def plan(self) -> Plan:
        """What was compared."""
        return self.sample.plan

    @property
    def ok(self) -> int:
        """Futures simulated to their end, in all arms together."""
        return int((self.sample.endings != "").sum())

    @property
    def planned(self) -> int:
        """Futures asked for, in all arms together."""
        return int(self.sample.endings.size)

    def as_plain(self) -> dict[str, Any]:
        """Return all of it as plain values for JSON."""
        arms = self.plan.arms
        told = {
            "runs": self.plan.runs,
            "days": self.plan.days,
            "seed": self.plan.seed,
            "unknowns": self.plan.unknowns,
            "planned": self.planned,
            "ok": self.ok,
            "failed": self.planned - self.ok,
            "arms": [
                {
                    "name": arm.name,
                    "scenario": arm.scenario.name,
                    "dials": dict(arm.dials),
                    "without": list(arm.without),
                    "outcomes": {k: shares[n] for k, shares in self.endings.items()},
                }
                for n, arm in enumerate(arms)
            ],
            "contrasts": [_plain(one) for one in self.contrasts],
            "failures": [
                {"arm": arms[int(one.case.arm.split(":")[0])].name}
                | {"seed": one.case.seed, "draw": one.case.draw}
                | {"status": one.status, "error": one.error}
                for one in self.sample.failures
            ],
        }
        found: dict[str, Any] = finite(told)
        return found


def _plain(one: Contrast) -> dict[str, Any]:
    return {
        "first": one.first.name,
        "second": one.second.name,
        "measures": [
            asdict(d)
            | {"p_second_more": d.win, "clear": d.clear}
            | {"label": MEASURES[d.measure].label, "unit": MEASURES[d.measure].unit}
            for d in one.differences
        ],
        "chain": asdict(one.chain),
        "ways": {
            way.difference.measure: [asdict(k) for k in way.links] for way in one.ways
        },
        "weekly": {
            name: {
                "mean": course.mean.tolist(),
                "low": course.low.tolist(),
                "high": course.high.tolist(),
                "q05": course.spread[0].tolist(),
                "q95": course.spread[4].tolist(),
            }
            for name, course in one.courses.items()
        },
        "story": list(one.story),
    }


def compare(plan: Plan, **how: Any) -> Comparison:
    """Simulate a comparison and sum it up.

    Parameters
    ----------
    plan
        What is compared.
    how
        Options of `simulator.ensemble.runner.run_cases`: on which workers, and so on.

    Raises
    ------
    DurandError
        When it was stopped, or not one luck was simulated to its end in all arms.
    """
    found = sample(plan, how)
    return Comparison(
        found,
        endings(found),
        tuple(_contrast(found, arm) for arm in range(1, len(plan.arms))),
    )


def _contrast(found: Sample, arm: int) -> Contrast:
    first, second = found.plan.arms[0], found.plan.arms[arm]
    differences = tuple(ranked(found, arm))
    way = chain(found, arm)
    told = tuple(story(found, arm, differences, way))
    clear = tuple(ways(found, arm, [one for one in differences if one.clear]))
    unfolding = courses(found, arm)
    return Contrast(first, second, differences, unfolding, way, clear, told)
