"""Sheets of text over the window: what is assumed, and who is to be thanked."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QPushButton, QTextBrowser, QWidget

from ui.desktop import theme
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.dialog import Dialog

OWN = "durand"  # scheme of links to something in the window
# The face itself: a bolder one of the usual face would be drawn from it, and smeared.
HEADING = "font-family: 'Inter Semi Bold'; font-weight: 600;"


class Sheet(Dialog):
    """A page of text with a title; closed by Escape or its button.

    A link ``durand:WHAT`` closes it and asks for something of the window; ``#PLACE``
    leads to a place of the page.
    """

    asked = Signal(str)

    def __init__(self, title: str, html: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("help", "page")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(720, min(640, max(320, parent.height() - 80)))
        box = column(self, 20, 12)
        box.addWidget(label(title, 20, 600, atlas=True))
        self.page = QTextBrowser()
        self.page.setFont(theme.font(13))
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self.page.setAccessibleName(title)
        self.page.document().setDocumentMargin(12)
        self.page.document().setDefaultStyleSheet(page_style())
        self.page.setHtml(html)
        box.addWidget(self.page, 1)
        self.foot = row()
        self.foot.addStretch(1)
        self.close_button = QPushButton("Close")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self.foot.addWidget(self.close_button)
        box.addLayout(self.foot)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == OWN:
            self.accept()
            self.asked.emit(link.path())
        elif not link.scheme() and link.hasFragment():
            self.page.scrollToAnchor(link.fragment())
        else:
            QDesktopServices.openUrl(link)


class PagePanel(QFrame):
    """A page of text that stands among the panels."""

    def __init__(self, title: str, html: str) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._title = label(title, 13, 600)
        self.page = QTextBrowser()
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFont(theme.font(13))
        self.page.setOpenExternalLinks(True)
        self.page.setAccessibleName(title)
        self.page.document().setDefaultStyleSheet(page_style())
        self.page.setHtml(html)
        box = column(self, 12, 6)
        box.addWidget(self._title)
        box.addWidget(self.page, 1)

    def show_title(self, shown: bool) -> None:
        """Say what it is, or leave that to a tab."""
        self._title.setVisible(shown)


def page_style() -> str:
    """Style of the text on a sheet."""
    second, changed = (theme.color(key).name() for key in ("text2", "accent"))
    return (
        f"h3 {{ {HEADING} font-size: 16px; margin-top: 18px; }}"
        f"h4 {{ {HEADING} font-size: 13px; margin: 14px 0 2px 0; }} b {{ {HEADING} }}"
        f"p {{ margin: 6px 0 2px 0; }} .second {{ color: {second}; font-size: 12px; }}"
        f"a {{ color: {changed}; }} td {{ padding: 4px 12px 4px 0; }}"
    )
