"""What an experiment is asked: the tables of its file, declared once.

The command line takes its options from these declarations and a window can take its
forms: every field has a title, a sentence, a range or choices, and a default.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from simulator.situation import LONGEST_RUN_DAYS, Table

type Days = Annotated[int, Field(ge=1, le=LONGEST_RUN_DAYS)]
type Range = Annotated[tuple[float, ...], Field(strict=False, min_length=2)]
type Names = Annotated[tuple[str, ...], Field(strict=False)]
type Share = Annotated[float, Field(ge=0, le=1)]

MOST_FUTURES = 500_000
BASELINE = "as it stands"


class Heading(Table):
    """What every experiment is told, whatever its kind."""

    scenario: str = Field(
        "october-2025", title="Scenario", description="Its name, or a .toml file."
    )
    days: Days = Field(182, title="Days", description="How far ahead.")
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = Field(
        0, title="Luck", description="Which luck; the same number, the same futures."
    )
    measures: Names = Field(
        ("reach_6",),
        title="Measures",
        description="What is counted in each future, by name.",
    )
    without: Names = Field(
        (), title="Without", description="Claims of the article to switch off."
    )
    unknowns: bool = Field(
        False,
        title="What we do not know",
        description="Each future also draws the uncertain constants.",
    )


class SweepHeading(Heading):
    """A sweep: dials moved over their ranges, point by point."""

    kind: Literal["sweep"] = "sweep"
    design: Literal["grid", "latin"] = Field(
        "grid",
        title="Design",
        description="Every combination of levels, or points spread over the ranges.",
    )
    levels: Annotated[int, Field(ge=2, le=101)] = Field(
        5, title="Levels", description="Of each dial, in a grid."
    )
    points: Annotated[int, Field(ge=2, le=100_000)] = Field(
        100, title="Points", description="In all, when they are spread."
    )
    runs: Annotated[int, Field(ge=1, le=10_000)] = Field(
        40, title="Futures", description="At each point, of the same luck at all."
    )


class SensitivityHeading(Heading):
    """What matters most: how far each dial moves a measure."""

    kind: Literal["sensitivity"] = "sensitivity"
    method: Literal["morris", "sobol"] = Field(
        "morris",
        title="Method",
        description="Paths that move one dial at a time (morris), or shares of the "
        "variance (sobol), which takes far more futures.",
    )
    samples: Annotated[int, Field(ge=4, le=16_384)] = Field(
        32,
        title="Samples",
        description="Paths of morris, or base samples of sobol (a power of two).",
    )
    runs: Annotated[int, Field(ge=1, le=10_000)] = Field(
        20, title="Futures", description="At each point, of the same luck at all."
    )
    vary: Literal["listed", "headline", "all"] = Field(
        "listed",
        title="Dials",
        description="Those listed, the six first ones, or all; headline when none "
        "is listed.",
    )


class DiscoveryHeading(Heading):
    """When it happens: what the futures with some outcome have in common."""

    kind: Literal["discovery"] = "discovery"
    futures: Annotated[int, Field(ge=100, le=200_000)] = Field(
        3000, title="Futures", description="Each with dials and luck of its own."
    )
    coverage: Share = Field(
        0.5,
        title="Share kept",
        description="Of the futures with the outcome, so many must be in the box.",
    )
    boxes: Annotated[int, Field(ge=1, le=4)] = Field(
        1, title="Boxes", description="How many are looked for, one after another."
    )
    leaves: Annotated[int, Field(ge=2, le=16)] = Field(
        6, title="Leaves", description="Of the tree that parts the futures."
    )
    vary: Literal["listed", "headline", "all"] = Field(
        "listed",
        title="Dials",
        description="Those listed, the six first ones, or all; headline when none "
        "is listed.",
    )


class AttributionHeading(Heading):
    """How much is due to each of the three roots of the crisis."""

    kind: Literal["attribution"] = "attribution"
    measures: Names = Field(
        ("rung_days_4",),
        title="Measures",
        description="What is shared out between the roots, by name.",
    )
    days: Days = Field(365, title="Days", description="How far ahead.")
    runs: Annotated[int, Field(ge=2, le=10_000)] = Field(
        100, title="Futures", description="Of each of the eight sets, of the same luck."
    )


class RobustnessHeading(Heading):
    """How policies stand up to what we do not know."""

    kind: Literal["robustness"] = "robustness"
    unknowns: bool = Field(
        True,
        title="What we do not know",
        description="Each state of the world also draws the uncertain constants.",
    )
    states: Annotated[int, Field(ge=2, le=10_000)] = Field(
        100,
        title="States of the world",
        description="Draws of what we do not know, and of the dials that are listed.",
    )
    runs: Annotated[int, Field(ge=1, le=10_000)] = Field(
        10, title="Futures", description="In each state, of the same luck for all."
    )


class Goal(Table):
    """What is wanted of a measure: at most, at least, or both.

    Of odds (a new strike, say) a future has 1 or 0, so that ``at_most = 0`` asks that
    it does not happen.
    """

    measure: str = Field(title="Measure", description="By name.")
    at_most: float | None = Field(default=None, title="At most")
    at_least: float | None = Field(default=None, title="At least")

    def met(self, value: float) -> bool:
        """Whether a value is as wanted."""
        low = self.at_least is None or value >= self.at_least
        return low and (self.at_most is None or value <= self.at_most)


class Policy(Table):
    """A set of dials held at some values, by name."""

    name: Annotated[str, Field(min_length=1)] = Field(title="Name")
    dials: dict[str, float] = Field(title="Dials")


class Plan(Table):
    """An experiment as it is asked for; each kind has its own.

    Attributes
    ----------
    experiment
        What is asked.
    fixed
        Dials held at a value that is not the scenario's.
    command, title, question
        What the kind is called on the command line and on screen; what it answers.
    """

    command: ClassVar[str]
    title: ClassVar[str]
    question: ClassVar[str]

    experiment: Heading
    fixed: dict[str, float] = Field(default_factory=dict)


class VaryingPlan(Plan):
    """An experiment in which dials vary.

    Attributes
    ----------
    dials
        Their ranges; three values or more are levels of a grid.
    """

    dials: dict[str, Range] = Field(default_factory=dict)


class SweepPlan(VaryingPlan):
    """The file of a sweep."""

    command: ClassVar[str] = "sweep"
    title: ClassVar[str] = "Sweep"
    question: ClassVar[str] = "What does moving these dials do?"

    experiment: SweepHeading


class SensitivityPlan(VaryingPlan):
    """The file of a sensitivity analysis."""

    command: ClassVar[str] = "sensitivity"
    title: ClassVar[str] = "What matters most"
    question: ClassVar[str] = "Which dials move it most?"

    experiment: SensitivityHeading


class DiscoveryPlan(VaryingPlan):
    """The file of a discovery: ``[goal]`` is the outcome that is asked about."""

    command: ClassVar[str] = "discover"
    title: ClassVar[str] = "When it happens"
    question: ClassVar[str] = "What do the futures with this outcome have in common?"

    experiment: DiscoveryHeading
    goal: Goal = Goal(measure="reach_6", at_least=1.0)


class AttributionPlan(Plan):
    """The file of an attribution; no dial varies."""

    command: ClassVar[str] = "attribute"
    title: ClassVar[str] = "The three roots"
    question: ClassVar[str] = (
        "How much is due to the TTP, the Durand Line, the rivalry for influence?"
    )

    experiment: AttributionHeading


class RobustnessPlan(VaryingPlan):
    """The file of a comparison of policies under deep uncertainty."""

    command: ClassVar[str] = "robustness"
    title: ClassVar[str] = "Policies under what we do not know"
    question: ClassVar[str] = "Which policy stands up best, whatever the world is like?"

    experiment: RobustnessHeading
    goal: Annotated[tuple[Goal, ...], Field(strict=False)] = (
        Goal(measure="reach_6", at_most=0.0),
    )
    policy: Annotated[tuple[Policy, ...], Field(strict=False, min_length=1)]


PLANS = (SweepPlan, SensitivityPlan, DiscoveryPlan, AttributionPlan, RobustnessPlan)
