"""Labels, panels and buttons as the theme wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, override

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.desktop import icons, keys, theme, words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox

INSET = 6  # px before the text of a field with arrows
LEAST_WORDS = 48  # px that a line keeps where there is hardly room


class Telling:
    """A widget whose words are those of the land that is shown, real or invented."""

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(words.shown(text))  # type: ignore[misc]

    def setToolTip(self, text: str) -> None:
        """Explain in a tooltip."""
        super().setToolTip(words.shown(text))  # type: ignore[misc]

    def setAccessibleName(self, text: str) -> None:
        """Name it for those who listen."""
        super().setAccessibleName(words.shown(text))  # type: ignore[misc]

    def setAccessibleDescription(self, text: str) -> None:
        """Describe it for those who listen."""
        super().setAccessibleDescription(words.shown(text))  # type: ignore[misc]


class Label(Telling, QLabel):
    """Words; the ink of links in them follows the theme."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        rich = self.textFormat() == Qt.TextFormat.RichText
        if rich and event.type() == QEvent.Type.PaletteChange:
            text = self.text()  # read anew: links keep the ink they were read with
            QLabel.setText(self, "")
            QLabel.setText(self, text)


def label(
    text: str = "",
    size: int = 13,
    weight: int = 400,
    tone: str = "",
    *,
    atlas: bool = False,
    wrap: bool = False,
) -> QLabel:
    """Make a label; ``tone`` is second, third, accent, changed or bad."""
    made = Label()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setFont(theme.font(size, weight, atlas=atlas))
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("tone", tone)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a label another tone after it was made."""
    if widget.property("tone") == tone:
        return
    widget.setProperty("tone", tone)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def surface(kind: str, edge: str = "") -> QFrame:
    """Make a frame: a panel, card, bar, alarm or segments."""
    frame = QFrame()
    frame.setProperty("surface", kind)
    if edge:
        frame.setProperty("edge", edge)
    return frame


def rule() -> QFrame:
    """Make a hairline."""
    line = QFrame()
    line.setProperty("rule", "true")
    line.setFixedHeight(1)
    return line


def column(parent: QWidget, margin: int = 12, gap: int = 8) -> QVBoxLayout:
    """Lay a widget's children out from top to bottom."""
    box = QVBoxLayout(parent)
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(gap)
    return box


def outside(parent: QWidget) -> QVBoxLayout:
    """Lay out what stands between panels; its margins vanish with it."""
    box = column(parent, 8, 0)
    box.setContentsMargins(8, 8, 8, 0)
    return box


def row(gap: int = 8) -> QHBoxLayout:
    """Make a layout from left to right without margins."""
    box = QHBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    return box


def inset(spin: QAbstractSpinBox) -> None:
    """Keep what is typed off the edge of its field, as padding does elsewhere.

    A style sheet's padding is not heeded inside a field with arrows.
    """
    spin.lineEdit().setTextMargins(INSET, 0, 0, 0)


def enter_presses(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button by Enter, as Space does; whether that was the key."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if enter:
        button.click()
    return enter


class Pressable(Telling, QToolButton):
    """A button whose own Space goes before the window's; Enter presses it as well.

    It takes the focus by Tab only: a click leaves Space to play and pause.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and cast("QKeyEvent", event).key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)


class IconButton(Pressable):
    """A button that is an icon, recoloured when the theme changes."""

    def __init__(
        self, drawing: str, name: str, *, ink: str = "text2", size: int = 20
    ) -> None:
        super().__init__()
        self._drawing, self._ink, self._size = drawing, ink, size
        self.setProperty("kind", "quiet")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setIconSize(QSize(size, size))
        self.setFixedSize(size + 12, size + 12)
        self._draw()

    def show_as(self, drawing: str, name: str) -> None:
        """Turn into another icon with another name, as play does into pause."""
        if drawing != self._drawing:
            self._drawing = drawing
            self.setAccessibleName(name)
            self.setToolTip(name)
            if self.property("command"):  # it tells its keys, too
                keys.tell(self, name, self.property("command"))
            self._draw()

    def _draw(self) -> None:
        self.setIcon(icons.icon(self._drawing, self._ink, self._size))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)


class Picture(QLabel):
    """An icon that is nothing to press, recoloured when the theme changes."""

    def __init__(self, drawing: str, ink: str, size: int = 20) -> None:
        super().__init__()
        self._drawing, self._ink, self._size = drawing, ink, size
        self._draw()

    def _draw(self) -> None:
        drawn = icons.icon(self._drawing, self._ink, self._size)
        self.setPixmap(drawn.pixmap(self._size, self._size))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)


class ElidedLabel(Telling, QLabel):
    """One line that ends in an ellipsis where there is no room for all of it."""

    def __init__(self, text: str = "", size: int = 13, weight: int = 400) -> None:
        super().__init__()
        self.setFont(theme.font(size, weight))
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Ignored, policy.Fixed)
        self._whole = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Show a text, as much of it as fits; all of it as tooltip."""
        text = " ".join(words.shown(text).split())
        if text != self._whole:
            self._whole = text
            self.setAccessibleName(text)
            self._fit()

    @property
    def whole(self) -> str:
        """All of the text, whatever fits."""
        return self._whole

    def _fit(self) -> None:
        side = Qt.TextElideMode.ElideRight
        fitting = self.fontMetrics().elidedText(self._whole, side, self.width())
        self.setText(fitting)
        self.setToolTip(self._whole if fitting != self._whole else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class SnugLabel(ElidedLabel):
    """One line that takes as much room as its words need, and less where it must."""

    def __init__(self, text: str = "", size: int = 13, weight: int = 400) -> None:
        super().__init__(text, size, weight)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Maximum, policy.Fixed)

    @override
    def say(self, text: str) -> None:
        super().say(text)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._whole) + 4
        return QSize(wide, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(LEAST_WORDS, self.sizeHint().width()), self.sizeHint().height()
        )
