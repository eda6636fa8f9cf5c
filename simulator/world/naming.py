"""Texts of the fictional twin: real names and dates put into invented ones.

The twin of the land has names of its own (`simulator.world.twin`); here they, and those
of peoples, movements and powers, are put into any text, and dates are moved so far back
that nobody looks them up. The order of events, weekdays and lengths stay as they are.
"""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from simulator.world.atlas import load_atlas
from simulator.world.reading import DATA
from simulator.world.twin import twin_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHIFT = timedelta(days=7 * 93_232)  # whole weeks, so that weekdays stay
KEPT = 8_192  # texts; the window asks for the same ones again and again
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NAMED = "|".join(MONTHS)
WHOLE_DATE = re.compile(rf"\b(\d{{1,2}}) ({NAMED}) ((?:19|20)\d\d)\b")
ISO_DATE = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
MONTH_OF = re.compile(rf"\b({NAMED}) ((?:19|20)\d\d)\b")
DAYS_OF = re.compile(rf"\b(\d{{1,2}})–(\d{{1,2}}) ({NAMED})\b")
DAY_OF = re.compile(rf"\b(\d{{1,2}}) ({NAMED})\b(?! \d)")
A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A number is a year where a word before it says so; counts are left alone.
YEAR = re.compile(
    r"([A-Za-z.,] |–|\()((?:19|20)\d\d)\b(?=[^\d,.]|[,.](?!\d)|$)"
    r"(?! (?:of|people|dead|fighters|days|years|times|in 100))"
)
USUAL_YEAR = 2025  # of a day and month that stand without a year
MIDDLE = 15  # day of a month that stands without one


def moved(day: date) -> date:
    """Return the invented date of a real one; the weekday stays."""
    return day - SHIFT if day.toordinal() > SHIFT.days else day


def restored(day: date) -> date:
    """Return the real date of an invented one."""
    return day + SHIFT


@cache
def twin_tags() -> Mapping[str, str]:
    """Return the tags of the actors on the twin, by their ids."""
    return {real: name for kind, real, name in _words() if kind == "tag"}


@cache
def real_names() -> Mapping[str, str]:
    """Return every real name that is put into an invented one, with that one."""
    atlas, names = load_atlas(), twin_names()
    found = {}
    for place in atlas.places:
        if (province := names.get(("province", place.province))) is not None:
            found[place.province] = province
    found |= {place.name: names["place", place.id] for place in atlas.places}
    for gate in atlas.crossings:
        invented_name = names["crossing", gate.id]
        found[gate.name] = invented_name
        found.setdefault(gate.name.split(" – ")[0], invented_name)
    found |= {real: name for kind, real, name in _words() if kind == "word"}
    return found


@lru_cache(KEPT)
def invented(text: str) -> str:
    """Put the names and dates of a text into those of the twin.

    What was put already stays: no invented name is a real one.
    """
    if not text:
        return text
    told = _pattern().sub(lambda found: real_names()[found.group()], text)
    return _dates(told)


def invented_id(name: str) -> str:
    """Put a name of small letters and hyphens, such as a seat's, into the twin's."""
    return "-".join(_ids().get(part, part) for part in name.split("-"))


@cache
def _ids() -> Mapping[str, str]:
    return {
        real.casefold(): name.casefold().replace(" ", "-")
        for real, name in real_names().items()
        if real.isalpha()
    }


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(real_names(), key=len, reverse=True)
    return re.compile(
        "|".join(
            rf"(?<!\w){re.escape(name)}" + (r"(?!\w)" if name[-1].isalpha() else "")
            for name in names
        )
    )


def _dates(text: str) -> str:
    # A day and month alone are moved only beside a real year, so never twice.
    dated = A_YEAR.search(text) is not None
    text = DAYS_OF.sub(r"\1 \3 to \2 \3", text)
    text = WHOLE_DATE.sub(lambda m: _long(m[3], MONTHS.index(m[2]) + 1, m[1]), text)
    text = ISO_DATE.sub(lambda m: _day(m[1], int(m[2]), m[3]).isoformat(), text)
    text = MONTH_OF.sub(_month, text)
    if dated:
        text = DAY_OF.sub(_day_of, text)
    return YEAR.sub(lambda m: f"{m[1]}{moved(date(int(m[2]), 7, 1)).year}", text)


def _day(year: str, month: int, day: str) -> date:
    return moved(date(int(year), month, min(int(day), 28)))


def _long(year: str, month: int, day: str) -> str:
    then = _day(year, month, day)
    return f"{then.day} {MONTHS[then.month - 1]} {then.year}"


def _month(found: re.Match[str]) -> str:
    then = moved(date(int(found[2]), MONTHS.index(found[1]) + 1, MIDDLE))
    return f"{MONTHS[then.month - 1]} {then.year}"


def _day_of(found: re.Match[str]) -> str:
    day = min(int(found[1]), 28)
    then = moved(date(USUAL_YEAR, MONTHS.index(found[2]) + 1, max(1, day)))
    return f"{then.day} {MONTHS[then.month - 1]}"


@cache
def _words() -> tuple[tuple[str, str, str], ...]:
    return tuple(_rows())


def _rows() -> Iterator[tuple[str, str, str]]:
    path = DATA / "twin_words.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["kind"], row["real"], row["name"]
