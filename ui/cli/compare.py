"""`durand compare`: settings on the same luck, what differs, and by which way."""

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.cli.options import (
    EXECUTOR,
    FIGURE,
    JSON,
    RUNS,
    SCHEDULER,
    SEED,
    STORE,
    TIMEOUT,
    TRUST,
    VARY,
    WORKERS,
)

if TYPE_CHECKING:
    from simulator.analysis.compare.comparison import Comparison
    from simulator.analysis.compare.sample import Plan
    from simulator.ensemble.runner import CaseOutcome
    from ui.cli.means import Means

SCENARIO = Annotated[
    str, typer.Argument(metavar="NAME", help="A scenario, or a .toml file.")
]
ARM = Annotated[
    list[str] | None,
    typer.Option(
        "--arm",
        metavar="NAME:DIAL=VALUE,…",
        help="A setting: dials, without=C6+C11, scenario=NAME; the first is the "
        "one that all others are set against. One alone is set against none.",
    ),
]
LENGTH = Annotated[
    str | None, typer.Option("--days", metavar="H", help="How many days each lasts.")
]
FOLDER = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Write compare.json, two tables, and comparison.json to repeat it.",
    ),
]
TOLD_FAILURES = 10


def compare(  # noqa: PLR0913 - one parameter for each option
    scenario: SCENARIO,
    *,
    arm: ARM = None,
    runs: RUNS = "200",
    days: LENGTH = None,
    seed: SEED = None,
    vary: VARY = "unknowns",
    executor: EXECUTOR = "threads",
    workers: WORKERS = None,
    scheduler: SCHEDULER = None,
    trust: TRUST = False,
    store: STORE = None,
    timeout: TIMEOUT = None,
    out: FOLDER = None,
    figure: FIGURE = None,
    as_json: JSON = False,
) -> None:
    """Compare settings on the same luck: what differs, how surely, by which way."""
    from simulator.errors import InputError, Problem
    from ui.cli.checks import check_figure, check_folder, collect
    from ui.cli.means import Asked, check_means

    problems: list[Problem] = []
    numbers = runs, days, seed or "0", vary
    plan = collect(problems, lambda: _plan(scenario, arm or [], *numbers))
    asked = Asked(executor, workers, scheduler, trust, store, timeout)
    means = collect(problems, lambda: check_means(asked))
    collect(problems, lambda: check_folder(out))
    collect(problems, lambda: check_figure(figure))
    if problems or plan is None or means is None:
        raise InputError(*problems)
    found = _carry_out(plan, means)
    if as_json:
        sys.stdout.write(json.dumps(found.as_plain(), indent=2) + "\n")
    else:
        _print(found)
    _tell_failures(scenario, found)
    if out is not None:
        _write(found, out)
    if figure is not None:
        from ui.figures.difference import draw_comparison

        draw_comparison(found, figure)


def _plan(
    name: str, arms: list[str], runs: str, days: str | None, seed: str, vary: str
) -> "Plan":
    from simulator.analysis.compare.arms import check_arms
    from simulator.analysis.compare.sample import Plan
    from simulator.errors import InputError, Problem
    from simulator.scenario import load_scenario
    from simulator.situation import LONGEST_RUN_DAYS
    from ui.cli.checks import LARGEST_SEED, collect, whole
    from ui.cli.fan_start import check_vary

    problems: list[Problem] = []
    scenario = collect(problems, lambda: load_scenario(name))
    settings = None
    if scenario is not None:
        settings = collect(problems, lambda: check_arms(arms, scenario))
    count = collect(problems, lambda: whole("--runs", runs, 2, 10_000))
    usual = str(min(scenario.days, 365)) if scenario else "365"
    asked = days or usual
    length = collect(problems, lambda: whole("--days", asked, 7, LONGEST_RUN_DAYS))
    number = collect(problems, lambda: whole("--seed", seed, 0, LARGEST_SEED))
    varied = collect(problems, lambda: check_vary(vary))
    if problems or not (settings and count and length and varied):
        raise InputError(*problems)
    return Plan(settings, count, length, number or 0, varied == "unknowns")


def _carry_out(plan: "Plan", means: "Means") -> "Comparison":
    from simulator.analysis.compare import comparison
    from ui.cli.bars import bar
    from ui.cli.run import make_ready

    make_ready()
    with bar("Futures", plan.runs * len(plan.arms)) as step:
        return comparison.compare(plan, **means.options(), progress=lambda _: step())


def _print(found: "Comparison") -> None:
    from simulator.definitions.outcome import OUTCOMES

    plan = found.plan
    typer.echo(f"{plan.arms[0].scenario.title}: n = {found.ok}/{found.planned}")
    for contrast in found.contrasts:
        typer.echo("")
        for sentence in contrast.story:
            typer.echo(sentence)
    typer.echo("\nOf 100 futures, how they end:")
    names = [arm.name for arm in plan.arms]
    typer.echo(f"{'':32}" + "".join(f"{name[:14]:>16}" for name in names))
    for ending, shares in found.endings.items():
        told = "".join(f"{100 * share:16.0f}" for share in shares)
        typer.echo(f"{OUTCOMES[ending]:32}{told}")


def _tell_failures(name: str, found: "Comparison") -> None:
    failures = found.sample.failures
    for one in failures[:TOLD_FAILURES]:
        typer.echo(
            f"A future failed (seed {one.case.seed}): {one.error}\n"
            f"  alone: {_alone(name, found, one)}",
            err=True,
        )
    if len(failures) > TOLD_FAILURES:
        typer.echo(f"… and {len(failures) - TOLD_FAILURES} more failed.", err=True)


def _alone(name: str, found: "Comparison", one: "CaseOutcome") -> str:
    """Give the command that lives one future of a comparison again."""
    case = one.case
    arms = found.plan.arms
    first = arms[0].scenario
    whole = case.scenario
    same = whole is first or isinstance(whole, str)
    words = ["durand run", name if same else whole.name]  # type: ignore[union-attr]
    words += [f"--seed {case.seed}", f"--days {case.length}"]
    if case.draw is not None:
        words.append(f"--draw {case.draw}")
    words += [f"--set {dial}={value:g}" for dial, value in case.dials.items()]
    if case.without:
        words.append(f"--without {','.join(case.without)}")
    return " ".join(words)


def _write(found: "Comparison", out: Path) -> None:
    from simulator.analysis.compare.files import plan_text

    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(found.as_plain(), indent=2) + "\n"
    (out / "compare.json").write_text(text, encoding="utf-8")
    (out / "comparison.json").write_text(plan_text(found.plan), encoding="utf-8")
    measures: list[dict[str, Any]] = []
    weekly: list[dict[str, Any]] = []
    for contrast in found.contrasts:
        pair = {"first": contrast.first.name, "second": contrast.second.name}
        for one in contrast.differences:
            row = {k: v for k, v in vars(one).items() if k != "spread"}
            row |= {f"{k}_mean": row.pop(k) for k in ("first", "second")}
            measures.append(pair | row | {"p_second_more": one.win})
        for column, course in contrast.courses.items():
            weekly += [
                pair
                | {"what": column, "week": week, "mean": mean}
                | {"low": course.low[week], "high": course.high[week]}
                for week, mean in enumerate(course.mean.tolist())
            ]
    _table(out / "measures.csv", measures)
    _table(out / "weekly.csv", weekly)


def _table(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, list(rows[0]) if rows else [], lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(rows)
