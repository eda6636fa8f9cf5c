"""The kinds of experiment as they are asked: questions, sizes, and what each needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Asked:
    """How a kind of experiment is asked.

    Attributes
    ----------
    question, told
        In plain words.
    sizes
        Quick, usual and thorough, by the names of its fields.
    needs
        What its form has besides: ``vary`` dials, one ``dial``, ``goal``, ``policies``.
    """

    kind: str
    question: str
    told: str
    sizes: tuple[Mapping[str, int], ...]
    needs: frozenset[str] = field(default_factory=frozenset)


SIZES = ("Quick", "Usual", "Thorough")
ALL = (
    Asked(
        "sensitivity",
        "Which dials matter most?",
        "Moves the dials over their ranges and ranks what each does, beside what luck "
        "alone would give.",
        (
            {"samples": 8, "runs": 10},
            {"samples": 20, "runs": 20},
            {"samples": 60, "runs": 40},
        ),
        frozenset({"vary"}),
    ),
    Asked(
        "discovery",
        "When does it mostly happen?",
        "Spreads futures over the dials and finds the settings that those with the "
        "outcome have in common.",
        ({"futures": 400}, {"futures": 1500}, {"futures": 6000}),
        frozenset({"vary", "goal"}),
    ),
    Asked(
        "attribution",
        "How much is due to each root?",
        "Lives the same luck with and without the TTP, the Durand Line and the rivalry "
        "for influence, in all eight ways.",
        ({"runs": 20}, {"runs": 100}, {"runs": 400}),
    ),
    Asked(
        "robustness",
        "How do policies stand up?",
        "Lives each policy in many states of what we do not know, on the same luck, "
        "and tells which falls least short.",
        (
            {"states": 20, "runs": 5},
            {"states": 60, "runs": 8},
            {"states": 200, "runs": 10},
        ),
        frozenset({"goal", "policies"}),
    ),
    Asked(
        "sweep",
        "What does a dial do over its range?",
        "Moves one, two or three dials step by step, all else alike.",
        (
            {"levels": 5, "runs": 20},
            {"levels": 5, "runs": 60},
            {"levels": 9, "runs": 150},
        ),
        frozenset({"dial"}),
    ),
)
BY_KIND = {one.kind: one for one in ALL}
# Asked in a place of their own, not among the other choices.
APART = ("kind", "scenario", "measures", "days", "vary", "without")
