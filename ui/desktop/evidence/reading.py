"""Pages of text to read and to search: contents at the left, the page at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QKeySequence,
    QShortcut,
    QShowEvent,
    QTextCursor,
    QTextFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QWidget,
)

from ui.desktop import theme, words
from ui.desktop.widgets.basics import column, label
from ui.desktop.widgets.sheet import page_style

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTENTS = 250  # px
CELL, MARGIN = 5, 10
FOUND = "{} of {}"
SCHEME = "durand"


@dataclass(frozen=True)
class Leaf:
    """One page that can be chosen.

    Attributes
    ----------
    id
        By which it is asked for.
    title, note
        In the contents; the note stands behind it and on its tooltip.
    text
        The page, as HTML or, where ``markdown``, as Markdown.
    level
        How deep it stands in the contents.
    """

    id: str
    title: str
    text: str
    note: str = ""
    markdown: bool = False
    level: int = 0


class Reader(QWidget):
    """A list of pages, a line to search them, and the page that is chosen.

    Parameters
    ----------
    name
        What it holds, for those who do not see it.
    leaves
        The pages.
    hint
        What stands in the line to search.
    """

    turned = Signal(str)  # the id of the page that is shown

    def __init__(self, name: str, leaves: Sequence[Leaf], hint: str) -> None:
        super().__init__()
        self._leaves: Sequence[Leaf] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.find_next)
        self.contents = QListWidget()
        self.contents.setAccessibleName(f"Contents: {name}")
        self.contents.setProperty("kind", "contents")
        self.contents.setWordWrap(True)
        self.contents.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.contents.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.page = Browser(name)
        self.count = label("", 12, tone="second")
        again = QShortcut(QKeySequence.StandardKey.FindNext, self)
        again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self.find_next)
        self._lay_out()
        self.show_leaves(leaves)

    def _lay_out(self) -> None:
        left = QWidget()
        box = column(left, 0, 8)
        box.addWidget(self.search)
        box.addWidget(self.count)
        box.addWidget(self.contents, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(14)
        parts.addWidget(left)
        parts.addWidget(self.page)
        parts.setStretchFactor(1, 1)
        parts.setSizes([CONTENTS, 4 * CONTENTS])
        column(self, 0, 0).addWidget(parts)

    def show_leaves(self, leaves: Sequence[Leaf]) -> None:
        """Hold other pages; the first is shown."""
        self._leaves = leaves
        self.contents.clear()
        for leaf in leaves:
            item = QListWidgetItem("   " * leaf.level + words.shown(leaf.title))
            item.setData(Qt.ItemDataRole.UserRole, leaf.id)
            tip = f"{leaf.title}: {leaf.note}" if leaf.note else leaf.title
            item.setToolTip(words.shown(tip))
            item.setFont(theme.font(13, 400 if leaf.level else 500))
            self.contents.addItem(item)
        self._filter(self.search.text())
        if leaves:
            self.contents.setCurrentRow(0)

    def show_leaf(self, id_: str) -> bool:
        """Turn to a page; False where there is none of this id."""
        for row, leaf in enumerate(self._leaves):
            if leaf.id == id_:
                self.search.clear()
                self.contents.setCurrentRow(row)
                self.contents.scrollToItem(self.contents.item(row))
                return True
        return False

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.contents.scheduleDelayedItemsLayout()  # its style is known only now

    @property
    def chosen(self) -> Leaf | None:
        """The page that is shown."""
        row = self.contents.currentRow()
        return self._leaves[row] if 0 <= row < len(self._leaves) else None

    def _on_chosen(self) -> None:
        leaf = self.chosen
        if leaf is not None:
            self.page.show_text(leaf.text, markdown=leaf.markdown)
            self._mark()
            self.turned.emit(leaf.id)

    def _filter(self, wanted: str) -> None:
        """Keep in sight the pages that hold what is looked for."""
        told = wanted.casefold().split()
        kept = []
        for row, leaf in enumerate(self._leaves):
            whole = words.shown(f"{leaf.title} {leaf.note} {leaf.text}").casefold()
            holds = all(word in whole for word in told)
            self.contents.item(row).setHidden(not holds)
            kept += [row] if holds else []
        said = FOUND.format(len(kept), len(self._leaves)) if told else ""
        self.count.setText(said if kept or not told else "Nothing holds this.")
        self.count.setVisible(bool(told))
        if told and kept and self.contents.currentRow() not in kept:
            self.contents.setCurrentRow(kept[0])
        self._mark()

    def _mark(self) -> None:
        """Go to the first place of what is looked for on this page."""
        wanted = self.search.text().strip()
        if wanted:
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
            self.page.find(wanted)

    def find_next(self) -> None:
        """Go to the next place of what is looked for, on the next page if need be."""
        wanted = self.search.text().strip()
        if not wanted or self.page.find(wanted):
            return
        rows = range(self.contents.count())
        shown = [row for row in rows if not self.contents.item(row).isHidden()]
        later = [row for row in shown if row > self.contents.currentRow()]
        if shown:
            self.contents.setCurrentRow(later[0] if later else shown[0])


class Browser(QTextBrowser):
    """A page of text in the window's letters; its tables are as wide as it.

    A link ``durand:WHAT`` asks for something of the window; others are opened.
    """

    asked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._text, self._markdown = "", False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.setProperty("kind", "page")
        self.setFont(theme.font(14))

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == SCHEME:
            self.asked.emit(link.path())
        else:
            QDesktopServices.openUrl(link)

    def show_text(self, text: str, *, markdown: bool = False) -> None:
        """Show a page from its beginning."""
        self._text, self._markdown = text, markdown
        page = self.document()
        page.setDocumentMargin(MARGIN)
        page.setDefaultFont(theme.font(14))
        page.setDefaultStyleSheet(page_style())
        if markdown:
            page.setMarkdown(words.shown(text))
            self._lay_tables_out()
        else:
            page.setHtml(words.shown(text))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _lay_tables_out(self) -> None:
        page = self.document()
        for one in page.rootFrame().childFrames():
            if not isinstance(one, QTextTable):
                continue
            shape = one.format()
            full = QTextLength.Type.PercentageLength
            shape.setWidth(QTextLength(full, 100))
            shape.setCellPadding(CELL)
            shape.setCellSpacing(0)
            shape.setBorderBrush(theme.color("hairline"))
            shape.setProperty(QTextFormat.Property.TableBorderCollapse, True)
            one.setFormat(shape)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        worn = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        if event.type() in worn and self._text:
            self.show_text(self._text, markdown=self._markdown)
