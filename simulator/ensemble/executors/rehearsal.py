"""Getting a worker ready, so that its first run takes no longer than all others."""

from functools import cache

from simulator.run import Run
from simulator.scenario import scenario_names


@cache
def rehearse() -> None:
    """Compile the rules, or load them, and read what every run reads, once."""
    Run(scenario_names()[0]).advance(1)
