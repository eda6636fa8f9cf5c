"""Where each movement tends to be in Pakistan, from what happened up to 2017."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from simulator.world.places import Place
    from simulator.world.reading import Files

# How past events make a movement's ground: what is far back counts little, crowds
# count more than in proportion, and no district of the belt is ruled out.
EARLY, LATE, POWER = 0.06, 1.0, 1.15
FLOORS = {
    "ttp": {"Khyber Pakhtunkhwa": 0.15, "Balochistan": 0.05},
    "baloch": {"Balochistan": 0.25},
    "iskp": {"Khyber Pakhtunkhwa": 0.02, "Balochistan": 0.02},
}
OUTSIDE = {"ttp": 0.5, "baloch": 0.05, "iskp": 0.5}  # weight of other provinces


def pull(
    files: Files, land: Sequence[Place], events: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Weigh the Pakistani places by past events up to 2017 and the shift of 2022."""
    weight = (EARLY * events[:3, 0] + LATE * events[:3, 1]) ** POWER
    for row, (movement, floors) in enumerate(FLOORS.items()):
        for place in land:
            floor = floors.get(place.province)
            weight[row, place.index] += floor or 0.0
            weight[row, place.index] *= 1 if floor else OUTSIDE[movement]
    at = {place.id: place.index for place in land}
    for shift in files.rows("shifts"):
        row = list(FLOORS).index(shift["movement"])
        cell = row, at[shift["place"]]
        weight[cell] = weight[cell] * float(shift["factor"]) + float(shift["add"])
    total: npt.NDArray[np.float64] = weight / weight.sum(axis=1, keepdims=True)
    return total
