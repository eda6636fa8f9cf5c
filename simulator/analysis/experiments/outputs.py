"""An experiment as files: what was asked, every future, what came of it, in words."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from simulator.analysis.experiments.points import luck_of
from simulator.analysis.experiments.reading import as_tables, experiment_toml
from simulator.outputs import as_csv
from simulator.scenario import load_scenario, scenario_names
from simulator.timeline.tomlout import scenario_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.analysis.experiments.kinds import Result
    from simulator.analysis.experiments.reading import Experiment

SCENARIO_FILE = "scenario.toml"


def texts(result: Result) -> dict[str, str]:
    """Return the files of an experiment, content by name.

    ``experiment.toml`` repeats it, with ``scenario.toml`` beside it where the scenario
    is not one that ships.
    """
    return {
        **question_files(result.experiment),
        "results.json": json_text(result),
        "results.txt": "\n".join(result.sentences()) + "\n",
        "runs.csv": runs_csv(result),
    }


def question_files(experiment: Experiment) -> dict[str, str]:
    """Return the files of what is asked, content by name.

    ``scenario.toml`` stands beside ``experiment.toml`` where the scenario is not one
    that ships.
    """
    own = not _ships(experiment)
    written = {
        "experiment.toml": experiment_toml(experiment, SCENARIO_FILE if own else None)
    }
    if own:
        written[SCENARIO_FILE] = scenario_toml(experiment.scenario)
    return written


def _ships(experiment: Experiment) -> bool:
    name = experiment.scenario.name
    return name in scenario_names() and load_scenario(name) == experiment.scenario


def json_text(result: Result) -> str:
    """Return all of a result as JSON."""
    told: dict[str, Any] = {
        "version": version("durand"),
        **as_tables(result.experiment),
        **result.table.as_plain(),
        "told": result.sentences(),
        "result": result.as_plain(),
    }
    return json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def runs_csv(result: Result) -> str:
    """Return one row a future: its setting, its luck, and its measures."""
    table = result.table
    dials = list(dict.fromkeys(name for p in table.points for name in p.dials))
    columns = ["point", "name", "without", "seed", "draw", "status", "error"]
    return as_csv(_rows(result), [*columns, *dials, *table.values])


def _rows(result: Result) -> Iterator[dict[str, Any]]:
    table = result.table
    failed = {(one.point, one.luck): one for one in table.failures}
    for (p, f), luck in _numbered(table.lucks):
        point = table.points[p]
        seed, draw = luck_of(result.experiment, luck)
        failure = failed.get((p, luck))
        row: dict[str, Any] = {
            "point": p,
            "name": point.name,
            "without": " ".join(point.without),
            "seed": seed,
            "draw": draw or "",
            "status": failure.status if failure else "ok",
            "error": failure.error if failure else "",
        }
        row |= point.dials
        if failure is None:
            row |= {name: float(v[p, f]) for name, v in table.values.items()}
        yield row


def _numbered(lucks: Any) -> Iterator[tuple[tuple[int, int], int]]:
    for p, row in enumerate(lucks.tolist()):
        for f, luck in enumerate(row):
            yield (p, f), luck
