"""Save everything that is open, whatever happened, and say what was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.errors import DurandError

if TYPE_CHECKING:
    from ui.desktop.main_window import MainWindow

PATIENCE = 3.0  # s that a run which has no file yet is waited for
NOTHING = "No run was open, so nothing could be lost."


def save_all(window: MainWindow) -> list[str]:
    """Save the run, the class and the layout of a window; returns a sentence each.

    What fails is told as not saved: nothing here may raise, for it is called when
    something else already went wrong.
    """
    told: list[str] = []
    for save in (_save_run, _save_class, _save_layout):
        try:
            told += save(window)
        except Exception as error:  # noqa: BLE001 - one that fails leaves the others
            told.append(f"Something could not be saved: {error}.")
    return told or [NOTHING]


def _save_run(window: MainWindow) -> list[str]:
    explore = window.explore
    session = explore.session if explore else None
    if explore is None or session is None:
        return []
    title, day = explore.scenario.title, session.view.day
    if session.path is None:
        from ui.desktop.kept import free_name, runs_folder

        folder = runs_folder()
        folder.mkdir(parents=True, exist_ok=True)
        session.save_as(free_name(folder, explore.scenario.name))
        session.settle(PATIENCE)
    if session.path is None:
        return [f"The run “{title}” (day {day}) could not be put into a file."]
    try:
        session.flush()
    except DurandError as error:
        return [f"The run “{title}” (day {day}) is saved but for its end: {error}"]
    return [f"The run “{title}” is saved up to day {day}, as {session.path.name}."]


def _save_class(window: MainWindow) -> list[str]:
    page = window.pages.get("class")
    desk = getattr(page, "desk", None)
    if desk is None:
        return []
    return ["The class is saved: every step of it is in its file when it is done."]


def _save_layout(window: MainWindow) -> list[str]:
    if window.run_page:
        window.run_page.keep_layout()
    return []
