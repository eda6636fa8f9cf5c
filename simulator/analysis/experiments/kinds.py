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


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of experiment.

    Attributes
    ----------
    id
        ``kind`` in its file.
    command
        What it is called on the command line.
    title, question
        What it is called on screen, and what it answers.
    plan
        The tables of its file.
    size, run
        Count its futures; carry it out.
    """

    id: str
    command: str
    title: str
    question: str
    plan: type[Plan]
    size: Callable[[Any], int]
    run: Callable[[Experiment, How], Result]


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.id: kind
        for kind in (
            Kind(
                id="sweep",
                command="sweep",
                title="Sweep",
                question="What does moving these dials do?",
                plan=SweepPlan,
                size=sweep.size,
                run=sweep.run_sweep,
            ),
            Kind(
                id="sensitivity",
                command="sensitivity",
                title="What matters most",
                question="Which dials move it most?",
                plan=SensitivityPlan,
                size=sensitivity.size,
                run=sensitivity.run_sensitivity,
            ),
            Kind(
                id="discovery",
                command="discover",
                title="When it happens",
                question="What do the futures with this outcome have in common?",
                plan=DiscoveryPlan,
                size=discovery.size,
                run=discovery.run_discovery,
            ),
            Kind(
                id="attribution",
                command="attribute",
                title="The three roots",
                question="How much is due to the TTP, the Durand Line, the rivalry?",
                plan=AttributionPlan,
                size=attribution.size,
                run=attribution.run_attribution,
            ),
            Kind(
                id="robustness",
                command="robustness",
                title="Policies under what we do not know",
                question="Which policy stands up best, whatever the world is like?",
                plan=RobustnessPlan,
                size=robustness.size,
                run=robustness.run_robustness,
            ),
        )
    }
)


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
