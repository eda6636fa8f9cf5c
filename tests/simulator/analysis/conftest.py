"""Small experiments for tests."""

import pytest

from simulator.analysis.experiments.reading import make_experiment


@pytest.fixture
def asked():
    """Return what makes an experiment from its tables."""

    def make(dials=None, **tables):
        values = {"experiment": tables.pop("experiment")} | tables
        if dials is not None:
            values["dials"] = dials
        return make_experiment(values, ".".join)

    return make
