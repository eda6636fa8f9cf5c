"""The kinds of experiment, as data: what each asks, its file, how it is carried out.

The command line takes its commands from here and a window can take its forms:
``kind.plan.model_fields`` holds titles, sentences, ranges, choices and defaults.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from simulator.analysis.experiments import (
    attribution,
    discovery,
    robustness,
    sensitivity,
    sweep,
)
from simulator.analysis.experiments.plan import (
    AttributionPlan,
    DiscoveryPlan,
    RobustnessPlan,
    SensitivityPlan,
    SweepPlan,
)
from simulator.analysis.experiments.points import How

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from simulator.analysis.experiments.plan import Plan
    from simulator.analysis.experiments.points import Table
    from simulator.analysis.experiments.reading import Experiment
    from simulator.ensemble.runner import Tally


class Result(Protocol):
    """What an experiment came to."""

    @property
    def experiment(self) -> Experiment:
        """What was asked."""

    @property
    def table(self) -> Table:
        """Every future, failures among them."""

    def as_plain(self) -> dict[str, Any]:
        """Return it as plain values for JSON."""

    def sentences(self) -> list[str]:
        """Tell it in words, n and the disclaimer last."""


@dataclass(frozen=True)
class Kind:
    """One kind of experiment.

    Attributes
    ----------
    id
        ``kind`` in its file.
    plan
        The tables of its file; with what it is called and what it answers.
    size, run
        Count its futures; carry it out.
    """

    id: str
    plan: type[Plan]
    size: Callable[[Any], int]
    run: Callable[[Experiment, How], Result]


_ALL = (
    Kind("sweep", SweepPlan, sweep.size, sweep.run_sweep),
    Kind("sensitivity", SensitivityPlan, sensitivity.size, sensitivity.run_sensitivity),
    Kind("discovery", DiscoveryPlan, discovery.size, discovery.run_discovery),
    Kind("attribution", AttributionPlan, attribution.size, attribution.run_attribution),
    Kind("robustness", RobustnessPlan, robustness.size, robustness.run_robustness),
)
KINDS: Mapping[str, Kind] = MappingProxyType({kind.id: kind for kind in _ALL})


def run_experiment(
    experiment: Experiment,
    progress: Callable[[Tally], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    how: How | None = None,
) -> Result:
    """Carry an experiment out; may be called in a thread of its own.

    Parameters
    ----------
    experiment
        What is asked.
    progress
        Told after each future.
    cancelled
        Asked often; when it says so the experiment stops.
    how
        Where and on how many workers.

    Raises
    ------
    ExperimentStoppedError
        When it was cancelled.
    DurandError
        When not one future was simulated, or a package is missing.
    """
    told = replace(how or How(), progress=progress, cancelled=cancelled)
    return experiment.kind.run(experiment, told)
