"""The patterns the model is held to: chosen by verdict, searched, each told whole."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSplitter, QWidget

from ui.desktop.evidence.reading import Browser
from ui.desktop.evidence.table import VERDICTS, PatternsTable, found
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HINT = "Choose a pattern to read all of it."
SEARCH = "Find a pattern"
SHOWN: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("All", "Every pattern, the misses first", ()),
    ("Misses", "Patterns that count and do not hold", ("fail",)),
    ("Hold", "Patterns that count and hold", ("pass",)),
    ("Shown", "Shown and never counted", ("reported", "unclear")),
    ("Not in it", "Not in this version", ("no data", "not applicable")),
)


class Patterns(QWidget):
    """The table above, and below it all that is known of the row that is chosen.

    Parameters
    ----------
    rows
        Rows of the published result.
    """

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        super().__init__()
        self._verdicts: tuple[str, ...] = ()
        self.table = PatternsTable(rows)
        self.table.told.connect(self._tell)
        self.which = Choice("Which patterns", [(name, tip) for name, tip, _ in SHOWN])
        self.which.show_chosen(0)
        self.which.chosen.connect(self._on_which)
        self.search = QLineEdit()
        self.search.setPlaceholderText(SEARCH)
        self.search.setAccessibleName(SEARCH)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.count = label("", 12, tone="second")
        self.note = Browser("The pattern that is chosen")
        self.note.show_text(f"<p>{HINT}</p>")
        head = row(12)
        head.addWidget(self.which)
        head.addWidget(self.search, 1)
        head.addWidget(self.count)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.note)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setSizes([360, 210])
        box = column(self, 0, 8)
        box.addLayout(head)
        box.addWidget(parts, 1)
        self._filter()

    def _on_which(self, place: int) -> None:
        self._verdicts = SHOWN[place][2]
        self._filter()

    def _filter(self) -> None:
        shown = self.table.keep(self._verdicts, self.search.text())
        self.count.setText(f"{shown} of {self.table.rowCount()}")

    def show_pattern(self, id_: str) -> bool:
        """Choose a pattern by its id; False where there is none."""
        self.which.show_chosen(0)
        self.search.clear()
        self._on_which(0)
        return self.table.choose(id_)

    def _tell(self, pattern: object) -> None:
        chosen: Any = pattern
        self.note.show_text(told_whole(chosen) if chosen else f"<p>{HINT}</p>")


def told_whole(one: Mapping[str, Any]) -> str:
    """Tell one pattern in full, as a page."""
    rows = [
        ("Asked", one["band"].replace("-", "−")),
        ("Found", found(one)),
        ("In", one["unit"]),
        ("From", f"{one['n']:,}" if one.get("n") else ""),
        ("Source", one["source"]),
        ("Counts", "yes" if one["gated"] else "no: it is shown, and never counted"),
    ]
    if one.get("with_cause_off") is not None:
        rows.append(("With its cause off", f"{one['with_cause_off']:.3g}"))
    if one.get("note"):
        rows.append(("Why", " ".join(one["note"].split())))
    cells = "".join(
        f"<tr><td width=130 class=second>{escape(name)}</td>"
        f"<td>{escape(told)}</td></tr>"
        for name, told in rows
        if told
    )
    what = f"{one['what'][:1].upper()}{one['what'][1:]}"
    verdict = VERDICTS[one["verdict"]]
    return (
        f"<h3>{escape(what)}</h3><p>{escape(verdict)}</p><table>{cells}</table>"
        f"<p class=second>{escape(one['id'])}</p>"
    )
