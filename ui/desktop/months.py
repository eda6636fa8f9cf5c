"""Which months are named along a time axis, where there is not room for all."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from ui.desktop import words

LONG = 366  # days; longer spans name the year instead of January
STRIDES = (1, 2, 3, 6, 12)
DAYS_A_MONTH = 30.44
BEGUN = 20  # a first month begun later than this is not named


def named(
    start: date, days: int, day_width: float, room: float
) -> tuple[tuple[int, str], ...]:
    """Days on which a month begins, with what is written there.

    Parameters
    ----------
    start
        Date of day 0.
    days
        How many days the whole run takes.
    day_width
        Pixels a day.
    room
        Pixels that a name needs.
    """
    fitting = (s for s in STRIDES if s * DAYS_A_MONTH * day_width > room)
    stride = next(fitting, STRIDES[-1])
    return _named(words.calendar(start), days, stride)


@lru_cache(64)
def _named(start: date, days: int, stride: int) -> tuple[tuple[int, str], ...]:
    firsts = [
        (day, when)
        for day in range(days + 1)
        if (when := start + timedelta(days=day)).day == 1
    ]
    if days > LONG:
        return tuple(
            (day, str(when.year) if when.month == 1 else _month(when))
            for day, when in firsts
            if (when.month - 1) % stride == 0
        )
    if 1 < start.day < BEGUN:
        firsts.insert(0, (0, start))
    return tuple((day, _month(when)) for day, when in firsts[::stride])


def _month(when: date) -> str:
    return words.MONTHS[when.month - 1][:3]
