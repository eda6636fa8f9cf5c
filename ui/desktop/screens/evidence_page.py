"""Evidence: how the model stands against history, on what it rests, when not to use it.

Contents at the left; each part is made when it is first looked at. ``go_to`` leads to
any of it: ``dial:mediation_strength``, ``claim:C6``, ``pattern:P-A3-loose``, ``odd``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.desktop import theme
from ui.desktop.screens.page import Page
from ui.desktop.widgets.basics import column, label, surface
from ui.desktop.widgets.parts import Work, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ui.desktop.evidence.chart import HistoryChart
    from ui.desktop.evidence.patterns import Patterns
    from ui.desktop.evidence.reading import Reader
    from ui.desktop.main_window import MainWindow

NOTHING = "No result ships with this version: judge it anew with “durand evidence”."
DESCRIBED = (
    "The model described from its own code, by the ODD protocol. It is put together …"
)
LIMITS = "When not to use this"
NUMBERS = "And of its numbers"
WIDE = 200  # px of the contents


@dataclass(frozen=True)
class Part:
    """A part of the evidence.

    Attributes
    ----------
    id
        By which it is asked for; what stands before a colon in ``go_to``.
    title, tip
        In the contents.
    """

    id: str
    title: str
    tip: str


PARTS = (
    Part("short", "In short", "How many patterns hold, and why some do not"),
    Part("history", "Against history", "Months and years, reported and in the model"),
    Part("foretold", "Months foretold", "Foretelling months, beside honest baselines"),
    Part("pattern", "Patterns", "Everything the model is held to"),
    Part("dial", "Dials", "What each dial means, does and rests on"),
    Part("claim", "Claims", "The article's claims, with what carries each"),
    Part("odd", "The model described", "Its description, made from the code"),
    Part("sources", "Sources", "Where figures, dials and map are from"),
    Part("licences", "Licences", "Of data, map, fonts and libraries"),
    Part("limits", "When not to use it", "What none of this is for"),
)
ALSO = {"patterns": "pattern", "dials": "dial", "claims": "claim", "": "short"}


class EvidencePage(Page):
    """The result that ships with the model, and what the model declares of itself.

    Parameters
    ----------
    window
        The window that it stands in.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._shell: MainWindow | None = window
        self._result: Mapping[str, Any] | None = None
        self._made: dict[str, QWidget] = {}
        self._work: Work | None = None
        self._wanted = ""  # of the description, while it is put together
        self.patterns: Patterns | None = None
        self.chart: HistoryChart | None = None
        self.readers: dict[str, Reader] = {}
        self.contents = QListWidget()
        self.contents.setAccessibleName("Parts of the evidence")
        self.contents.setProperty("kind", "contents")
        self.contents.setProperty("ring", "true")
        self.contents.setFixedWidth(WIDE)
        for part in PARTS:
            item = QListWidgetItem(part.title)
            item.setToolTip(part.tip)
            item.setFont(theme.font(14, 500))
            item.setData(Qt.ItemDataRole.UserRole, part.id)
            self.contents.addItem(item)
        self.contents.currentRowChanged.connect(self._on_part)
        self.stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(10)
        left, right = surface("panel"), surface("panel")
        column(left, 10, 0).addWidget(self.contents)
        box = QVBoxLayout(right)
        box.setContentsMargins(20, 16, 20, 14)
        box.addWidget(self.stack)
        whole.addWidget(left)
        whole.addWidget(right, 1)

    @override
    def heading(self) -> str:
        return "Evidence"

    @override
    def enter(self) -> None:
        self.contents.scheduleDelayedItemsLayout()  # its style is known only now
        if self.contents.currentRow() < 0:
            self.contents.setCurrentRow(0)

    @override
    def rename(self) -> None:
        """Make every part anew: in the names of the twin, or the real ones."""
        if self._work is not None:
            return  # the description is on its way; it asks for the names itself
        row = self.contents.currentRow()
        for made in self._made.values():
            self.stack.removeWidget(made)
            made.deleteLater()
        self._made.clear()
        self.readers.clear()
        self.patterns = self.chart = None
        self._on_part(row)

    @override
    def end(self) -> None:
        if self._work is not None:
            self._work.wait()

    def go_to(self, what: str) -> None:
        """Show a part, or one thing in it; what is not known shows the first part."""
        head = what.split(":", 1)[0]
        part = ALSO.get(head, head)
        known = [one.id for one in PARTS]
        self.contents.setCurrentRow(known.index(part) if part in known else 0)
        if part == "pattern" and self.patterns is not None:
            self.patterns.show_pattern(what.partition(":")[2])
        elif part in self.readers:
            self._wanted = what if part == "odd" else ""
            self.readers[part].show_leaf(what)

    @property
    def part(self) -> str:
        """The part that is shown."""
        row = self.contents.currentRow()
        return PARTS[row].id if row >= 0 else ""

    def _on_part(self, row: int) -> None:
        if row < 0:
            return
        id_ = PARTS[row].id
        if id_ not in self._made:
            self._made[id_] = self._make(id_)
            self.stack.addWidget(self._made[id_])
        self.stack.setCurrentWidget(self._made[id_])

    def _make(self, id_: str) -> QWidget:
        from simulator.analysis.evidence import published

        if self._result is None:
            self._result = published()
        result = self._result
        makers: dict[str, Callable[[], QWidget]] = {
            "dial": self._dials,
            "claim": self._claims,
            "odd": self._described,
            "sources": self._sources,
            "licences": self._licences,
            "limits": self._limits,
        }
        if id_ in makers:
            return makers[id_]()
        if result is None:
            return label(NOTHING, 16, wrap=True)
        return self._judged(id_, result)

    def _judged(self, id_: str, result: Mapping[str, Any]) -> QWidget:
        from ui.desktop.evidence import history
        from ui.desktop.evidence.patterns import Patterns

        if id_ == "short":
            return history.overview(result)
        if id_ == "pattern":
            self.patterns = Patterns(result["patterns"])
            return self.patterns
        told = result.get("hindcast")
        if not told:
            return label(NOTHING, 16, wrap=True)
        if id_ == "foretold":
            return history.foretold(told)
        page, self.chart = history.history(told)
        return page

    def _dials(self) -> Reader:
        from ui.desktop.evidence.texts import dial_leaves

        return self._reader("dial", "Dials", dial_leaves(), "Find a dial or a word")

    def _claims(self) -> Reader:
        from ui.desktop.evidence.texts import claim_leaves

        return self._reader("claim", "Claims", claim_leaves(), "Find a claim or a word")

    def _sources(self) -> Reader:
        from ui.desktop.evidence.texts import source_leaves

        return self._reader("sources", "Sources", source_leaves(), "Find a source")

    def _licences(self) -> Reader:
        from ui.desktop.evidence.texts import licence_leaves

        return self._reader("licences", "Licences", licence_leaves(), "Find a licence")

    def _described(self) -> Reader:
        """Put the description together in a thread: it reads all of the code."""
        from simulator.analysis.odd import odd_text
        from ui.desktop.evidence.reading import Leaf

        waiting = [Leaf("odd", "The model described", f"<p>{DESCRIBED}</p>")]
        made = self._reader("odd", "The model described", waiting, "Find a word")
        self._work = Work(self, lambda _: odd_text())
        self._work.done.connect(self._on_described)
        self._work.failed.connect(self.failed)
        self._work.start()
        return made

    def _on_described(self, text: object) -> None:
        from ui.desktop.evidence.texts import described

        self._work = None
        self.readers["odd"].show_leaves(described(str(text)))
        if self._wanted:
            self.readers["odd"].show_leaf(self._wanted)

    def _reader(self, id_: str, name: str, leaves: Any, hint: str) -> Reader:
        from ui.desktop.evidence.reading import Reader

        made = self.readers[id_] = Reader(name, leaves, hint)
        made.page.asked.connect(self._on_asked)
        return made

    def _on_asked(self, what: str) -> None:
        """Show a dial in the run that is open."""
        if self._shell is None or self._shell.explore is None:
            self.noted.emit("No run is open: open a scenario first.")
            return
        self._shell.show_dial(what.removeprefix("dial:"))

    def _limits(self) -> QWidget:
        from ui.desktop.evidence.texts import limits

        uses, numbers = limits(self._result)
        page = QWidget()
        box = column(page, 4, 10)
        for title, lines in ((LIMITS, uses), (NUMBERS, numbers)):
            if lines:
                box.addWidget(label(title, 20, 600, atlas=True))
            for text in lines:
                box.addWidget(label(f"·  {text}", 14, wrap=True))
        box.addStretch(1)
        return scrolled(page, LIMITS)

    @override
    def views(self) -> Iterator[tuple[str, QWidget]]:
        for part in PARTS:
            self.go_to("claim:C6" if part.id == "claim" else part.id)
            if self._work is not None:
                self._work.settle()
            if part.id == "pattern" and self.patterns is not None:
                self.patterns.table.selectRow(0)
            yield f"evidence-{part.id}", self.window()
