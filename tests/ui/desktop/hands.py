"""What a person can do: see what is written, click it, press keys; nothing else."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def written(widget):
    """What can be read on a widget, or is read out of it."""
    texts = [widget.accessibleName()]
    if isinstance(widget, QAbstractButton | QLabel | QLineEdit):
        texts.append(widget.text())
    return [text for text in texts if text]


class Person:
    """Somebody in front of the window.

    ``clicks`` and ``keys`` count what was done.
    """

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.clicks = self.keys = 0

    def sees(self, text, kind=QWidget):
        """Every widget in sight that bears a text, or begins with it."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        everything = (top or self.window).findChildren(kind)
        shown = [one for one in everything if in_sight(one)]
        exact = [one for one in shown if text in written(one)]
        return exact or [
            one for one in shown if any(t.startswith(text) for t in written(one))
        ]

    def waits_to_see(self, text, kind=QWidget):
        self.qtbot.waitUntil(lambda: bool(self.sees(text, kind)), timeout=30_000)
        return self.sees(text, kind)[0]

    def reads(self, text):
        """All that is written on what begins with a text."""
        return " ".join(written(self.waits_to_see(text)))

    # By mouse.

    def clicks_at(self, widget, point=None):
        at = widget.rect().center() if point is None else point
        assert widget.isEnabled(), written(widget)
        under = QApplication.widgetAt(widget.mapToGlobal(at))
        assert under is None or under is widget or widget.isAncestorOf(under), (
            f"{under} lies over {written(widget)}"
        )
        QTest.mouseClick(widget, LEFT, NONE, at)
        self.clicks += 1

    def clicks_on(self, text, kind=QWidget, within=None):
        """Click what bears a text, within what bears another."""
        if within:
            inner = self.waits_to_see(within).findChildren(kind)
            self.clicks_at(next(one for one in inner if text in written(one)))
        else:
            self.clicks_at(self.waits_to_see(text, kind))

    def slides(self, text, share):
        """Click on the track of a slider."""
        slider = self.waits_to_see(text, QAbstractSlider)
        at = QPoint(round(share * (slider.width() - 1)), slider.height() // 2)
        self.clicks_at(slider, at)

    def clicks_on_tab(self, text):
        for bar in self.window.findChildren(QTabBar):
            for number in range(bar.count()):
                if in_sight(bar) and bar.tabText(number) == text:
                    self.clicks_at(bar, bar.tabRect(number).center())
                    return
        raise AssertionError(text)

    def clicks_on_row(self, name, text):
        """Click the first row in sight of a list that holds a text."""
        view = self.waits_to_see(name, QAbstractItemView)
        for row in range(view.model().rowCount()):
            index = view.model().index(row, 0)
            box = view.visualRect(index)
            if text in (index.data() or "") and view.viewport().rect().contains(box):
                self.clicks_at(view.viewport(), box.center())
                return
        raise AssertionError(text)

    # By keys.

    def presses(self, key, modifier=NONE, times=1):
        for _ in range(times):
            to = QApplication.focusWidget() or self.window
            QTest.keyClick(to, key, modifier)
            QApplication.processEvents()
            self.keys += 1

    def tabs_to(self, text, most=80):
        """Go on with Tab until what is in focus bears a text."""
        for _ in range(most):
            focused = QApplication.focusWidget()
            if focused and any(one.startswith(text) for one in written(focused)):
                return focused
            self.presses(Qt.Key.Key_Tab)
        passed = written(QApplication.focusWidget())
        raise AssertionError(f"{text} is not reached by Tab; last: {passed}")


def in_sight(widget):
    """Whether some of a widget can be seen, not only whether it is shown."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()
