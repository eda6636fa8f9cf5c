"""When it happens: what the futures with some outcome have in common.

Every future has dials spread over their ranges and luck of its own. Boxes and leaves
are found in two thirds of the futures and counted in the third that they never saw,
because a search finds dense boxes in noise too.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.experiments.design import as_points, latin
from simulator.analysis.experiments.points import carry_out
from simulator.analysis.experiments.prim import (
    Box,
    box_of,
    by_chance,
    chosen,
    pruned,
    trajectory,
)
from simulator.analysis.experiments.trees import leaves, need_sklearn
from simulator.analysis.experiments.wording import (
    DISCLAIMER,
    dial_label,
    dial_number,
    finite,
    number,
    of_100,
    unit_beside,
)
from simulator.analysis.intervals import share_interval
from simulator.analysis.measures import MEASURES
from simulator.errors import DurandError

if TYPE_CHECKING:
    from simulator.analysis.experiments.plan import DiscoveryPlan, Goal
    from simulator.analysis.experiments.points import How, Table
    from simulator.analysis.experiments.reading import Experiment

KEPT_OUT = 3  # every third future is kept out of the search
FEWEST = 10  # futures with the outcome, below which nothing can be found


@dataclass(frozen=True, eq=False, repr=False)
class Found:
    """A box, as it was found and as it stood up to futures that it never saw.

    Attributes
    ----------
    box, fresh
        Counted in the futures of the search, and in those kept out of it.
    chance
        By limit, [dial, 2]: how likely luck alone gives what it gained.
    n, hits
        Futures kept out that are in the box, and how many have the outcome.
    base
        Share of all futures kept out that have it; of those that earlier boxes left.
    """

    box: Box
    fresh: Box
    chance: np.ndarray
    n: int
    hits: int
    base: float

    @property
    def clear(self) -> bool:
        """Whether the outcome is surely more frequent in it, in fresh futures."""
        return share_interval(self.hits, self.n)[0] > self.base

    def as_plain(self, dials: tuple[str, ...], whole: np.ndarray) -> dict[str, Any]:
        """Return the box as plain values for JSON."""
        limits = {
            dials[k]: {
                "low": None if low == whole[k, 0] else float(low),
                "high": None if high == whole[k, 1] else float(high),
                "chance": self.chance[k].tolist(),
            }
            for k, (low, high) in enumerate(self.box.limits)
            if (low, high) != tuple(whole[k])
        }
        return {
            "limits": limits,
            "found": _shares(self.box),
            "clear": self.clear,
            "fresh": _shares(self.fresh)
            | {"n": self.n, "hits": self.hits, "base": self.base},
        }


def _shares(box: Box) -> dict[str, float]:
    return {"density": box.density, "coverage": box.coverage, "mass": box.mass}


@dataclass(frozen=True, eq=False, repr=False)
class DiscoveryResult:
    """What the futures with an outcome have in common.

    Attributes
    ----------
    dials, whole
        The dials that vary, and the ranges that the points span, [dial, 2].
    x, y
        Points [future, dial] and whether each has the outcome; whole futures only.
    base, base_n
        Share of the futures kept out that have the outcome, and how many they are.
    boxes
        Those chosen, one after another.
    way
        All boxes on the way to the first, and which of them was chosen.
    leaves
        Of the tree, the densest first.
    """

    experiment: Experiment
    table: Table
    dials: tuple[str, ...]
    whole: np.ndarray
    x: np.ndarray
    y: np.ndarray
    base: float
    base_n: int
    boxes: list[Found]
    way: list[Found]
    picked: int
    leaves: list[Found]

    def as_plain(self) -> dict[str, Any]:
        """Return the result as plain values for JSON."""
        told = [one.as_plain(self.dials, self.whole) for one in self.boxes]
        way = [one.as_plain(self.dials, self.whole) for one in self.way]
        parts = [one.as_plain(self.dials, self.whole) for one in self.leaves]
        plain = {
            "outcome": self.outcome,
            "base": {"share": self.base, "n": self.base_n},
            "boxes": told,
            "tradeoff": way,
            "picked": self.picked,
            "leaves": parts,
        }
        return {**finite(plain)}

    @property
    def outcome(self) -> str:
        """What is asked about, in words."""
        return outcome_in_words(self.experiment.plan.goal)  # type: ignore[attr-defined]

    @property
    def clear(self) -> list[Found]:
        """The boxes up to the first that does not stand out in fresh futures."""
        return list(takewhile(lambda one: one.clear, self.boxes))

    def conditions(self, box: Box) -> str:
        """Tell the limits of a box in words, none for a box that cuts nothing off."""
        parts = [
            _condition(name, tuple(box.limits[k]), tuple(self.whole[k]))
            for k, name in enumerate(self.dials)
        ]
        told = [part for part in parts if part]
        if len(told) < 2:
            return "".join(told)
        return f"{', '.join(told[:-1])} and {told[-1]}"

    def sentences(self) -> list[str]:
        """Tell it in words."""
        told = [self._boxed(one, one is self.boxes[0]) for one in self.clear]
        if not told:
            told = [
                f"No setting of these dials was found in which {self.outcome} is "
                f"clearly more frequent than in all: {of_100(self.base)} futures."
            ]
        told.append(f"Parted by one dial after another, {self.outcome} happens in:")
        often = sorted(self.leaves, key=lambda one: -one.fresh.density)
        told += [f"  {self._parted(one)}" for one in often]
        note = "Counted in futures that were kept out of the search"
        return [*told, f"{note}: {self.base_n}. {self.table.told}. {DISCLAIMER}"]

    def _boxed(self, found: Found, first: bool) -> str:
        outcome, rest = self.outcome, "all" if first else "the rest"
        begin = f"{outcome[:1].upper()}{outcome[1:]}" if first else f"Else {outcome}"
        low, high = share_interval(found.hits, found.n)
        return (
            f"{begin} happens mostly when {self.conditions(found.box)}: "
            f"{of_100(found.fresh.density)} such futures ({100 * low:.0f} to "
            f"{100 * high:.0f}), against {of_100(found.base)} of {rest}. "
            f"The box holds {of_100(found.fresh.mass)} of {rest}, and "
            f"{of_100(found.fresh.coverage)} of those in which it happens."
        )

    def _parted(self, found: Found) -> str:
        when = self.conditions(found.box) or "all settings"
        share = of_100(found.fresh.density)
        return f"{share} futures where {when} (n = {found.n})"


def outcome_in_words(goal: Goal) -> str:
    """Say what outcome is asked about."""
    measure = MEASURES[goal.measure]
    if measure.kind == "odds":
        happens = goal.at_least is not None and goal.at_least > 0
        return measure.label if happens else f"no case of {measure.label}"
    bounds = [
        f"{word} {number(bound)}"
        for word, bound in (("at least", goal.at_least), ("at most", goal.at_most))
        if bound is not None
    ]
    told, unit = " and ".join(bounds), unit_beside(measure)
    return f"{measure.label}: {told}{unit}" if unit else f"{told} {measure.label}"


def _condition(
    name: str, limits: tuple[float, float], whole: tuple[float, float]
) -> str:
    label, (low, high) = dial_label(name), limits
    cut_low, cut_high = low != whole[0], high != whole[1]
    told_low, told_high = (dial_number(name, value) for value in limits)
    if cut_low and cut_high:
        return f"{label} is between {told_low} and {told_high}"
    if cut_low:
        return f"{label} is above {told_low}"
    return f"{label} is below {told_high}" if cut_high else ""


def size(plan: DiscoveryPlan) -> int:
    """Count the futures that a discovery takes."""
    return plan.experiment.futures


def run_discovery(experiment: Experiment, how: How) -> DiscoveryResult:
    """Find out when it happens.

    Raises
    ------
    DurandError
        When it happens in nearly none or nearly all of the futures.
    """
    need_sklearn()
    plan: Any = experiment.plan
    heading, goal = plan.experiment, plan.goal
    design = latin(plan.dials, heading.futures, heading.seed)
    points = as_points(plan.dials, design)
    lucks = np.arange(heading.futures)[:, None]  # luck of its own for every future
    table = carry_out(experiment, points, lucks, how, (goal.measure,))
    values = table.values[goal.measure][:, 0]
    whole = np.isfinite(values)
    x, y = design[whole], np.array([goal.met(one) for one in values[whole]], bool)
    rare = min(int(y.sum()), int((~y).sum()))
    if rare < FEWEST:
        msg = (
            f"It happens in {int(y.sum())} of {len(y)} futures: "
            f"at least {FEWEST} must have the outcome, and {FEWEST} not, to tell when."
        )
        raise DurandError(msg)
    return find(experiment, table, tuple(plan.dials), x, y)


def find(
    experiment: Experiment,
    table: Table,
    dials: tuple[str, ...],
    x: np.ndarray,
    y: np.ndarray,
) -> DiscoveryResult:
    """Search two thirds of the futures, and count in the third kept out."""
    plan: Any = experiment.plan
    heading = plan.experiment
    out = np.arange(len(y)) % KEPT_OUT == 0
    seen, fresh = (x[~out], y[~out]), (x[out], y[out])
    whole = np.array([plan.dials[name] for name in dials], float)
    way = trajectory(*seen, whole)
    parted = leaves(*seen, whole, heading.leaves)
    return DiscoveryResult(
        experiment=experiment,
        table=table,
        dials=dials,
        whole=whole,
        x=x,
        y=y,
        base=float(fresh[1].mean()),
        base_n=len(fresh[1]),
        boxes=_several(way, seen, fresh, whole, heading),
        way=[_tried(box, seen, fresh) for box in way],
        picked=chosen(way, heading.coverage),
        leaves=[_tried(box, seen, fresh) for box in parted],
    )


type _Data = tuple[np.ndarray, np.ndarray]


def _several(
    way: list[Box], seen: _Data, fresh: _Data, whole: np.ndarray, heading: Any
) -> list[Found]:
    """Choose the first box, then look for more in what it leaves."""
    found: list[Found] = []
    while len(found) < heading.boxes:
        boxes = trajectory(*seen, whole) if found else way
        box = pruned(boxes[chosen(boxes, heading.coverage)], *seen, whole)
        if (box.limits == whole).all():
            break
        found.append(_tried(box, seen, fresh))
        seen, fresh = _outside(box, *seen), _outside(box, *fresh)
        if min(int(seen[1].sum()), int((~seen[1]).sum()), len(fresh[1])) < FEWEST:
            break
    return found


def _outside(box: Box, x: np.ndarray, y: np.ndarray) -> _Data:
    left = ~box.inside(x)
    return x[left], y[left]


def _tried(box: Box, seen: _Data, fresh: _Data) -> Found:
    inside = box.inside(fresh[0])
    return Found(
        box=box_of(box.limits, *seen),
        fresh=box_of(box.limits, *fresh),
        chance=by_chance(box, *seen),
        n=int(inside.sum()),
        hits=int(fresh[1][inside].sum()),
        base=float(fresh[1].mean()),
    )
