"""What futures say together, told on the command line, as JSON, CSV and a picture."""

import csv
import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.ensemble.futures import Outcome
    from simulator.ensemble.summary import Summary
    from ui.cli.futures import Plan

DOTS = 50  # each stands for two of 100
TOLD_FAILURES = 10
VARIED = {"luck": "other luck", "unknowns": "other luck and unknowns"}
NOTE = "It explores assumptions, it is no forecast."


def tell(
    plan: "Plan",
    outcomes: "Sequence[Outcome]",
    waits: dict[str, float | None],
    *,
    as_json: bool,
) -> None:
    """Tell the odds and the bands, and every future that failed."""
    from simulator.ensemble.summary import summed_up

    summary = summed_up(outcomes, plan.runs)
    failed = sorted((o for o in outcomes if not o.ok), key=lambda o: o.number)
    if as_json:
        told = summary.as_plain() | waits | {"failures": _failures(plan, failed)}
        sys.stdout.write(json.dumps(told, indent=2) + "\n")
    else:
        _print(plan, summary)
    for one in failed[:TOLD_FAILURES]:
        typer.echo(
            f"Future {one.number} (seed {one.seed}) failed: {one.failure}\n"
            f"  alone: {plan.command} --only {one.number}",
            err=True,
        )
    if len(failed) > TOLD_FAILURES:
        typer.echo(f"… and {len(failed) - TOLD_FAILURES} more failed.", err=True)


def _failures(plan: "Plan", failed: "Sequence[Outcome]") -> list[dict[str, Any]]:
    return [
        {
            "future": one.number,
            "seed": one.seed,
            "why": one.failure,
            "alone": f"{plan.command} --only {one.number}",
        }
        for one in failed
    ]


def _print(plan: "Plan", summary: "Summary") -> None:
    from simulator.definitions import STEPS
    from simulator.definitions.outcome import OUTCOMES

    typer.echo(plan.title)
    varied = VARIED[plan.start.vary]
    typer.echo(f"{summary.ok} of {summary.planned} futures, {plan.days} days, {varied}")
    typer.echo(f"from {plan.line.date}\n")
    if not summary.ok:
        typer.echo("No future was simulated to its end.")
        return
    typer.echo("Of 100 futures, reached anew:")
    for rung, share in summary.rungs.items():
        typer.echo(_odds(f"step {rung}, {STEPS[rung]}", share))
    typer.echo(_odds("a ceasefire that holds 14 days", summary.ceasefire))
    typer.echo("\nOf 100 futures, how they end:")
    for name, share in summary.outcomes.items():
        typer.echo(_odds(OUTCOMES[name], share))
    bands = summary.quantiles["attacks"]
    if bands.shape[1]:
        typer.echo("\nAttacks in the last week: 9 of 10 futures lie between")
        typer.echo(f"{bands[0][-1]:.0f} and {bands[4][-1]:.0f}, half of them between")
        typer.echo(f"{bands[1][-1]:.0f} and {bands[3][-1]:.0f}.")
    typer.echo(f"\n{NOTE}")


def _odds(what: str, share: float) -> str:
    dots = "●" * round(share * DOTS)
    return f"{what:44}{100 * share:4.0f}  {dots}"


def tell_one(plan: "Plan", number: int) -> None:
    """Simulate one future alone, here, and tell how it ended.

    Raises
    ------
    DurandError
        With everything that is known when it fails again.
    """
    from simulator.definitions.outcome import OUTCOMES, outcome
    from simulator.ensemble.future import FutureJob
    from simulator.ensemble.work import carry_out

    job = FutureJob(plan.start, number, plan.days)
    answer = carry_out(job, plan.means.timeout_s)
    if answer.status != "ok":
        msg = f"Future {number} (seed {job.seed}) {answer.status}: {answer.error}\n"
        raise DurandError(msg + answer.traceback)
    series, events = answer.value.series, answer.value.events
    events["day"] -= plan.start.day
    typer.echo(f"{plan.title}: future {number} from {plan.line.date}")
    typer.echo(f"seed {job.seed}, draw {job.draw or 'of the line'}, {plan.days} days")
    typer.echo(f"highest step of escalation {series['act'].max()}")
    typer.echo(f"it ends in {OUTCOMES[outcome(series, events)]}")
    typer.echo(f"digest {answer.value.digest}")


def keep(
    plan: "Plan",
    outcomes: "Sequence[Outcome]",
    out: Path | None,
    figure: Path | None,
) -> None:
    """Write the bands as CSV, and draw them, where that was asked for.

    Raises
    ------
    DurandError
        When there is not one future to write of.
    """
    from simulator.ensemble.summary import summed_up

    if out is None and figure is None:
        return
    summary = summed_up(outcomes, plan.runs)
    if not summary.ok:
        msg = "Nothing was written: no future was simulated to its end."
        raise DurandError(msg)
    if out is not None:
        _write(plan, summary, out)
    if figure is not None:
        from ui.figures.fan import draw_fan

        draw_fan(summary, plan.title, plan.line.date, VARIED[plan.start.vary], figure)


def _write(plan: "Plan", summary: "Summary", out: Path) -> None:
    from simulator.ensemble.summary import QUANTILES, WEEK

    first = plan.line.date
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        bands = [f"q{round(100 * q):02d}" for q in QUANTILES]
        writer.writerow(["week", "date", "what", *bands, "ok", "planned"])
        for what, rows in summary.quantiles.items():
            for week, values in enumerate(rows.T):
                day = first + timedelta(days=WEEK * week)
                told = [f"{value:.6g}" for value in values]
                n = summary.ok, summary.planned
                writer.writerow([week, day.isoformat(), what, *told, *n])
