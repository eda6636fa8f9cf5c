"""`durand sweep`, `sensitivity`, `discover`, `attribute`, `robustness`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from simulator.analysis.experiments.plan import PLANS
from ui.cli.asking import signature, values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from simulator.analysis.experiments.kinds import Result
    from simulator.analysis.experiments.plan import Plan
    from simulator.analysis.experiments.reading import Experiment, Where
    from simulator.errors import Problem
    from simulator.tomltext import KeyPath

OPTIONS = {"dials": "--dial", "fixed": "--set", "goal": "--goal", "policy": "--policy"}
RENAMED = {"measures": "--measure", "scenario": "NAME"}
EXECUTORS = ("threads", "processes", "dask")


def add_experiment_commands(app: typer.Typer) -> None:
    """Give the program a command for each kind of experiment."""
    for plan in PLANS:
        app.command(plan.command)(_command(plan))


def _command(plan: type[Plan]) -> Callable[..., None]:
    def command(**given: Any) -> None:
        carry_out(plan, given)

    command.__doc__ = f"{plan.title}: {plan.question}"
    command.__name__ = plan.command
    command.__signature__ = signature(plan)  # type: ignore[attr-defined]
    command.__annotations__ = {
        name: one.annotation for name, one in signature(plan).parameters.items()
    }
    return command


def carry_out(plan: type[Plan], given: Mapping[str, Any]) -> None:
    """Check all that was asked for, carry it out, tell it and write it.

    Raises
    ------
    InputError
        With every mistake found; nothing is run or written then.
    """
    from simulator.errors import InputError
    from ui.cli.checks import collect
    from ui.cli.conducting import conduct

    problems: list[Problem] = []
    experiment = collect(problems, lambda: _asked(plan, given))
    options = _how(given, problems)
    if problems or experiment is None:
        raise InputError(*problems)
    result = conduct(experiment, options, given["out"])
    _write(result, given)
    if given["as_json"]:
        from simulator.analysis.experiments.outputs import json_text

        sys.stdout.write(json_text(result))
        return
    tell(result)


def tell(result: Result) -> None:
    """Print a result in words, and the failures with what repeats them."""
    experiment = result.experiment
    plan = experiment.plan
    typer.echo(f"{plan.title}: {plan.question}")
    days, title = plan.experiment.days, experiment.scenario.title
    typer.echo(f"{title}, {days} days, {experiment.futures} futures\n")
    for line in result.sentences():
        typer.echo(line)
    for failure in result.table.failures:
        told = f"seed {failure.seed}, point {failure.point}"
        typer.echo(f"A future failed ({told}): {failure.error}", err=True)


def _asked(plan: type[Plan], given: Mapping[str, Any]) -> Experiment:
    """Lay the options that were given over the file, where one was."""
    from simulator.analysis.experiments.kinds import KINDS
    from simulator.analysis.experiments.reading import (
        is_experiment,
        make_experiment,
        read_values,
    )

    asked = values_of(plan, given)
    [kind] = [kind.id for kind in KINDS.values() if kind.plan is plan]
    name, folder = given["name"], None
    values: dict[str, Any] = {}
    in_file: Where = _option
    if name is not None and name.endswith(".toml") and is_experiment(Path(name)):
        folder = Path(name).parent
        values, in_file = read_values(Path(name))
    elif name is not None:
        asked["experiment"]["scenario"] = name
    values = _with_kind(values, kind, in_file)
    merged = _merged(values, asked)

    def where(path: KeyPath) -> str:
        return _option(path) if _given(asked, path) else in_file(path)

    return make_experiment(merged, where, folder)


def _with_kind(values: dict[str, Any], kind: str, where: Where) -> dict[str, Any]:
    """Refuse a file of another kind; give options theirs."""
    from simulator.errors import InputError, Problem

    heading = values.get("experiment")
    own = heading.get("kind", kind) if isinstance(heading, dict) else kind
    if own != kind:
        allowed = f'"{kind}" for this command; each kind of experiment has its own'
        at = where(("experiment", "kind"))
        raise InputError(Problem(at, "kind", own, allowed))
    return values | {"experiment": {"kind": kind, **(heading or {})}}


def _merged(values: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
    merged = dict(values)
    for name, table in asked.items():
        below = merged.get(name)
        both = isinstance(table, dict) and isinstance(below, dict) and name != "goal"
        merged[name] = {**below, **table} if both and below else table
    return merged


def _given(asked: Mapping[str, Any], path: KeyPath) -> bool:
    table = asked.get(path[0])
    if len(path) == 1 or not isinstance(table, dict):
        return table is not None
    return path[1] in table


def _option(path: KeyPath) -> str:
    if path[0] != "experiment":
        return OPTIONS.get(path[0], path[0])
    if len(path) == 1:
        return "options"
    return RENAMED.get(path[1], f"--{path[1]}")


def _how(given: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    from simulator.errors import Problem, nearest
    from ui.cli.checks import check_figure, check_folder, collect, whole

    executor, workers, timeout = (
        given[key] for key in ("executor", "workers", "timeout")
    )
    if executor not in EXECUTORS:
        hint = nearest(executor, EXECUTORS)
        allowed = ", ".join(EXECUTORS)
        problems.append(Problem("--executor", "the kind", executor, allowed, hint))
    collect(problems, lambda: check_folder(given["out"]))
    collect(problems, lambda: check_figure(given["figure"]))
    if given["resume"] and given["out"] is None:
        allowed = "only with --out, the folder of what is unfinished"
        problems.append(Problem("--resume", "the option", "--resume", allowed))
    count = workers and collect(problems, lambda: whole("--workers", workers, 1, 256))
    limit = timeout and collect(problems, lambda: whole("--timeout", timeout, 1, 86400))
    return {
        "executor": executor,
        "workers": count or None,
        "scheduler": given["scheduler"],
        "trust": given["trust_cluster"],
        "timeout_s": float(limit) if limit else None,
        "resume": given["resume"],
    }


def _write(result: Result, given: Mapping[str, Any]) -> None:
    folder, figure = given["out"], given["figure"]
    if folder is None and figure is None:
        return
    from ui.figures.experiments import draw, pictures

    if folder is not None:
        from simulator.analysis.experiments.outputs import texts
        from simulator.outputs import write_files
        from ui.cli.conducting import unfinished

        write_files({**texts(result), **pictures(result)}, folder)
        unfinished(folder).unlink(missing_ok=True)
    if figure is not None:
        draw(result, figure)
