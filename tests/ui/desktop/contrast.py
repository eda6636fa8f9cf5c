"""How well words stand out from what is really painted behind them."""

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from ui.desktop.tour.guide import Callout, Light
from ui.desktop.widgets.fade import Fade

TEXT, LARGE, LARGE_PX = 4.5, 3.0, 24
CLOSER = 3  # times as large, where a thin letter shows no pixel of its full ink
GAP = 6  # px between the edge of a button, its icon and its words, at least
EDGE = 3  # px of a control that are its border
FEW = 12  # px; a sliver of a widget says nothing
ROWS = 12  # of a list that are looked at
TEXT_KINDS = (QLabel, QAbstractButton, QLineEdit, QComboBox)


def faint(top):
    """Tell which words of a window stand out too little, and how much they do."""
    painted = _pixels(top, QRegion(top.rect()), 1)
    doubtful, region = [], QRegion()
    fades = [one for one in top.findChildren(Fade) if one.isVisible()]
    faded = [QRect(one.mapTo(top, QPoint(0, 0)), one.size()) for one in fades]
    for widget, rect, said in _texts(top):
        if any(rect.intersects(one) for one in faded):
            continue  # it goes on below the edge, and can be scrolled to
        wanted = LARGE if widget.font().pixelSize() >= LARGE_PX else TEXT
        if contrast_in(_cut(painted, rect, 1)) < wanted:
            doubtful.append((f"{type(widget).__name__} “{said[:40]}”", rect, wanted))
            region |= rect
    if not doubtful:
        return []
    painted = _pixels(top, region, CLOSER)
    looked = [
        (told, contrast_in(_cut(painted, rect, CLOSER)), wanted)
        for told, rect, wanted in doubtful
    ]
    return [f"{told} {seen:.2f}" for told, seen, wanted in looked if seen < wanted]


def contrast_in(pixels):
    """Contrast of the most frequent colour and the one that stands out most from it."""
    flat = pixels.reshape(-1, 3)
    if not len(flat):
        return np.inf
    codes = flat.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    colours, counts = np.unique(codes, return_counts=True)
    parts = np.stack([(colours >> shift) & 255 for shift in (16, 8, 0)], axis=1) / 255
    lit = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    bright = lit @ np.array([0.2126, 0.7152, 0.0722])
    ground = bright[np.argmax(counts)]
    high, low = np.maximum(bright, ground), np.minimum(bright, ground)
    return float(((high + 0.05) / (low + 0.05)).max())


def _texts(top):
    """Every text in sight: its widget, where it stands in the window, what it says."""
    dimmed = any(light.isVisible() for light in top.findChildren(Light))
    for widget in (top, *top.findChildren(QWidget)):
        if not widget.isVisible() or widget.window() is not top:
            continue
        if dimmed and not isinstance(widget.parent(), Callout):
            continue  # the tour leaves in the dark what it does not speak of
        if isinstance(widget, QAbstractItemView):
            yield from _rows(top, widget)
        elif isinstance(widget, TEXT_KINDS) and widget.isEnabled():
            said = _said(widget)
            rect = _in_sight(top, widget, _inside(widget))
            if said and rect is not None:
                yield widget, rect, said


def _rows(top, view):
    if view.model() is None or not view.isEnabled():
        return
    for number in range(min(view.model().rowCount(view.rootIndex()), ROWS)):
        index = view.model().index(number, 0, view.rootIndex())
        said = index.data()
        rect = _in_sight(top, view.viewport(), view.visualRect(index))
        if isinstance(said, str) and said and rect is not None:
            yield view, rect, said


def _said(widget):
    if isinstance(widget, QLabel):
        return widget.text() if widget.pixmap().isNull() else ""
    if isinstance(widget, QAbstractButton):
        style = getattr(widget, "toolButtonStyle", lambda: None)()
        alone = Qt.ToolButtonStyle.ToolButtonIconOnly
        return "" if style == alone and not widget.icon().isNull() else widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() or widget.placeholderText()


def _inside(widget):
    """The part of a widget that has its words: no border, and no icon."""
    if isinstance(widget, QLabel):
        return widget.contentsRect()
    rect = widget.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
    if isinstance(widget, QAbstractButton) and not widget.icon().isNull():
        rect.setLeft(rect.left() + widget.iconSize().width() + GAP)
    return rect


def _in_sight(top, widget, rect):
    """Where a part of a widget stands in its window; None where it is covered."""
    seen = widget.visibleRegion().boundingRect() & rect
    line = min(rect.height(), max(FEW, widget.fontMetrics().height()))
    if seen.width() < max(FEW, rect.width() // 2) or seen.height() < line:
        return None  # of a button at the edge no word may be in sight
    placed = QRect(widget.mapTo(top, seen.topLeft()), seen.size())
    under = top.childAt(placed.center())
    hidden = under is not None and under is not widget
    covered = hidden and not (under.isAncestorOf(widget) or widget.isAncestorOf(under))
    return None if covered else placed


def _pixels(top, region, scale):
    """The colours of a window as painted within a region, so many times closer."""
    image = QImage(top.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    top.render(image, region.boundingRect().topLeft(), region)
    wide, high = image.width(), image.height()
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(high, image.bytesPerLine() // 4, 4)[:, :wide, 2::-1].copy()


def _cut(pixels, rect, scale):
    down, across = (
        slice(scale * low, scale * (high + 1))
        for low, high in ((rect.top(), rect.bottom()), (rect.left(), rect.right()))
    )
    return pixels[down, across]
