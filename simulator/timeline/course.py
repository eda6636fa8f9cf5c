"""One course of events: a run that can stand on any of its days.

What was lived stands in segments; between two of them the days are simulated again,
which gives the same bits. The course knows one journal at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.choices import no_choices
from simulator.future import digest_of
from simulator.run import Run
from simulator.settings import standing_at_start
from simulator.timeline.journal import standing_at
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
        self.run = Run(scenario, dials, seed, keep_decisions=True)
        self.segments = segments
        self.entries: tuple[Entry, ...] = ()
        self.root = root_key(scenario.model_dump_json(), seed, dials)
        self._on_segment = on_segment
        self._scenario, self._start = scenario, standing_at_start(scenario, dials)
        self._origin = self._evening = self.run.snapshot()
        self._rows = np.zeros(scenario.days, DAY)
        self._events: list[np.ndarray] = []
        self._choices: list[np.ndarray] = []
        self._taken = 0  # of the run's parts
        self._met = -1  # day of the evening before a morning's changes
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

    @property
    def choices(self) -> np.ndarray:
        """What was chosen, and why, on the days known."""
        if len(self._choices) != 1:
            self._choices = [np.concatenate([no_choices(), *self._choices])]
        return self._choices[0]

    @property
    def digest(self) -> str:
        """Digest of the day where one stands, before what was done that morning."""
        return digest_of(self._evening_now(), self.rows[: self.day])

    def spans(self) -> list[Span]:
        """Name the segments that make up the course."""
        return spans(self.root, self.entries, self.head)

    def load(self, entries: tuple[Entry, ...], head: int, day: int) -> None:
        """Take up a journal: know its days up to ``head``, and stand on ``day``."""
        self._forget_from(self._same_until(entries, head))
        self.entries = entries
        rows = np.zeros(max(head, len(self._rows)), DAY)  # readers keep theirs
        rows[: self.head] = self._rows[: self.head]
        self._rows = rows
        lived = False
        for span in spans(self.root, entries, head):
            if span.last <= self.head:
                continue
            known = self.segments.days(span.key)
            if known is None:
                break
            self._rows[span.first : span.last] = known.rows
            self._events.append(known.events)
            self._choices.append(known.choices)
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
            known = self.segments.state(span.key)
            if known is not None:
                state, start = known, span.last
                break
        stands = standing_at(self._start, self.entries, start - 1, self._scenario)
        until = int(np.searchsorted(self.events["day"], start))
        past = self._rows[:start], self.events[:until]
        self.run.restore(state, stands, past)
        self._taken, self._met = len(self.run.parts), -1
        self._meet(start)
        self.live(day)

    def live(self, until: int) -> None:
        """Simulate on, through all that the journal holds, to before a day."""
        while self.run.day < until:
            day = self.run.day
            self.run.advance(min(until, self._next_halt(day)) - day)
            self._learn()
            if self.run.day % SEGMENT_DAYS == 0:
                self.keep()
            self._meet(self.run.day)

    def meet(self, entries: tuple[Entry, ...]) -> None:
        """Take up a journal that has one more entry, of the day where the run stands.

        It stands at its head. What was done earlier that morning is done again, for
        the new entry may override some of it.
        """
        again, self.entries = self._met == self.day, entries
        if again:
            stands = standing_at(self._start, entries, self.day - 1, self._scenario)
            past = self.rows[: self.day], self.events
            self.run.restore(self._evening, stands, past)
            self._taken, self._met = len(self.run.parts), -1
        self._meet(self.day)

    def keep(self) -> None:
        """Keep the last segment up to the day on which the run stands."""
        found = spans(self.root, self.entries, self.day)
        if not found or found[-1].key in self.segments:
            return
        span = found[-1]
        rows = self._rows[span.first : span.last].copy()
        events, choices = (_of(span, table) for table in (self.events, self.choices))
        segment = Segment(span, rows, events, choices, self._evening_now())
        self.segments.add(segment)
        self._on_segment(segment)

    def _same_until(self, entries: tuple[Entry, ...], head: int) -> int:
        """Tell up to which day another journal has the segments of this one."""
        same = 0
        for mine, other in zip(
            self.spans(), spans(self.root, entries, head), strict=False
        ):
            if mine != other:
                break
            same = mine.last
        return same

    def _forget_from(self, day: int) -> None:
        """Know only the days before one."""
        tables = self.events, self.choices
        self.head = day
        self._events, self._choices = (
            [table[: np.searchsorted(table["day"], day)]] for table in tables
        )

    def _learn(self) -> None:
        """Take what the run has just lived, where that was not known before."""
        parts = self.run.parts[self._taken :]
        self._taken = len(self.run.parts)
        choices = self.run.take_decisions()
        if self.day <= self.head:
            return
        if self.day > len(self._rows):
            more = np.zeros(max(self.day - len(self._rows), len(self._rows)), DAY)
            self._rows = np.concatenate([self._rows, more])
        self._rows[self.head : self.day] = self.run.series[self.head :]
        events = np.frombuffer(bytearray().join(parts), EVENT)
        self._events.append(events[events["day"] >= self.head])
        self._choices.append(choices[choices["day"] >= self.head])
        self.head = self.day

    def _next_halt(self, day: int) -> int:
        halt = (day // SEGMENT_DAYS + 1) * SEGMENT_DAYS
        return min([halt, *(e.day for e in self.entries if e.day > day)])

    def _meet(self, day: int) -> None:
        """Do what was done on the morning of a day; remember the evening before."""
        due = [entry for entry in self.entries if entry.day == day]
        if due:
            self._evening, self._met = self.run.snapshot(), day
        for entry in due:
            entry.change.apply(self.run)

    def _evening_now(self) -> bytes:
        """Give the state before what was done this morning."""
        return self._evening if self._met == self.day else self.run.snapshot()


def _of(span: Span, table: np.ndarray) -> np.ndarray:
    first, last = np.searchsorted(table["day"], (span.first, span.last))
    return table[first:last].copy()
