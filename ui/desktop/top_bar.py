"""The bar at the head of a screen: its title, its own tools, and those of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, override, runtime_checkable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.desktop import focus_order, icons, keys, theme
from ui.desktop.widgets.basics import IconButton, Pressable, SnugLabel, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

HEIGHT = 44
NARROW = 1000  # px; in a bar less wide, what can be brief leaves its room to the title


@runtime_checkable
class Brief(Protocol):
    """What can do with less room in a bar, and say the same."""

    def show_brief(self, brief: bool) -> None:
        """Take less room, or as much as one likes."""


class FindButton(Pressable):
    """Looks like a field to type in, and opens the palette."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "find")
        self.setAccessibleName("Find a command, dial, place or scenario")
        self.show_keys()
        self.setIconSize(QSize(16, 16))
        self.show_brief(False)
        self.draw()

    def show_keys(self) -> None:
        """Say by which keys it is opened."""
        tip = "Find a command, dial, place or scenario"
        keys.tell(self, tip, "find_anything")
        self.setText(f"  Find…        {keys.of('find_anything').replace('+', ' ')}")

    def show_brief(self, brief: bool) -> None:
        """Show the icon alone, or also the words."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonIconOnly if brief else style.ToolButtonTextBesideIcon
        )

    def draw(self) -> None:
        """Draw the icon in the colours of the theme."""
        self.setIcon(icons.icon("search", "text2", 16))


class TopBar(QFrame):
    """Title at the left, then the page's tools; find, undo and theme at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "bar")
        self.setProperty("edge", "bottom")
        theme.fix_height(self, HEIGHT)
        self.title = SnugLabel("Durand", 17, 600)
        self.title.setFont(theme.font(17, 600, atlas=True))
        self.finder = FindButton()
        self.undo = IconButton("back", "Undo")
        self.redo = IconButton("forth", "Redo")
        self.theme_button = IconButton("sun", "Light or dark")
        self._parts: list[QWidget] = []
        self._box = row(6)
        self._box.setContentsMargins(16, 0, 12, 0)
        self.setLayout(self._box)
        self._box.addWidget(self.title)
        self._beside, self._tools, self._deeds = row(10), row(6), row(6)
        self._box.addLayout(self._beside)
        self._box.addStretch(1)
        self._box.addLayout(self._tools)
        for part in (self.finder, self.undo, self.redo, self.theme_button):
            self._box.addWidget(part)
        self._box.addLayout(self._deeds)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_brief()

    def _show_brief(self) -> None:
        brief = self.width() < theme.scaled(NARROW)
        for part in (self.finder, *self._parts):
            if isinstance(part, Brief):
                part.show_brief(brief)

    def show_tools(
        self,
        tools: Sequence[QWidget],
        beside: Sequence[QWidget] = (),
        deeds: Sequence[QWidget] = (),
    ) -> None:
        """Let a page's own controls stand in the bar.

        Parameters
        ----------
        tools
            Between the title and the find button.
        beside
            Beside the title: what it is of, and how it stands.
        deeds
            At the right end: what one does with it.
        """
        wanted = [*beside, *tools, *deeds]
        for old in self._parts:
            if old not in wanted:
                old.setParent(None)
        self._parts = wanted
        self._deeds.setContentsMargins(8 if deeds else 0, 0, 0, 0)
        for box, parts in (
            (self._beside, beside),
            (self._tools, tools),
            (self._deeds, deeds),
        ):
            for part in parts:
                box.addWidget(part)
                part.setVisible(not part.property("rests"))
        self._show_brief()

    def regions(self) -> list[QWidget]:
        """Return what stands in it, in the order of Tab."""
        inside = self.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        return focus_order.by_place(inside, self)

    def show_history(self, to_undo: str, to_redo: str) -> None:
        """Say what undo and redo would do."""
        for button, word, what in (
            (self.undo, "Undo", to_undo),
            (self.redo, "Redo", to_redo),
        ):
            button.setEnabled(bool(what))
            keys.tell(button, f"{word}: {what}" if what else word, word.lower())

    def show_theme(self) -> None:
        """Let the theme's button show what it would bring."""
        dark = theme.current() == "dark"
        brought = "Light theme" if dark else "Dark theme"
        self.theme_button.show_as("sun" if dark else "moon", brought)
        keys.tell(self.theme_button, brought, "toggle_theme")
        self.finder.draw()
