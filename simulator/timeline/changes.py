"""The kinds of changes: dials, claims, injects, orders, seats, signed terms, rolls."""

from __future__ import annotations

from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Literal, override

from pydantic import Field

from simulator.doctrine.repertoire import repertoires
from simulator.errors import InputError, Problem, nearest
from simulator.mechanisms import CLAIMS, DIALS
from simulator.pacts import TERMS
from simulator.parameters import check_dial
from simulator.settings import Standing, in_order
from simulator.situation import Inject  # noqa: TC001 - pydantic reads it
from simulator.timeline.change import Change, Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulator.run import Run

LARGEST_LUCK = 2**63 - 1
INJECTED = MappingProxyType(
    {
        "shock": "An outrage in Pakistan",
        "closure": "All crossings shut",
        "reopening": "All crossings opened",
        "strike": "Pakistani air strike ordered",
        "ceasefire": "A ceasefire announced",
    }
)

SIGNED = MappingProxyType(
    {
        "ceasefire": "a ceasefire",
        "ttp": "the TTP held back",
        "line": "rules for the line",
        "trade": "open crossings",
    }
)


class DialChange(Change):
    """A dial got another value."""

    kind: Literal["dial"] = "dial"
    name: Name
    value: float

    @override
    def apply(self, run: Run) -> None:
        run.ask_dial(self.name, self.value)

    @override
    def check(self) -> None:
        problem = check_dial(DIALS, self.name, self.value, "dial")
        if problem is not None:
            raise InputError(problem)

    @override
    def check_on(self, run: Run) -> None:
        problem = run.problem_of(self.name, self.value)
        if problem is not None:
            raise InputError(problem)

    @override
    def told(self) -> str:
        return f"{DIALS[self.name].label} set to {self.value:g}"

    @override
    def settle(self, stands: Standing) -> Standing:
        return Standing({**stands.dials, self.name: self.value}, stands.off)

    @property
    @override
    def object(self) -> tuple[str, ...]:
        return (self.kind, self.name)


class Switch(Change):
    """A claim was switched off, or on again."""

    kind: Literal["switch"] = "switch"
    claim: Name
    on: bool

    @override
    def apply(self, run: Run) -> None:
        run.switch(self.claim, on=self.on)

    @override
    def check(self) -> None:
        _check("switch", "claim", self.claim, CLAIMS)

    @override
    def told(self) -> str:
        return f"Claim {self.claim} switched {'on' if self.on else 'off'}"

    @override
    def settle(self, stands: Standing) -> Standing:
        others = {*stands.off} - {self.claim}
        off = others if self.on else {*others, self.claim}
        return Standing(stands.dials, in_order(off))

    @property
    @override
    def object(self) -> tuple[str, ...]:
        return (self.kind, self.claim)


class Injected(Change):
    """Something from outside was brought about, as a scenario can bring it about.

    It happens on the morning of the entry's day, whatever its own date says.
    """

    kind: Literal["inject"] = "inject"
    inject: Inject

    @override
    def apply(self, run: Run) -> None:
        run.inject(self.inject)

    @override
    def check(self) -> None:
        what = self.inject
        if what.kind != "dial":
            return
        if what.dial is None or what.value is None:
            allowed = "the name of a dial and its value"
            raise InputError(Problem("inject", "dial", what.dial, allowed))
        problem = check_dial(DIALS, what.dial, what.value, "inject")
        if problem is not None:
            raise InputError(problem)

    @override
    def told(self) -> str:
        what = self.inject
        if what.dial is not None:
            return f"{DIALS[what.dial].label} brought to {what.value:g}"
        told = INJECTED.get(what.kind, what.kind)
        return f"{told}: {what.text}" if what.text else told

    @override
    def settle(self, stands: Standing) -> Standing:
        what = self.inject
        if what.dial is None or what.value is None:
            return stands
        return Standing({**stands.dials, what.dial: what.value}, stands.off)

    @property
    @override
    def object(self) -> tuple[str, ...]:
        return (self.kind, self.inject.model_dump_json())


class Seat(Change):
    """A person took an actor's seat, or gave it back to the model."""

    kind: Literal["seat"] = "seat"
    actor: Name
    played: bool

    @override
    def apply(self, run: Run) -> None:
        (run.play if self.played else run.hand_back)([self.actor])

    @override
    def check(self) -> None:
        _check("seats", "actor", self.actor, repertoires())

    @override
    def told(self) -> str:
        by = "a person" if self.played else "the model"
        return f"{self.actor} is played by {by}"

    @property
    @override
    def object(self) -> tuple[str, ...]:
        return (self.kind, self.actor)


class Order(Change):
    """A person had a played actor do something."""

    kind: Literal["order"] = "order"
    actor: Name
    action: Name

    @override
    def apply(self, run: Run) -> None:
        with suppress(InputError):
            run.order(self.actor, self.action)

    @override
    def check(self) -> None:
        _check("order", "actor", self.actor, repertoires())
        actions = [action.id for action in repertoires()[self.actor]]
        _check("order", f"{self.actor}'s action", self.action, actions)

    @override
    def check_on(self, run: Run) -> None:
        run.branch().order(self.actor, self.action)

    @override
    def told(self) -> str:
        return f"{self.actor} ordered to {self.action.replace('_', ' ')}"

    @property
    @override
    def object(self) -> tuple[str, ...]:
        return (self.kind, self.actor, self.action)


class Signed(Change):
    """People of both sides signed terms, see `simulator.pacts`."""

    kind: Literal["signed"] = "signed"
    terms: Annotated[tuple[Name, ...], Field(strict=False, min_length=1, max_length=4)]
    mediated: bool = False
    text: Annotated[str, Field(max_length=200)] = ""

    @override
    def apply(self, run: Run) -> None:
        run.sign(self.terms, mediated=self.mediated)

    @override
    def check(self) -> None:
        for term in self.terms:
            _check("signed", "terms", term, TERMS)

    @override
    def told(self) -> str:
        words = ", ".join(SIGNED[term] for term in self.terms)
        told = f"Signed: {words}"
        return f"{told} ({self.text})" if self.text else told

    @property
    @override
    def object(self) -> tuple[str, ...]:
        return (self.kind, *self.terms)


class Roll(Change):
    """The umpire chose a future: from this day on its luck is that of the line."""

    kind: Literal["roll"] = "roll"
    seed: Annotated[int, Field(ge=0, le=LARGEST_LUCK)]

    @override
    def apply(self, run: Run) -> None:
        run.roll(self.seed)

    @override
    def check(self) -> None:
        """Accept any: pydantic has seen to its range."""

    @override
    def told(self) -> str:
        return f"The luck of future {self.seed} from here on"

    @property
    @override
    def object(self) -> tuple[str, ...]:
        return (self.kind,)


KINDS: Mapping[str, type[Change]] = MappingProxyType(
    {
        "dial": DialChange,
        "switch": Switch,
        "inject": Injected,
        "seat": Seat,
        "order": Order,
        "signed": Signed,
        "roll": Roll,
    }
)


def _check(where: str, field: str, value: str, known: Iterable[str]) -> None:
    names = list(known)
    if value not in names:
        hint = nearest(value, names)
        raise InputError(Problem(where, field, value, ", ".join(names), hint))
