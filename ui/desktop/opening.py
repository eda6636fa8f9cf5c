"""Opening one future of a comparison or an experiment as a run of its own.

It is lived again under its scenario, its luck, its draw and its journal, which gives
the same bits; from then on it is a run like any other, in a file of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desktop.engine import make_ready

if TYPE_CHECKING:
    from simulator.ensemble.cases import Case
    from ui.desktop.engine import Made, Report
    from ui.desktop.main_window import MainWindow


def lived_again(case: Case, report: Report) -> Made:
    """Make the engine ready, live a future again, and keep it in a file.

    Parameters
    ----------
    case
        The future.
    report
        Told how far the engine is; what it raises ends it.
    """
    make_ready(report)
    from simulator.analysis.lives import timeline_of
    from ui.desktop.kept import keep_timeline

    return keep_timeline(timeline_of(case))


def open_future(window: MainWindow, case: Case, called: str) -> None:
    """Open a future in Explore in place of what is open there.

    Parameters
    ----------
    window
        The window.
    case
        The future.
    called
        What it is, in words: told once it stands there.
    """
    window.show_screen("explore")
    page = window.run_page
    assert page is not None
    page.open_future(case, called)
