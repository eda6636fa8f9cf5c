"""Luck: uniform, keyed by name and day, the same on every machine."""

import numpy as np
import pytest
from scipy import stats

from simulator import engine, randomness
from simulator.compiled import wrapping
from simulator.randomness import key, normal, poisson, stream, streams, uniform

DRAWS = 20_000


@pytest.fixture(autouse=True)
def _quietly():
    with wrapping():
        yield


def _draws(seed: int = 5, name: int = 7, day: int = 11, count: int = DRAWS):
    luck = key(seed, name, day)
    return np.array([uniform(luck, unit) for unit in range(count)])


def test_that_draws_of_neighbouring_units_are_uniform_and_independent():
    u = _draws()
    assert stats.kstest(u, "uniform").pvalue > 0.001
    assert abs(np.corrcoef(u[:-1], u[1:])[0, 1]) < 4 / DRAWS**0.5


@pytest.mark.parametrize("varied", ["seed", "name", "day"])
def test_that_draws_along_each_part_of_the_key_are_uniform_and_independent(varied):
    place = {"seed": 3, "name": 1234567, "day": 20}
    rows = []
    for n in range(4_000):
        place[varied] = n
        luck = key(place["seed"], place["name"], place["day"])
        rows.append([uniform(luck, 0), uniform(luck, 1)])
    first, second = np.array(rows).T
    assert stats.kstest(first, "uniform").pvalue > 0.001
    assert abs(np.corrcoef(first[:-1], first[1:])[0, 1]) < 4 / 4_000**0.5
    assert abs(np.corrcoef(first, second)[0, 1]) < 4 / 4_000**0.5


def test_that_every_bit_of_a_draw_is_set_half_of_the_time():
    numbers = (_draws() * 2**53).astype(np.uint64)
    for bit in range(53):
        share = ((numbers >> np.uint64(bit)) & np.uint64(1)).mean()
        assert share == pytest.approx(0.5, abs=4 * 0.5 / DRAWS**0.5)


def test_that_normal_draws_are_normal():
    luck = key(1, 2, 3)
    z = np.array([normal(luck, unit) for unit in range(DRAWS)])
    assert stats.kstest(z, "norm").pvalue > 0.001


def test_that_poisson_draws_match_the_screen_and_the_law():
    luck = key(4, 5, 6)
    for mean in (0.02, 0.6, 3.0):
        counts = np.array([poisson(luck, unit, mean) for unit in range(DRAWS)])
        quiet = (counts == 0).mean()
        assert quiet == pytest.approx(np.exp(-mean), abs=4 * 0.5 / DRAWS**0.5)
        assert counts.mean() == pytest.approx(mean, abs=4 * (mean / DRAWS) ** 0.5)


def test_that_draws_are_these_very_numbers_on_every_machine():
    luck = key(2025, streams()["insurgency.attack"], 12)
    assert [uniform(luck, unit).hex() for unit in range(3)] == GOLDEN_DRAWS


GOLDEN_DRAWS = ["0x1.ec353f530ae18p-3", "0x1.e6205faeb6900p-7", "0x1.b616a6b51f4e5p-1"]


def test_that_a_stream_name_cannot_be_taken_twice():
    assert engine.advance
    taken = next(iter(streams()))
    with pytest.raises(ValueError, match="taken"):
        stream(taken)


def test_that_a_streams_number_depends_on_its_name_alone(monkeypatch):
    number = streams()["insurgency.attack"]
    monkeypatch.setattr(randomness, "_streams", {})
    assert stream("insurgency.attack") == number


def test_that_streams_are_named_after_the_module_that_draws_from_them():
    for name in streams():
        mechanism, _, purpose = name.partition(".")
        assert mechanism
        assert purpose
