"""What of a run is worth a picture: its layouts, panels, and what charts and map do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.desktop.panels import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPoint

    from ui.desktop.charts.cell import ChartCell
    from ui.desktop.screens.explore import Explore
    from ui.desktop.screens.explore_page import ExplorePage

SHOWN_ACTOR = "kandahar"
SHOWN_CHART = "Clashes and attacks"
WIDEST, STEPS = 0.7, 16  # of the map's half, and points on it, where a place is sought


def views(page: ExplorePage, explore: Explore) -> Iterator[str]:
    """Bring it to sight, one after the other, by name."""
    for layout in LAYOUTS:
        _stand_in(page, explore, layout.name)
        yield f"explore-{layout.name}"
    _stand_in(page, explore, "explore")
    yield from _panels(explore)
    yield from _chart(explore)
    yield from _map(explore)
    _stand_in(page, explore, LAYOUTS[0].name)
    explore.desk.toggle_drawer()
    yield "dials"
    explore.desk.toggle_drawer()


def _stand_in(page: ExplorePage, explore: Explore, layout: str) -> None:
    page.show_layout(layout)
    explore.workspace.size_docks()


def _panels(explore: Explore) -> Iterator[str]:
    """Show the panels that answer questions, each with an answer."""
    if explore.session is None:
        return
    explore.ask_about(_striking_day(explore))
    yield "why"
    explore.inspect_actor(SHOWN_ACTOR)
    inspector: Any = explore.workspace.content("inspector")
    inspector.agents.wait()
    inspector.look()
    yield "inspector"
    for name, picture in (("branches", "branches"), ("assumptions", "claims")):
        explore.show_panel(name)
        panel: Any = explore.workspace.content(name)
        panel.look()
        yield picture
    explore.show_panel("feed")


def _striking_day(explore: Explore) -> int:
    """Return the last day on which aircraft struck; today where they never did."""
    assert explore.session is not None
    struck = explore.session.view.rows["strikes"].nonzero()[0]
    return int(struck[-1]) if len(struck) else explore.session.view.day


def _chart(explore: Explore) -> Iterator[str]:
    """Show one chart as a table, as 20 dots, and its futures one by one."""
    cell = explore.charts.cells.get(SHOWN_CHART) if explore.charts else None
    if cell is None:
        return
    explore.show_panel("charts")  # on a small screen it may stand behind another
    cell.head.table.click()
    yield "chart-table"
    cell.head.table.click()
    for offer in ("dots", "singles"):
        _offer(cell, offer)
        yield f"chart-{offer}"
        _offer(cell, offer)


def _offer(cell: ChartCell, name: str) -> None:
    cell.head.actions_by_name[name].trigger()


def _map(explore: Explore) -> Iterator[str]:
    """Show the map's other shadings, and the card of a place under the pointer."""
    panel = explore.map
    if panel is None:
        return
    from ui.desktop.map.shadings import OFFERS

    explore.show_panel("map")
    for number, offer in enumerate(OFFERS[1:], 1):
        panel.choices.shade(number)
        yield f"map-{offer.name.lower()}"
    panel.choices.shade(0)
    at = next((spot for spot in _spots(explore) if panel.map.place_at(spot) >= 0), None)
    if at is not None:
        _move_pointer(explore, at)
        yield "map-place"
        QApplication.sendEvent(panel.map, QEvent(QEvent.Type.Leave))


def _spots(explore: Explore) -> Iterator[QPointF]:
    """Give points of the map from its middle to its right."""
    assert explore.map is not None
    middle: QPoint = explore.map.map.rect().center()
    for step in range(STEPS):
        yield QPointF(middle) + QPointF(middle.x() * WIDEST * step / STEPS, 0)


def _move_pointer(explore: Explore, at: QPointF) -> None:
    assert explore.map is not None
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        explore.map.map.mapToGlobal(at),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(explore.map.map, moved)
