"""Failures that a user can mend, told in whole sentences and all at once."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, override

if TYPE_CHECKING:
    from collections.abc import Iterable


class DurandError(Exception):
    """Any failure that a user can mend; its text is a whole sentence."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with what a user wrote.

    Attributes
    ----------
    where
        The place to look: ``"october-2025.toml:12"`` or ``"--set"``.
    field
        What was given a bad value, or the name that is not known.
    value
        What stands there; None when it is missing.
    allowed
        What may stand there, in words.
    nearest
        The valid name that was most likely meant.
    """

    where: str
    field: str
    value: object
    allowed: str
    nearest: str | None = None

    @override
    def __str__(self) -> str:
        state = (
            "is missing"
            if self.value is None
            else f"= {as_written(self.value)} is not accepted"
        )
        hint = f" Did you mean {self.nearest}?" if self.nearest else ""
        return f"{self.where}: {self.field} {state}; allowed: {self.allowed}.{hint}"


class InputError(DurandError):
    """Bad input: carries every problem found, not only the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    @override
    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def as_written(value: object) -> str:
    """Show a value the way it is written in a scenario file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dict):
        return "a table"
    return str(value)


def nearest(name: str, names: "Iterable[str]") -> str | None:
    """Return the name closest to a misspelt one, or None when none is close.

    Case, hyphens, underscores and spaces do not count as differences.
    """
    plain = {_plain(known): known for known in names}
    found = get_close_matches(_plain(name), plain, n=1, cutoff=0.5)
    return plain[found[0]] if found else None


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter not in "-_ ")
