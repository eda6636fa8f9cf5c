"""The figures of a result, each with its table and how to draw it for paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from simulator.analysis.experiments.attribution import AttributionResult
from simulator.analysis.experiments.discovery import DiscoveryResult
from simulator.analysis.experiments.robustness import RobustnessResult
from simulator.analysis.experiments.sensitivity import SensitivityResult
from simulator.analysis.experiments.sweep import SweepResult
from simulator.analysis.experiments.wording import amount, dial_label, number
from simulator.analysis.measures import MEASURES
from ui.desktop.laboratory.drawing.bars import BarsChart
from ui.desktop.laboratory.drawing.boxes import BoxesChart, ScatterChart
from ui.desktop.laboratory.drawing.curves import CurvesChart
from ui.desktop.laboratory.drawing.lines import LinesChart
from ui.shapes.bars import (
    Bars,
    capital,
    goal_bars,
    ranking_bars,
    regret_bars,
    roots_bars,
)
from ui.shapes.found import (
    boxes_of,
    curves_of,
    parts_bars,
    scatter_grid,
    scatter_of,
    settling,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from simulator.analysis.experiments.kinds import Result
    from ui.desktop.laboratory.drawing.canvas import Canvas
    from ui.shapes.grid import Grid


@dataclass(frozen=True, eq=False)
class View:
    """One figure of a result.

    Attributes
    ----------
    name
        In a word or two, to choose it by.
    figure
        Draws it for paper.
    """

    name: str
    title: str
    chart: Canvas
    grid: Grid
    figure: Callable[[], Any]


def views_of(result: Any) -> list[View]:
    """Give all figures of a result, the telling one first."""
    match result:
        case SensitivityResult():
            return list(_sensitivity(result))
        case DiscoveryResult():
            return list(_discovery(result))
        case AttributionResult():
            return [
                _bars(capital("the roots"), roots_bars(one), result, f"roots-{name}")
                for name, one in result.measures.items()
            ]
        case RobustnessResult():
            return list(_robustness(result))
        case SweepResult():
            return list(_sweep(result))
    msg = f"no figures are known of {type(result).__name__}"
    raise TypeError(msg)


def _sensitivity(result: SensitivityResult) -> Iterator[View]:
    for name, ranking in result.rankings.items():
        shown = ranking_bars(ranking)
        yield _bars("What matters", shown, result, f"tornado-{name}")
        lines = settling(ranking)
        chart = LinesChart()
        chart.show_shape(lines)
        paper = _paper(result, f"convergence-{name}")
        yield View("Has it settled?", lines.title, chart, lines.grid, paper)


def _discovery(result: DiscoveryResult) -> Iterator[View]:
    boxes = boxes_of(result)
    paper = _paper(result, "box")
    if boxes.groups:
        chart = BoxesChart()
        chart.show_shape(boxes)
        yield View("In common", boxes.title, chart, boxes.grid, paper)
    yield _bars("In parts", parts_bars(result), result, "box")
    scatter = scatter_of(result)
    dots = ScatterChart()
    dots.show_shape(scatter)
    paper = _paper(result, "tradeoff")
    yield View("Every future", scatter.title, dots, scatter_grid(scatter), paper)


def _robustness(result: RobustnessResult) -> Iterator[View]:
    for goal, standings in result.goals.items():
        yield _bars("How often", goal_bars(goal, standings), result, "policies")
    for name, standings in result.measures.items():
        if any(one.regret is not None for one in standings):
            shape = regret_bars(name, standings)
            yield _bars("How far short", shape, result, "policies")


def _sweep(result: SweepResult) -> Iterator[View]:
    for name in result.curves:
        curves = curves_of(result, name)
        chart = CurvesChart()
        chart.show_shape(curves)
        paper = _paper(result, f"sweep-{name}")
        yield View("Over the range", curves.title, chart, curves.grid, paper)


def _bars(name: str, shape: Bars, result: Any, figure: str) -> View:
    chart = BarsChart()
    chart.show_shape(shape)
    return View(name, shape.title, chart, shape.grid, _paper(result, figure))


def _paper(result: Any, name: str) -> Callable[[], Any]:
    return partial(_drawn, result, name)


def _drawn(result: Result, name: str) -> Any:
    from ui.figures.experiments import figures

    return figures(result)[name]


def in_one_number(result: Any) -> tuple[str, str]:
    """Tell a result in one number, and what it counts; empty where nothing is sure."""
    match result:
        case SensitivityResult():
            return _most(result)
        case DiscoveryResult():
            if not result.clear:
                return "", ""
            found = result.clear[0].fresh.density
            return f"{100 * found:.0f}", "of 100 futures in there"
        case AttributionResult():
            return _root(result)
        case RobustnessResult():
            goal = next(iter(result.goals.values()))
            best = max(goal, key=lambda one: one.mean)
            return f"{100 * best.mean:.0f}", f"of 100 futures under “{best.policy}”"
        case SweepResult():
            name, spans = next(iter(result.spans.items()))
            most = max(spans, key=lambda one: abs(one.change))
            if not most.clear:
                return "", ""
            sign = "+" if most.change > 0 else ""
            unit = "of 100" if MEASURES[name].kind == "odds" else MEASURES[name].unit
            return f"{sign}{amount(most.change, MEASURES[name])}", unit
    return "", ""


def _most(result: SensitivityResult) -> tuple[str, str]:
    ranking = next(iter(result.rankings.values()))
    first = next((k for k in ranking.order if ranking.clear[k]), None)
    if first is None:
        return "", ""
    value, measure = float(ranking.last.index[first]), MEASURES[ranking.measure]
    by = f"moved by {dial_label(ranking.dials[first])}"
    if ranking.method == "sobol":
        return f"{100 * value:.0f}", f"of 100 parts {by}"
    if measure.kind == "odds":
        return f"{100 * value:.0f}", f"of 100 futures {by}"
    return number(value), f"{measure.unit} {by}"


def _root(result: AttributionResult) -> tuple[str, str]:
    one = next(iter(result.measures.values()))
    most = max(one.parts, key=lambda part: part.mean)
    if one.total.low <= 0:
        return "", ""
    share = 100 * most.mean / one.total.mean
    return f"{share:.0f}", f"of 100 of what the roots bring: {most.label}"
