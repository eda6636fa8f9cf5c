"""The sheet of help at a side of the window: a topic, or what was looked for."""

from __future__ import annotations

from html import escape as quoted
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QTextBrowser, QToolButton, QWidget

from ui.desktop import escape, theme, words
from ui.desktop.help import topics
from ui.desktop.widgets.basics import IconButton, column, label, row
from ui.desktop.widgets.following import Following

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

WIDE, AIR = 400, 8
CONTENTS, TITLE = "", "All of the help"
HINT = "Search the help"
NOTHING = "Nothing in the help fits these words."
SNIPPET = 110  # letters of a topic that are shown beside its title


class HelpSheet(QFrame):
    """Shows help over one side of a window, and never in the way of the work.

    Parameters
    ----------
    over
        The window.
    fills
        Whether the window is there for the help alone.
    """

    left = Signal()

    def __init__(self, over: QWidget, *, fills: bool = False) -> None:
        super().__init__(over)
        self._fills, self._left = fills, False
        self.setProperty("surface", "sheet")
        self.setAccessibleName("Help")
        self._over = over
        self._way: list[str] = []  # topics that were read before the one in sight
        self.topic = CONTENTS
        self.search = QLineEdit()
        self.search.setPlaceholderText(HINT)
        self.search.setAccessibleName(HINT)
        self.search.setClearButtonEnabled(True)
        for clear in self.search.findChildren(QToolButton):
            clear.setAccessibleName("Clear the search")
        self.search.textChanged.connect(self._on_search)
        self.back = IconButton("back", "Back to the topic before", size=16)
        self.back.clicked.connect(self.go_back)
        self.all = IconButton("book", TITLE, size=16)
        self.all.clicked.connect(self.show_contents)
        self.shut = IconButton("close", "Close the help", size=16)
        self.shut.clicked.connect(self.leave)
        self.title = label("", 17, 600, atlas=True, wrap=True)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setAccessibleName("Text of the help")
        self.page.anchorClicked.connect(self._on_link)
        self._lay_out()
        Following(self, over).reshaped.connect(self._place)
        self.hide()

    def open_at(self, name: str, beside: QWidget | None = None) -> None:
        """Show a topic on the side where what is asked about does not stand."""
        if self.isHidden():
            escape.of(self._over).opens(self, self.leave)
        self._left = beside is not None and self._stands_right(beside)
        self._way = []
        self._show(name)
        self.show()
        self._place()
        self.raise_()
        self.page.setFocus()

    def show_contents(self) -> None:
        """Show the titles of all topics."""
        self._go(CONTENTS)

    def show_topic(self, name: str) -> None:
        """Go on to a topic."""
        self._go(name)

    def go_back(self) -> None:
        """Return to the topic before."""
        if self._way:
            self._show(self._way.pop())

    def leave(self) -> None:
        """Go, and give the focus back."""
        with escape.of(self._over).closing(self):
            self.hide()
        self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._show(self.topic)
        super().changeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _go(self, name: str) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        if name != self.topic:
            self._way.append(self.topic)
        self._show(name)

    def _show(self, name: str) -> None:
        self.topic = name
        if name == CONTENTS:
            self._tell(TITLE, contents())
        else:
            found = topics.topic(name)
            self._tell(found.title, topics.written(found.text), markdown=True)
        self.back.setEnabled(bool(self._way))

    def _tell(self, title: str, text: str, *, markdown: bool = False) -> None:
        self.title.setText(title)
        self.setAccessibleDescription(title)
        document = self.page.document()
        self.page.setFont(theme.font(13))
        document.setDefaultFont(theme.font(13))
        document.setDefaultStyleSheet(f"a {{ color: {theme.color('accent').name()}; }}")
        text = words.shown(text)
        if markdown:
            self.page.setMarkdown(text)
            space(document)
        else:
            self.page.setHtml(text)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_search(self, letters: str) -> None:
        if letters.strip():
            self._tell(f"“{letters.strip()}”", results(letters))
        else:
            self._show(self.topic)

    def _on_link(self, url: QUrl) -> None:
        self._go(url.toString())

    def _stands_right(self, widget: QWidget) -> bool:
        if widget is self._over or not self._over.isAncestorOf(widget):
            return False
        middle = widget.mapTo(self._over, widget.rect().center()).x()
        return middle > self._over.width() / 2

    def _place(self) -> None:
        if self._fills or self.isHidden():
            return
        wide = min(round(WIDE * theme.font(100).pixelSize() / 100), self._over.width())
        left = AIR + 48 if self._left else self._over.width() - wide - AIR
        high = self._over.height() - 2 * AIR
        self.setGeometry(max(0, left), AIR, wide, high)

    def _lay_out(self) -> None:
        box = column(self, 14, 10)
        head = row(4)
        head.addWidget(self.back)
        head.addWidget(self.search, 1)
        head.addWidget(self.all)
        head.addWidget(self.shut)
        box.addLayout(head)
        box.addWidget(self.title)
        box.addWidget(self.page, 1)


def contents() -> str:
    """Write the titles of all topics, by group, as links."""
    parts = []
    for title, members in topics.groups():
        links = "<br>".join(_link(one) for one in members)
        parts.append(f"<p><b>{quoted(title)}</b><br>{links}</p>")
    return "".join(parts)


def results(letters: str) -> str:
    """Write what fits some words, each with its beginning."""
    found = topics.found(letters)
    if not found:
        return f"<p>{NOTHING}</p>"
    return "".join(
        f"<p>{_link(one)}<br><small>{quoted(_begin(one))}</small></p>" for one in found
    )


def space(document: QTextDocument) -> None:
    """Give the paragraphs of a Markdown text some air between them."""
    cursor = QTextCursor(document)
    spaced = QTextBlockFormat()
    spaced.setBottomMargin(8)
    spaced.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(spaced)


def _link(topic: topics.Topic) -> str:
    return f'<a href="{quoted(topic.name, quote=True)}">{quoted(topic.title)}</a>'


def _begin(topic: topics.Topic) -> str:
    plain = " ".join(topic.plain.split())
    return plain if len(plain) <= SNIPPET else plain[:SNIPPET].rsplit(" ", 1)[0] + " …"
