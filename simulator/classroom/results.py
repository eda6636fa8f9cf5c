"""What a turn may come to: the results that odds, predictions and filters speak of."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from simulator.errors import InputError, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from simulator.classroom.futures import Tomorrow
    from simulator.run import Run

FIRING, HEAVY, BORDER, CAPITAL, GROUND = 3, 4, 5, 6, 7


@dataclass(frozen=True)
class Before:
    """What stood on the morning of a turn.

    Attributes
    ----------
    crossings_open
        How many crossings were open.
    attacks
        Attacks of as many days before as the turn has; None in the first turn.
    ceasefire, split
        Whether a ceasefire was in force, and the Taliban were split.
    """

    crossings_open: int
    attacks: int | None
    ceasefire: bool
    split: bool

    @classmethod
    def of(cls, run: Run, days: int) -> Before:
        """Read it from a run as it stands on the first day of a turn of some days."""
        past = run.series[-days:]["attacks"].sum() if run.day >= days else None
        return cls(
            crossings_open=int((run.world.shut == 0).sum()),
            attacks=None if past is None else int(past),
            ceasefire=bool(run.world.truce > 0.0),
            split=bool(run.world.split_day >= 0),
        )


@dataclass(frozen=True, slots=True)
class Result:
    """Something a turn can come to.

    Attributes
    ----------
    label
        What it is, to stand after "in 31 of 100 futures:".
    question
        What a seat is asked to predict.
    holds
        Whether the days of a future come to it.
    """

    id: str
    label: str
    question: str
    holds: Callable[[np.ndarray, Before], bool]


def _worst(level: int) -> Callable[[np.ndarray, Before], bool]:
    return lambda rows, _: bool(rows["act"].max() >= level)


_ALL = (
    Result(
        "quiet",
        "no shot across the line",
        "Will there be no shot across the line?",
        lambda rows, _: bool(rows["act"].max() < FIRING),
    ),
    Result(
        "heavy",
        "heavy weapons, or worse",
        "Will heavy weapons be used across the line?",
        _worst(HEAVY),
    ),
    Result(
        "strikes",
        "strikes in the border provinces, or worse",
        "Will there be strikes in the border provinces?",
        _worst(BORDER),
    ),
    Result(
        "capital",
        "a strike on a capital or heartland, or worse",
        "Will a capital or heartland be struck?",
        _worst(CAPITAL),
    ),
    Result(
        "ground", "a ground incursion", "Will forces cross the line?", _worst(GROUND)
    ),
    Result(
        "talks",
        "talks between Islamabad and Kabul",
        "Will the two sides talk?",
        lambda rows, _: bool(rows["talks"].any()),
    ),
    Result(
        "ceasefire",
        "a ceasefire in force at the end",
        "Will a ceasefire be in force at the end of the turn?",
        lambda rows, _: bool(rows["ceasefire"][-1]),
    ),
    Result(
        "crossings",
        "more crossings open than before",
        "Will more crossings be open than now?",
        lambda rows, before: bool(rows["crossings_open"][-1] > before.crossings_open),
    ),
    Result(
        "fewer_attacks",
        "fewer attacks in Pakistan than in the turn before",
        "Will there be fewer attacks in Pakistan than in the turn before?",
        lambda rows, before: (
            before.attacks is not None and int(rows["attacks"].sum()) < before.attacks
        ),
    ),
    Result(
        "split",
        "a split of the Taliban",
        "Will the Taliban split?",
        lambda rows, before: bool(rows["split"][-1]) and not before.split,
    ),
)
RESULTS: Mapping[str, Result] = MappingProxyType({one.id: one for one in _ALL})


def result(id_: str) -> Result:
    """Return a result by its id; `InputError` when there is no such."""
    if id_ not in RESULTS:
        hint = nearest(id_, RESULTS)
        raise InputError(Problem("class", "result", id_, ", ".join(RESULTS), hint))
    return RESULTS[id_]


def came(futures: Sequence[Tomorrow], before: Before) -> dict[str, np.ndarray]:
    """Say of every future which results it comes to, by the id of the result."""
    return {
        one.id: np.array([one.holds(f.rows, before) for f in futures], bool)
        for one in RESULTS.values()
        if not (one.id == "fewer_attacks" and before.attacks is None)
    }
