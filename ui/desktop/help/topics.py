"""Every topic of the help: read from its file, or written from what is declared.

A topic is a file of `topics/`: a title, words, links to other topics by their names.
Names and keys of commands are never typed: ``{command:undo}`` becomes the command's
text and ``{keys:undo}`` its keys as they are now. Dials and charts need no file: their
topics are written from their declarations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ui.desktop import keys
from ui.desktop.commands import every_command
from ui.desktop.panels import LAYOUTS, PANELS
from ui.desktop.screens import SCREENS

if TYPE_CHECKING:
    from simulator.parameters import Dial

FOLDER = Path(__file__).parent / "topics"
FIRST = ("start", "reading-charts", "tour", "presenting", "keyboard", "trouble")
FILLED = re.compile(r"\{(keys|command):([^}]+)\}")
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
NAMES = {".": "full stop", ",": "comma", "?": "question mark", "/": "slash"}
DIAL, CHART = "dial:", "chart:"
STRESS = re.compile(r"[*_#`>|]|\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the help; ``text`` is Markdown without its title."""

    name: str
    title: str
    text: str

    @property
    def plain(self) -> str:
        """What it says, to be searched."""
        return STRESS.sub("", LINK.sub(r"\1", self.text))


def layout_topic(name: str) -> str:
    """Name the topic of a layout, which may be called as a screen is."""
    return f"layout-{name}"


@cache
def topics() -> dict[str, Topic]:
    """Return every topic that has a file, by name."""
    return {file.stem: _read(file) for file in sorted(FOLDER.glob("*.md"))}


def topic(name: str) -> Topic:
    """Return a topic by name; ``dial:…`` and ``chart:…`` among them.

    Raises
    ------
    KeyError
        When there is none.
    """
    if name.startswith(DIAL):
        return _of_dial(name.removeprefix(DIAL))
    if name.startswith(CHART):
        return _of_chart(name.removeprefix(CHART))
    return topics()[name]


def groups() -> list[tuple[str, list[Topic]]]:
    """Return all topics with a file, in the order of the contents."""
    named = {
        "First": FIRST,
        "Screens": tuple(one.name for one in SCREENS),
        "Panels of a run": tuple(one.name for one in PANELS),
        "Layouts": tuple(layout_topic(one.name) for one in LAYOUTS),
    }
    placed = {name for names in named.values() for name in names}
    rest = tuple(name for name in topics() if name not in placed)
    every = topics()
    return [
        (title, [every[name] for name in names])
        for title, names in {**named, "Sheets and more": rest}.items()
    ]


def written(text: str) -> str:
    """Put names and keys of commands where a text asks for them.

    Raises
    ------
    KeyError
        When it asks for a command that does not exist.
    """
    return FILLED.sub(_filled, text)


def found(letters: str) -> list[Topic]:
    """Return the topics in which all words begin some word, titles first."""
    wanted = letters.casefold().split()
    if not wanted:
        return []
    ranked = []
    for one in _searched():
        title, body = _words(one.title), _words(one.plain)
        if all(any(word.startswith(w) for word in (*title, *body)) for w in wanted):
            in_title = sum(any(word.startswith(w) for word in title) for w in wanted)
            often = sum(sum(word.startswith(w) for word in body) for w in wanted)
            ranked.append((-in_title, -often, one.title, one))
    return [one for *_, one in sorted(ranked, key=lambda row: row[:3])]


@cache
def _searched() -> tuple[Topic, ...]:
    from simulator.mechanisms import DIALS
    from ui.desktop.charts.spec import CHARTS

    dials = (topic(f"{DIAL}{name}") for name in DIALS)
    charts = (topic(f"{CHART}{spec.name}") for spec in CHARTS)
    return (*topics().values(), *dials, *charts)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _read(file: Path) -> Topic:
    first, _, rest = file.read_text(encoding="utf-8").partition("\n")
    return Topic(file.stem, first.removeprefix("# ").strip(), rest.strip())


def _filled(asked: re.Match[str]) -> str:
    what, command_id = asked.groups()
    if what == "keys":
        return f"**{_read_aloud(keys.of(command_id))}**"
    texts = {one.id: one.text for one in every_command()}
    return f"*{texts[command_id].rstrip('…')}*"


def _read_aloud(text: str) -> str:
    """Name the keys that are hardly seen in a sentence."""
    named = NAMES.get(text)
    return f"{text} ({named})" if named else text or "no keys yet"


def _of_dial(name: str) -> Topic:
    """Write the topic of a dial from its declaration.

    Raises
    ------
    KeyError
        When there is no such dial.
    """
    from simulator.mechanisms import DIALS
    from ui.desktop import words

    dial: Dial = DIALS[name]
    low, high, usual = (
        words.value(dial, n) for n in (dial.low, dial.high, dial.default)
    )
    source = "" if dial.source == "assumption" else f"\n\nSource: {dial.source}"
    evidence = "" if dial.evidence == "assumption" else f" {dial.evidence}"
    text = (
        f"{dial.meaning}\n\n"
        f"**Range:** {low} to {high} {words.unit(dial)}, usually {usual}.\n\n"
        f"**What it does in the model:** {dial.acts_on}\n\n"
        f"**How well that is supported:** {words.strength(dial.strength)}.{evidence}"
        f"{source}\n\n"
        "Move it with the mouse or the arrow keys; an orange dot says that it is off "
        "its usual value, and the arrow beside it brings that back. More in "
        "[Dials](dials)."
    )
    return Topic(f"{DIAL}{name}", dial.label, text)


def _of_chart(name: str) -> Topic:
    """Write the topic of a chart from its declaration.

    Raises
    ------
    KeyError
        When there is no such chart.
    """
    from ui.desktop.charts.spec import CHARTS

    spec = {one.name: one for one in CHARTS}[name]
    ladder = (
        "Its steps run from calm to full-scale war, each with its name at the left. "
        "The small triangles are days of strikes: press one, or any day of the line, "
        "to be told why. "
        if spec.ladder
        else ""
    )
    since = (
        "It counts from the first day, so it can only rise; its futures go on from "
        "where the line stands. "
        if spec.since
        else ""
    )
    text = (
        f"Shows {spec.name.lower()}, in {spec.unit}. {ladder}{since}\n\n"
        "Left of *now* stands what happened in this run, right of it the futures. How "
        "to read the bands: [Reading the charts](reading-charts). A table, 20 dots, "
        "one future at a time, copying and saving: [Charts](charts)."
    )
    return Topic(f"{CHART}{name}", spec.name, text)
