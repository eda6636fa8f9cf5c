"""How values are put into words on the screen."""

from __future__ import annotations

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
    return "of 100" if is_share(dial) else dial.unit


def numbers(constant: Constant) -> str:
    """Write the usual value of a constant, or its several."""
    usual = constant.default
    many = usual if isinstance(usual, tuple) else (usual,)
    return ", ".join(f"{number:g}" for number in many)


def strength(of: str) -> str:
    """Say how well something is supported: strong, contested or assumption."""
    return STRENGTHS[of][1]


def dial_tip(dial: Dial) -> str:
    """Tell unit, range and usual value of a dial, for its tooltip."""
    low, high, usual = (value(dial, n) for n in (dial.low, dial.high, dial.default))
    return shown(f"{dial.label}: {low} to {high} {unit(dial)}, usually {usual}")
