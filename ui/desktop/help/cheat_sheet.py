"""The sheet of all shortcuts: to look at, to copy, to save as a PDF and print."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import (
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QFileDialog, QPushButton

from ui.desktop import keys, theme
from ui.desktop.commands import MENUS, every_command
from ui.desktop.widgets.basics import label
from ui.desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ui.desktop.commands import Command

TITLE = "Keyboard"
FILES = "Document (*.pdf)"
# What widgets do with keys by themselves: where, and what.
EVERYWHERE = (
    ("Tab, Shift+Tab", "To the next control, or the one before"),
    ("Escape", "Close what was opened last, that alone"),
)
IN_PLACE = (
    ("Arrow keys", "On a dial: a little more or less"),
    ("Page up, Page down", "On a dial: a tenth of its range; on the days: a month"),
    ("Delete", "On a dial: back to its usual value"),
    ("Delete", "On a branch: delete it, which undo takes back"),
    ("Plus, minus, Home", "On the map: closer, further, all of it"),
    ("Arrow keys", "On the map: move; on the days: a day"),
    ("Enter", "On a line of what happened: why this choice; on a branch: go there"),
)


class CheatSheet(Sheet):
    """Every command that has keys, by menu, and what keys do in place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(TITLE, page(), parent)
        self.setProperty("help", "keyboard")
        self.resize(min(880, parent.width() - 80), self.height())
        copy, save = QPushButton("Copy"), QPushButton("Save as PDF…")
        copy.clicked.connect(self._copy)
        save.clicked.connect(self._ask_where)
        self.said = label("", 12, 400, "second")
        for button in (copy, save):
            button.setAutoDefault(False)
        self.foot.insertWidget(0, copy)
        self.foot.insertWidget(1, save)
        self.foot.insertWidget(2, self.said)

    def save(self, path: str) -> bool:
        """Write the sheet to a PDF; False, and told, where that cannot be."""
        writer = QPdfWriter(path)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        margins = QMarginsF(15, 15, 15, 15)
        writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        writer.setTitle(f"Durand: {TITLE}")
        printed = QTextDocument()
        printed.setDefaultFont(theme.font(13))
        printed.setHtml(f"<h2>Durand: {TITLE.lower()}</h2>{page(printed=True)}")
        try:
            with open(path, "ab"):  # noqa: PTH123 - Qt tells nothing of a bad path
                pass
        except OSError as error:
            self.said.setText(f"This could not be written: {error.strerror}.")
            return False
        printed.print_(writer)
        self.said.setText("Saved.")
        return True

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(plain())
        self.said.setText("The list is on the clipboard.")

    def _ask_where(self) -> None:
        file, _ = QFileDialog.getSaveFileName(self, TITLE, "durand-keys.pdf", FILES)
        if file:
            self.save(file)


def listed() -> Iterator[tuple[str, list[Command]]]:
    """Give the commands that have keys, menu by menu."""
    for menu in (*MENUS, ""):
        found = [one for one in every_command() if one.menu == menu and _keys(one)]
        if found:
            yield menu or "Menu", found


def page(*, printed: bool = False) -> str:
    """Write the sheet: two columns of tables."""
    tables = [
        _table(menu, [(_keys(c), c.text) for c in found]) for menu, found in listed()
    ]
    tables += [_table("Everywhere", EVERYWHERE), _table("In place", IN_PLACE)]
    half = _half(tables)
    ink = "" if printed else f" style='color:{theme.color('text').name()}'"
    left, right = "".join(tables[:half]), "".join(tables[half:])
    return (
        f"<table width='100%'{ink}><tr><td width='50%' valign='top'>{left}</td>"
        f"<td width='50%' valign='top'>{right}</td></tr></table>"
    )


def plain() -> str:
    """Write the sheet as lines: keys, a tab, what they do."""
    rows = [(_keys(one), one.text) for _, found in listed() for one in found]
    return "\n".join(f"{k}\t{text}" for k, text in (*rows, *EVERYWHERE, *IN_PLACE))


def _half(tables: list[str]) -> int:
    """Say after how many tables half of the rows are told."""
    rows = [table.count("<tr>") + 2 for table in tables]
    least = min(
        range(1, len(tables)),
        key=lambda n: abs(sum(rows[:n]) - sum(rows[n:])),
    )
    return int(least)


def _table(
    title: str, rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]
) -> str:
    lines = "".join(
        f"<tr><td width='130'><b>{escape(k)}</b></td><td>{escape(text)}</td></tr>"
        for k, text in rows
    )
    return f"<h3>{escape(title)}</h3><table>{lines}</table>"


def _keys(command: Command) -> str:
    from PySide6.QtGui import QKeySequence

    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(one.toString(form) for one in keys.sequences(command))
