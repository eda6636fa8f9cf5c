"""What the map may be shaded by, as data: a shading is added by a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from simulator.world.columns import N_PLACES
from ui.desktop.map.forces import SIDES, forces_of
from ui.desktop.map.incidents import recent
from ui.desktop.map.key import Shading
from ui.desktop.map.scene import LATELY

if TYPE_CHECKING:
    from simulator.ensemble.futures import Start

SOLDIERS = 500  # of a battalion, against which fighters are weighed
POLICE = 250  # armed in any place, besides battalions: an assumption of this shading
type Values = Callable[[Start | None, np.ndarray, int], np.ndarray]
VIOLENCE = 0  # number of the first offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A shading that can be chosen.

    Attributes
    ----------
    values
        From state, events and day to one value a place.
    """

    name: str
    title: str
    tip: str
    values: Values
    breaks: tuple[float, ...]
    ramp: str = "sequential"


def violence(_: Start | None, events: np.ndarray, day: int) -> np.ndarray:
    """Count acts of violence of the last weeks."""
    return np.bincount(events["place"][recent(events, day)], minlength=N_PLACES)


def control(start: Start | None, _: np.ndarray, __: int) -> np.ndarray:
    """Weigh fighters of the movements against all who are armed there, of 100."""
    if start is None:
        return np.zeros(N_PLACES)
    table = forces_of(start).table
    fighters = table[SIDES:].sum(axis=0).astype(float)
    armed = fighters + SOLDIERS * table[:SIDES].sum(axis=0) + POLICE
    return np.asarray(np.round(100 * fighters / armed))


def grievance(start: Start | None, _: np.ndarray, __: int) -> np.ndarray:
    """Read the grief over recent harm to civilians, of 100."""
    if start is None:
        return np.zeros(N_PLACES)
    return np.round(100 * np.asarray(start.world[0].grief), 1)


def displaced(start: Start | None, _: np.ndarray, __: int) -> np.ndarray:
    """Read how many people are driven from home, in thousands."""
    if start is None:
        return np.zeros(N_PLACES)
    return np.round(np.asarray(start.world[0].displaced) / 1000, 2)


OFFERS = (
    Offer(
        name="Violence",
        title=LATELY,
        tip="Attacks, clashes, strikes and operations of the last four weeks",
        values=violence,
        breaks=(1, 4, 8, 15, 25),
    ),
    Offer(
        name="Control",
        title="Armed groups, of 100 armed",
        tip="How many of 100 who are armed there belong to armed groups; a battalion "
        f"counts as {SOLDIERS}, police everywhere as {POLICE}",
        values=control,
        breaks=(1, 5, 15, 30, 60),
    ),
    Offer(
        name="Grievance",
        title="Grief over harm, of 100",
        tip="A trace that fades: civilians recently harmed there",
        values=grievance,
        breaks=(1, 5, 15, 40, 80),
    ),
    Offer(
        name="Displaced",
        title="Displaced, thousand people",
        tip="How many people are driven from home there now",
        values=displaced,
        breaks=(0.1, 0.5, 2, 5, 15),
        ramp="people",
    ),
)


def shading(number: int, start: Start | None, events: np.ndarray, day: int) -> Shading:
    """Shade by one of the offers."""
    offer = OFFERS[number]
    values = offer.values(start, events, day)
    return Shading(offer.title, tuple(values.tolist()), offer.breaks, offer.ramp)
