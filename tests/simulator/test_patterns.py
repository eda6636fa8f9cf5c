"""Patterns of violence that the model is held to, fixed before the runs.

Bands: model.md of the design, from UCDP GED and PICSS figures of Pakistan; 40 futures
of a year from October 2025 on fresh seeds, pooled where the band is for many events.
"""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.special import zeta

from simulator.world.columns import ATTACK, N_PLACES, OPERATION
from tests.simulator.arms import ensemble

pytestmark = pytest.mark.slow

LEAST_DEATHS = 10  # of events whose sizes are fitted
SEEDS, WEEKS = 40, 52


@pytest.fixture(scope="module")
def futures():
    logs = []
    days = ensemble(seeds=SEEDS, events=logs)
    return days, logs


@pytest.fixture(scope="module")
def countable(futures):
    events = np.concatenate(futures[1])
    return events[np.isin(events["kind"], (ATTACK, OPERATION)) & (events["deaths"] > 0)]


def _weekly(futures):
    return futures[0]["attacks"][:, : WEEKS * 7].reshape(SEEDS, WEEKS, 7).sum(axis=2)


def test_that_sizes_of_events_have_a_heavy_tail_with_the_measured_exponent(countable):
    sizes = countable["deaths"][countable["deaths"] >= LEAST_DEATHS]
    assert len(countable) >= 5_000

    def unlikely(exponent):
        law = len(sizes) * np.log(zeta(exponent, LEAST_DEATHS))
        return law + exponent * np.log(sizes).sum()

    fit = minimize_scalar(unlikely, bounds=(1.2, 6.0), method="bounded").x
    assert 2.2 <= fit <= 3.0


def test_that_the_top_tenth_of_events_carries_the_measured_share_of_deaths(countable):
    sizes = np.sort(countable["deaths"])[::-1]
    assert 0.35 <= sizes[: len(sizes) // 10].sum() / sizes.sum() <= 0.55
    assert 2 <= np.median(sizes) <= 5


def test_that_weekly_attacks_are_clustered_in_time_as_measured(futures):
    weekly = _weekly(futures)
    assert 1.5 <= np.median(weekly.var(axis=1) / weekly.mean(axis=1)) <= 7.0
    lagged = [np.corrcoef(w[:-1], w[1:])[0, 1] for w in weekly]
    assert 0.2 <= np.median(lagged) <= 0.8


def test_that_ten_districts_hold_the_measured_share_of_events(futures):
    shares = []
    for log in futures[1]:
        violent = log[np.isin(log["kind"], (ATTACK, OPERATION))]
        counts = np.sort(np.bincount(violent["place"], minlength=N_PLACES))[::-1]
        shares.append(counts[:10].sum() / counts.sum())
    assert 0.60 <= np.median(shares) <= 0.85


def test_that_an_attack_kills_as_many_as_reported(futures):
    attacks = np.concatenate(futures[1])
    attacks = attacks[attacks["kind"] == ATTACK]
    assert 1.2 <= attacks["deaths"].mean() <= 1.7


def test_that_without_banding_the_heavy_tail_is_gone():
    logs = []
    ensemble(seeds=5, events=logs, constants={"break_share": 1.0})
    sizes = np.sort(np.concatenate(logs)["deaths"])[::-1]
    sizes = sizes[sizes > 0]
    assert sizes[: len(sizes) // 10].sum() / sizes.sum() < 0.35
