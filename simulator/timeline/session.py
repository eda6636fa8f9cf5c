"""The live session: a timeline that plays in a thread of its own.

Every wish is put on a list and carried out between two days, so nobody who plays,
changes, undoes or forks is ever kept waiting; what came of it is seen in ``view``.
Whatever goes wrong becomes a ``Failure``, a value like any other.
"""

from __future__ import annotations

import threading
import time
import traceback
from typing import TYPE_CHECKING, Self, override

from simulator.errors import DurandError, InputError
from simulator.timeline.file import FileTimeline, save_as, write_down
from simulator.timeline.pace import EVENTS_EVERY
from simulator.timeline.shown import Shown
from simulator.timeline.view import Failure, view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from simulator.run import Run
    from simulator.timeline.change import Change
    from simulator.timeline.timeline import Timeline

ONE_GESTURE = 1.0  # s; changes of one dial that are closer are undone together


class Session(Shown):
    """Plays a timeline, and carries out what people wish between two days.

    Every public method returns at once, but for ``settle`` and ``close``.

    Parameters
    ----------
    timeline
        What to play, or the file that holds it; from now on only this session may
        touch it.
    days
        The day at which play ends; the scenario's own last one when not given.
    """

    def __init__(
        self, timeline: Timeline | FileTimeline, days: int | None = None
    ) -> None:
        self._file = timeline if isinstance(timeline, FileTimeline) else None
        held = timeline.timeline if isinstance(timeline, FileTimeline) else timeline
        super().__init__(held, days)
        self._gesture: tuple[object, float] = (None, 0.0)
        self._helper: threading.Thread | None = None
        self._look: Callable[[Run], object] = lambda run: None
        self._look_around()
        self._thread.start()

    @property
    def path(self) -> Path | None:
        """The file that the run is written to; None when there is none."""
        return self._file.path if self._file else None

    @property
    def trouble(self) -> str | None:
        """Why the file cannot be written at the moment; None where it can."""
        return self._file.writer.trouble if self._file else None

    @property
    def behind(self) -> float:
        """For how many seconds something has waited to be written to the file."""
        return self._file.writer.behind if self._file else 0.0

    def flush(self) -> None:
        """Wait until all that was done is in the file; nothing where there is none.

        Raises
        ------
        DurandError
            When it cannot be written at the moment.
        """
        if self._file is not None:
            self._file.writer.flush()

    def seek(self, day: int) -> None:
        """Pause, and stand on a day that was lived."""
        self.pause()
        self.wish(lambda timeline: timeline.seek(day))

    def change(self, dial: str, value: float, **details: str) -> None:
        """Set a dial before the next day; ``author`` and ``reason`` may be told."""
        self.wish(lambda timeline: self._set_dial(timeline, dial, value, details))

    def change_all(self, values: Mapping[str, float]) -> None:
        """Set several dials before the next day, as one deed."""
        self.wish(lambda timeline: self._set_dials(timeline, values))

    def intervene(self, change: Change, author: str = "user", reason: str = "") -> None:
        """Change the world before the next day: a claim, an inject, an order."""
        self.wish(lambda line: line.change(change, author=author, reason=reason))

    def undo(self) -> None:
        """Take back the last deed, and its effect."""
        self.wish(lambda timeline: timeline.undo())

    def redo(self) -> None:
        """Do again what was undone last."""
        self.wish(lambda timeline: timeline.redo())

    def fork(
        self, name: str | None = None, *, day: int | None = None, note: str = ""
    ) -> None:
        """Make a branch that begins where one stands, or on another day; go there."""
        self.wish(lambda timeline: timeline.fork(name, day=day, note=note))

    def switch(self, branch: int) -> None:
        """Go to another branch."""
        self.wish(lambda timeline: timeline.switch(branch))

    def delete(self, branch: int) -> None:
        """Delete a branch; `undo` brings it back."""
        self.wish(lambda timeline: timeline.delete(branch))

    def wish(self, deed: Callable[[Timeline], object]) -> None:
        """Have anything else done to the timeline, such as naming a branch."""
        self._wish(lambda: deed(self._timeline))

    def keep(self, look: Callable[[Run], object]) -> None:
        """Have ``look(run)`` done now and whenever the run has moved, and kept.

        It is done in the session's own thread, where the run is at rest.
        """

        def begin() -> None:
            self._look = look

        self._wish(begin)

    def save_as(self, path: Path) -> None:
        """Go on in a file of another name: what was done is copied there first.

        Once it is written there, it stands in ``saved``.
        """
        self._wish(lambda: self._save_as(path))

    def attach(self) -> None:
        """Bring in Mesa, which takes some seconds, while play goes on; see `crisis`."""
        if self._helper is None:
            self._helper = threading.Thread(target=self._bring_mesa, name="mesa")
            self._helper.start()

    @override
    def close(self) -> None:
        """Stop, wait for the thread to end, and close the file.

        Raises
        ------
        DurandError
            When the last of it could not be written to the file.
        """
        super().close()
        if self._helper is not None:
            self._helper.join()
        if self._file is not None:
            file, self._file = self._file, None
            file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @override
    def _pass_days(self) -> bool:
        done = self._try(self._live, fatal=True)
        if time.monotonic() >= self._events_due:
            self._rest()
        return done

    def _live(self) -> None:
        left = range(self.days - self._timeline.day)
        for _ in zip(left, self._turns(), strict=False):
            self._timeline.advance(1)

    @override
    def _carry_out(self, wish: Callable[[], object]) -> None:
        known = self._gesture
        self._try(wish, fatal=False)
        if self._gesture is known:  # something else than a dial: the gesture is over
            self._gesture = (None, 0.0)

    def _set_dial(
        self, timeline: Timeline, dial: str, value: float, details: dict[str, str]
    ) -> None:
        problem = timeline.run.problem_of(dial, value)
        if problem is not None:
            raise InputError(problem)
        if timeline.run.dials[dial] == value:
            return
        now, what = time.monotonic(), (dial, timeline.branch.id, timeline.day)
        last, when = self._gesture
        joins = last == what and now - when < ONE_GESTURE
        timeline.set_dial(dial, float(value), joins=joins, **details)
        self._gesture = (what, now)

    def _save_as(self, path: Path) -> None:
        if self._file is None:
            self._file = write_down(self._timeline, path)
        else:
            self._file = save_as(self._file, path)
        self._saved = (*self._saved, path)

    def _set_dials(self, timeline: Timeline, values: Mapping[str, float]) -> None:
        found = [timeline.run.problem_of(*item) for item in values.items()]
        problems = [problem for problem in found if problem is not None]
        if problems:
            raise InputError(*problems)
        moved = {k: v for k, v in values.items() if timeline.run.dials[k] != v}
        for number, (dial, value) in enumerate(moved.items()):
            timeline.set_dial(dial, float(value), joins=number > 0)

    def _try(self, deed: Callable[[], object], *, fatal: bool) -> bool:
        try:
            deed()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self._fail(error, fatal=fatal or not isinstance(error, DurandError))
            return False
        else:
            return True
        finally:
            self._publish()

    def _publish(self) -> None:
        """Show what is there now, as one value."""
        before, self._view = self._view, view_of(self._timeline, self._view)
        now = self._view
        if before.tree is not now.tree or before.branch != now.branch:
            self._look_around()
        self._take_look()
        if self._crisis is not None:
            self._crisis.stand_on(self._view.day)
        trouble = self._file.writer.trouble if self._file else None
        if trouble != self._told:
            self._told = trouble
            if trouble:
                self._add(Failure(self._view.day, trouble, trouble, fatal=False))

    def _look_around(self) -> None:
        line, here = self._timeline, self._view.branch
        others = [number for number in self._view.tree.branches if number != here]
        self._others = {number: line.rows_of(number) for number in others}

    def _take_look(self) -> None:
        try:
            self._kept = self._look(self._timeline.run)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self._look = lambda run: None
            self._fail(error, fatal=False)

    @override
    def _rest(self) -> None:
        """Take a new snapshot of the log: not every day, it grows long."""
        if self._events_of is not self._view:
            self._events_of = self._view
            self._events = self._timeline.events
            self._decisions = self._timeline.decisions
            self._events_due = time.monotonic() + EVENTS_EVERY

    def _bring_mesa(self) -> None:
        try:
            from simulator.model import BorderCrisis

            self._crisis = BorderCrisis.around(self._timeline.run)
        except Exception as error:  # noqa: BLE001 - play goes on without it
            self._fail(error, fatal=False)

    def _fail(self, error: Exception, *, fatal: bool) -> None:
        details = "".join(traceback.format_exception(error))
        sentence = str(error) or type(error).__name__
        self._add(Failure(self._timeline.day, sentence, details, fatal))
        self._broken = self._broken or fatal

    def _add(self, failure: Failure) -> None:
        with self._wake:
            self._failures = (*self._failures, failure)
