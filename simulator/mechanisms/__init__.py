"""The rules of the model: one mechanism a file, with its dials and its sources.

Every dial and constant is declared once, in the file of the mechanism it belongs to.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from simulator.mechanisms import (
    banding,
    border,
    deeds,
    defection,
    displacement,
    escalation,
    factions,
    fence,
    force,
    infiltration,
    insurgency,
    leaders,
    mediation,
    militancy,
    news,
    operations,
    postures,
    powers,
    recruitment,
    reprisal,
    rivalry,
    rounds,
    trade,
    treaties,
    trust,
)
from simulator.parameters import Claim, calibrated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

    from simulator.parameters import Constant, Dial

# The three roots of the crisis (claim C21), by the mechanisms that hold their switches.
ROOTS = {
    "C21-ttp": ("the TTP", (insurgency, banding, recruitment, infiltration)),
    "C21-line": ("the Durand Line", (border, fence)),
    "C21-influence": ("the rivalry for influence", (rivalry, trust, powers)),
}
# The order in which dials are shown.
MECHANISMS = (
    mediation,
    rounds,
    treaties,
    factions,
    postures,
    recruitment,
    reprisal,
    infiltration,
    insurgency,
    news,
    banding,
    operations,
    fence,
    border,
    force,
    leaders,
    militancy,
    trade,
    displacement,
    defection,
    rivalry,
    trust,
    powers,
    deeds,
    escalation,
)


def _declared(what: str) -> Iterator[tuple[str, object]]:
    for module in MECHANISMS:
        for declaration in getattr(module, what, ()):
            yield declaration.name, declaration


def _claims() -> Iterator[tuple[int, Claim]]:
    for module in MECHANISMS:
        for claim in getattr(module, "CLAIMS", ()):
            yield int(claim.id.removeprefix("C")), claim


def _once(what: str) -> Mapping[str, object]:
    found: dict[str, object] = {}
    for name, declaration in _declared(what):
        if name in found:
            msg = f"{name} is declared twice"
            raise ValueError(msg)
        found[name] = declaration
    return MappingProxyType(found)


DIALS: Mapping[str, Dial] = _once("DIALS")  # type: ignore[assignment]
CLAIMS: Mapping[str, Claim] = MappingProxyType(
    {claim.id: claim for _, claim in sorted(_claims(), key=lambda pair: pair[0])}
)
# As the mechanisms declare them, and as the calibration leaves them.
DECLARED: Mapping[str, Constant] = _once("CONSTANTS")  # type: ignore[assignment]
CONSTANTS: Mapping[str, Constant] = calibrated(DECLARED)


def mechanism_of(name: str) -> ModuleType:
    """Return the module that declares a dial or a constant.

    Raises
    ------
    KeyError
        When nothing of this name is declared.
    """
    for module in MECHANISMS:
        for what in ("DIALS", "CONSTANTS"):
            if any(d.name == name for d in getattr(module, what, ())):
                return module
    raise KeyError(name)


def _root(id_: str) -> Claim:
    text, modules = ROOTS[id_]
    off = {
        name: value
        for name, value in CLAIMS["C21"].off.items()
        if mechanism_of(name) in modules
    }
    return Claim(id=id_, text=f"One of three roots: {text}", off=off)


# All that can be switched off: the claims, and each root of C21 by itself.
SWITCHES: Mapping[str, Claim] = MappingProxyType(
    {**CLAIMS, **{id_: _root(id_) for id_ in ROOTS}}
)
