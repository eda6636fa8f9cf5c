"""The sheet of settings: a page for each part, made from what is declared."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from ui.desktop import preferences, theme
from ui.desktop.widgets.basics import column, label, row, rule
from ui.desktop.widgets.dialog import Dialog
from ui.desktop.widgets.keys_page import KeysPage
from ui.desktop.widgets.parts import scrolled
from ui.desktop.widgets.preference_row import PreferenceRow

if TYPE_CHECKING:
    from ui.desktop.settings import Settings

TITLE = "Settings"
KEYBOARD = "Keyboard"
AT_ONCE = "A change holds at once, and is kept."
NOT_KEPT = "A change holds at once, but is not kept beyond this start."
WIDE, HIGH, LIST, ROW = 860, 600, 170, 34


class SettingsSheet(Dialog):
    """Everything that can be chosen; a change holds at once.

    ``changed`` is about what a person chose, ``keys_changed`` about shortcuts.

    Parameters
    ----------
    settings
        What is changed.
    page
        Which page is shown first.
    """

    changed = Signal()
    keys_changed = Signal()

    def __init__(
        self, settings: Settings, parent: QWidget, page: str = preferences.PAGES[0]
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("help", "settings")
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.resize(WIDE, min(HIGH, max(400, parent.height() - 60)))
        self.rows: dict[str, PreferenceRow] = {}
        self.pages = QListWidget()
        self.pages.setAccessibleName("Pages of the settings")
        self.pages.setProperty("kind", "contents")
        self.pages.setFixedWidth(LIST)
        self.stack = QStackedWidget()
        for name in preferences.PAGES:
            self._add(name, scrolled(self._make_page(name), name))
        self._keyboard = QWidget()
        self._add(KEYBOARD, self._keyboard)
        self.pages.currentRowChanged.connect(self._on_page)
        self._lay_out()
        self.show_page(page)

    @cached_property
    def keys_page(self) -> KeysPage:
        """The shortcuts, a field for each: made when first wanted, as it takes long."""
        made = KeysPage(self._settings)
        made.changed.connect(self.keys_changed)
        column(self._keyboard, 0, 0).addWidget(made)
        last = list(made.rows.values())[-1].field
        self.setTabOrder(last, self.reset)  # what is made last would come last
        self.setTabOrder(self.reset, self.close_button)
        return made

    def show_page(self, name: str) -> None:
        """Bring a page to sight."""
        names = (*preferences.PAGES, KEYBOARD)
        self.pages.setCurrentRow(names.index(name))

    def _add(self, name: str, page: QWidget) -> None:
        item = QListWidgetItem(name)
        item.setSizeHint(QSize(LIST, theme.scaled(ROW)))
        self.pages.addItem(item)
        self.stack.addWidget(page)

    def _make_page(self, name: str) -> QWidget:
        page = QWidget()
        box = column(page, 4, 18)
        box.setContentsMargins(4, 4, 12, 12)
        for wanted in preferences.PREFERENCES:
            if wanted.page == name:
                made = PreferenceRow(wanted, self._settings)
                made.changed.connect(self._on_changed)
                self.rows[wanted.key] = made
                box.addWidget(made)
        box.addStretch(1)
        return page

    def _on_page(self, number: int) -> None:
        if self.stack.widget(number) is self._keyboard:
            self.keys_page.show()  # and so it is made
        self.stack.setCurrentIndex(number)

    def _on_changed(self) -> None:
        self.foot.setText(self._settings.trouble or self._kept)
        self.changed.emit()

    def _forget(self) -> None:
        """Bring every usual setting and shortcut back."""
        self._settings.forget()
        for one in self.rows.values():
            one.show_kept()
        self.keys_page.show_all()
        self.changed.emit()
        self.keys_changed.emit()

    @property
    def _kept(self) -> str:
        return AT_ONCE if self._settings.file else NOT_KEPT

    def _lay_out(self) -> None:
        box = column(self, 20, 12)
        box.addWidget(label(TITLE, 20, 600, atlas=True))
        middle = row(18)
        middle.addWidget(self.pages)
        middle.addWidget(self.stack, 1)
        box.addLayout(middle, 1)
        box.addWidget(rule())
        foot = row()
        self.foot = label(self._settings.trouble or self._kept, 12, 400, "second")
        self.foot.setWordWrap(True)
        foot.addWidget(self.foot, 1)
        self.reset = QPushButton("All as it was made")
        self.reset.setToolTip("Every setting and shortcut; files stay remembered")
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self._forget)
        self.close_button = QPushButton("Close")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        foot.addWidget(self.reset)
        foot.addWidget(self.close_button)
        box.addLayout(foot)
