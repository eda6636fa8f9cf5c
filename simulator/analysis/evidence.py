"""How the model stands against history and the patterns it is held to.

The evaluation is a list of parts. Each part is kept in a file as soon as it is done, so
that an evaluation that was stopped goes on where it was. ``published`` gives the full
result that ships with the model; ``evaluate`` makes a new one on fresh seeds.
"""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator import homes
from simulator.analysis.arms import Arm, each, fresh
from simulator.analysis.calibration.record import calibration
from simulator.analysis.history import EVIDENCE
from simulator.analysis.patterns.rows import Found, bands, row_of
from simulator.ensemble.version import model_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

PUBLISHED = EVIDENCE / "result.json"
EXPLANATIONS = EVIDENCE / "explanations.toml"
# Modules of this package that decide what is found, besides the patterns.
JUDGES = (
    "arms",
    "baselines",
    "bootstrap",
    "filtering",
    "hindcast",
    "history",
    "measures",
    "scores",
    "screening",
)
LIMITS = (
    "It explores assumptions and does not forecast: no number here is the chance of a "
    "named event.",
    "Passing a pattern shows that the model is plausible in that respect, not that its "
    "mechanism is the true one.",
    "Levels and trends were fitted on months up to December 2023; of 2025 the model "
    "knows initial states only.",
    "Mediation, crises and disputes are judged by data of other countries and times "
    "(ICB, MID), which the model was never tuned on.",
)


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many futures each part simulates."""

    name: str
    hindcast: int
    violence: int
    episodes: int
    trial: int
    answers: int
    pairs: int
    special: int
    strikes: int
    headline: int
    alone: int
    trajectories: int
    points: int


QUICK = Size(
    name="quick",
    hindcast=240,
    violence=24,
    episodes=16,
    trial=8,
    answers=24,
    pairs=12,
    special=12,
    strikes=24,
    headline=12,
    alone=0,  # the screen takes more than a minute can give
    trajectories=0,
    points=0,
)
FULL = Size(
    name="full",
    hindcast=1000,
    violence=200,
    episodes=200,
    trial=100,
    answers=200,
    pairs=200,
    special=200,
    strikes=400,
    headline=200,
    alone=60,
    trajectories=24,
    points=4,
)
TINY = Size(
    name="tiny",
    hindcast=6,
    violence=2,
    episodes=1,
    trial=1,
    answers=2,
    pairs=2,
    special=2,
    strikes=2,
    headline=2,
    alone=2,
    trajectories=0,
    points=0,
)


@dataclass(frozen=True, eq=False, repr=False)
class Made:
    """What a part gives: rows of the table, and what else the page shows."""

    rows: Mapping[str, Found]
    extra: Mapping[str, Any]


type Part = Callable[[Size, int], Made]


def _hindcast(size: Size, workers: int) -> Made:
    from simulator.analysis.hindcast import gathered, report, run_particles
    from simulator.analysis.patterns.history import rows

    particles = gathered(list(run_particles(fresh(size.hindcast), workers)))
    told = report(particles)
    return Made(rows(told), {"hindcast": told})


def _violence(size: Size, workers: int) -> Made:
    from simulator.analysis.patterns.violence import levels, violence

    found = violence(fresh(size.violence, 1), workers)
    return Made(found | levels(fresh(size.violence, 1), workers), {})


def _episodes(size: Size, workers: int) -> Made:
    from simulator.analysis.patterns.episodes import (
        crises_and_truces,
        disputes,
        longer,
        pool,
    )

    kept = pool(fresh(size.episodes, 2), workers)
    found = crises_and_truces(kept) | disputes(kept)
    none, most = (
        pool(fresh(size.trial, 2), workers, dials={"mediation_strength": end})
        for end in (0.0, 1.0)
    )
    return Made(found | {"P-A3-trial": longer(none, most)}, {})


def _answers(size: Size, workers: int) -> Made:
    from simulator.analysis.patterns.answers import answers, gave_way, moments
    from simulator.scenario import load_scenario

    days = load_scenario("takeover-2021").days
    arm = Arm(scenario="takeover-2021", days=days, keep_events=True)
    kept = each(
        arm, fresh(size.answers, 3), lambda f: (moments(f), gave_way(f)), workers
    )
    return Made(answers(list(kept)), {})


def _claims(size: Size, workers: int) -> Made:
    from simulator.analysis.patterns.effects import measure
    from simulator.analysis.patterns.signs import SIGNS

    seeds = fresh(size.pairs, 4)
    return Made({id_: measure(one, seeds, workers) for id_, one in SIGNS.items()}, {})


def _special(size: Size, workers: int) -> Made:
    from simulator.analysis.patterns import special

    seeds = fresh(size.special, 5)
    found: dict[str, Found] = {}
    for make in (
        special.sanctuary,
        special.splits,
        special.substitution,
        special.words,
        special.closure,
        special.odds,
        special.disputes_by_attacks,
        special.fence,
    ):
        found |= make(seeds, workers)
    return Made(found | special.strikes(fresh(size.strikes, 6), workers), {})


def _headline(size: Size, workers: int) -> Made:
    from simulator.analysis.patterns.headline import HEADLINE, effects, rows

    found: dict[str, Found] = {}
    amounts: list[dict[str, Any]] = []
    for dial in HEADLINE:
        told = effects(dial, fresh(size.headline, 7), workers)
        found |= rows(told, size.headline)
        amounts += told.values()
    return Made(found, {"headline": amounts})


def _screen(size: Size, workers: int) -> Made:
    from simulator.analysis.screening import alone, idle_dials, morris, verdicts

    found = dict(alone(fresh(size.alone, 8), workers))
    extra: dict[str, Any] = {"alone": found, "idle": idle_dials(found)}
    if size.trajectories:
        points = fresh(size.points, 9)
        extra["morris"] = morris(size.trajectories, points, workers)
    return Made(verdicts(found, size.alone), {"screen": extra})


# In this order; each with its name in words.
PARTS: Mapping[str, tuple[str, Part]] = {
    "hindcast": ("model against history", _hindcast),
    "violence": ("sizes, times and places of violence", _violence),
    "episodes": ("crises, disputes and ceasefires", _episodes),
    "answers": ("force to and fro", _answers),
    "claims": ("claims of the article", _claims),
    "special": ("sanctuary, strikes, fence, factions", _special),
    "headline": ("the six dials of the first screen", _headline),
    "screen": ("what each dial moves", _screen),
}


def key_of(size: Size) -> str:
    """Return what the parts of an evaluation are kept under: model, bands and size."""
    table = (EVIDENCE / "bands.csv").read_bytes()
    digest = hashlib.sha256(table + repr(asdict(size)).encode())
    here = Path(__file__).parent
    code = [here / f"{name}.py" for name in JUDGES]
    for file in (*code, *sorted((here / "patterns").glob("*.py"))):
        digest.update(file.read_bytes())
    digest.update(model_version().encode())
    return digest.hexdigest()[:16]


def wanted(size: Size) -> tuple[str, ...]:
    """Return the parts that an evaluation of this size has."""
    return tuple(name for name in PARTS if name != "screen" or size.alone)


def kept_in() -> Path:
    """Return the folder in which parts are kept until an evaluation is whole."""
    named = os.environ.get("DURAND_CACHE_DIR")
    return (Path(named) if named else homes.home("cache")) / "evidence"


def evaluate(
    size: Size,
    *,
    folder: Path | None = None,
    workers: int = 2,
    only: Iterable[str] | None = None,
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each part as it is done; parts kept in the folder are not done again.

    Raises
    ------
    DurandError
        When a future cannot be simulated.
    """
    key = key_of(size)
    for name in wanted(size) if only is None else only:
        file = folder / f"{key}-{name}.json" if folder is not None else None
        if file is not None and file.exists():
            yield name, json.loads(file.read_text(encoding="utf-8"))
            continue
        made = PARTS[name][1](size, workers)
        told = json.loads(json.dumps(_told(made, size), default=_plain))
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh_file = file.with_suffix(".part")
            fresh_file.write_text(json.dumps(told), encoding="utf-8")
            fresh_file.replace(file)
        yield name, told


def _told(made: Made, size: Size) -> dict[str, Any]:
    enough = size.pairs >= FULL.pairs
    rows = {
        id_: row_of(bands()[id_], found, enough=enough)
        for id_, found in made.rows.items()
    }
    return {"rows": rows, **made.extra}


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    return list(value)


def put_together(
    parts: Mapping[str, Mapping[str, Any]], size: Size, when: str
) -> dict[str, Any]:
    """Put parts together to a result: patterns, hindcast, dials, screen.

    Parameters
    ----------
    parts
        What ``evaluate`` gave, by name.
    size
        Of the evaluation.
    when
        The date of computing.
    """
    from simulator import __version__

    found = {id_: row for part in parts.values() for id_, row in part["rows"].items()}
    patterns = [
        dict(found.get(id_) or row_of(band, None)) for id_, band in bands().items()
    ]
    told = explanations()
    for row in patterns:
        if row["verdict"] == "fail" and row["id"] in told:
            row["note"] = told[row["id"]]
    result: dict[str, Any] = {
        "computed": when,
        "version": __version__,
        "model": model_version(),
        "size": asdict(size),
        "seeds": "fresh: from 700,000 on; no test and no calibration uses them",
        "limits": list(LIMITS),
        "summary": summary(patterns),
        "patterns": patterns,
    }
    for name in ("hindcast", "headline", "screen"):
        result[name] = parts.get(name, {}).get(name)
    result["calibration"] = calibration()
    return result


def summary(patterns: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Count the verdicts."""
    counts: dict[str, int] = {}
    for row in patterns:
        counts[row["verdict"]] = counts.get(row["verdict"], 0) + 1
    judged = counts.get("pass", 0) + counts.get("fail", 0)
    share = counts.get("pass", 0) / judged if judged else None
    return {"verdicts": counts, "gated": judged, "passed_share": share}


def explanations() -> dict[str, str]:
    """Return why a row misses its band, by id, where it does."""
    with EXPLANATIONS.open("rb") as file:
        return {
            name: " ".join(text.split()) for name, text in tomllib.load(file).items()
        }


def published() -> dict[str, Any] | None:
    """Return the full result that ships with the model; None when there is none."""
    if not PUBLISHED.exists():
        return None
    found: dict[str, Any] = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return found | {"calibration": calibration()}
