"""What a calibration leaves: the reference, the sample, and what was learnt."""

from __future__ import annotations

import csv
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import scenarios
from simulator.analysis.calibration.space import (
    fitted_constants,
    parameters,
    particle,
)
from simulator.analysis.calibration.targets import targets
from simulator.analysis.history import EVIDENCE
from simulator.assumptions import DRAWS_FILE
from simulator.ensemble.version import model_version
from simulator.parameters import POSTERIOR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from simulator.rules import Value

DIAGNOSTICS = EVIDENCE / "calibration.json"
POINTS = (0.05, 0.5, 0.95)
HEAD = """\
# Fitted by tools/calibrate.py; do not edit. The value is that of the reference draw,
# the medoid of the sample in draws.csv; low and high hold 9 of 10 of the sample. What
# was fitted to what: calibration.toml.
"""


def diagnostics(
    *,
    waves: Sequence[Mapping[str, float]],
    tells: np.ndarray,
    factors: np.ndarray,
    learnt: np.ndarray,
    prior: np.ndarray,
    sample: np.ndarray,
    reference: np.ndarray,
) -> dict[str, Any]:
    """Tell what each datum constrains, and what stays unknown, as plain values.

    Parameters
    ----------
    waves
        Points of each wave, and the share of the space they were drawn from.
    tells
        Correlation of parameters with targets in the first wave.
    factors
        The sample, [draw, parameter].
    learnt
        How much narrower each parameter became.
    prior, sample, reference
        Summaries of runs: of the first wave [point, seed, target], of the sample
        [draw, target], and of the reference on many seeds [seed, target].
    """
    return {
        "model": model_version(),
        "waves": [dict(wave) for wave in waves],
        "seeds_of_reference": len(reference),
        "parameters": [
            {
                "id": p.id,
                "why": p.why,
                "prior": [p.low, p.high],
                "factor": _points(factors[:, k]),
                "learnt": round(float(learnt[k]), 3),
                "tells": [round(float(x), 3) for x in tells[k]],
            }
            for k, p in enumerate(parameters())
        ],
        "targets": [
            {
                "id": t.id,
                "what": t.what,
                "reported": t.value,
                "error": t.error,
                "scale": t.scale,
                "source": t.source,
                "prior": _points(prior[:, :, k].ravel()),
                "sample": _points(sample[:, k]),
                "reference": _points(reference[:, k]),
            }
            for k, t in enumerate(targets())
        ],
    }


def _points(values: np.ndarray) -> list[float]:
    return [round(float(x), 4) for x in np.quantile(values, POINTS)]


def write_all(
    told: dict[str, Any], sample: np.ndarray, numbers: np.ndarray, medoid: int
) -> None:
    """Write the reference, the sample and the diagnostics.

    Parameters
    ----------
    told
        The diagnostics.
    sample
        Factors, [draw, parameter].
    numbers
        The particle that each row was: its draw of the other constants.
    medoid
        The row whose fitted values are the reference.
    """
    told["medoid"] = medoid + 1
    told["particles"] = [int(number) for number in numbers]
    told["factors"] = [[round(float(x), 5) for x in row] for row in sample]
    POSTERIOR.write_text(posterior_text(sample, medoid, told), encoding="utf-8")
    text = json.dumps(told, indent=1) + "\n"
    DIAGNOSTICS.write_text(text, encoding="utf-8")
    write_draws()


def posterior_text(sample: np.ndarray, medoid: int, told: Mapping[str, Any]) -> str:
    """Return the file of the reference values, with ranges and provenance."""
    reference = fitted_constants(sample[medoid])
    every = [fitted_constants(row) for row in sample]
    lines = [
        HEAD,
        "[provenance]",
        f"draw = {medoid + 1} # of draws.csv",
        f'model = "{told["model"]}"',
        f"seeds = {told['seeds_of_reference']} # of the reference's check",
        'levels = "August 2021 to December 2023"',
        'shapes = "2007 to 2017"',
    ]
    for name, value in reference.items():
        values = np.array([one[name] for one in every])
        low, high = np.quantile(values, (0.05, 0.95), axis=0)
        lines += [
            "",
            f"[constant.{name}]",
            f"value = {_toml(value)}",
            f"low = {_toml(low)}",
            f"high = {_toml(high)}",
        ]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    parts = np.atleast_1d(np.asarray(value, float))
    texts = [repr(round(float(part), 8)) for part in parts]
    return f"[{', '.join(texts)}]" if np.ndim(value) else texts[0]


def write_draws() -> None:
    """Write the table of draws from the sample of the last calibration."""
    told = json.loads(DIAGNOSTICS.read_text(encoding="utf-8"))
    rows = [
        _flat(particle(number, np.array(factors)))
        for number, factors in zip(told["particles"], told["factors"], strict=True)
    ]
    with DRAWS_FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["draw", *rows[0]])
        for number, row in enumerate(rows, start=1):
            writer.writerow([number, *(f"{value:.6g}" for value in row.values())])


def _flat(constants: Mapping[str, Value]) -> dict[str, float]:
    flat: dict[str, float] = {}
    for name, value in constants.items():
        if isinstance(value, tuple):
            flat |= {f"{name}.{k}": part for k, part in enumerate(value)}
        else:
            flat[name] = value
    return flat


def calibration() -> dict[str, Any] | None:
    """Return the diagnostics that ship; None where there was no calibration."""
    if not DIAGNOSTICS.exists():
        return None
    found: dict[str, Any] = json.loads(DIAGNOSTICS.read_text(encoding="utf-8"))
    return found


def provenance() -> dict[str, Any]:
    """Return where the reference values come from; empty where nowhere."""
    file = Path(scenarios.__file__).with_name("posterior.toml")
    if not file.exists():
        return {}
    found: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    return found["provenance"]  # type: ignore[no-any-return]
