"""Whether things may move by themselves on the screen."""

from __future__ import annotations

_reduced = False


def reduced() -> bool:
    """Whether a person asked that nothing moves by itself."""
    return _reduced


def set_reduced(wanted: bool) -> None:
    """Say whether a person wants less motion."""
    global _reduced  # one person sits before all windows
    _reduced = wanted
