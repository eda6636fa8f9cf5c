"""The screens of the window, as data: navigation, keys and pictures derive from it.

A screen joins by a row. Its factory is named, not imported, so that nothing of a
screen is loaded before it is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One screen of the window.

    Attributes
    ----------
    name
        By which commands, pictures and other screens call it.
    icon
        A drawing of `ui.desktop.icons`.
    tip
        What it is for, in a sentence.
    factory
        ``module:callable``; called with the window the first time the screen is
        shown, it returns a `ui.desktop.screens.page.Page`.
    """

    name: str
    title: str
    icon: str
    tip: str
    factory: str


SCREENS: tuple[Screen, ...] = (
    Screen(
        name="home",
        title="Home",
        icon="home",
        tip="Scenarios to open, and files you worked on",
        factory="ui.desktop.screens.home:Home",
    ),
    Screen(
        name="explore",
        title="Explore",
        icon="map",
        tip="One run: play it, change it, see what its futures do",
        factory="ui.desktop.screens.explore_page:ExplorePage",
    ),
    Screen(
        name="compare",
        title="Compare",
        icon="fork",
        tip="Two settings on the same luck: what differs, and how surely",
        factory="ui.desktop.laboratory.compare_page:ComparePage",
    ),
    Screen(
        name="experiments",
        title="Experiments",
        icon="flask",
        tip="What matters most, when it happens, how much is due to what",
        factory="ui.desktop.laboratory.experiments_page:ExperimentsPage",
    ),
    Screen(
        name="class",
        title="Class",
        icon="people",
        tip="A war-game for a class: set up, play turn by turn",
        factory="ui.desktop.classroom.page:ClassPage",
    ),
    Screen(
        name="debrief",
        title="Debrief",
        icon="paper",
        tip="What happened in the class: luck or choice, and why",
        factory="ui.desktop.classroom.debrief_page:DebriefPage",
    ),
    Screen(
        name="evidence",
        title="Evidence",
        icon="evidence",
        tip="How the model stands against history, and when not to use it",
        factory="ui.desktop.screens.evidence_page:EvidencePage",
    ),
)
KEYS = {screen.name: f"Ctrl+{n}" for n, screen in enumerate(SCREENS, 1)}


def screen_named(name: str) -> Screen:
    """Return the screen of a name.

    Raises
    ------
    KeyError
        When there is none.
    """
    return {screen.name: screen for screen in SCREENS}[name]
