"""Where a run begins: what it is called, its first day, and the state on it.

These are the tables of a scenario file, checked by type and range; reading and
naming what is wrong in a file is the work of `simulator.scenario`.
"""

import re
from datetime import date
from typing import Annotated, Literal, override

from pydantic import BaseModel, ConfigDict, Field

N_DRAWS = 200  # rows of scenarios/draws.csv
LONGEST_RUN_DAYS = 1827  # five years, two of them leap years
LONGEST_IN_SHORT = 110  # letters that a card has room for

type Share = Annotated[float, Field(ge=0, le=1)]
type Trust = Annotated[float, Field(ge=-1, le=1)]
type Mood = Annotated[float, Field(ge=0, le=1.5)]
type Blows = Annotated[float, Field(ge=0, le=3)]
type People = Annotated[int, Field(ge=0, le=100_000)]
type Gate = Literal["open", "closed"]
type Weight = Annotated[float, Field(ge=-20, le=20)]
type InjectKind = Literal[
    "dial", "shock", "closure", "reopening", "strike", "ceasefire"
]


class Table(BaseModel):
    """A table of a scenario file: fixed once read, no unknown keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        str_strip_whitespace=True,
    )


class Fighters(Table):
    """Fighters of each armed movement."""

    ttp: People = 6200
    baloch: People = 2500
    iskp: People = 1500


class Abroad(Table):
    """The share of each movement's fighters that stands across the line."""

    ttp: Share = 0.7
    baloch: Share = 0.3
    iskp: Share = 0.6


class Pairs(Table):
    """A feeling of Islamabad about Kabul, and of Kabul about Islamabad."""

    pak_kab: Trust = -0.4
    kab_pak: Trust = -0.4


class Owed(Table):
    """Blows that each side has taken and not yet answered."""

    pakistan: Blows = 0.0
    kabul: Blows = 0.0


class Readiness(Table):
    """How fit for action each side's forces on the line are."""

    pakistan: Share = 1.0
    kabul: Share = 1.0


class StartState(Table):
    """The state on day 0, where it differs from a calm border.

    Attributes
    ----------
    rung
        The step of escalation that stands, 0 to 8.
    india, threat
        Ties between India and Kabul, and the threat that Islamabad feels from India.
    restraint, promise
        How far the TTP is held back by its hosts, and how far that was promised.
    crossings
        Open or closed by crossing; ``default`` holds for those not named.
    blame
        Attacks a day that Islamabad blames on Kabul, with a 60-day memory.
    """

    rung: Annotated[int, Field(ge=0, le=8)] = 0
    fighters: Fighters = Fighters()
    abroad: Abroad = Abroad()
    trust: Pairs = Pairs()
    baseline: Pairs = Pairs()
    crossings: dict[str, Gate] = {"default": "open"}
    blame: Annotated[float, Field(ge=0, le=100)] = 0.0
    outrage: Mood = 0.0
    rally: Mood = 0.0
    owed: Owed = Owed()
    readiness: Readiness = Readiness()
    ceasefire: bool = False
    india: Share = 0.4
    threat: Share = 0.45
    cohesion: Share = 0.7
    restraint: Share = 0.0
    promise: Share = 0.0


class Heading(Table):
    """What a scenario is called, what it tells, and when it runs.

    Every text has a place on screen, so none may be empty. ``draw`` is which row of
    the uncertain constants holds; the reference where there is none.

    ``in_short`` is the sentence of a card. It is left out where a scenario is written
    into a run or sealed: it changes nothing of what is lived, and runs from before
    there was one stay the same to the bit.
    """

    name: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Annotated[str, Field(min_length=1)]
    in_short: Annotated[
        str | None,
        Field(min_length=1, max_length=LONGEST_IN_SHORT, pattern=r"^[^\n]*$"),
    ] = Field(default=None, exclude=True)
    text: Annotated[str, Field(min_length=1)]
    sources: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
    start: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2049, 12, 31))]
    days: Annotated[int, Field(ge=1, le=LONGEST_RUN_DAYS)]
    draw: Annotated[int, Field(ge=1, le=N_DRAWS)] | None = None


class Inject(Table):
    """Something that the scenario brings about on the morning of a date.

    Attributes
    ----------
    kind
        ``dial``: a dial is given a value. ``shock``: an attack, or news, that outrages
        Pakistan. ``closure``, ``reopening``: of all crossings. ``strike``: Pakistani
        aircraft strike in the border provinces. ``ceasefire``: both sides announce one.
    dial, value
        For the kind ``dial`` only.
    size
        How strong it is: added to the outrage, or the strength of the ceasefire.
    text
        What is told of it.
    """

    date: date
    kind: InjectKind
    dial: str | None = None
    value: float | None = None
    size: Annotated[float, Field(ge=0, le=1)] = 0.7
    text: str = ""


class Seat(Table):
    """A seat of the class-room game: who sits there plays these actors."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    actors: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]


class Scenario(Heading):
    """A whole scenario: its heading, the state it opens in, and what it changes.

    Attributes
    ----------
    switches
        Claims by id; False switches one off.
    doctrine
        Weights that differ, by actor, action and feature.
    """

    start_state: StartState = StartState()
    dials: dict[str, float] = {}
    switches: dict[str, bool] = {}
    doctrine: dict[str, dict[str, dict[str, float]]] = {}
    injects: Annotated[tuple[Inject, ...], Field(strict=False)] = ()
    seats: Annotated[tuple[Seat, ...], Field(strict=False)] = ()

    @property
    def sentence(self) -> str:
        """The situation in one sentence: its own, or the first of the text."""
        return self.in_short or first_sentence(self.text)

    @override
    def __eq__(self, other: object) -> bool:
        """Whether both are lived alike and told alike, on cards apart."""
        if not isinstance(other, Scenario):
            return NotImplemented
        return {**vars(self), "in_short": None} == {**vars(other), "in_short": None}


def first_sentence(text: str) -> str:
    """Return how a text begins, up to the end of its first sentence."""
    return re.split(r"(?<=[.!?…])\s+", " ".join(text.split()), maxsplit=1)[0]
