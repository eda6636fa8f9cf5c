"""Bands and verdicts: one table of what is asked, and what was found.

The bands stand in ``scenarios/evidence/bands.csv``, each with its source, fixed before
any run is judged. A row is a band with a value, its 95 % interval and a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import isfinite, nan
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from simulator.analysis.history import table_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.analysis.bootstrap import Interval

TRACE = 0.02  # of an effect: so little of it is none
type Kind = Literal["range", "sign", "not above", "size", "any", "none"]
type Verdict = Literal[
    "pass", "fail", "reported", "unclear", "not applicable", "no data"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What is asked of the model in one respect, and by whom.

    Attributes
    ----------
    kind
        ``range``: the value lies in it. ``sign``: the 95 % interval lies wholly on the
        side of ``low``. ``not above``: it does not lie wholly above 0. ``size``: the
        value lies in the range whatever its sign. ``any``: the interval leaves out 0.
        ``none``: the model has no such mechanism.
    gated
        Whether a miss counts; contested and unchecked evidence is only shown.
    reason
        Why it is only shown, or why it does not apply.
    """

    id: str
    what: str
    kind: Kind
    low: float
    high: float
    gated: bool
    unit: str
    source: str
    reason: str

    @property
    def text(self) -> str:
        """The band in words."""
        match self.kind:
            case "range":
                return f"{self.low:g} to {self.high:g}"
            case "size":
                return f"{self.low:g} to {self.high:g}, up or down"
            case "sign":
                return "above 0" if self.low > 0 else "below 0"
            case "not above":
                return "not above 0"
            case "any":
                return "not 0"
        return "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the model showed in one respect.

    Attributes
    ----------
    interval
        95 %.
    count
        Of how many: futures, pairs, crises.
    off, off_interval
        The same effect with its mechanism off, where there is one: it must be gone.
    """

    value: float
    interval: Interval
    count: int
    off: float | None = None
    off_interval: Interval | None = None


@cache
def bands() -> Mapping[str, Band]:
    """Return every band by id, in the order of the table."""
    found = {
        row["id"]: Band(
            id=row["id"],
            what=_with_labels(row["what"]),
            kind=row["kind"],  # type: ignore[arg-type]
            low=float(row["low"] or nan),
            high=float(row["high"] or nan),
            gated=row["gated"] == "gated",
            unit=row["unit"],
            source=row["source"],
            reason=row["reason"],
        )
        for row in table_rows("bands.csv")
    }
    return MappingProxyType(found)


def _with_labels(text: str) -> str:
    """Put the label of a dial in the place of its name."""
    from simulator.mechanisms import DIALS

    if "{" not in text:
        return text
    before, name, after = text.replace("{", "}").split("}")
    return f"{before}“{DIALS[name].label}”{after}"


def meets(band: Band, value: float, interval: Interval) -> bool:
    """Whether a value and its interval meet a band."""
    low, high = interval
    match band.kind:
        case "range":
            return band.low <= value <= band.high
        case "size":
            return band.low <= abs(value) <= band.high
        case "sign":
            return low > 0.0 if band.low > 0 else high < 0.0
        case "not above":
            return low <= 0.0
        case "any":
            return low > 0.0 or high < 0.0
    return True


def judged(band: Band, found: Found | None, *, enough: bool = True) -> Verdict:
    """Return the verdict: a gated effect must also be gone with its cause off.

    Without ``enough`` futures to tell, a miss that may be chance is unclear.
    """
    if band.kind == "none":
        return "not applicable"
    if found is None or not isfinite(found.value):
        return "no data"
    if not band.gated:
        return "reported"
    good = meets(band, found.value, found.interval)
    if found.off is not None and found.off_interval is not None:
        left = meets(band, found.off, found.off_interval)
        good &= not left or abs(found.off) <= TRACE * abs(found.value)
    if good:
        return "pass"
    return "unclear" if not enough and _may_meet(band, found) else "fail"


def _may_meet(band: Band, found: Found) -> bool:
    """Whether the interval reaches into the band."""
    low, high = found.interval
    match band.kind:
        case "range" | "size":
            return low <= band.high and high >= band.low
        case "sign":
            return high > 0.0 if band.low > 0 else low < 0.0
    return True


def row_of(band: Band, found: Found | None, *, enough: bool = True) -> dict[str, Any]:
    """Tell a band and what was found as plain values for JSON."""
    row: dict[str, Any] = {
        "id": band.id,
        "what": band.what,
        "source": band.source,
        "band": band.text,
        "unit": band.unit,
        "value": None if found is None else _plain(found.value),
        "interval": None if found is None else [_plain(x) for x in found.interval],
        "n": None if found is None else found.count,
        "gated": band.gated,
        "verdict": judged(band, found, enough=enough),
    }
    if band.reason:
        row["note"] = band.reason
    if found is not None and found.off is not None:
        row["with_cause_off"] = _plain(found.off)
    return row


def _plain(value: float) -> float | None:
    return round(float(value), 6) if isfinite(value) else None
