"""Boxes: a planted one is found, and agrees with the EMA Workbench's own PRIM."""

import warnings
from types import SimpleNamespace

import numpy as np
import pytest

from simulator.analysis.experiments.discovery import _several
from simulator.analysis.experiments.prim import (
    around,
    box_of,
    chosen,
    pruned,
    trajectory,
)
from simulator.analysis.experiments.trees import leaves
from simulator.analysis.intervals import generator

N = 1500
WHOLE = np.array([[0.0, 1.0]] * 3)


@pytest.fixture(scope="module")
def planted():
    """Points, and an outcome that is frequent where a < 0.4 and b > 0.5."""
    luck = generator(7)
    x = luck.random((N, 4))
    inside = (x[:, 0] < 0.4) & (x[:, 1] > 0.5)
    return x, luck.random(N) < np.where(inside, 0.8, 0.1)


def test_that_a_planted_box_is_found(planted):
    x, y = planted
    way = trajectory(x, y, around(x))
    box = pruned(way[chosen(way, 0.5)], x, y, around(x))
    assert box.limits[0, 1] == pytest.approx(0.4, abs=0.06)
    assert box.limits[1, 0] == pytest.approx(0.5, abs=0.06)
    assert (box.limits[2:] == around(x)[2:]).all()
    assert box.density > 0.7
    assert box.coverage > 0.5


def test_that_a_box_found_in_noise_does_not_stand_up_to_fresh_points():
    luck = generator(3)
    x, y = luck.random((400, 8)), luck.random(400) < 0.3
    way = trajectory(x, y, around(x))
    assert way[-1].density > 0.4  # a search finds density in noise too
    fresh_x, fresh_y = luck.random((4000, 8)), luck.random(4000) < 0.3
    assert abs(box_of(way[-1].limits, fresh_x, fresh_y).density - 0.3) < 0.1


def test_that_coverage_is_paid_for_density_on_the_way(planted):
    x, y = planted
    way = trajectory(x, y, around(x))
    assert way[0].coverage == 1.0
    assert way[0].density == pytest.approx(y.mean())
    densities = [box.density for box in way]
    assert densities == sorted(densities)


@pytest.mark.slow
def test_that_boxes_agree_with_those_of_the_ema_workbench(planted):
    x, y = planted
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pandas as pd
        from ema_workbench.analysis import prim

        frame = pd.DataFrame(x, columns=list("abcd"))
        theirs = prim.Prim(frame, y, peel_alpha=0.05, mass_min=0.05).find_box()
        table = theirs.peeling_trajectory
    ours = trajectory(x, y, around(x))
    for coverage in (0.9, 0.7, 0.5):
        own = ours[chosen(ours, coverage)].density
        fit = table[table["coverage"] >= coverage]
        assert own == pytest.approx(float(fit["density"].max()), abs=0.03)


def test_that_a_second_box_is_looked_for_in_what_the_first_leaves():
    luck = generator(9)
    x = luck.random((N, 3))
    y = (x[:, 0] < 0.25) | (x[:, 1] > 0.8)
    halves = (x[::2], y[::2]), (x[1::2], y[1::2])
    way = trajectory(*halves[0], WHOLE)
    asked = SimpleNamespace(boxes=2, coverage=0.4)
    first, second = _several(way, *halves, WHOLE, asked)
    pair = first, second
    cut = [np.flatnonzero((b.box.limits != WHOLE).any(axis=1)) for b in pair]
    assert {*cut[0].tolist(), *cut[1].tolist()} == {0, 1}
    assert second.base < first.base
    assert first.fresh.density > 0.95
    assert second.fresh.density > 0.9


def test_that_a_tree_parts_the_planted_box_from_the_rest(planted):
    x, y = planted
    first, *rest = leaves(x, y, around(x), 3)
    assert first.limits[0, 1] == pytest.approx(0.4, abs=0.05)
    assert first.limits[1, 0] == pytest.approx(0.5, abs=0.05)
    assert first.density > 0.7
    assert all(box.density < 0.2 for box in rest)
    assert sum(box.mass for box in (first, *rest)) == pytest.approx(1.0)
