"""Which model: equal versions give equal bits, on any machine."""

from __future__ import annotations

import hashlib
import inspect
from functools import cache
from pathlib import Path

import scenarios
from simulator import compiled, injects
from simulator.assumptions import DRAWS_FILE
from simulator.rules import RULES, make_rules
from simulator.warmup import fingerprint
from simulator.world.columns import DAY, EVENT, WORLD


@cache
def model_version() -> str:
    """Hash of the rules as written, of their numbers, and of the data they stand on."""
    fingerprint()  # imports every rule
    files = {inspect.getfile(rule) for rule in compiled.registered().values()}
    paths = {Path(file) for file in files} | {Path(injects.__file__), DRAWS_FILE}
    paths |= set((Path(scenarios.__file__).parent / "map").rglob("*.*"))
    digest = hashlib.sha256(repr((DAY, EVENT, WORLD, RULES)).encode())
    for path in sorted(paths, key=lambda path: (path.parent.name, path.name)):
        digest.update(path.read_bytes())
    digest.update(make_rules({}).tobytes())
    return digest.hexdigest()[:16]
