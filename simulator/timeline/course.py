"""One course of events: a run that can stand on any of its days.

What was lived stands in segments; between two of them the days are simulated again,
which gives the same bits. The course knows one journal at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.run import Run
from simulator.timeline.journal import dials_at
from simulator.timeline.segments import SEGMENT_DAYS, Segment, Segments, root_key, spans
from simulator.world.columns import DAY, EVENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from simulator.scenario import Scenario
    from simulator.timeline.journal import Entry
    from simulator.timeline.segments import Span

NO_EVENTS = np.zeros(0, EVENT)


class Course:
    """The days lived under a journal, and a run that stands on one of them.

    Parameters
    ----------
    scenario, dials, seed
        What the run begins with.
    segments
        Those that are known already.
    on_segment
        Called with each segment that becomes known.
    """

    def __init__(
        self,
        scenario: Scenario,
        dials: Mapping[str, float],
        seed: int,
        segments: Segments,
        on_segment: Callable[[Segment], None],
    ) -> None:
        self.run = Run(scenario, dials, seed)
        self.segments = segments
        self.entries: tuple[Entry, ...] = ()
        self.root = root_key(scenario.model_dump_json(), seed, dials)
        self._on_segment = on_segment
        self._origin, self._first_dials = self.run.snapshot(), self.run.dials
        self._rows = np.zeros(scenario.days, DAY)
        self._events: list[np.ndarray] = []
        self.head = 0  # days known

    @property
    def day(self) -> int:
        """The day on which the run stands."""
        return self.run.day

    @property
    def rows(self) -> np.ndarray:
        """The days known, one record each; later days do not move earlier ones."""
        return self._rows[: self.head]

    @property
    def events(self) -> np.ndarray:
        """What happened on the days known."""
        if len(self._events) != 1:
            self._events = [np.concatenate([NO_EVENTS, *self._events])]
        return self._events[0]

    def spans(self) -> list[Span]:
        """Name the segments that make up the course."""
        return spans(self.root, self.entries, self.head)

    def load(self, entries: tuple[Entry, ...], head: int, day: int) -> None:
        """Take up a journal: know its days up to ``head``, and stand on ``day``."""
        self.entries, self.head, self._events = entries, 0, []
        self._rows = np.zeros(max(head, len(self._rows)), DAY)  # readers keep theirs
        lived = False
        for span in spans(self.root, entries, head):
            known = self.segments.days(span.key)
            if known is None:
                break
            self._rows[span.first : span.last] = known.rows
            self._events.append(known.events)
            self.head = span.last
        if self.head < head:
            self.go(self.head)
            self.live(head)
            lived = True
        if self.day != day or not lived:
            self.go(day)

    def go(self, day: int) -> None:
        """Stand on a day that is known."""
        state, start = self._origin, 0
        for span in reversed(spans(self.root, self.entries, day)):
            segment = self.segments.get(span.key)
            if segment is not None:
                state, start = segment.world, span.last
                break
        dials = dials_at(self._first_dials, self.entries, start - 1, self.run.scenario)
        until = int(np.searchsorted(self.events["day"], start))
        past = self._rows[:start], self.events[:until]
        self.run.restore(state, dials, past)
        self._meet(start)
        self.live(day)

    def live(self, until: int) -> None:
        """Simulate on, through all that the journal holds, to before a day."""
        while self.run.day < until:
            day, seen = self.run.day, len(self.run.parts)
            self.run.advance(min(until, self._next_halt(day)) - day)
            self._learn(self.run.parts[seen:])
            if self.run.day % SEGMENT_DAYS == 0:
                self.keep()
            self._meet(self.run.day)

    def meet(self, entry: Entry, entries: tuple[Entry, ...]) -> None:
        """Take up one more entry, of the day on which the run stands at its head."""
        self.entries = entries
        entry.change.apply(self.run)

    def keep(self) -> None:
        """Keep the last segment up to the day on which the run stands."""
        found = spans(self.root, self.entries, self.day)
        if not found or found[-1].key in self.segments:
            return
        span, events = found[-1], self.events
        first, last = np.searchsorted(events["day"], (span.first, span.last))
        rows = self._rows[span.first : span.last].copy()
        segment = Segment(span, rows, events[first:last].copy(), self.run.snapshot())
        self.segments.add(segment)
        self._on_segment(segment)

    def _learn(self, parts: list[bytes]) -> None:
        """Take what the run has just lived, where that was not known before."""
        if self.day <= self.head:
            return
        if self.day > len(self._rows):
            more = np.zeros(max(self.day - len(self._rows), len(self._rows)), DAY)
            self._rows = np.concatenate([self._rows, more])
        self._rows[self.head : self.day] = self.run.series[self.head :]
        events = np.frombuffer(bytearray().join(parts), EVENT)
        self._events.append(events[events["day"] >= self.head])
        self.head = self.day

    def _next_halt(self, day: int) -> int:
        halt = (day // SEGMENT_DAYS + 1) * SEGMENT_DAYS
        return min([halt, *(e.day for e in self.entries if e.day > day)])

    def _meet(self, day: int) -> None:
        for entry in self.entries:
            if entry.day == day:
                entry.change.apply(self.run)
