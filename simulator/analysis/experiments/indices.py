"""Indices of sensitivity, by SALib: designs, estimates, and how they settle with n.

*Morris* (1991, *Technometrics*; Campolongo et al. 2007): paths through the ranges that
move one dial at a time; the index is the mean of the absolute effects of moving a dial
over its whole range. *Sobol* (Saltelli et al. 2010, *Computer Physics Communications*):
the share of the variance between points that would go if everything but the dial were
known (total effect). Whether they have settled follows Sarrazin, Pianosi & Wagener
(2016, *Environmental Modelling & Software*): by the width of the widest interval.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

type Method = Literal["morris", "sobol"]

LEVELS = 4  # of a morris path
RESAMPLES = 200
SETTLED = 0.1  # half of the widest interval, of the largest index
FEWEST = 4  # blocks from which an index is estimated


@dataclass(frozen=True, eq=False, repr=False)
class Estimate:
    """Indices of every dial from so many blocks of a design.

    Attributes
    ----------
    blocks
        Paths of morris, or base samples of sobol, that were whole.
    index, half
        By dial: morris' mean absolute effect, in units of the measure, or sobol's total
        share; and half of its 95 % interval.
    alone
        By dial: morris' mean effect with its sign, or sobol's share by itself.
    mixed
        By dial: how much its effect depends on the others; morris' spread of effects,
        or sobol's total less its own share.
    """

    blocks: int
    index: np.ndarray
    half: np.ndarray
    alone: np.ndarray
    mixed: np.ndarray

    @property
    def settled(self) -> bool:
        """Whether the widest interval is narrow enough to rely on the values."""
        largest = float(self.index.max(initial=0.0))
        return largest > 0 and float(self.half.max()) <= SETTLED * largest


def need_salib() -> None:
    """Say what is missing where SALib is not installed.

    Raises
    ------
    DurandError
        When it is not.
    """
    if find_spec("SALib") is None:
        msg = "This needs SALib: install durand[analysis]."
        raise DurandError(msg)


def problem_of(dials: Mapping[str, Sequence[float]]) -> dict[str, Any]:
    """Describe dials and their ranges as SALib does."""
    bounds = [[float(span[0]), float(span[1])] for span in dials.values()]
    return {"num_vars": len(bounds), "names": list(dials), "bounds": bounds}


def block_of(method: Method, dials: int) -> int:
    """Count the points of one block: a path, or one base sample with its mixtures."""
    return dials + (1 if method == "morris" else 2)


def design(
    problem: dict[str, Any], method: Method, samples: int, seed: int
) -> np.ndarray:
    """Lay out the points, [point, dial]; the first blocks of a longer one are alike."""
    need_salib()
    module = import_module(f"SALib.sample.{method}")
    # zero would make SALib draw from the process's own generator
    options: dict[str, Any] = {"seed": seed + 1}
    if method == "morris":
        options["num_levels"] = LEVELS
    else:
        options["calc_second_order"] = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that scipy is about to change
        return np.asarray(module.sample(problem, samples, **options))


def estimate(
    problem: dict[str, Any], method: Method, points: np.ndarray, y: np.ndarray
) -> Estimate:
    """Estimate the indices from the points of whole blocks and what came of them.

    Parameters
    ----------
    problem
        As `problem_of` gives it.
    method
        Which design it was.
    points
        The design, [point, dial].
    y
        The measure at each point.
    """
    need_salib()
    blocks = len(y) // block_of(method, problem["num_vars"])
    zero = np.zeros(problem["num_vars"])
    if blocks < 2 or np.ptp(y) == 0.0:  # nothing moves it
        return Estimate(blocks, zero, zero, zero, zero)
    module = import_module(f"SALib.analyze.{method}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if method == "morris":
            options = {"num_resamples": RESAMPLES, "num_levels": LEVELS, "seed": 1}
            found = module.analyze(dict(problem), points, y, **options)
            names = ("mu_star", "mu_star_conf", "mu", "sigma")
        else:
            options = {"num_resamples": RESAMPLES, "seed": 1}
            found = module.analyze(problem, y, calc_second_order=False, **options)
            names = ("ST", "ST_conf", "S1", "S1")
    index, half, alone, mixed = (np.ma.filled(found[name], 0.0) for name in names)
    if method == "sobol":
        mixed = np.maximum(0.0, index - alone)
    return Estimate(blocks, *map(np.asarray, (index, half, alone, mixed)))


def growing(
    problem: dict[str, Any], method: Method, points: np.ndarray, y: np.ndarray
) -> list[Estimate]:
    """Estimate from 4, 8, 16, … blocks and from all: how the indices settle."""
    width = block_of(method, problem["num_vars"])
    blocks = len(y) // width
    sizes = []
    size = FEWEST
    while size < blocks:
        sizes.append(size)
        size *= 2
    return [
        estimate(problem, method, points[: n * width], y[: n * width])
        for n in (*sizes, blocks)
    ]
