"""By which way a difference came: what parts first, and what follows, week by week."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.analysis.compare.nodes import Node
    from simulator.analysis.compare.sample import Sample

SURE = 3.3  # standard errors: one kind in a thousand by chance, and there are some 80
FIRST_SURE = 2.6  # that a difference stays at from its first week on
WEEKS_IN_A_ROW = 4
LINKS, PARTINGS = 10, 5
YEAR = 365.0
STATES = {
    "rung": ("the step of escalation, highest of the week", 1.0),
    "trust_pak_kab": ("Islamabad's trust in Kabul", 100.0),
    "trust_kab_pak": ("Kabul's trust in Islamabad", 100.0),
    "cohesion": ("Taliban unity", 100.0),
    "ttp_fighters": ("TTP fighters", 1.0),
    "crossings_open": ("crossings open", 1.0),
    "attacks": ("attacks in Pakistan a week", 1.0),
}


@dataclass(frozen=True)
class First:
    """What futures part by first.

    Attributes
    ----------
    label
        What the second future has there; what the first has, where that is all.
    ours
        Whether it is the second future that has it.
    instead
        What the other future most often does in its place, or "".
    alone
        Whether it is a choice that falls to one of the two only.
    share
        Of the pairs that part.
    day
        The middle day on which it does.
    """

    label: str
    ours: bool
    choice: bool
    instead: str
    alone: bool
    share: float
    day: float


@dataclass(frozen=True)
class Link:
    """A kind of event or choice, or a state, of which one arm has clearly more.

    Attributes
    ----------
    kind
        ``choice``, ``event`` or ``state``.
    first, second
        How often a year in either arm; of a state, its mean over all weeks.
    week
        The first week (from 1) from which the difference is clear and stays so.
    sureness
        The mean difference over its standard error.
    """

    label: str
    kind: str
    first: float
    second: float
    week: int
    sureness: float


@dataclass(frozen=True, eq=False, repr=False)
class Traced:
    """A link, and how much more of it the second arm has, luck by luck.

    Attributes
    ----------
    gap
        One number a luck; not a number where either future failed or keeps no choices.
    """

    link: Link
    gap: np.ndarray


@dataclass(frozen=True)
class Chain:
    """The way of a difference.

    Attributes
    ----------
    pairs, parted
        Pairs looked at, and those that part at all.
    day
        The middle day on which a pair parts; not a number when none does.
    firsts
        What they part by, the most frequent first.
    links
        What the arms clearly have more or less of, in the order in which that shows.
    """

    pairs: int
    parted: int
    day: float
    firsts: tuple[First, ...]
    links: tuple[Link, ...]


def chain(sample: Sample, arm: int) -> Chain:
    """Follow the difference between an arm and the first one."""
    # In the order of the lucks: in which order they came must make no difference.
    each_luck = sorted(sample.partings.items(), key=lambda item: item[0])
    mine = [found for (other, _), found in each_luck if other == arm]
    parted = [found for found in mine if found is not None]
    days: dict[tuple[Node, bool], list[int]] = defaultdict(list)
    instead: dict[tuple[Node, bool], Counter[Node]] = defaultdict(Counter)
    for found in parted:
        node, ours = found.ours or found.theirs, found.ours is not None
        assert node is not None
        days[node, ours].append(found.day)
        if found.ours and found.theirs:
            instead[node, ours][found.theirs] += 1
    firsts = [
        First(
            label=node.label,
            ours=ours,
            choice=node.choice,
            instead=_most(instead[node, ours], node),
            alone=node.choice and not instead[node, ours],
            share=len(each) / len(parted),
            day=float(np.median(each)),
        )
        for (node, ours), each in days.items()
    ]
    firsts.sort(key=lambda one: (-one.share, one.label, one.ours))
    day = float(np.median([one.day for one in parted])) if parted else float("nan")
    return Chain(
        len(mine), len(parted), day, tuple(firsts[:PARTINGS]), _links(sample, arm)
    )


def _most(counted: Counter[Node], node: Node) -> str:
    other = next((one for one, _ in counted.most_common() if one != node), None)
    return other.label if other else ""


def _links(sample: Sample, arm: int) -> tuple[Link, ...]:
    found = [one.link for one in traced(sample, arm)]
    found.sort(key=lambda link: (-abs(link.sureness), link.label))
    return tuple(sorted(found[:LINKS], key=lambda link: (link.week, link.label)))


def traced(sample: Sample, arm: int) -> list[Traced]:
    """Give everything of which an arm has clearly more or less than the first one."""
    return [*_counted(sample, arm), *_states(sample, arm)]


def _counted(sample: Sample, arm: int) -> Iterator[Traced]:
    yearly = YEAR / sample.plan.days
    for node, counted in sample.nodes.items():
        whole = (sample.endings[:, : counted.shape[1]] != "").all(axis=0)
        rows = counted[:, whole]
        z = _sureness(rows[arm] - rows[0])
        if abs(z[-1]) < SURE or node.idle:
            continue
        first, second = (float(rows[k, :, -1].mean()) * yearly for k in (0, arm))
        kind = "choice" if node.choice else "event"
        link = Link(node.label, kind, first, second, _onset(z), float(z[-1]))
        yield Traced(link, _by_luck(sample, whole, rows[arm, :, -1] - rows[0, :, -1]))


def _states(sample: Sample, arm: int) -> Iterator[Traced]:
    """Follow states by their mean up to each week, as counts are by their sum."""
    for name, (label, factor) in STATES.items():
        rows = sample.weeks[name][[0, arm]]
        whole = np.isfinite(rows).all(axis=(0, 2))
        rows = rows[:, whole]
        if not rows.shape[2]:
            continue
        z = _sureness(np.cumsum(rows[1] - rows[0], axis=1))
        if abs(z[-1]) >= SURE:
            first, second = (factor * float(one.mean()) for one in rows)
            link = Link(label, "state", first, second, _onset(z), float(z[-1]))
            gap = (rows[1] - rows[0]).mean(axis=1)
            yield Traced(link, _by_luck(sample, whole, gap))


def _by_luck(sample: Sample, known: np.ndarray, gap: np.ndarray) -> np.ndarray:
    found = np.full(sample.plan.runs, np.nan)
    found[np.flatnonzero(known)] = gap
    return found


def _sureness(gap: np.ndarray) -> np.ndarray:
    """Give the mean over its standard error, week by week; 0 where nothing varies."""
    if len(gap) < 2:
        return np.zeros(gap.shape[1])
    error = gap.std(axis=0, ddof=1) / sqrt(len(gap))
    return np.divide(gap.mean(axis=0), error, out=np.zeros(len(error)), where=error > 0)


def _onset(z: np.ndarray) -> int:
    """Find the first week, from 1, of several in a row that are sure."""
    sure = np.abs(z) >= FIRST_SURE
    for week in range(len(sure)):
        if sure[week : week + WEEKS_IN_A_ROW].all():
            return week + 1
    return len(sure)
