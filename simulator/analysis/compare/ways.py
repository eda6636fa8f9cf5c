"""Through what each difference came: the links whose own difference goes with it.

In which pairs a measure differs much is set against in which pairs each link of the
chain does. A link belongs to a measure's way when the two go together surely, in the
direction that the means have; those that show first come first. It is a trace, not a
proof: two things may go together because a third one moves both.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.compare.chain import traced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from simulator.analysis.compare.chain import Link, Traced
    from simulator.analysis.compare.difference import Difference
    from simulator.analysis.compare.sample import Sample

MOST_LINKS = 2
SURE = 2.6  # standard errors of a correlation that is nothing
THE_SAME = 0.95  # correlation of two names of one thing
FEWEST = 8  # pairs
# What names the very thing that a measure counts tells nothing of its way.
OWN = {
    "rung_days": ("the step of escalation",),
    "peak_rung": ("the step of escalation",),
    "trust_end": ("Islamabad's trust",),
    "trust_kabul_end": ("Kabul's trust",),
    "cohesion_end": ("Taliban unity",),
    "ttp_end": ("TTP fighters",),
    "attacks": ("attacks",),
    "clashes": ("clashes",),
    "strikes": ("air strikes", "Pakistani aircraft"),
    "crossings_open": ("crossings open",),
    "new_ceasefire": ("ceasefires", "ends of a ceasefire"),
    "ceasefire_days": ("ceasefires", "ends of a ceasefire"),
}


@dataclass(frozen=True)
class Way:
    """How a difference came about.

    Attributes
    ----------
    links
        In the order in which they show; none where nothing goes with it surely.
    """

    difference: Difference
    links: tuple[Link, ...]


def ways(sample: Sample, arm: int, differences: Sequence[Difference]) -> list[Way]:
    """Trace differences of an arm from the first one, in their order."""
    links = traced(sample, arm)
    return [Way(one, _linked(sample, arm, one, links)) for one in differences]


def _linked(
    sample: Sample, arm: int, one: Difference, links: Sequence[Traced]
) -> tuple[Link, ...]:
    values = sample.values[one.measure]
    own = OWN.get(one.measure.rstrip("_0123456789"), ())
    others = [each for each in links if not each.link.label.startswith(own or "\0")]
    found = sorted(_going_with(values[arm] - values[0], one.mean, others), reverse=True)
    chosen = [others[place].link for _, place in found[:MOST_LINKS]]
    return tuple(sorted(chosen, key=lambda link: (link.week, link.label)))


def _going_with(
    gap: np.ndarray, mean: float, links: Sequence[Traced]
) -> Iterator[tuple[float, int]]:
    """Give strength and place of every link that goes with a gap, pair by pair."""
    for place, one in enumerate(links):
        both = np.isfinite(gap) & np.isfinite(one.gap)
        a, b = gap[both], one.gap[both]
        if len(a) < FEWEST or not a.std() or not b.std():
            continue
        together = float(np.corrcoef(a, b)[0, 1])
        rises = one.link.second - one.link.first
        surely = abs(together) * sqrt(len(a) - 1) >= SURE
        if surely and abs(together) < THE_SAME and together * rises * mean > 0:
            yield abs(together), place
