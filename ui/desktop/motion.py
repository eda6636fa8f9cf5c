"""Whether things may move by themselves on the screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibilityHints, QStyleHints
    from PySide6.QtWidgets import QApplication, QProgressBar

EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
_usual: dict[Qt.UIEffect, bool] = {}  # what the system has, before anything is held
_reduced = False


def reduced() -> bool:
    """Whether a person, or the system, asked that nothing moves by itself."""
    return _reduced


def set_reduced(wanted: bool) -> None:
    """Say whether a person wants less motion."""
    global _reduced  # one person sits before all windows
    _reduced = wanted


def hold_effects_still(app: QApplication) -> None:
    """Let menus, lists and tooltips just appear while less motion is wanted."""
    for effect in EFFECTS:
        _usual.setdefault(effect, app.isEffectEnabled(effect))
        app.setEffectEnabled(effect, _usual[effect] and not _reduced)


def show_busy(bar: QProgressBar) -> None:
    """Show that something happens: by a bar that runs, or one that stands half full."""
    bar.setRange(0, 2 if _reduced else 0)
    bar.setValue(1)


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
