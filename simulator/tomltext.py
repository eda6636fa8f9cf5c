"""TOML read with an eye on its lines, so that each problem can name one."""

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from simulator.errors import Problem

type KeyPath = tuple[str, ...]

_HEADER = re.compile(r"^\s*\[\[?\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"^\s*([\w.\"'-]+(?:\s*\.\s*[\w\"'-]+)*)\s*=\s*(.*?)\s*$")
_POSITION = re.compile(r"\(at line (\d+)")
_MULTILINE = ('"""', "'''")


@dataclass(frozen=True)
class TomlText:
    """The values of a TOML text, the line of each key, and what is not TOML."""

    values: dict[str, Any]
    lines: dict[KeyPath, int]
    problems: tuple[Problem, ...]

    def line_of(self, path: KeyPath) -> int:
        """Return the line of a key or, failing that, of the table it is in."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1


def read_toml(text: str, where: str) -> TomlText:
    """Read a text even where it is not quite TOML.

    A value that cannot be read (the 31st of February) is kept as the text it is,
    so that the check of that key refuses it together with all the other mistakes;
    a line that is no line of TOML is reported and skipped.
    """
    rows = text.splitlines()
    problems: list[Problem] = []
    mended: set[int] = set()
    while True:
        try:
            values = tomllib.loads("\n".join(rows))
        except tomllib.TOMLDecodeError as error:
            position = _POSITION.search(str(error))
            row = int(position[1]) - 1 if position else len(rows)
            if row >= len(rows) or row in mended:
                problems.append(_not_toml(where, min(row + 1, len(rows)), error))
                return TomlText({}, {}, tuple(problems))
            mended.add(row)
            rows[row], problem = _mend(rows[row], f"{where}:{row + 1}")
            problems += problem
        else:
            return TomlText(values, _find_lines(rows), tuple(problems))


def _mend(row: str, where: str) -> tuple[str, list[Problem]]:
    found = _KEY.match(row)
    if found and "'" not in found[2]:
        return f"{found[1]} = '{found[2]}'", []
    allowed = 'a line of TOML, such as days = 365 or title = "A title"'
    return "", [Problem(where, "the line", row.strip(), allowed)]


def _not_toml(where: str, line: int, error: Exception) -> Problem:
    return Problem(f"{where}:{line}", "the file", str(error), "a whole TOML file")


def _find_lines(rows: list[str]) -> dict[KeyPath, int]:
    """Find the line of each table and key; the text is known to be TOML."""
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    inside: str | None = None  # the quotes of the text that runs over several lines
    for number, row in enumerate(rows, start=1):
        if inside is not None:
            inside = None if inside in row else inside
            continue
        header, key = _HEADER.match(row), _KEY.match(row)
        if header and not key:
            table = _path(header[1])
            lines.setdefault(table, number)
        elif key:
            lines.setdefault(table + _path(key[1]), number)
            inside = _opens_text(key[2])
    return lines


def _opens_text(value: str) -> str | None:
    for quotes in _MULTILINE:
        if value.startswith(quotes) and quotes not in value[3:]:
            return quotes
    return None


def _path(dotted: str) -> KeyPath:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
