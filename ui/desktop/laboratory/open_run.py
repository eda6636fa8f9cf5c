"""The run that is open in the window, as something that settings can go on from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.analysis.lives import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulator.scenario import Scenario
    from simulator.timeline.journal import Entry
    from simulator.timeline.session import Session
    from simulator.timeline.tree import Branch
    from ui.desktop.main_window import MainWindow


@dataclass(frozen=True, eq=False, repr=False)
class OpenRun:
    """A run as it stands.

    Attributes
    ----------
    dials
        Those moved before day 0.
    branches
        By number; ``here`` is the one that is shown, on ``day``.
    """

    scenario: Scenario
    dials: Mapping[str, float]
    seed: int
    branches: Mapping[int, Branch]
    here: int
    day: int

    @classmethod
    def of(cls, session: Session) -> OpenRun:
        """Take it from a session, which may play on."""
        view = session.view
        told = session.scenario, dict(session.moved), session.seed
        return cls(*told, dict(view.tree.branches), view.branch, view.day)

    @property
    def names(self) -> dict[int, str]:
        """The branches by number, the one that is shown first."""
        order = sorted(self.branches, key=lambda number: number != self.here)
        return {number: self.branches[number].name for number in order}

    def parting(self, numbers: Iterable[int]) -> int:
        """Return the day from which futures go on: today, or where branches part."""
        chosen = [set(_keys(self.branches[one].entries)) for one in {*numbers}]
        if not chosen:
            return self.day
        apart = set[tuple[int, str]]().union(*chosen)
        apart = {key for key in apart if not all(key in each for each in chosen)}
        return min([self.day, *(day for day, _ in apart)])

    def origin(self, day: int) -> Origin:
        """Return the day and all that was done before it."""
        past = tuple(e for e in self.branches[self.here].entries if e.day < day)
        return Origin(self.scenario, self.dials, self.seed, day, past)

    def later(self, number: int, day: int) -> tuple[Entry, ...]:
        """Return what was done on a branch from a day on."""
        return tuple(e for e in self.branches[number].entries if e.day >= day)


def open_run(window: MainWindow) -> OpenRun | None:
    """Return the run that is open; None when none is."""
    session = window.explore.session if window.explore else None
    return OpenRun.of(session) if session is not None else None


def _keys(entries: Iterable[Entry]) -> list[tuple[int, str]]:
    return [(entry.day, entry.change.model_dump_json()) for entry in entries]
