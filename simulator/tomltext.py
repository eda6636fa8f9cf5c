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
_POSITION_NOTE = re.compile(r" *\(at .*\)$")
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
    quoted: set[int] = set()
    while True:
        try:
            values = tomllib.loads("\n".join(rows))
        except tomllib.TOMLDecodeError as error:
            position = _POSITION.search(str(error))
            number = int(position[1]) if position else len(rows)
            row = rows[number - 1] if number <= len(rows) else ""
            as_text = _quoted(row)
            if as_text and number not in quoted:
                quoted.add(number)
                rows[number - 1] = as_text
                continue
            problem = _not_toml(where, number, error)
            if problem not in problems:
                problems.append(problem)
            if not row.strip():  # nothing left to skip: a text or list never closed
                return TomlText({}, {}, tuple(problems))
            rows[number - 1] = ""
        else:
            return TomlText(values, _find_lines(rows), tuple(problems))


def _quoted(row: str) -> str | None:
    found = _KEY.match(row)
    return f"{found[1]} = '{found[2]}'" if found and "'" not in found[2] else None


def _not_toml(where: str, number: int, error: Exception) -> Problem:
    reason = _POSITION_NOTE.sub("", str(error))
    allowed = 'TOML, such as days = 365 or title = "A title"'
    return Problem(f"{where}:{number}", "the line", reason, allowed)


def _find_lines(rows: list[str]) -> dict[KeyPath, int]:
    """Find the line of each table and key; the text is known to be TOML."""
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    seen: dict[KeyPath, int] = {}
    inside: str | None = None  # the quotes of the text that runs over several lines
    for number, row in enumerate(rows, start=1):
        if inside is not None:
            inside = None if inside in row else inside
            continue
        header, key = _HEADER.match(row), _KEY.match(row)
        if header and not key:
            table = _path(header[1])
            if row.lstrip().startswith("[["):  # the next of a list of tables
                seen[table] = seen.get(table, -1) + 1
                table = (*table, str(seen[table]))
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
