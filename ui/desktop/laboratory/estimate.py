"""How long it will take: measured on a few futures, not guessed."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.desktop.engine import make_ready
from ui.desktop.laboratory.wording import in_time
from ui.desktop.widgets.parts import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.ensemble.cases import Case


class Estimate(QObject):
    """Measures a few futures in a thread; ``told`` says what is known.

    Times are kept by what they depend on most: the scenario, and whether every choice
    is kept; of other lengths they are taken in proportion.
    """

    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._stop = threading.Event()
        self._known: dict[tuple[str, bool], float] = {}  # seconds a day
        self._last: tuple[tuple[str, bool], int] | None = None
        self._futures = 0

    def ask(self, futures: int) -> None:
        """Tell of so many futures, as far as is known."""
        self._futures = futures
        self._tell()

    def measure(self, cases: Sequence[Case], futures: int) -> None:
        """Measure some futures, unless their like were measured before."""
        if not cases:
            return
        self._futures = futures
        first = cases[0]
        key = first.whole.name, first.decisions
        self._last = key, first.length
        if key in self._known:
            self._tell()
            return
        if self._work is None:
            self._stop.clear()
            self._work = Work(self, partial(self._carry_out, key, list(cases)))
            self._work.done.connect(self._on_done)
            self._work.failed.connect(self._on_failed)
            self._work.start()

    def end(self) -> None:
        """Measure no longer, and wait for the thread."""
        self._stop.set()
        if self._work is not None:
            self._work.wait()

    def settle(self) -> None:
        """Wait until it was measured, for pictures and tests."""
        if self._work is not None:
            self._work.settle()

    def _carry_out(self, key: Any, cases: list[Case], _: object) -> Any:
        from simulator.analysis.experiments.probing import seconds_each

        make_ready(self._on_ready)
        each = seconds_each(cases, cancelled=self._stop.is_set)
        return key, each, cases[0].length

    def _on_ready(self, *_: object) -> None:
        if self._stop.is_set():
            from simulator.errors import DurandError

            raise DurandError("Stopped.")

    def _on_done(self, found: Any) -> None:
        key, each, days = found
        self._work = None
        if each is not None and not self._stop.is_set():
            self._known[key] = each / days
            self._tell()

    def _on_failed(self, *_: object) -> None:
        self._work = None  # what is wrong is told when it is run

    def _tell(self) -> None:
        text = f"{self._futures:,} futures"
        if self._last is not None and self._last[0] in self._known:
            key, days = self._last
            each = self._known[key] * days
            took = f"{1000 * each:.0f} ms" if each < 1 else f"{each:.1f} s"
            text += f", {in_time(each * self._futures)} here (measured: {took} each)"
        self.told.emit(f"{text}.")
