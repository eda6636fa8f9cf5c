"""How values are put into words on the screen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from simulator.definitions import STEPS

if TYPE_CHECKING:
    from datetime import date

    from simulator.parameters import Constant, Dial

NOT_A_FORECAST = "Explores assumptions; not a forecast"
STRENGTHS = {
    "strong": (3, "strong evidence"),
    "contested": (2, "contested evidence"),
    "assumption": (1, "an assumption"),
}
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


# Units as the model's builders say them, and what stands for them on the screen.
PLAIN_UNITS = (
    ("log odds", "points of push"),
    ("log hazard", "points of push"),
    ("log deviation", "of spread; 0 would be none"),
    ("log ratio", "apart; 0 would be equally strong"),
    ("for the logarithm of the dead", "for each 2.7-fold of the dead"),
    ("exponent", "as a power"),
)
TIMES = "times the usual"  # a unit that would be said of itself
PUSH = "0.7 points more double the odds"  # of a choice: the half of e to the 0.7
FIGURES = 3  # of a number of the rules that are shown

_twin = False


def set_twin(on: bool) -> None:
    """Let all names and dates be those of the invented twin, or the real ones."""
    global _twin  # as there is one theme, there is one land
    _twin = on


def twin() -> bool:
    """Whether names and dates are those of the invented twin."""
    return _twin


def shown(text: str) -> str:
    """Return a text as it is shown: on the twin with invented names and dates."""
    if not _twin:
        return text
    from simulator.world.naming import invented

    return invented(text)


def shown_id(name: str) -> str:
    """Return a name of small letters and hyphens as it is shown."""
    if not _twin:
        return name
    from simulator.world.naming import invented_id

    return invented_id(name)


def calendar(day: date) -> date:
    """Return a date as it is shown: an invented one on the twin."""
    if not _twin:
        return day
    from simulator.world.naming import moved

    return moved(day)


def real(day: date) -> date:
    """Return the date that is shown as this one."""
    if not _twin:
        return day
    from simulator.world.naming import restored

    return restored(day)


def tag(actor: str) -> str:
    """Return the tag of an actor, by its id."""
    if _twin:
        from simulator.world.naming import twin_tags

        return twin_tags()[actor]
    from ui.desktop import theme

    return str(theme.tokens()["actor"][actor]["tag"])


def step_name(step: int) -> str:
    """Full name of a step of escalation."""
    return STEPS[step].capitalize()


def step_short(step: int) -> str:
    """Name of a step of escalation that fits beside an axis."""
    from ui.desktop import theme  # the only thing here that needs Qt

    return str(theme.tokens()["ladder"]["short"][step])


def long_date(day: date) -> str:
    """Write ``Tue 3 March 2026``, in English whatever the system speaks."""
    day = calendar(day)
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Write ``3 Mar``."""
    return f"{calendar(day).day} {month(day)}"


def year(day: date) -> str:
    """Write ``2026``."""
    return str(calendar(day).year)


def month(day: date) -> str:
    """Write ``Mar``."""
    return MONTHS[calendar(day).month - 1][:3]


def is_share(dial: Dial) -> bool:
    """Whether a dial runs from none to all, and is shown "of 100"."""
    return (dial.low, dial.high) == (0.0, 1.0)


def value(dial: Dial, number: float) -> str:
    """Write a dial's value the way it is shown; with its sign where it may be less."""
    if is_share(dial):
        return f"{number * 100:.0f}"
    signed = dial.low < 0 and number != 0
    return f"{number:+g}".replace("-", "−") if signed else f"{number:g}"


def unit(dial: Dial) -> str:
    """Name the unit that stands beside a dial's value."""
    return "of 100" if is_share(dial) else plain_unit(dial.unit)


def usually(dial: Dial) -> str:
    """Tell the usual value of a dial with its unit."""
    if dial.unit.startswith(TIMES) and dial.default == 1:
        return "1 is as usual"
    return f"usually {value(dial, dial.default)} {unit(dial)}"


def plain_unit(unit: str) -> str:
    """Say a unit of the model's builders in plain words, the usual ones as they are."""
    for builders, plain in PLAIN_UNITS:
        unit = unit.replace(builders, plain)
    return unit


def unit_of(constant: Constant) -> str:
    """Name the unit that stands beside the value of a number of the rules."""
    if constant.unit == "share":
        return "of 1" if constant.high <= 1 else "times"
    return plain_unit(constant.unit)


def numbers(constant: Constant) -> str:
    """Write the usual value of a constant, or its several."""
    usual = constant.default
    many = usual if isinstance(usual, tuple) else (usual,)
    return ", ".join(figures(number) for number in many)


def figures(number: float) -> str:
    """Write a number with three figures, and none of them as a power of ten."""
    if number == 0:
        return "0"
    places = max(0, FIGURES - 1 - math.floor(math.log10(abs(number))))
    whole = round(number, FIGURES - 1 - math.floor(math.log10(abs(number))))
    text = f"{whole:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")


def strength(of: str) -> str:
    """Say how well something is supported: strong, contested or assumption."""
    return STRENGTHS[of][1]


def dial_tip(dial: Dial) -> str:
    """Tell unit, range and usual value of a dial, for its tooltip."""
    low, high, usual = (value(dial, n) for n in (dial.low, dial.high, dial.default))
    told = f"{dial.label}: {low} to {high} {unit(dial)}, usually {usual}"
    pushes = dial.unit == PLAIN_UNITS[0][0]
    return shown(f"{told}. {PUSH}" if pushes else told)
