"""The map of a run, with what can be chosen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

import numpy as np
from PySide6.QtCore import QPoint, QRectF, QTimer, Signal
from PySide6.QtWidgets import QFrame

from ui.desktop import keys
from ui.desktop.map.choices import MapMenu
from ui.desktop.map.forces import Forces, forces_of
from ui.desktop.map.gates import fence_now, gates_now, start_gates, with_reasons
from ui.desktop.map.incidents import incidents
from ui.desktop.map.scene import Scene
from ui.desktop.map.shadings import OFFERS, shading, violence
from ui.desktop.watched import state_of
from ui.desktop.widgets.basics import IconButton, column, row
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.key_popup import KeyPopup
from ui.desktop.widgets.map_view import ZOOM_STEP, MapView

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QResizeEvent

    from simulator.ensemble.futures import Start
    from simulator.situation import StartState
    from simulator.timeline.session import Session
    from simulator.world.outlines import View

EVERY = 400  # ms; the map is dear to paint, and no eye follows it faster
RUSHING = 1500  # ms, while days pass as fast as they can
WEEK = 7  # days, after which formations are drawn anew while days pass
GROW, SHRINK = "Make the map large", "Bring the other panels back"
EDGE = 10  # px between the controls and the edge of the map


class MapPanel(QFrame):
    """A map that follows a session, a few looks a second.

    Parameters
    ----------
    start
        The state on the first day, shown until there are days.
    twin
        Whether the fictional twin is shown instead of the real land.
    """

    size_wanted = Signal()  # to be large, or as before

    def __init__(self, start: StartState, *, twin: bool = False) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._start, self._twin = start, twin
        self._session: Session | None = None
        self._seed = 0
        self._plain = self._large = False
        self._seen: tuple[object, ...] = ()
        self._forces: tuple[int, Forces | None] = (-WEEK, None)
        self.map = MapView(twin=twin)
        box = column(self, 0, 0)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.map)
        self.choices = MapMenu(self)
        self.choices.changed.connect(self._on_choice)
        self.choices.key_wanted.connect(self.show_key)
        self.choices.size_wanted.connect(self.size_wanted)
        self._make_controls()
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
        self._twin, self._seen = twin, ()
        self.map.show_land(twin=twin)
        self.choices.set_view(view)

    def stop(self) -> None:
        """Follow no longer."""
        self._timer.stop()
        self.map.wait()

    def set_plain(self, plain: bool) -> None:
        """Leave the controls out; a right click still brings the menu."""
        self._plain = plain
        self.tools.setVisible(not plain or self._large)
        self._place_controls()

    def show_large(self, large: bool) -> None:
        """Say by the button whether the map is large now."""
        self._large = large
        tip = SHRINK if large else GROW
        self.larger.show_as("shrink" if large else "grow", tip)
        keys.tell(self.larger, tip, "enlarge_map")
        self.set_plain(self._plain)

    def look(self) -> None:
        """Show what is new."""
        session = self._session
        if session is None:
            return
        every = RUSHING if session.rushing else EVERY
        self.map.set_hurried(session.playing)
        if every != self._timer.interval():
            self._timer.setInterval(every)
        rows, events, view = session.past, session.past_events, session.view
        state, chosen = state_of(session), self.choices.now
        done = (view.branch, view.revision, len(rows), len(events))
        seen = (*done, chosen, state is None, session.playing)
        if self._seen == seen:
            return
        self._seen = seen
        if not len(rows):
            self._show_start(state)
            return
        drawn = incidents(events, len(rows), self._seed, twin=self._twin)
        flows = state if chosen.flows else None
        gates = gates_now(rows["crossings_open"], self._start, flows)
        if state is not None and state.scenario is not None:
            gates = with_reasons(gates, events, len(rows), state.scenario.start)
        self.map.show_scene(
            Scene(
                shading=shading(chosen.shading, state, events, len(rows)),
                gates=gates,
                broken=drawn.broken,
                incidents=drawn.points,
                view=chosen.view,
                forces=self._forces_of(state),
                fence=fence_now(state),
                pointed=self.map.scene.pointed,
                state=state,
                lately=violence(state, events, len(rows)).tolist(),
            )
        )

    def _forces_of(self, state: Start | None) -> Forces | None:
        """Count formations, once a week while days pass: symbols should not dance."""
        if state is None or not self.choices.now.forces:
            self._forces = -WEEK, None
            return None
        day, forces = self._forces
        playing = self._session is not None and self._session.playing
        if forces is None or not playing or abs(state.day - day) >= WEEK:
            self._forces = state.day, forces_of(state)
        return self._forces[1]

    def _show_start(self, state: Start | None = None) -> None:
        nothing = np.zeros(0, [("day", "i4"), ("place", "i4"), ("kind", "i1")])
        chosen = self.choices.now
        self.map.show_scene(
            Scene(
                shading=shading(chosen.shading, state, nothing, 0),
                gates=start_gates(self._start),
                view=chosen.view,
                forces=self._forces_of(state),
                fence=fence_now(state),
            )
        )

    def _on_choice(self) -> None:
        self.shade.show_chosen(self.choices.now.shading)
        if self._session is None:
            self._show_start()
        else:
            self.look()

    def _make_controls(self) -> None:
        offers = [(offer.name, offer.tip) for offer in OFFERS]
        self.shade = Choice("What the map is shaded by", offers, compact=True)
        self.shade.setParent(self)
        self.shade.show_chosen(0)
        self.shade.chosen.connect(self.choices.shade)
        self.tools = QFrame(self)
        self.tools.setProperty("surface", "segments")
        box = row(0)
        box.setContentsMargins(2, 2, 2, 2)
        self.tools.setLayout(box)
        self.more = IconButton("dots", "Forces, crossings, boundary view, key", size=16)
        self.more.clicked.connect(self._open_menu)
        nearer = IconButton("plus", "Come nearer", size=16)
        nearer.clicked.connect(self._come_nearer)
        farther = IconButton("minus", "Go farther", size=16)
        farther.clicked.connect(self._go_farther)
        home = IconButton("home", "Look at the border belt again", size=16)
        home.clicked.connect(self.map.go_home)
        self.larger = IconButton("grow", GROW, size=16)
        keys.tell(self.larger, GROW, "enlarge_map")
        self.larger.clicked.connect(self.size_wanted)
        for button in (farther, nearer, home, self.more, self.larger):
            button.setFixedSize(28, 26)
            box.addWidget(button)
        self._place_controls()

    def show_key(self) -> None:
        """Show the whole key over the lower right corner of the map."""
        popup = KeyPopup(self.map.scene.shading, self.map.line_words, self)
        left = self.width() - popup.width() - EDGE
        corner = QPoint(left, self.height() - popup.height() - EDGE)
        popup.move(self.mapToGlobal(corner))
        popup.show()

    def _come_nearer(self) -> None:
        self.map.zoom(ZOOM_STEP)

    def _go_farther(self) -> None:
        self.map.zoom(1 / ZOOM_STEP)

    def _open_menu(self) -> None:
        corner = QPoint(0, self.more.height())
        self.choices.menu.popup(self.more.mapToGlobal(corner))

    def _place_controls(self) -> None:
        self.shade.adjustSize()
        self.tools.adjustSize()
        fits = self.shade.width() <= self.width() - 2 * EDGE  # else it is in the menu
        self.shade.setVisible(fits and not self._plain)
        self.shade.move(EDGE, EDGE)
        left = self.width() - self.tools.width() - EDGE
        beside = self.shade.isHidden() or left > self.shade.geometry().right() + EDGE
        self.tools.move(left, EDGE if beside else self.shade.geometry().bottom() + EDGE)
        over = [one for one in (self.shade, self.tools) if not one.isHidden()]
        self.map.reserve([QRectF(one.geometry()) for one in over])

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.choices.menu.popup(event.globalPos())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_controls()
