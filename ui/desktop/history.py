"""What was done to the dials, to be undone and done again."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.desktop.widgets.dial import DialRow

ONE_MOVE = 1.0  # s; a dial moved again so soon is still the same move
type Positions = Mapping[str, int]  # of sliders, by dial


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: where sliders stood before, and after."""

    text: str
    before: Positions
    after: Positions
    when: float


class DialHistory(QObject):
    """Remembers moves of dials.

    To undo a move is to put the dials back from now on; days lived stay as they were.

    Parameters
    ----------
    put
        Moves sliders, by dial.
    """

    changed = Signal()

    def __init__(self, put: Callable[[Positions], None], parent: QObject) -> None:
        super().__init__(parent)
        self._put = put
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._stands: dict[str, int] = {}
        self._applying = False

    @property
    def to_undo(self) -> str:
        """What would be undone; empty where there is nothing."""
        return self._done[-1].text if self._done else ""

    @property
    def to_redo(self) -> str:
        """What would be done again; empty where there is nothing."""
        return self._undone[-1].text if self._undone else ""

    def note(self, dial_row: DialRow) -> None:
        """Take down that a person has moved a dial."""
        name, after = dial_row.dial.name, dial_row.slider.value()
        before = self._stands.get(name, dial_row.slider.usual)
        self._stands[name] = after
        if not self._applying and before != after:
            self._add(dial_row.dial.label, {name: before}, {name: after})

    def do(self, text: str, after: Positions, before: Positions) -> None:
        """Move several dials at once, as one step."""
        if after:
            self._apply(after)
            self._add(text, before, after)

    def undo(self) -> None:
        """Put back what was done last."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._apply(step.before)
            self.changed.emit()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._apply(step.after)
            self.changed.emit()

    def _add(self, text: str, before: Positions, after: Positions) -> None:
        now = time.monotonic()
        last = self._done[-1] if self._done and not self._undone else None
        if last and last.after.keys() == after.keys() and now - last.when < ONE_MOVE:
            before = last.before
            self._done.pop()
        self._done.append(Step(text, before, after, now))
        self._undone.clear()
        self.changed.emit()

    def _apply(self, positions: Positions) -> None:
        self._applying = True
        self._put(positions)
        self._applying = False
