"""Sharing: what is on show becomes a report that stands on its own.

``share(window)`` tells the run that is open; ``share(window, source)`` a comparison,
what an experiment came to, or anything else that can be told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.desktop.share_sheet import ShareSheet

if TYPE_CHECKING:
    from ui.desktop.main_window import MainWindow
    from ui.desktop.screens.explore import Explore
    from ui.report.parts import Source

RUNS = 200  # futures from the day on show, where those on show are of another day


def share(window: MainWindow, source: Any = None) -> ShareSheet | None:
    """Open the sheet that makes a report; None where there is nothing to tell.

    Parameters
    ----------
    window
        The window it stands over.
    source
        A comparison, the result of an experiment, or a `ui.report.parts.Source`; the
        run that is open when None.
    """
    told = source_of(window, source)
    if told is None:
        window.notify("There is nothing to share yet: play a day first.")
        return None
    sheet = ShareSheet(told, window, window.toast, twin=window.settings.twin)
    sheet.open()
    return sheet


def source_of(window: MainWindow, source: Any) -> Source | None:
    """Make a source of a report of what was given; None for a run without a day."""
    from simulator.analysis.compare.comparison import Comparison

    if source is None:
        return run_source(window.explore) if window.explore else None
    if isinstance(source, Comparison):
        from ui.report.comparison import ComparisonSource

        return ComparisonSource(source)
    if hasattr(source, "sentences") and hasattr(source, "experiment"):
        from ui.report.experiment import ExperimentSource

        return ExperimentSource(source)
    told: Source = source
    return told


def run_source(explore: Explore) -> Source | None:
    """Take the branch on show up to the day on show, and the futures of that day."""
    from simulator.result import RunResult
    from ui.report.run import Futures, RunSource

    session = explore.session
    if session is None or session.view.day == 0:
        return None
    view, path = session.view, session.path
    events, decisions = session.events, session.decisions
    recorded = RunResult(
        scenario=session.scenario,
        dials=view.dials,
        seed=session.seed,
        series=view.past.copy(),
        log=events[events["day"] < view.day],
        choices=decisions[decisions["day"] < view.day],
        digest="",
    )
    now = explore.ahead.now if explore.ahead else None
    fresh = now is not None and now.start.day == view.day and now.summary.ok
    futures = (
        Futures(day=view.day, vary=now.start.vary, summary=now.summary)
        if now is not None and fresh
        else None
    )
    return RunSource(
        scenario=session.scenario,
        moved=session.moved,
        seed=session.seed,
        tree=view.tree,
        branch=view.here,
        recorded=recorded,
        heads={view.branch: view.head}
        | {number: len(rows) for number, rows in session.others.items()},
        futures=futures,
        runs=RUNS,
        vary=now.start.vary if now is not None else "luck",
        file=path.name if path else "",
    )
