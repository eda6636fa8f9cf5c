"""A drawn figure in the window, as large as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class FigureView(QLabel):
    """A drawn figure that keeps its shape in the room there is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._whole = QPixmap()
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(320, 200)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Ignored, policy.Ignored)

    def show_png(self, data: bytes) -> None:
        """Show a picture."""
        self._whole = QPixmap.fromImage(QImage.fromData(QByteArray(data)))
        self._fit()

    def _fit(self) -> None:
        if not self._whole.isNull():
            ratio = self.devicePixelRatioF()
            keep = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            fitting = self._whole.scaled(self.size() * ratio, keep, smooth)
            fitting.setDevicePixelRatio(ratio)
            self.setPixmap(fitting)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
