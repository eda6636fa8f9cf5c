"""The model and all that is done with it: no Qt, no plotting, no web."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.run import Run, RunResult, run
    from simulator.scenario import Scenario, load_scenario

__version__ = "0.1.0"
__all__ = ["Run", "RunResult", "Scenario", "load_scenario", "run"]

_HOMES = {
    "Run": "simulator.run",
    "RunResult": "simulator.run",
    "run": "simulator.run",
    "Scenario": "simulator.scenario",
    "load_scenario": "simulator.scenario",
}


def __getattr__(name: str) -> Any:
    """Import a public name when first asked for: starting up stays light."""
    if name not in _HOMES:
        msg = f"module 'simulator' has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
