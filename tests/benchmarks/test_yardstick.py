"""The yardstick's three versions do the same, so that their times compare."""

import pytest

from benchmarks.yardstick import in_c, kernel, plain_mesa
from benchmarks.yardstick.setting import START

DAYS = 60


@pytest.fixture(scope="module")
def compiled():
    return kernel.run(seed=3, days=DAYS)


def same_bits(one, other):
    return [a.tobytes() for a in one] == [b.tobytes() for b in other]


def test_that_plain_mesa_has_the_bits_of_the_kernel(compiled):
    assert same_bits(plain_mesa.run(seed=3, days=DAYS), compiled)


def test_that_c_has_the_bits_of_the_kernel(compiled, tmp_path):
    library = in_c.build(tmp_path)
    if library is None:
        pytest.skip("there is no gcc here")
    assert same_bits(in_c.run(library, seed=3, days=DAYS), compiled)


def test_that_all_four_rules_are_at_work(compiled):
    series, place, men = compiled
    other = kernel.run(seed=4, days=DAYS)
    assert not same_bits(other, compiled)
    assert series["attacks"].min() > 50
    assert (men == 0).any()
    assert (men > START).any()
    assert len(set(place)) > 100
