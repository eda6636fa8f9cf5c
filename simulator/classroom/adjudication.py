"""Adjudication is the fan: the futures of a turn, summed up on one card.

The card tells in how many futures each result comes, which future is the most likely
(the medoid: the one nearest to all others), which are best and worst for a seat, and
what went before a result where it came. The roll picks one; an umpire may choose
another of the same futures, never one of his own making.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from simulator.classroom.aims import scores
from simulator.classroom.reasons import reasons
from simulator.classroom.results import came, result
from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from simulator.analysis.measures import Context
    from simulator.classroom.futures import Tomorrow
    from simulator.classroom.reasons import Reason
    from simulator.classroom.results import Before

LOW, HIGH = 0.05, 0.95  # worst and best for a seat, of its futures in order
STEPS = range(9)
# What makes two futures alike: the end or the sum of these columns.
LAST = ("trust_pak_kab", "trust_kab_pak", "cohesion", "crossings_open", "ceasefire")
SUMMED = ("attacks", "deaths", "border_clashes", "strikes", "talks")


@dataclass(frozen=True, eq=False, repr=False)
class Three:
    """Best, most likely and worst of a turn by the aims of a seat.

    Attributes
    ----------
    ends
        The three futures: the best, the most likely, the worst.
    shares
        Share of the futures that are most like each of them.
    kind
        To which of the three the rolled one counts, 0 to 2.
    roll
        Where the rolled one lies in the strip of all futures in this order, 0 to 1.
    """

    ends: tuple[Tomorrow, Tomorrow, Tomorrow]
    shares: tuple[float, float, float]
    kind: int
    roll: float

    @property
    def counts(self) -> tuple[int, int, int]:
        """The shares as counts of a hundred that come to a hundred."""
        floors = [int(100 * share) for share in self.shares]
        rest = [
            100 * share - low for share, low in zip(self.shares, floors, strict=True)
        ]
        for place in sorted(range(3), key=lambda n: -rest[n])[: 100 - sum(floors)]:
            floors[place] += 1
        return floors[0], floors[1], floors[2]


@dataclass(frozen=True, eq=False, repr=False)
class Fan:
    """The futures of one turn.

    Attributes
    ----------
    futures
        Those that came to an end, by number.
    failed
        How many did not.
    rolled
        The one that the roll picked.
    before, context
        What stood on the morning of the turn.
    """

    turn: int
    futures: tuple[Tomorrow, ...]
    failed: int
    rolled: Tomorrow
    before: Before
    context: Context

    @cached_property
    def came(self) -> Mapping[str, npt.NDArray[np.bool_]]:
        """Which futures come to each result, by its id."""
        return came(self.futures, self.before)

    @cached_property
    def shares(self) -> dict[str, float]:
        """The share of futures that come to each result."""
        return {id_: float(marks.mean()) for id_, marks in self.came.items()}

    @cached_property
    def steps(self) -> dict[int, float]:
        """The share of futures by the worst step of the turn, 0 to 8."""
        worst = np.array([f.rows["act"].max() for f in self.futures])
        return {step: float((worst == step).mean()) for step in STEPS}

    @cached_property
    def most_likely(self) -> Tomorrow:
        """The medoid: the future whose distance to all others is least."""
        return self.typical(self.futures)

    def typical(self, some: tuple[Tomorrow, ...]) -> Tomorrow:
        """Give the future, of some, that is nearest to all of them."""
        return medoid(some)

    def worst_and_best(self, seat: str) -> tuple[Tomorrow, Tomorrow]:
        """Give the futures at the 5th and 95th place of 100 by a seat's aims."""
        rows = [future.rows for future in self.futures]
        order = np.argsort(scores(seat, rows, self.context), kind="stable")
        last = len(order) - 1
        return (
            self.futures[int(order[round(LOW * last)])],
            self.futures[int(order[round(HIGH * last)])],
        )

    def three(self, seat: str) -> Three:
        """Give worst, most likely and best for a seat, and which futures are like each.

        A future counts to that of the three to which it is nearest.
        """
        worst, best = self.worst_and_best(seat)
        ends = (best, self.most_likely, worst)
        points = _points(self.futures)
        places = {f.number: n for n, f in enumerate(self.futures)}
        ranks = scores(seat, [f.rows for f in self.futures], self.context)
        at = np.array([points[places[end.number]] for end in ends])
        apart = np.abs(points[:, None, :] - at[None, :, :]).sum(axis=2)
        nearest = apart.argmin(axis=1)
        order = np.lexsort((np.arange(len(points)), -ranks, nearest))
        strip = tuple(self.futures[int(place)].number for place in order)
        shares = tuple(float((nearest == kind).mean()) for kind in range(3))
        rolled = strip.index(self.rolled.number)
        return Three(
            ends=ends,
            shares=(shares[0], shares[1], shares[2]),
            kind=int(nearest[places[self.rolled.number]]),
            roll=(rolled + 0.5) / len(strip),
        )

    def reasons(self, id_: str) -> tuple[Reason, ...]:
        """Tell what went before a result where it came, and not where it did not."""
        return reasons(self.futures, self.came[id_])

    def number(self, number: int) -> Tomorrow:
        """Return a future by its number; `DurandError` when there is none."""
        for future in self.futures:
            if future.number == number:
                return future
        msg = f"There is no future number {number} among those of turn {self.turn}."
        raise DurandError(msg)

    def like(self, wanted: Mapping[str, bool]) -> tuple[Tomorrow, ...]:
        """Give the futures in which results come, or do not, as wanted.

        Parameters
        ----------
        wanted
            By the id of a result, whether it shall have come.

        Raises
        ------
        InputError
            When a result is not known.
        """
        fits = np.ones(len(self.futures), bool)
        for id_, wish in wanted.items():
            result(id_)
            fits &= self.came[id_] == wish
        return tuple(f for f, fit in zip(self.futures, fits, strict=True) if fit)

    def results_of(self, future: Tomorrow) -> dict[str, bool]:
        """Say what one of the futures comes to, by the id of the result."""
        place = [f.number for f in self.futures].index(future.number)
        return {id_: bool(marks[place]) for id_, marks in self.came.items()}


def medoid(some: tuple[Tomorrow, ...]) -> Tomorrow:
    """Give the future, of some, that is nearest to all of them."""
    points = _points(some)
    apart = np.abs(points[:, None, :] - points[None, :, :]).sum(axis=2)
    return some[int(apart.sum(axis=1).argmin())]


def _points(futures: tuple[Tomorrow, ...]) -> npt.NDArray[np.float64]:
    columns = [[f.rows["act"].max() for f in futures]]
    columns += [[f.rows[name][-1] for f in futures] for name in LAST]
    columns += [[f.rows[name].sum() for f in futures] for name in SUMMED]
    points = np.array(columns, float).T
    spread = points.std(axis=0)
    return np.asarray(points / np.where(spread > 0, spread, 1.0))
