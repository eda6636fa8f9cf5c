"""Settings and numbers of comparisons and experiments, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.analysis.experiments.wording import number
from simulator.analysis.measures import MEASURES
from simulator.mechanisms import CLAIMS, DIALS
from ui.desktop import words
from ui.desktop.charts.spec import CHARTS
from ui.desktop.laboratory.drawing.ranked import Ranked
from ui.shapes.compared import What

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.analysis.compare.chain import Link
    from simulator.analysis.compare.comparison import Contrast
    from simulator.analysis.compare.difference import Difference
    from simulator.scenario import Scenario

SHOWN = 12  # differences in the list


def whats() -> tuple[What, ...]:
    """Give everything whose course can be compared: what the charts show."""
    return tuple(
        What(
            column=spec.column,
            name=spec.name,
            unit=spec.unit.replace("since the first day", "since they begin"),
            scale=spec.scale,
            ladder=spec.ladder,
        )
        for spec in CHARTS
    )


def dial_value(name: str, value: float) -> str:
    """Write a dial's value as it is shown everywhere."""
    return words.value(DIALS[name], value)


def usual(name: str, scenario: Scenario) -> float:
    """Return where a scenario has a dial."""
    return scenario.dials.get(name, DIALS[name].default)


def claim_short(claim: str) -> str:
    """Name a claim, or one of the three roots, in a few words."""
    found = CLAIMS.get(claim)
    return f"{claim}: {found.text}" if found else claim


def capital(text: str) -> str:
    """Begin a sentence with a text."""
    return f"{text[:1].upper()}{text[1:]}"


def in_time(seconds: float) -> str:
    """Tell how long something takes, no more exactly than it is known."""
    if seconds < 1.5:
        return "about a second"
    if seconds < 55:
        return (
            f"about {seconds:.0f} s"
            if seconds < 10
            else f"about {5 * round(seconds / 5)} s"
        )
    minutes = seconds / 60
    if minutes < 1.5:
        return "about a minute"
    if minutes < 90:
        return f"about {minutes:.0f} min"
    return f"about {minutes / 60:.1f} hours"


def ranked(contrast: Contrast, changed: str, brief: str) -> list[Ranked]:
    """List what differs clearly, the largest first, one of a family.

    Parameters
    ----------
    contrast
        The two settings.
    changed, brief
        What was changed, in words: where every way begins.
    """
    rows: list[Ranked] = []
    seen: set[str] = set()
    for way in contrast.ways:
        one = way.difference
        family = one.measure.rstrip("_0123456789")
        if family in seen:
            continue
        seen.add(family)
        chips = (changed, *(_chip(link) for link in way.links))
        share = one.more if one.mean > 0 else one.less
        many = round(share * one.lucks), one.lucks
        rows.append(Ranked(_titled(one), _amount(one), chips, brief, *many))
    return rows[:SHOWN]


def _titled(one: Difference) -> str:
    return capital(MEASURES[one.measure].label)


def _amount(one: Difference) -> str:
    measure, sign = MEASURES[one.measure], "+" if one.mean > 0 else "−"
    if measure.kind == "odds":
        return f"{sign}{abs(100 * one.mean):.0f} in 100"
    return f"{sign}{number(abs(one.mean))}  (not {number(one.first)})"


def _chip(link: Link) -> str:
    more = link.second > link.first
    if link.kind == "state":
        return f"{capital(link.label)} {'higher' if more else 'lower'}"
    return (
        f"{'More' if more else 'Fewer'}: {link.label}"
        if link.kind == "event"
        else (f"{'More' if more else 'Less'} often: {link.label}")
    )


def joined(parts: Sequence[str]) -> str:
    """Join words as a sentence does."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
