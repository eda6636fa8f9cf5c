"""Four rules of formations as kernel, as C and as plain Mesa: see ``yardstick``."""

import pytest

from benchmarks.yardstick import in_c, kernel, plain_mesa

DAYS = 60  # the same for all, for later days cost more


def test_the_kernel(benchmark):
    kernel.run(1, 1)  # compiled
    benchmark.pedantic(
        kernel.advance, setup=lambda: (kernel.begun(1, DAYS), {}), rounds=30
    )


def test_c(benchmark, tmp_path):
    library = in_c.build(tmp_path)
    if library is None:
        pytest.skip("there is no gcc here")
    benchmark.pedantic(
        in_c.advance, setup=lambda: ((library, *in_c.begun(1, DAYS)), {}), rounds=30
    )


def test_plain_mesa(benchmark):
    def sixty_days(model):
        for _ in range(DAYS):
            model.step()

    benchmark.pedantic(
        sixty_days, setup=lambda: ((plain_mesa.Yardstick(1),), {}), rounds=3
    )
