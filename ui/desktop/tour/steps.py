"""The steps of the tour, as data: what is pointed at, what is asked, when it is done.

A step joins by a row of `STEPS`. It points at a widget of the window, which may come
only later, and looks whether it was done; nothing of the window knows of the tour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.desktop.main_window import MainWindow

DIAL = "mediation_strength"
SOME_DAYS = 7  # lived, from which there is something to ask about


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step.

    Attributes
    ----------
    ask
        What is to be done, in a sentence; ``{keys:…}`` as in the help.
    why
        What one sees by it.
    begin
        Brings what is pointed at to sight; returns what `done` compares with.
    target
        The widget that is pointed at; None while it is not there.
    done
        Whether it was done since it began.
    confirm
        What a button says by which one goes on when there is nothing to do but see.
    """

    title: str
    ask: str
    why: str
    begin: Callable[[MainWindow], Any]
    target: Callable[[MainWindow], QWidget | None]
    done: Callable[[MainWindow, Any], bool]
    confirm: str = ""


# Open.


def _go_home(window: MainWindow) -> object:
    window.show_screen("home")
    return window.explore


def _first_card(window: MainWindow) -> QWidget | None:
    page: Any = window.pages.get("home")
    there = window.current is page and bool(getattr(page, "cards", ()))
    return page.cards[0] if there else None


def _opened(window: MainWindow, before: object) -> bool:
    explore = window.explore
    return explore is not None and explore is not before and explore.session is not None


# Play.


def _see_run(window: MainWindow) -> bool:
    window.show_screen("explore")
    return bool(window.explore and window.explore.playing)


def _play_button(window: MainWindow) -> QWidget | None:
    return window.explore.transport.play if window.explore else None


def _played(window: MainWindow, was_playing: bool) -> bool:
    """Whether it was stopped or started, and there are days to talk about."""
    explore = window.explore
    session = explore.session if explore else None
    if explore is None or session is None:
        return False
    return explore.playing != was_playing and session.ready >= SOME_DAYS


# Change.


def _see_dials(window: MainWindow) -> float:
    if window.explore:
        window.explore.show_panel("dials")
    return _dial_value(window)


def _dial_value(window: MainWindow) -> float:
    rows = window.explore.desk.rows if window.explore else {}
    return rows[DIAL].value if DIAL in rows else 0.0


def _dial(window: MainWindow) -> QWidget | None:
    return window.explore.desk.rows.get(DIAL) if window.explore else None


def _moved(window: MainWindow, before: float) -> bool:
    session = window.explore.session if window.explore else None
    moved = abs(_dial_value(window) - before) > 0.05
    return moved and bool(session and session.changes)


# See.


def _see_odds(window: MainWindow) -> None:
    if window.explore:
        window.explore.show_panel("odds")


def _odds(window: MainWindow) -> QWidget | None:
    return window.explore.odds if window.explore else None


def _never(window: MainWindow, before: object) -> bool:
    return False


# Ask.


def _see_chart(window: MainWindow) -> object:
    if window.explore:
        window.explore.show_panel("charts")
    return _reason(window)


def _chart(window: MainWindow) -> QWidget | None:
    charts = window.explore.charts if window.explore else None
    return charts.charts[0] if charts and charts.charts else None


def _reason(window: MainWindow) -> object:
    panel: Any = window.explore.workspace.content("why") if window.explore else None
    return panel.reason if panel else None


def _asked(window: MainWindow, before: object) -> bool:
    return _reason(window) is not None and _reason(window) is not before


STEPS: tuple[Step, ...] = (
    Step(
        title="Open a scenario",
        ask="Press this card, or Enter on it. It opens ready to run.",
        why="Every card is a situation on the border, with a first day.",
        begin=_go_home,
        target=_first_card,
        done=_opened,
    ),
    Step(
        title="Play and stop",
        ask="Days pass by themselves. Let a week pass, then press here, or "
        "{keys:play_or_pause}.",
        why="The strip beside it is every day that was lived; press one to go back.",
        begin=_see_run,
        target=_play_button,
        done=_played,
    ),
    Step(
        title="Move mediation",
        ask="Drag the slider of *Mediation strength*, or move it with the arrow keys.",
        why="The dials change the world from today on, also while it plays.",
        begin=_see_dials,
        target=_dial,
        done=_moved,
    ),
    Step(
        title="See the odds",
        ask="Of a hundred futures from today: how many now, and *was* before you moved "
        "it. They sharpen as more futures come.",
        why="It is what follows from the assumptions, not a forecast.",
        begin=_see_odds,
        target=_odds,
        done=_never,
        confirm="I see it",
    ),
    Step(
        title="Ask why",
        ask="Press a day left of now in this chart, best a triangle, or "
        "{keys:ask_why}.",
        why="Every choice tells what else could have been done, and what pushed it.",
        begin=_see_chart,
        target=_chart,
        done=_asked,
    ),
)
END_TITLE = "That is all it takes"
END = (
    "You can undo anything ({keys:undo}), find anything ({keys:find_anything}), and "
    "ask for help about whatever you look at ({keys:show_help})."
)
