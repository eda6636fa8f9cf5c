"""What made a file: versions of all that its bits could depend on."""

from __future__ import annotations

import hashlib
import inspect
import platform
from functools import cache
from importlib import metadata
from pathlib import Path

import simulator
from simulator import compiled
from simulator.rules import RULES, make_rules
from simulator.warmup import fingerprint
from simulator.world.columns import DAY, EVENT, WORLD

TOOLS = ("numpy", "numba", "mesa")


@cache
def versions() -> dict[str, str]:
    """Versions of Durand, its rules, the layout of its tables, and its tools."""
    found = {
        "durand": simulator.__version__,
        "rules": rules_version(),
        "layout": _hash(repr((DAY, EVENT, WORLD)).encode()),
        "python": platform.python_version(),
        "machine": platform.machine(),
    }
    return found | {tool: metadata.version(tool) for tool in TOOLS}


@cache
def rules_version() -> str:
    """Hash of every rule of the model, as written, and of all its numbers."""
    fingerprint()  # imports every rule
    files = {inspect.getfile(rule) for rule in compiled.registered().values()}
    text = b"".join(Path(file).read_bytes() for file in sorted(files))
    return _hash(text + repr(RULES).encode() + make_rules({}).tobytes())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
