"""The map: terrain, places, the line, its crossings; pan, zoom, hover.

Four layers (the land's colours, what lies over them, the line, labels) are painted
again only when their content or the view changes, while days pass in a thread beside.
While the map is dragged, the layers move along as they are, and are painted afresh when
it rests.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.desktop import theme
from ui.desktop.map import marks
from ui.desktop.map.camera import Camera
from ui.desktop.map.card import paint_card, paint_outline, paint_ring
from ui.desktop.map.layers import Layers
from ui.desktop.map.pens import sharp
from ui.desktop.map.picture import Picture
from ui.desktop.map.pointing import card_of, found, place_card, subject_of
from ui.desktop.map.scene import Scene, real_land, twin_land

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from ui.desktop.map.placing import Marks
    from ui.desktop.map.pointing import Mark


LOOK_MS = 30  # between two looks at what is painted beside
REST_MS = 90  # after the last movement, before the layers are painted afresh
ZOOM_STEP, PAN_STEP = 1.35, 60.0
AIR = 24.0  # px from the edge, within which a place is in sight
KEYS_CAME = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
BELOW = ("land", "over", "line")  # layers, the lowest first; incidents, then labels
PANS = {
    Qt.Key.Key_Left: QPointF(PAN_STEP, 0),
    Qt.Key.Key_Right: QPointF(-PAN_STEP, 0),
    Qt.Key.Key_Up: QPointF(0, PAN_STEP),
    Qt.Key.Key_Down: QPointF(0, -PAN_STEP),
}
ZOOMS = {
    Qt.Key.Key_Plus: ZOOM_STEP,
    Qt.Key.Key_Equal: ZOOM_STEP,
    Qt.Key.Key_Minus: 1 / ZOOM_STEP,
}


class MapView(QWidget):
    """One widget that draws the whole map."""

    place_hovered = Signal(int)  # index of the place, -1 for none
    place_clicked = Signal(int)
    subject_clicked = Signal(object)  # a crossing or a formation

    def __init__(self, parent: QWidget | None = None, *, twin: bool = False) -> None:
        super().__init__(parent)
        self._twin = twin
        self._land = twin_land() if twin else real_land()
        self._scene = Scene()
        self._camera = self._land.home(QSizeF(self.sizeHint()))
        self._at_home = True
        self._layers = Layers((*BELOW, "labels"))
        self._hovered = -1
        self._mark: Mark | None = None
        self._placed: tuple[Hashable, Marks] | None = None
        self._reserved: tuple[QRectF, ...] = ()
        self._pointer = QPointF()
        self._dragged: QPointF | None = None
        self._moved = False
        self._by_keys = False  # how the focus came
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.update)
        self._hurried = False
        self._next = QTimer(
            self
        )  # for the next layer, when they are painted one by one
        self._next.setSingleShot(True)
        self._next.setInterval(LOOK_MS)
        self._next.timeout.connect(self._look_beside)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(280, 180)
        # It paints all of its ground: what lies below need not be painted again.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Map of the border")
        self.setAccessibleDescription(self._land.print)

    # What it shows.

    @property
    def scene(self) -> Scene:
        """What is shown now."""
        return self._scene

    def show_scene(self, scene: Scene) -> None:
        """Show other values, crossings, incidents or another boundary view."""
        other, self._scene = scene != self._scene, scene
        if other:
            if self._mark is not None:
                self._mark = self._mark_at(self._pointer)
            # Where layers are painted beside, all is shown at once when they are done.
            if not (self._hurried and self._paint_beside()):
                self.update()

    def set_hurried(self, hurried: bool) -> None:
        """Paint what is stale in a thread beside: the window never waits for it."""
        self._hurried = hurried

    def show_land(self, *, twin: bool) -> None:
        """Show the real land, or its invented twin; the map is looked at from home."""
        if twin != self._twin:
            self._twin = twin
            self._land = twin_land() if twin else real_land()
            self.setAccessibleDescription(self._land.print)
            self._layers.forget()
            self.go_home()
            self.update()

    def reserve(self, boxes: Sequence[QRectF]) -> None:
        """Keep boxes free, where something lies over the map."""
        if tuple(boxes) != self._reserved:
            self._reserved = tuple(boxes)
            self.update()

    @property
    def line_words(self) -> tuple[str, ...]:
        """What the key says of the line."""
        return self._land.line_words

    @property
    def camera(self) -> Camera:
        """Where the map is looked at."""
        return self._camera

    def go_home(self) -> None:
        """Look at the border belt again."""
        size, frame = self._size(), self._land.outlines.frame
        self._look(self._land.home(size).within(size, frame))
        self._at_home = True

    def look_at(self, lon: float, lat: float, span: float) -> None:
        """Look at a point of the globe, some degrees of latitude wide."""
        size, frame = self._size(), self._land.outlines.frame
        self._look(Camera(lon, lat, span).within(size, frame))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer by a factor, towards a pixel or the middle."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        frame = self._land.outlines.frame
        self._look(self._camera.zoomed(factor, at or middle, self._size(), frame))

    def pan(self, by: QPointF) -> None:
        """Drag the map by some pixels."""
        frame = self._land.outlines.frame
        self._look(self._camera.panned(by, self._size(), frame))

    def place_at(self, pixel: QPointF) -> int:
        """Index of the place under a pixel; -1 for none."""
        lon, lat = self._camera.to_globe(pixel, self._size())
        found = self._land.outlines.at(lon, lat)
        if found is None or "." not in found:
            return -1
        return self._land.atlas.index(found)

    def _look(self, camera: Camera) -> None:
        if camera != self._camera:
            self._camera = camera
            self._at_home = False
            self._rest.start()
            self.update()

    def _size(self) -> QSizeF:
        return QSizeF(self.size())

    # Painting.

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._rest.isActive() and not self._layers["over"].empty:
            painter.fillRect(self.rect(), theme.color("map.sea"))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for name in BELOW:
                self._layers[name].draw_moved(painter, self._camera, self._size())
        else:
            self._paint_layers(painter)
        with sharp(self.devicePixelRatioF()):
            self._paint_pointed(painter)
        if self._by_keys and self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keys = event.reason() in KEYS_CAME
        super().focusInEvent(event)

    def _paint_layers(self, painter: QPainter) -> None:
        """Draw all layers, those that are stale painted anew: beside, in a hurry."""
        self._layers.take(self._picture())
        if not (self._hurried and self._paint_beside()):
            self._layers.renew(self._picture())
        for name in BELOW:
            self._layers[name].draw(painter)
        size, incidents = self._size(), self._scene.incidents
        with sharp(self.devicePixelRatioF()):
            marks.paint_spots(painter, self._camera, size, incidents)
        self._layers["labels"].draw(painter)

    def _picture(self) -> Picture:
        size, ratio = self.size(), self.devicePixelRatioF()
        shown = self._land, self._scene, self._camera
        return Picture(*shown, size, ratio, self._reserved)

    def _paint_beside(self) -> bool:
        """Have what is stale painted in a thread; False where it is to be done now."""
        begun = self._layers.renew_beside(self._picture())
        if begun:
            self._next.start()
        return begun

    def _look_beside(self) -> None:
        """Show what was painted beside, once it is."""
        if self._layers.busy:
            self._next.start()
        else:
            self.update()

    def wait(self) -> None:
        """Wait until nothing is painted beside."""
        self._layers.wait()

    def _paint_pointed(self, painter: QPainter) -> None:
        if self._dragged is not None:
            return
        if (mark := self._mark) is not None:
            ring = paint_ring(painter, mark.box)
            card = card_of(mark, self._land, self._scene)
            paint_card(painter, self._room, ring, ring, card)
            return
        if self._hovered < 0:
            self._paint_outline(self._scene.pointed, painter)
            return
        box = self._paint_outline(self._hovered, painter)
        place = self._land.atlas.places[self._hovered]
        at = self._camera.to_pixels(place.lon, place.lat, self._size())
        if not QRectF(self.rect()).contains(at):
            at = self._pointer
        card = place_card(self._land, self._hovered, self._scene)
        paint_card(painter, self._room, QRectF(at, at), box, card)

    @property
    def _room(self) -> QRectF:
        """Where a card may be: below the controls that lie over the map."""
        over = max((box.bottom() for box in self._reserved), default=0.0)
        return QRectF(self.rect()).adjusted(0, over, 0, 0)

    def _paint_outline(self, index: int, painter: QPainter) -> QRectF:
        if index < 0:
            return QRectF()
        place = self._land.atlas.places[index]
        drawn = self._land.outlines
        return paint_outline(painter, self._camera, self._size(), drawn, place.id)

    def _mark_at(self, pixel: QPointF) -> Mark | None:
        """Symbol under a pixel, as they stand now; they are placed anew if need be."""
        picture = self._picture()
        shown = picture.view, picture.told
        if self._placed is None or self._placed[0] != shown:
            self._placed = shown, picture.marks()
        return found(self._placed[1], pixel)

    def point_out(self, index: int) -> None:
        """Outline a place until another is, and bring it into the window."""
        self.show_scene(replace(self._scene, pointed=index))
        if index < 0:
            return
        place = self._land.atlas.places[index]
        at = self._camera.to_pixels(place.lon, place.lat, self._size())
        inner = QRectF(self.rect()).adjusted(AIR, AIR, -AIR, -AIR)
        if not inner.contains(at):
            self.pan(QRectF(self.rect()).center() - at)

    # Hands.

    @override
    def sizeHint(self) -> QSize:
        return QSize(760, 520)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        size, frame = self._size(), self._land.outlines.frame
        camera = self._land.home(size) if self._at_home else self._camera
        self._camera = camera.within(size, frame)
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        self.zoom(ZOOM_STEP**steps, event.position())
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged, self._moved = event.position(), False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self._dragged is not None:
            by = event.position() - self._dragged
            self._moved = self._moved or by.manhattanLength() > 3
            if self._moved:
                self.pan(by)
                self._dragged = event.position()
            return
        mark = self._mark_at(event.position())
        self._hover(-1 if mark else self.place_at(event.position()), mark)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None and not self._moved:
            mark = self._mark_at(event.position())
            subject = subject_of(mark, self._scene.state) if mark else None
            if subject is not None:
                self.subject_clicked.emit(subject)
            else:
                self.place_clicked.emit(self.place_at(event.position()))
        self._dragged = None
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1, None)
        super().leaveEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = Qt.Key(event.key())
        if pressed in PANS:
            self.pan(PANS[pressed])
        elif pressed in ZOOMS:
            self.zoom(ZOOMS[pressed])
        elif pressed is Qt.Key.Key_Home:
            self.go_home()
        else:
            super().keyPressEvent(event)

    def _hover(self, index: int, mark: Mark | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.place_hovered.emit(index)
        self._mark = mark
        self.update()
