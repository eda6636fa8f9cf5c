"""The whole document, in the order of the ODD protocol."""

from __future__ import annotations

from itertools import chain

from simulator.analysis.odd.concepts import concepts
from simulator.analysis.odd.details import details
from simulator.analysis.odd.overview import overview
from simulator.analysis.odd.text import prose
from simulator.analysis.odd.trace import trace


def odd_text() -> str:
    """Describe the model as Markdown."""
    parts = chain((prose()["title"],), overview(), concepts(), details(), trace())
    return "\n\n".join(parts) + "\n"
