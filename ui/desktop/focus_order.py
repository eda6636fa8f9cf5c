"""The way of Tab through a window: region by region, as the eye goes.

Qt goes through widgets as they were made, and panels and cards are made when they are
first wanted. So the regions of a window are named in their order, and within one of
them things come as they are laid out.

Qt's own chain is not asked: for Python each widget would then hold the next in the
chain, and a panel that is gone would stay for as long as one before it lives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from ui.desktop.widgets.parts import stands_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtWidgets import QLayout

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
    if now is not None and now in line:
        return line[(line.index(now) + (1 if forward else -1)) % len(line)]
    return _beside(now, line, regions) if forward else line[-1]


def stops(window: QWidget, regions: Sequence[QWidget]) -> list[QWidget]:
    """List all that Tab stops at, in its order, and what has the focus anyhow."""
    now = window.focusWidget()
    found = [one for one in _in_sight(window) if one is now or _takes_focus(one)]
    return sorted(found, key=lambda stop: _place(stop, regions))


def first_within(window: QWidget, part: QWidget) -> QWidget | None:
    """Return the first stop of a part of a window; None where it has none.

    Parameters
    ----------
    window
        What it is a part of.
    part
        What came to sight just now, perhaps in front of others.
    """
    return next((one for one in stops(window, [part]) if part.isAncestorOf(one)), None)


def is_behind_tab(widget: QWidget | None) -> bool:
    """Whether its panel is behind a tab: Qt keeps that out of sight, but in line."""
    while widget is not None and not isinstance(widget, QDockWidget):
        widget = widget.parentWidget()
    return widget is not None and widget.visibleRegion().isEmpty()


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


def _place(stop: QWidget, regions: Sequence[QWidget]) -> int:
    within = (n for n, r in enumerate(regions) if r is stop or r.isAncestorOf(stop))
    return next(within, len(regions))


def _beside(
    gone: QWidget | None, line: Sequence[QWidget], regions: Sequence[QWidget]
) -> QWidget:
    """Return the stop nearest to one that has just gone out of sight."""
    if gone is None:
        return line[0]
    place = _place(gone, regions)
    return next((one for one in line if _place(one, regions) >= place), line[0])


def _in_sight(widget: QWidget) -> Iterator[QWidget]:
    """Give all that is in sight within a widget, as it is laid out."""
    laid = list(_laid_out(widget.layout()))
    others = (one for one in widget.children() if isinstance(one, QWidget))
    for one in (*laid, *(other for other in others if other not in laid)):
        if one.isVisible() and not one.isWindow():
            yield one
            yield from _in_sight(one)


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for one in stands_in(layout) if layout is not None else ():
        if isinstance(one, QWidget):
            yield one
        else:
            yield from _laid_out(one)


def _takes_focus(one: QWidget) -> bool:
    return (
        one.focusPolicy() & TAB == TAB
        and one.focusProxy() is None
        and one.isEnabled()
        and not is_behind_tab(one)
    )
