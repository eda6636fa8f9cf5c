"""Whether the window is on a projector, and what is hidden from the class.

While something is hidden, a class can say first what it thinks. Whatever shows odds or
futures asks `hidden`, also for those who listen, copy or look at tables.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class _State:
    """One window is on a projector at a time."""

    on: bool = False
    hides: bool = False
    rounds: int = 0


_state = _State()


def hidden() -> bool:
    """Whether odds and futures are hidden now."""
    return _state.hides


def on() -> bool:
    """Whether the window is on a projector."""
    return _state.on


def set_on(presents: bool) -> None:
    """Say whether the window is on a projector; nothing is hidden where it is not."""
    _state.on = presents
    _state.hides = _state.hides and presents


def this_round() -> int:
    """Return which round of guessing it is: what was revealed alone counts for one."""
    return _state.rounds


def hide() -> None:
    """Hide odds and futures, those also that were revealed alone."""
    _state.hides = True
    _state.rounds += 1


def reveal() -> None:
    """Hide nothing any more."""
    _state.hides = False
