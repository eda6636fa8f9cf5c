"""The model against history: months and years reported, inside what the model gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ui.desktop import words
from ui.desktop.evidence import texts
from ui.desktop.evidence.chart import HistoryChart
from ui.desktop.evidence.table import number
from ui.desktop.widgets.basics import column, label
from ui.desktop.widgets.parts import scrolled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QScrollArea

HISTORY = (
    "Attacks a month in Pakistan. Dots were reported; half of the model's runs lie in "
    "the inner band, 9 of 10 in the outer one. Each run begins in August 2021; the "
    "months on sand were never fitted."
)
FORETOLD = (
    "Months of 2024, never fitted, foretold 1 to 12 months ahead, by the model and by "
    "four ways that know nothing but the series. An honest band holds about 90 of 100 "
    "months, and is no wider than it must be."
)
MONTH_HEAD = ("Month", "Reported", "Middle run", "Half of the runs", "9 of 10 runs")
YEAR_HEAD = ("Year", "Reported (UCDP)", "Middle run", "Half of the runs", "9 of 10")
LONG_HEAD = 20  # letters; longer names of columns take two lines
WAYS_HEAD = ("How a month is foretold", "On average", "Honest?", "Its band")


def overview(result: Mapping[str, Any]) -> QScrollArea:
    """Make the first page: how many patterns hold, which do not, and why."""
    page = QWidget()
    box = column(page, 4, 10)
    box.addWidget(label("In short", 24, 600, atlas=True))
    box.addWidget(label(texts.summary(result), 16, wrap=True))
    told = result.get("hindcast")
    if told:
        model = told["scores"].get("2024", {}).get("model")
        if model:
            inside = round(100 * model["coverage"])
            box.addWidget(
                label(
                    f"Months of 2024, which nothing was fitted to: {inside} of 100 lie "
                    "inside the model's band; it is off by "
                    f"{model['crps']:.1f} attacks on average.",
                    14,
                    wrap=True,
                )
            )
    misses = [row for row in result["patterns"] if row["verdict"] == "fail"]
    if misses:
        box.addWidget(label("Where it misses, and why", 18, 600, atlas=True))
    for row in misses:
        what = f"{row['what'][:1].upper()}{row['what'][1:]}"
        box.addWidget(label(f"× {what}", 13, 600, wrap=True))
        why = " ".join((row.get("note") or "Not explained yet.").split())
        box.addWidget(label(why, 13, tone="second", wrap=True))
    box.addWidget(label(texts.computed(result), 12, tone="second", wrap=True))
    box.addStretch(1)
    return scrolled(page, "In short")


def history(told: Mapping[str, Any]) -> tuple[QScrollArea, HistoryChart]:
    """Make the page of months and years, each as a table too."""
    page = QWidget()
    box = column(page, 4, 10)
    box.addWidget(label("The model against history", 24, 600, atlas=True))
    box.addWidget(label(HISTORY, 13, tone="second", wrap=True))
    chart = HistoryChart(told["months"])
    box.addWidget(chart)
    months = [_banded(row, "month") for row in told["months"]]
    box.addWidget(label("The same as a table", 14, 600))
    box.addWidget(plain_table("Months", MONTH_HEAD, months))
    years = [_banded(row, "year") for row in told.get("years", ())]
    if years:
        box.addWidget(label("Deaths a year in Pakistan", 14, 600))
        box.addWidget(plain_table("Years", YEAR_HEAD, years))
    box.addStretch(1)
    return scrolled(page, "The model against history"), chart


def foretold(told: Mapping[str, Any]) -> QScrollArea:
    """Make the page of months foretold, beside honest baselines."""
    page = QWidget()
    box = column(page, 4, 10)
    box.addWidget(label("Months foretold", 24, 600, atlas=True))
    box.addWidget(label(FORETOLD, 13, tone="second", wrap=True))
    names = {"2024": "Months of 2024, never fitted", "all": "All months"}
    for part, title in names.items():
        scores = told["scores"].get(part)
        if scores:
            box.addWidget(label(title, 14, 600))
            rows = list(texts.foretold(scores))
            box.addWidget(plain_table(title, WAYS_HEAD, rows))
    leads = told.get("by_lead")
    if leads:
        box.addWidget(label("Off by so many attacks, by months ahead", 14, 600))
        ways = [name for name in texts.FORETELLERS if name in leads[0]]
        head = ("Months ahead", *(texts.FORETELLERS[name] for name in ways))
        rows = [
            (str(row["lead"]), *(f"{row[name]:.1f}" for name in ways)) for row in leads
        ]
        box.addWidget(plain_table("By months ahead", head, rows))
    box.addStretch(1)
    return scrolled(page, "Months foretold")


def _banded(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    def span(low: str, high: str) -> str:
        return f"{number(row[low])} to {number(row[high])}"

    reported = number(row["reported"]) if row["reported"] is not None else "–"
    bands = span("quarter", "three_quarters"), span("low", "high")
    when = str(row[name])
    if name == "month":
        year, month = map(int, when.split("-"))
        when = f"{words.MONTHS[month - 1]} {year}"
    return when, reported, number(row["median"]), *bands


def plain_table(
    name: str, head: Sequence[str], rows: Iterable[Sequence[str]]
) -> QTableWidget:
    """Make a table to read: as high as its rows, full texts as tips."""
    cells = list(rows)
    made = QTableWidget(len(cells), len(head))
    made.setAccessibleName(name)
    made.setHorizontalHeaderLabels(list(head))
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    made.setShowGrid(False)
    made.setWordWrap(True)
    made.setTabKeyNavigation(False)
    made.verticalHeader().hide()
    for y, row in enumerate(cells):
        for x, text in enumerate(row):
            item = QTableWidgetItem(words.shown(text))
            item.setToolTip(words.shown(text))
            made.setItem(y, x, item)
    header = made.horizontalHeader()
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    header.setDefaultAlignment(left | Qt.TextFlag.TextWordWrap)
    if max(map(len, head)) > LONG_HEAD:
        header.setFixedHeight(2 * header.sizeHint().height())
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    high = max(header.height(), header.sizeHint().height()) + 8
    high += sum(made.rowHeight(y) for y in range(len(cells)))
    made.setFixedHeight(high)
    return made
