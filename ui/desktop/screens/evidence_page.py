"""Evidence: how the model stands against history, and when not to use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.desktop.screens.page import Page
from ui.desktop.widgets.basics import column, label, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ui.desktop.main_window import MainWindow

HISTORY = (
    "Attacks a month in Pakistan. Dots were reported; half of the model's runs lie in "
    "the inner band, 9 of 10 in the outer one. Each run begins in August 2021."
)
FORETOLD = "Months of 2024, never fitted, foretold 1 to 12 months ahead"
NOTHING = "No result ships with this version."
HINT = "Choose a pattern to read more of it."
NAMES = {
    "model": "The model",
    "last value": "The last month again",
    "last twelve months": "One of the last twelve months",
    "negative binomial": "Mean and scatter of the last twelve",
    "log AR(1)": "A trend of the series alone",
}
TABLE_HEIGHT = 420


class EvidencePage(Page):
    """The result that ships with the model, read once, when first looked at.

    Parameters
    ----------
    window
        The window that it stands in.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._filled = False
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        column(self, 0, 0).addWidget(self._area)

    @override
    def heading(self) -> str:
        return "Evidence"

    @override
    def enter(self) -> None:
        if not self._filled:
            self._filled = True
            self._fill()

    def go_to(self, what: str) -> None:
        """Show a part of the evidence."""

    def _fill(self) -> None:
        from simulator.analysis.evidence import published

        page = QWidget()
        self._box = column(page, 28, 12)
        result = published()
        if result is None:
            self._box.addWidget(label(NOTHING, 16))
        else:
            self._tell(result)
        self._box.addStretch()
        self._area.setWidget(page)

    def _tell(self, result: Mapping[str, Any]) -> None:
        add = self._box.addWidget
        add(label("The model against history", 24, 600, atlas=True))
        add(label(summary(result), 14, wrap=True))
        if result.get("hindcast"):
            self._tell_history(result["hindcast"])
        add(label("Patterns it is held to", 18, 600, atlas=True))
        from ui.desktop.evidence.table import PatternsTable

        self.table = PatternsTable(result["patterns"])
        self.table.setMinimumHeight(TABLE_HEIGHT)
        add(self.table)
        self.note = label(HINT, 13, tone="second", wrap=True)
        self.table.told.connect(self._note)
        add(self.note)
        add(label("When not to use this", 18, 600, atlas=True))
        for text in limits(result):
            add(label(f"· {text}", 13, wrap=True))

    def _note(self, text: str) -> None:
        self.note.setText(text or HINT)

    def _tell_history(self, told: Mapping[str, Any]) -> None:
        from ui.desktop.evidence.chart import HistoryChart

        self._box.addWidget(label(HISTORY, 13, tone="second", wrap=True))
        self.chart = HistoryChart(told["months"])
        self._box.addWidget(self.chart)
        self._box.addWidget(label(FORETOLD, 13, 600))
        line = row(28)
        for name, scores in told["scores"]["2024"].items():
            holder = QWidget()
            box = column(holder, 0, 2)
            box.addWidget(label(NAMES[name], 13, 600, wrap=True))
            box.addWidget(label(f"off by {scores['crps']:.1f} attacks", 13))
            inside = round(100 * scores["coverage"])
            box.addWidget(label(f"{inside} of 100 inside its band", 12, tone="second"))
            line.addWidget(holder, 1)
        self._box.addLayout(line)

    @override
    def views(self) -> Iterator[tuple[str, QWidget]]:
        self.enter()
        yield "evidence", self.window()


def summary(result: Mapping[str, Any]) -> str:
    """Tell the verdicts in a sentence or two."""
    verdicts, gated = result["summary"]["verdicts"], result["summary"]["gated"]
    held = verdicts.get("pass", 0)
    return (
        f"{held} of {gated} patterns that count hold, on luck that nothing was tuned "
        "on. Each miss is explained when it is chosen; contested findings are shown "
        f"and never counted. Computed {result['computed']}, version "
        f"{result['version']}."
    )


def limits(result: Mapping[str, Any]) -> tuple[str, ...]:
    """List when not to use the model, and what its numbers are not."""
    from simulator.analysis.odd.text import prose

    return (*prose()["not_for"], *result["limits"])
