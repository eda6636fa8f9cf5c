"""What the screens of comparisons and experiments share: ask, run, stop, read, keep."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, override

from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from simulator.errors import DurandError
from simulator.scenario import load_scenario, scenario_names
from simulator.warmup import prepare
from ui.desktop import words
from ui.desktop.screens.page import Page
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.parts import Work, emptied, scrolled, titled
from ui.desktop.widgets.picture import FigureView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from simulator.ensemble.outcomes import Tally
    from ui.desktop.main_window import MainWindow

FIRST = "october-2025"


class Laboratory(Page):
    """A form at the left, the answer at the right: in words, as a picture, as a table.

    Parameters
    ----------
    window
        The window; the scenario that is open in it is suggested.
    """

    title, question = "", ""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._shell = window
        self.work: Work | None = None
        self._stop = threading.Event()
        self.result: Any = None
        self.scenario = QComboBox()
        self.scenario.setAccessibleName("Scenario")
        for name in scenario_names():
            self.scenario.addItem(load_scenario(name).title, name)
        self.scenario.setCurrentIndex(scenario_names().index(FIRST))
        self.run_button = QPushButton("Run")
        self.run_button.setDefault(True)
        self.run_button.clicked.connect(self.start)
        self.stop_button = QPushButton("Stop")
        self.stop_button.clicked.connect(self.stop)
        self.stop_button.setEnabled(False)
        self.keep_button = QPushButton("Keep the results…")
        self.keep_button.clicked.connect(self._choose_folder)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Futures that are done")
        self.told = label("", 12, 400, "second", wrap=True)
        self.figure = FigureView("The result as a picture")
        self.table = QTableWidget()
        self.table.setAccessibleName("The result as a table")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self._lay_out()

    @override
    def heading(self) -> str:
        return self.title

    @override
    def tools(self) -> Sequence[QWidget]:
        return (self.keep_button,) if self.result is not None else ()

    @override
    def end(self) -> None:
        self.stop()
        if self.work is not None:
            self.work.wait()

    # What each screen says for itself.

    def fields(self) -> list[tuple[str, QWidget]]:
        """Return the fields of the form, with their names."""
        raise NotImplementedError

    def job(self) -> Callable[[Callable[[Tally], None], Callable[[], bool]], Any]:
        """Return what is to be done, checked; `InputError` when it cannot be."""
        raise NotImplementedError

    def sentences(self) -> list[str]:
        """Tell the result in words."""
        raise NotImplementedError

    def picture(self) -> bytes:
        """Draw the result."""
        raise NotImplementedError

    def rows(self) -> tuple[list[str], list[list[str]]]:
        """Return the result as a table: its head, and its rows."""
        raise NotImplementedError

    def keep(self, folder: Path) -> None:
        """Write the result into a folder; `DurandError` when it cannot be."""
        raise NotImplementedError

    # Running.

    def start(self) -> None:
        """Run what the form asks for."""
        if self.work is not None:
            return
        try:
            job = self.job()
        except DurandError as error:
            self.failed.emit(str(error), "")
            return
        self._stop.clear()
        self.stop_button.setEnabled(True)
        self.run_button.setEnabled(False)
        self.told.setText("Making ready …")

        def work(told: Callable[[int, int], None]) -> Any:
            prepare()

            def progress(tally: Tally) -> None:
                told(tally.done, tally.planned)

            return job(progress, self._stop.is_set)

        self.work = Work(self, work)
        self.work.progressed.connect(self._on_progress)
        self.work.done.connect(self._on_done)
        self.work.failed.connect(self._on_failed)
        self.work.start()

    def stop(self) -> None:
        """Stop soon; what was shown before stays."""
        self._stop.set()

    def _on_progress(self, done: int, planned: int) -> None:
        self.bar.setRange(0, planned)
        self.bar.setValue(done)
        self.told.setText(f"{done} of {planned} futures")

    def _on_done(self, result: Any) -> None:
        self._rest()
        self.result = result
        self.show_result()
        self.heading_changed.emit()

    def _on_failed(self, sentence: str, details: str) -> None:
        stopped = self._stop.is_set()
        self._rest()
        if stopped:
            self.told.setText("Stopped.")
        else:
            self.failed.emit(sentence, details)

    def _rest(self) -> None:
        self.work = None
        self.run_button.setEnabled(True)
        self.stop_button.setEnabled(False)
        self.told.setText("")

    def show_result(self) -> None:
        """Show the result in words, as a picture and as a table."""
        emptied(self._words)
        for sentence in self.sentences():
            self._words.addWidget(label(sentence, 14, wrap=True))
        self._words.addWidget(label(words.NOT_A_FORECAST, 12, 400, "second"))
        self._words.addStretch(1)
        self.figure.show_png(self.picture())
        head, rows = self.rows()
        self.table.setColumnCount(len(head))
        self.table.setRowCount(len(rows))
        self.table.setHorizontalHeaderLabels(head)
        for y, cells in enumerate(rows):
            for x, text in enumerate(cells):
                self.table.setItem(y, x, QTableWidgetItem(text))
        fit = QHeaderView.ResizeMode.ResizeToContents
        self.table.horizontalHeader().setSectionResizeMode(fit)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Where to keep the results")
        if name:
            self.keep_in(Path(name))

    def keep_in(self, folder: Path) -> None:
        """Write the result into a folder, and say so."""
        try:
            self.keep(folder)
        except (DurandError, OSError) as error:
            self.failed.emit(f"The results were not kept: {error}", "")
            return
        self.noted.emit(f"The results are in {folder}")

    # Laying out.

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(10)
        frame, box = titled(self.title)
        box.addWidget(label(self.question, 13, 400, "second", wrap=True))
        content = QWidget()
        self.form = QGridLayout(content)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setVerticalSpacing(8)
        self.fill_form()
        box.addWidget(scrolled(content, "What is asked"), 1)
        box.addWidget(self.bar)
        box.addWidget(self.told)
        foot = row(8)
        foot.addWidget(self.stop_button)
        foot.addStretch(1)
        foot.addWidget(self.run_button)
        box.addLayout(foot)
        frame.setFixedWidth(370)
        whole.addWidget(frame)
        holder = QWidget()
        right = column(holder, 0, 10)
        upper = QHBoxLayout()
        upper.setSpacing(10)
        frame, box = titled("In words")
        content = QWidget()
        self._words = column(content, 0, 8)
        self._words.addWidget(label("Ask, and run.", 14, 400, "second"))
        self._words.addStretch(1)
        box.addWidget(scrolled(content, "The result in words"), 1)
        upper.addWidget(frame, 4)
        frame, box = titled("As a picture")
        box.addWidget(self.figure, 1)
        upper.addWidget(frame, 5)
        right.addLayout(upper, 3)
        frame, box = titled("As a table")
        box.addWidget(self.table, 1)
        right.addWidget(frame, 2)
        whole.addWidget(holder, 1)

    def fill_form(self) -> None:
        """Lay the fields out anew, the scenario first."""
        while self.form.count():
            item = self.form.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
        fields = [("Scenario", self.scenario), *self.fields()]
        for number, (name, field) in enumerate(fields):
            if isinstance(field, QComboBox):
                # Long names are cut in the field, never the field by the panel.
                field.setMinimumContentsLength(12)
                short = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                field.setSizeAdjustPolicy(short)
            self.form.addWidget(label(name, 12, 400, "second"), 2 * number, 0)
            self.form.addWidget(field, 2 * number + 1, 0)
        self.form.setRowStretch(2 * len(fields), 1)


def spin(name: str, low: int, high: int, value: int) -> QSpinBox:
    """Make a field for a whole number."""
    made = QSpinBox()
    made.setRange(low, high)
    made.setValue(value)
    made.setAccessibleName(name)
    made.setToolTip(f"{low:,} to {high:,}; usually {value:,}")
    return made
