"""The pictures of an experiment, whichever kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.analysis.experiments.attribution import AttributionResult
from simulator.analysis.experiments.discovery import DiscoveryResult
from simulator.analysis.experiments.robustness import RobustnessResult
from simulator.analysis.experiments.sensitivity import SensitivityResult
from simulator.analysis.experiments.sweep import SweepResult
from simulator.analysis.experiments.wording import DISCLAIMER
from ui.figures.boxes import box_figure, tradeoff
from ui.figures.policies import policies_figure
from ui.figures.roots import roots_figure
from ui.figures.sheet import rendered, save
from ui.figures.sweeps import sweep_figure
from ui.figures.tornado import convergence, tornado

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from matplotlib.figure import Figure

    from simulator.analysis.experiments.kinds import Result

KEPT_AS = ("svg", "png")


def figures(result: Result) -> dict[str, Figure]:
    """Return the pictures of a result by name, the telling one first."""
    return dict(_figures(result, note(result)))


def note(result: Result) -> str:
    """Return what stands beneath every picture: n, what was run, what it is not."""
    experiment = result.experiment
    days = experiment.plan.experiment.days
    where = f"{experiment.scenario.name}, {days} days"
    return f"{result.table.told} futures; {where}. {DISCLAIMER}"


def _figures(result: Any, note: str) -> Iterator[tuple[str, Figure]]:
    match result:
        case SweepResult():
            for name in result.cells:
                yield f"sweep-{name}", sweep_figure(result, name, note)
        case SensitivityResult():
            for name, ranking in result.rankings.items():
                yield f"tornado-{name}", tornado(ranking, note)
            for name, ranking in result.rankings.items():
                yield f"convergence-{name}", convergence(ranking, note)
        case DiscoveryResult():
            yield "box", box_figure(result, note)
            yield "tradeoff", tradeoff(result, note)
        case AttributionResult():
            for name, one in result.measures.items():
                yield f"roots-{name}", roots_figure(one, note)
        case RobustnessResult():
            yield "policies", policies_figure(result, note)


def pictures(result: Result) -> dict[str, bytes]:
    """Return every picture as files by name, each as SVG and PNG."""
    return {
        f"{name}.{kind}": rendered(figure, kind)
        for name, figure in figures(result).items()
        for kind in KEPT_AS
    }


def draw(result: Result, file: Path) -> None:
    """Draw the telling picture into a .png, .svg or .pdf.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    save(next(iter(figures(result).values())), file)
