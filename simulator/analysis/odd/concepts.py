"""Design concepts, with the questions of ODD+D on decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.analysis.odd.text import prose, said, table
from simulator.deciding import beliefs, choice, clock
from simulator.doctrine import features
from simulator.doctrine.actors import ACTORS
from simulator.doctrine.features import FEATURES
from simulator.doctrine.repertoire import repertoires
from simulator.mechanisms import MECHANISMS
from simulator.randomness import streams

if TYPE_CHECKING:
    from collections.abc import Iterator


def concepts() -> Iterator[str]:
    """Give the sections of the design concepts."""
    yield "## 5. Design concepts (ODD and ODD+D)"
    for name, text in prose()["concepts"].items():
        yield f"**{name}.** {text}"
    yield "### How a choice is made"
    for module in (features, choice, beliefs, clock):
        yield said(module)
    yield table(("consideration", "meaning"), FEATURES.items())
    yield "### What each actor may do, and what it weighs"
    yield prose()["weights"]
    names = {actor.id: actor.name for actor in ACTORS}
    for actor, actions in repertoires().items():
        yield f"**{names[actor]}** (`{actor}`)"
        yield table(("action", "kind", "step", "weights"), _actions(actions))
    yield "### Streams of luck"
    # Streams of other modules exist only where something has imported them.
    rules = {module.__name__.rsplit(".", 1)[-1] for module in MECHANISMS}
    own = sorted(name for name in streams() if name.split(".")[0] in rules)
    yield ", ".join(f"`{name}`" for name in own) + "."


def _actions(actions: tuple) -> Iterator[tuple[str, str, int, str]]:
    for action in actions:
        weights = ", ".join(f"{name} {w:g}" for name, w in action.weights.items())
        style = f", {action.style}" if action.style else ""
        yield f"`{action.id}`", f"{action.slot}{style}", action.rung, weights
