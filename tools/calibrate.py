"""Calibrate: history matching in waves, then a sample of what fits, and its reference.

    python3 -m uv run python tools/calibrate.py [--workers 2]

What is fitted, and to what, stands in scenarios/calibration.toml. Writes
scenarios/posterior.toml (the reference values with ranges and provenance),
scenarios/draws.csv (the sample, a row a draw) and scenarios/evidence/calibration.json
(diagnostics). Goes on where it was stopped. Then renew the golden runs and docs/odd.md.

``--others`` only draws the constants anew that are not fitted, after one was added.
"""

import argparse
import hashlib
import sys
from pathlib import Path

import numpy as np

from simulator.analysis.calibration.matching import (
    Emulator,
    constrains,
    fit,
    plausible,
)
from simulator.analysis.calibration.posterior import (
    central,
    distances,
    learnt,
    nearest,
)
from simulator.analysis.calibration.record import diagnostics, write_all, write_draws
from simulator.analysis.calibration.space import (
    SPEC,
    cube,
    fitted_constants,
    particle,
)
from simulator.analysis.calibration.targets import many_seeds, simulate_all
from simulator.analysis.evidence import kept_in
from simulator.mechanisms import DECLARED
from simulator.situation import N_DRAWS
from simulator.warmup import fingerprint

POINTS, SEEDS, WAVES = 192, 2, 3
PARTICLES = 3000
TRIED, TRIAL_SEEDS, FINAL_SEEDS = 16, 8, 200
FIRST_SEED = 400_000  # no test and no evaluation uses these


def main() -> None:
    """Run every step that is not done yet, and write what comes of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--others", action="store_true")
    asked = options.parse_args()
    if asked.others:
        write_draws()
        return
    folder = _folder()
    emulators: list[Emulator] = []
    waves = []
    for wave in range(WAVES):
        factors, share = _points(emulators, wave)
        runs = _kept(folder / f"wave-{wave}.npy", lambda f=factors: _wave(f, asked))
        emulators.append(fit(factors, runs))
        waves.append({"points": len(factors), "share": share})
        _tell(f"wave {wave + 1}: {len(factors)} points of {share:.4f} of the space")
        if wave == 0:
            tells = constrains(factors, runs)
    factors, share = plausible(emulators, PARTICLES, WAVES)
    waves.append({"points": len(factors), "share": share})
    _tell(f"{len(factors)} particles of {share:.4f} of the space")
    runs = _kept(folder / "particles.npy", lambda: _particles(factors, asked))
    distance = distances(runs, emulators[-1])
    chosen = nearest(distance, N_DRAWS)
    sample = factors[chosen]
    _tell(f"kept {len(chosen)}: distances up to {distance[chosen[-1]]:.2f}")
    medoid = _reference(sample, emulators[-1], asked)
    constants = fitted_constants(sample[medoid])
    final = _kept(folder / f"final-{medoid}.npy", lambda: _final(constants, asked))
    told = diagnostics(
        waves=waves,
        tells=tells,
        factors=sample,
        learnt=learnt(cube(2000, 50), sample),
        prior=np.load(folder / "wave-0.npy"),
        sample=runs[chosen],
        reference=final,
    )
    write_all(told, sample, chosen, medoid)
    _tell("written: posterior.toml, draws.csv, evidence/calibration.json")


def _folder() -> Path:
    told = SPEC.read_text() + fingerprint() + repr(dict(DECLARED))
    own = hashlib.sha256(told.encode()).hexdigest()[:12]
    folder = kept_in() / f"calibration-{own}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _kept(file, make):  # noqa: ANN001, ANN202 - an array, made unless it is there
    if file.exists():
        return np.load(file)
    made = make()
    np.save(file, made)
    return made


def _points(emulators: list[Emulator], wave: int) -> tuple[np.ndarray, float]:
    if not emulators:
        return cube(POINTS, wave), 1.0
    return plausible(emulators, POINTS, wave)


def _wave(factors: np.ndarray, asked: argparse.Namespace) -> np.ndarray:
    """Simulate each point on some seeds, other constants drawn by seed."""
    sets, seeds = [], []
    for row in factors:
        for k in range(SEEDS):
            number = len(sets)
            sets.append(dict(particle(number, row)))
            seeds.append(FIRST_SEED + k)
    runs = simulate_all(sets, seeds, asked.workers)
    return runs.reshape(len(factors), SEEDS, -1)


def _particles(factors: np.ndarray, asked: argparse.Namespace) -> np.ndarray:
    sets = [dict(particle(n, row)) for n, row in enumerate(factors)]
    seeds = [FIRST_SEED + 10_000 + n for n in range(len(factors))]
    return simulate_all(sets, seeds, asked.workers)


def _reference(
    sample: np.ndarray, emulator: Emulator, asked: argparse.Namespace
) -> int:
    """Choose the most central row whose own runs, other constants as declared, fit."""
    order = central(sample)[:TRIED]
    seeds = [FIRST_SEED + 50_000 + k for k in range(TRIAL_SEEDS)]
    misses = []
    for row in order:
        runs = many_seeds(fitted_constants(sample[row]), seeds, asked.workers)
        # The mean history of the row, against what was reported.
        misses.append(float(distances(runs.mean(axis=0)[None, :], emulator)[0]))
    good = [k for k, miss in enumerate(misses) if miss <= np.median(misses)]
    return int(order[good[0]])


def _final(constants: dict, asked: argparse.Namespace) -> np.ndarray:
    seeds = [FIRST_SEED + 60_000 + k for k in range(FINAL_SEEDS)]
    return many_seeds(constants, seeds, asked.workers)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
