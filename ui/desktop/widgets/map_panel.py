"""The map of a run: violence of the last weeks by place, and the crossings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from simulator.world.atlas import load_atlas
from simulator.world.outlines import View
from ui.desktop.map.incidents import incidents, recent
from ui.desktop.map.key import Shading
from ui.desktop.map.marks import Gates
from ui.desktop.map.scene import Scene
from ui.desktop.widgets.basics import column
from ui.desktop.widgets.map_view import MapView

if TYPE_CHECKING:
    from simulator.situation import StartState
    from simulator.timeline.session import Session

EVERY = 400  # ms; the map is dear to paint, and no eye follows it faster
TITLE = "Violent events, last 4 weeks"


class MapPanel(QFrame):
    """A map that follows a session, a few looks a second.

    Parameters
    ----------
    start
        The state on the first day, shown until there are days.
    """

    def __init__(self, start: StartState) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._start, self._view = start, View.DE_FACTO
        self._session: Session | None = None
        self._seed = 0
        self._seen: tuple[int, ...] = ()
        self.map = MapView()
        box = column(self, 0, 0)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.map)
        self._show_start()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def follow(self, session: Session) -> None:
        """Show this session from now on."""
        self._session, self._seed = session, session.seed
        self._timer.start()
        self.look()

    def show_land(self, view: View, *, twin: bool) -> None:
        """Draw borders as a view has them; show the real land, or its twin."""
        self.map.show_land(twin=twin)
        if view is not self._view:
            self._view, self._seen = view, ()
            self.map.show_scene(replace(self.map.scene, view=view))

    def stop(self) -> None:
        """Follow no longer."""
        self._timer.stop()

    def look(self) -> None:
        """Show what is new."""
        session = self._session
        if session is None:
            return
        rows, events, view = session.past, session.past_events, session.view
        seen = (view.branch, view.revision, len(rows), len(events))
        if self._seen == seen:
            return
        self._seen = seen
        if not len(rows):
            self._show_start()
            return
        counts = violence(events, len(rows), len(load_atlas().places))
        shading = Shading(TITLE, tuple(counts.tolist()))
        gates = gates_now(rows["crossings_open"], self._start)
        drawn = incidents(events, len(rows), self._seed)
        self.map.show_scene(
            Scene(
                shading=shading,
                gates=gates,
                broken=drawn.broken,
                incidents=drawn.points,
                view=self._view,
            )
        )

    def _show_start(self) -> None:
        shading = Shading(TITLE, (0,) * len(load_atlas().places))
        self.map.show_scene(
            Scene(shading=shading, gates=start_gates(self._start), view=self._view)
        )


def violence(events: np.ndarray, day: int, places: int) -> np.ndarray:
    """Count acts of violence by place in the days before ``day``."""
    return np.bincount(events["place"][recent(events, day)], minlength=places)


def gates_now(open_by_day: np.ndarray, start: StartState) -> Gates:
    """Tell which crossings are open, and since when they are shut."""
    crossings = load_atlas().crossings
    if 0 < open_by_day[-1] < len(crossings):
        return start_gates(start)  # the model shuts all of them or none
    if open_by_day[-1]:
        return Gates()
    some_open = np.flatnonzero(open_by_day)
    days = len(open_by_day) - (int(some_open[-1]) + 1 if len(some_open) else 0)
    text = f"shut {days} days" if days > 1 else "shut 1 day"
    return Gates(
        open={crossing.id: False for crossing in crossings},
        words={crossing.id: text for crossing in crossings},
    )


def start_gates(start: StartState) -> Gates:
    """Tell which crossings are open on the first day."""
    usual = start.crossings.get("default", "open")
    return Gates(
        open={
            crossing.id: start.crossings.get(crossing.id, usual) == "open"
            for crossing in load_atlas().crossings
        }
    )
