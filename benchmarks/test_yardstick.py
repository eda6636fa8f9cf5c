"""Four rules of formations as kernel, as C and as plain Mesa: see ``yardstick``."""

import pytest

from benchmarks.yardstick import in_c, kernel, plain_mesa

DAYS = 1000
MESA_DAYS = 20


def test_the_kernel(benchmark):
    kernel.run(1, 1)  # compiled
    benchmark.pedantic(kernel.run, args=(1, DAYS), rounds=9)


def test_c(benchmark, tmp_path):
    library = in_c.build(tmp_path)
    if library is None:
        pytest.skip("there is no gcc here")
    benchmark.pedantic(in_c.run, args=(library, 1, DAYS), rounds=9)


def test_plain_mesa(benchmark):
    model = plain_mesa.Yardstick(1)
    benchmark.pedantic(model.step, rounds=MESA_DAYS, warmup_rounds=1)
