"""Keeps what is private out of the log and of what is copied: names, folders."""

from __future__ import annotations

import getpass
import logging
import os
import re
import socket
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, override

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 2  # letters; shorter names stand in every other word
HOME, SOMEBODY, USER, MACHINE = "~", "(name)", "(user)", "(machine)"

_names: set[str] = set()


def keep_out(names: Iterable[str]) -> None:
    """Name people who must not be named: students of a class."""
    _names.update(name.strip() for name in names if len(name.strip()) >= SHORTEST)


def scrubbed(text: str) -> str:
    """Return a text without folders of the user, user's or students' names."""
    for path in _homes():
        text = text.replace(path, HOME)
    for name in sorted(_names, key=len, reverse=True):
        text = _words(name).sub(SOMEBODY, text)
    for name, instead in _own_names():
        text = _words(name).sub(instead, text)
    return text


class Scrub(logging.Filter):
    """Lets no record into a log before it is scrubbed."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = scrubbed(record.getMessage()), None
        return True


@cache
def _homes() -> tuple[str, ...]:
    """Every way in which the user's own folder may be written, the longest first."""
    found = {os.environ.get(name, "") for name in ("HOME", "USERPROFILE")}
    with suppress(OSError, RuntimeError):  # there may be no home, then none is named
        found |= {str(Path.home()), str(Path.home().resolve())}
    ways = {way for one in found for way in (one, one.replace("\\", "\\\\"))}
    real = (way for way in ways if len(way) > len("/root") - 1)
    return tuple(sorted(real, key=len, reverse=True))


@cache
def _own_names() -> tuple[tuple[str, str], ...]:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    named = ((user, USER), (socket.gethostname(), MACHINE))
    return tuple((name, to) for name, to in named if len(name) > SHORTEST)


@cache
def _words(name: str) -> re.Pattern[str]:
    """Find a name where it stands as a word of its own."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
