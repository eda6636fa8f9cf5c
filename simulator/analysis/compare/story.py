"""A comparison in plain sentences, each made from its numbers and from nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.experiments.wording import DISCLAIMER, number, of_100
from simulator.analysis.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from simulator.analysis.compare.chain import Chain, First, Link
    from simulator.analysis.compare.difference import Difference
    from simulator.analysis.compare.sample import Sample

TOLD, LINKS_TOLD, FIRSTS_TOLD = 5, 6, 3
SMALL = 0.1  # standard deviations: clear, but hardly to be noticed in one future


def story(
    sample: Sample, arm: int, differences: Sequence[Difference], way: Chain
) -> Iterator[str]:
    """Tell what differs, by which way it came, and how sure that is."""
    first, second = sample.plan.arms[0], sample.plan.arms[arm]
    clear = [one for one in differences if one.clear]
    lucks = differences[0].lucks
    yield (
        f"“{second.name}” ({second.told}) against “{first.name}” ({first.told}): "
        f"{lucks} of {sample.plan.runs} pairs of futures with the same luck, "
        f"{sample.plan.days} days each."
    )
    if not clear:
        yield "Nothing differs clearly: every band leaves room for no difference."
    else:
        yield "What differs most:"
        yield from (f"– {_measured(one)}" for one in _told(clear))
    yield from _way(way, second.name, first.name)
    yield from _sure(clear, lucks)
    yield DISCLAIMER


def _told(clear: Sequence[Difference]) -> list[Difference]:
    """Choose the largest, but only one of a family that says the same."""
    chosen: list[Difference] = []
    seen: set[str] = set()
    for one in clear:
        family = one.measure.rstrip("_0123456789")
        if family not in seen:
            chosen.append(one)
        seen.add(family)
    return chosen[:TOLD]


def _measured(one: Difference) -> str:
    measure = MEASURES[one.measure]
    if measure.kind == "odds":
        return (
            f"{measure.label}: in {of_100(one.second)} futures instead of "
            f"{100 * one.first:.0f} ({_band(one, 100.0)})."
        )
    often, way = max((one.more, "higher"), (one.less, "lower"))
    plain = measure.unit.startswith("of") or measure.unit in measure.label
    unit = "" if plain or measure.unit == "step" else f" {measure.unit}"
    noticed = ", though hardly to be noticed in one future" if _small(one) else ""
    return (
        f"{measure.label}: {number(one.second)}{unit} instead of {number(one.first)} "
        f"({_band(one, 1.0)}); {way} in {of_100(often)} pairs{noticed}."
    )


def _small(one: Difference) -> bool:
    return abs(one.size) < SMALL


def _band(one: Difference, factor: float) -> str:
    low, high = sorted((abs(factor * one.low), abs(factor * one.high)))
    words = number(round(low) if factor > 1 else low)
    words += f" to {number(round(high) if factor > 1 else high)}"
    if factor > 1:
        return f"{words} more of 100" if one.mean > 0 else f"{words} fewer of 100"
    return f"higher by {words}" if one.mean > 0 else f"lower by {words}"


def _way(way: Chain, second: str, first: str) -> Iterator[str]:
    if not way.parted:
        yield "No pair of futures ever parts: this difference reaches nothing."
        return
    yield (
        f"Where they part: {way.parted} of {way.pairs} pairs part, half of them "
        f"{_by(way.day)}."
    )
    yield from (f"– {_first(one, second, first)}" for one in way.firsts[:FIRSTS_TOLD])
    if not way.links:
        yield "No kind of event or choice is clearly more frequent in either."
        return
    yield f"What follows in “{second}”, in the order in which it shows:"
    yield from (f"– {_link(one)}" for one in _strongest(way.links))


def _by(day: float) -> str:
    return "on the first day" if day < 1 else f"by day {day + 1:.0f}"


def _strongest(links: Sequence[Link]) -> list[Link]:
    by_sureness = sorted(links, key=lambda link: -abs(link.sureness))[:LINKS_TOLD]
    return sorted(by_sureness, key=lambda link: (link.week, link.label))


def _first(one: First, second: str, first: str) -> str:
    who, other = (second, first) if one.ours else (first, second)
    instead = f"; in “{other}”, {_inside(one.instead)}" if one.instead else ""
    if one.alone:
        instead = f"; in “{other}” nobody is to choose then"
    when = "on the first day" if one.day < 1 else f"about day {one.day + 1:.0f}"
    return (
        f"{of_100(one.share)} by {'a choice' if one.choice else 'an event'}, {when}: "
        f"in “{who}”, {_inside(one.label)}{instead}."
    )


def _link(one: Link) -> str:
    way = "higher" if one.second > one.first else "lower"
    often = "more" if one.second > one.first else "less"
    now, before = number(one.second), number(one.first)
    if one.kind == "state":
        return f"from week {one.week} {one.label}: {way}, {now} instead of {before}."
    return (
        f"from week {one.week} {often} often: {_inside(one.label)} "
        f"({now} times a year instead of {before})."
    )


def _inside(label: str) -> str:
    """Write a sentence about an actor as it stands inside another one."""
    return label.replace("The ", "the ", 1) if label.startswith("The ") else label


def _sure(clear: Sequence[Difference], lucks: int) -> Iterator[str]:
    factors = [one.factor for one in clear if np.isfinite(one.factor)]
    if factors:
        middle = float(np.median(factors))
        yield (
            "How sure: bands are of 90 %. Sharing luck is worth "
            f"{number(middle)} times as many futures here: without it the bands would "
            f"need {lucks * middle:,.0f} pairs to be as narrow."
        )
