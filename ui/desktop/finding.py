"""What the palette can find, as data: kinds of things, each from its own source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from ui.desktop.words import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ui.desktop.main_window import MainWindow


# What is most wanted, best first, by the ids of the commands; shown before a letter.
WANTED = (
    *("play_or_pause", "what_if", "ask_why", "share", "open_scenario", "open_file"),
    *("toggle_more_dials", "show_assumptions", "present", "toggle_theme"),
    *("show_settings", "show_help"),
)
LATELY, OFTEN = "Used lately", "Often wanted"
FEW, MOST_FIRST = 4, 10  # of the one, and of both together


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that can be found, and what going there does."""

    kind: str
    text: str
    hint: str
    go: Callable[[], None]


def commands(window: MainWindow) -> Iterator[Found]:
    """Everything that can be done now."""
    for action in window.actions_by_name.values():
        if action.isEnabled() and action.data().menu:
            menu = action.data().menu
            keys = action.shortcut().toString()
            yield Found(menu, action.text(), keys, action.trigger)


def first(
    window: MainWindow, offered: Sequence[Found]
) -> list[tuple[str, list[Found]]]:
    """Return what is shown before anything is typed, under its headings."""
    known = {(one.kind, one.text): one for one in offered}
    lately = [known[key] for key in window.used if key in known][:FEW]
    actions = (window.actions_by_name[name] for name in WANTED)
    keys = ((shown(one.data().menu), shown(one.text())) for one in actions)
    often = [known[key] for key in keys if key in known]
    often = [one for one in often if one not in lately][: MOST_FIRST - len(lately)]
    return [(LATELY, lately), (OFTEN, often)] if lately else [(OFTEN, often)]


def note_used(window: MainWindow, found: Found) -> None:
    """Remember what was chosen, for as long as the window is open."""
    key = (found.kind, found.text)
    window.used[:] = [key, *(one for one in window.used if one != key)][:FEW]


def dials(window: MainWindow) -> Iterator[Found]:
    """Every dial of the run that is open."""
    from simulator.mechanisms import DIALS
    from ui.desktop import words

    if window.explore:
        for dial in DIALS.values():
            go = partial(window.show_dial, dial.name)
            yield Found("Dial", dial.label, words.usually(dial), go)


def scenarios(window: MainWindow) -> Iterator[Found]:
    """Every scenario that ships."""
    for name, title, length in _scenarios():
        yield Found("Scenario", title, length, partial(window.show_scenario, name))


@cache
def _scenarios() -> tuple[tuple[str, str, str], ...]:
    from ui.desktop.cards import cards

    return tuple((one.name, one.title, one.length) for one in cards() if one.name)


def places(window: MainWindow) -> Iterator[Found]:
    """Every district, province and crossing of the map."""
    from simulator.world.atlas import load_atlas

    if window.explore is None:
        return
    atlas = load_atlas()
    for crossing in atlas.crossings:
        name = crossing.name.split(" – ")[0]
        go = partial(window.show_point, crossing.lon, crossing.lat)
        yield Found("Crossing", name, "", go)
    for place in atlas.places:
        land = "Pakistan" if place.pakistani else "Afghanistan"
        go = partial(window.show_point, place.lon, place.lat)
        yield Found("Place", place.name, f"{place.province}, {land}", go)


def help_topics(window: MainWindow) -> Iterator[Found]:
    """Every topic of the help that has a page of its own."""
    from ui.desktop.help.topics import topics

    for one in topics().values():
        yield Found("Help", one.title, "", partial(window.help_with, one.name))


def settings(window: MainWindow) -> Iterator[Found]:
    """Everything that can be set, on the page where it is."""
    from ui.desktop.preferences import PREFERENCES

    for one in PREFERENCES:
        go = partial(window.show_setting, one.page)
        yield Found("Setting", one.title, one.page, go)


SOURCES = (commands, dials, scenarios, settings, places, help_topics)


def everything(window: MainWindow) -> list[Found]:
    """Gather what can be found now."""
    found = [one for source in SOURCES for one in source(window)]
    return [replace(one, text=shown(one.text), hint=shown(one.hint)) for one in found]
