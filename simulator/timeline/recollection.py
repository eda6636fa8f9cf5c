"""The choices of a course of events, with their grounds, lived again beside it.

Choices are not written down: the same journal gives the same choices, so they are
simulated once more, a few milliseconds a year, and only as far as somebody has come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.choices import no_choices
from simulator.run import Run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from simulator.scenario import Scenario
    from simulator.timeline.journal import Entry


class Recollection:
    """The choices of the days lived under a journal.

    Parameters
    ----------
    scenario, dials, seed
        What the run began with.
    """

    def __init__(
        self, scenario: Scenario, dials: Mapping[str, float], seed: int
    ) -> None:
        self._root = scenario, dict(dials), seed
        self._run: Run | None = None
        self._shaped: list[Entry] = []  # entries that shaped the days lived again
        self.known = no_choices()

    def follow(self, entries: Sequence[Entry], until: int) -> None:
        """Know the choices of all days before ``until`` under this journal.

        ``known`` is put in place whole, so that other threads may read it.
        """
        run = self._run
        day = run.day if run else 0
        same = [entry for entry in entries if entry.day < day] == self._shaped
        if run is not None and same and until == day:
            return
        if run is None or not same or until < day:
            self._run = run = Run(*self._root, keep_decisions=True)
            self._shaped = []
        while run.day < until:
            for entry in entries:
                if entry.day == run.day:
                    entry.change.apply(run)
                    self._shaped.append(entry)
            run.advance(1)
        self.known = run.decisions
