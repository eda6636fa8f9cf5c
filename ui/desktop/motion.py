"""Whether things may move by themselves on the screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibilityHints, QStyleHints

_reduced = False


def reduced() -> bool:
    """Whether a person, or the system, asked that nothing moves by itself."""
    return _reduced


def set_reduced(wanted: bool) -> None:
    """Say whether a person wants less motion."""
    global _reduced  # one person sits before all windows
    _reduced = wanted


def system_asks() -> bool:
    """Whether the desktop asks for less motion; not where it does not say."""
    return system_hints().motionPreference() == Qt.MotionPreference.ReducedMotion


def system_hints() -> QAccessibilityHints:
    """Return what the desktop says about how people want to see and hear."""
    return _hints()[1]


@cache
def _hints() -> tuple[QStyleHints, QAccessibilityHints]:
    """Hold on to the hints: PySide drops the inner ones with the outer."""
    outer = QGuiApplication.styleHints()
    return outer, outer.accessibility()
