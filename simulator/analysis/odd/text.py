"""Markdown: tables and paragraphs, and what the code says of itself."""

from __future__ import annotations

import inspect
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import ModuleType

# A line of a layout: a name and a type in brackets, and what it holds as a comment.
FIELD = re.compile(r'^\s*\("(\w+)", .*?\),(?:\s*#\s*(.*))?$')
GROUP = re.compile(r"^\s*#\s*(.+)$")
HEADING = 100  # a comment longer than this is no heading


@cache
def prose() -> Mapping[str, Any]:
    """Return the paragraphs that no declaration tells."""
    text = Path(__file__).with_name("prose.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lay rows out as a table."""
    lines = [_row(head), _row(["---"] * len(head)), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return "; ".join(_cell(part) for part in value)
    return " ".join(str(value).split()).replace("|", "\\|")


def plain(text: str | None) -> str:
    """Return a docstring as Markdown: names in one kind of quotes."""
    return inspect.cleandoc(text or "").replace("``", "`")


def said(module: ModuleType) -> str:
    """Return what a module says of itself."""
    return plain(module.__doc__)


def fields(source: str, layout: str) -> Iterator[tuple[str, str, str]]:
    """Give the fields of a layout as its source tells them: group, name, meaning."""
    inside, group = False, ""
    for line in source.splitlines():
        if line.startswith(f"{layout} = layout("):
            inside = True
        elif inside and line.startswith(")"):
            return
        elif inside and (found := FIELD.match(line)):
            yield group, found[1], found[2] or ""
        elif inside and (heading := GROUP.match(line)) and len(line) < HEADING:
            group = heading[1]
