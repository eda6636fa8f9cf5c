"""A report in the names and dates of the invented twin, for sensitive classrooms.

Every text is put into them, those in the figures too. What would give the real land
away by itself is left out: the sources, and the command that names the scenario.
"""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from simulator.scenario import scenario_names
from simulator.world.naming import invented
from ui.report.parts import Code, Drawing, Report, Section, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from ui.report.parts import Part

LEFT_OUT = ("sources",)
A_SCENARIO = "a scenario"
TOLD = (
    "Names and dates are invented: it is the same model on a land that does not exist. "
    "Whoever made this report holds the file that repeats it."
)
REVEALING = ("Scenario", "Source", "Evidence")  # facts that name the real world


def told(text: str) -> str:
    """Put a text into the names and dates of the twin; ids of scenarios go."""
    for name in scenario_names():
        text = text.replace(name, A_SCENARIO)
    return invented(text)


def disguised(report: Report) -> Report:
    """Put a report into the names and dates of the twin."""
    sections = [_section(one) for one in report.sections if one.id not in LEFT_OUT]
    return replace(
        report,
        title=told(report.title),
        question=told(report.question),
        about=told(report.about),
        sections=tuple(sections),
    )


def _section(one: Section) -> Section:
    parts = [_part(part) for part in one.parts if not isinstance(part, Code)]
    if one.id == "repeat":
        parts.append(Words(TOLD))
    return Section(one.id, told(one.title), tuple(parts))


def _part(part: Part) -> Any:
    if isinstance(part, Drawing):
        caption, alt = told(part.caption), told(part.alt)
        return Drawing(caption, alt, partial(_drawn, part.draw))
    values = {one.name: _value(getattr(part, one.name)) for one in fields(part)}
    return replace(part, **values)


def _value(value: Any) -> Any:
    """Put whatever a part holds into the twin's names; rows that reveal are dropped."""
    if isinstance(value, str):
        return told(value)
    if isinstance(value, tuple):
        kept = (one for one in value if not _reveals(one))
        return tuple(_value(one) for one in kept)
    return value


def _reveals(row: Any) -> bool:
    pair = isinstance(row, tuple) and len(row) == 2
    return pair and row[0] in REVEALING


def _drawn(draw: Callable[[], Figure]) -> Figure:
    from ui.figures.sheet import renamed

    return renamed(draw(), told)
