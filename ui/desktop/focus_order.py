"""The way of Tab through a window: region by region, as the eye goes.

Qt goes through widgets as they were made, and panels and cards are made when they are
first wanted. So the regions of a window are named in their order, and only within one
of them the order of making holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TAB = Qt.FocusPolicy.TabFocus
GRAIN = 24  # px, within which edges count as one: tabs stand a little beside panels


def next_stop(
    window: QWidget, regions: Sequence[QWidget], *, forward: bool
) -> QWidget | None:
    """Return where Tab leads from what has the focus; None where there is nothing.

    Parameters
    ----------
    window
        All of whose stops count, those outside of every region after the others.
    regions
        Its parts, in the order of the eye.
    forward
        Whether to go on, or back.
    """
    line, now = stops(window, regions), window.focusWidget()
    if not line:
        return None
    if now is None or now not in line:
        return line[0 if forward else -1]
    return line[(line.index(now) + (1 if forward else -1)) % len(line)]


def stops(window: QWidget, regions: Sequence[QWidget]) -> list[QWidget]:
    """List all that Tab stops at, in its order, and what has the focus anyhow."""
    now = window.focusWidget()
    found: list[QWidget] = []
    one = window.nextInFocusChain()
    while one is not None and one is not window:
        if one is now or _takes_focus(one, window):
            found.append(one)
        one = one.nextInFocusChain()

    def place(stop: QWidget) -> int:
        within = (n for n, r in enumerate(regions) if r is stop or r.isAncestorOf(stop))
        return next(within, len(regions))

    return sorted(found, key=place)


def by_place(parts: Iterable[QWidget], within: QWidget) -> list[QWidget]:
    """Sort parts of a widget by columns, then from the top; from the right if so read.

    Parameters
    ----------
    parts
        Those out of sight are left out.
    within
        What they stand in.
    """
    from_right = within.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def corner(part: QWidget) -> tuple[int, int]:
        at = part.mapTo(within, part.rect().topLeft())
        far = within.width() - at.x() - part.width() if from_right else at.x()
        return far, at.y()

    shown = [one for one in parts if one.isVisible() and within.isAncestorOf(one)]
    columns: list[list[QWidget]] = []
    edge = 0
    for part in sorted(shown, key=corner):
        if not columns or corner(part)[0] - edge > GRAIN:
            edge = corner(part)[0]
            columns.append([])
        columns[-1].append(part)
    return [one for some in columns for one in sorted(some, key=lambda w: corner(w)[1])]


def _takes_focus(one: QWidget, window: QWidget) -> bool:
    return (
        one.focusPolicy() & TAB == TAB
        and one.focusProxy() is None
        and one.isVisible()
        and one.isEnabled()
        and one.window() is window
        and not _is_behind_tab(one)
    )


def _is_behind_tab(widget: QWidget | None) -> bool:
    """Whether its panel is behind a tab: Qt keeps that out of sight, but in line."""
    while widget is not None and not isinstance(widget, QDockWidget):
        widget = widget.parentWidget()
    return widget is not None and widget.visibleRegion().isEmpty()
