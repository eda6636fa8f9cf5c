"""The bar at the head of the window: mark, title, menus, theme, about."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QMenuBar, QSizePolicy, QWidget

from ui.desktop import theme
from ui.desktop.widgets.basics import ElidedLabel, IconButton, row

HEIGHT = 44


class Mark(QWidget):
    """Durand's mark: a line that opens into a fan."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(34, 28))
        self.setAccessibleName("Durand")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("fan50"))
        fan = ((15.0, 14.0), (32.0, 3.0), (32.0, 25.0))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in fan]))
        pen = QPen(theme.color("accent"), 2.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        line = ((2.0, 20.0), (8.0, 10.0), (15.0, 14.0), (31.0, 11.0))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in line]))
        painter.end()


class TopBar(QFrame):
    """Mark, title and menus at the left; theme and about at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "bar")
        self.setProperty("edge", "bottom")
        self.setFixedHeight(HEIGHT)
        self.title = ElidedLabel("Durand", 17, 600)
        self.title.setFont(theme.font(17, 600, atlas=True))
        self.menus = QMenuBar()
        self.menus.setFont(theme.font(13, 500))
        policy = QSizePolicy.Policy
        self.menus.setSizePolicy(policy.Maximum, policy.Fixed)
        self.menus.setAccessibleName("Menus")
        self.theme_button = IconButton("sun", "Light or dark (Ctrl+T)")
        self.about_button = IconButton("about", "About Durand (F1)")
        box = row(6)
        box.setContentsMargins(14, 0, 12, 0)
        self.setLayout(box)
        box.addWidget(Mark())
        box.addSpacing(4)
        box.addWidget(self.title, 1)
        for part in (self.menus, self.theme_button, self.about_button):
            box.addWidget(part)

    def show_theme(self) -> None:
        """Let the theme's button show what it would bring."""
        dark = theme.current() == "dark"
        self.theme_button.show_as(
            "sun" if dark else "moon",
            "Light theme (Ctrl+T)" if dark else "Dark theme (Ctrl+T)",
        )
