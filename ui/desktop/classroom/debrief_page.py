"""The screen of the debrief: luck or choice, turning points, the four questions."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.classroom.debrief import Debrief, make_debrief
from simulator.classroom.otherwise import keep_otherwise
from simulator.errors import DurandError
from ui.desktop.classroom.course_chart import CourseChart
from ui.desktop.classroom.course_table import CourseTable
from ui.desktop.classroom.debrief_parts import Luck, Turning
from ui.desktop.classroom.debrief_tabs import Leaves
from ui.desktop.classroom.otherwise_sheet import OtherwiseSheet
from ui.desktop.screens.page import Page
from ui.desktop.widgets.basics import IconButton, column, label, row, surface
from ui.desktop.widgets.parts import Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent

    from simulator.classroom.game import Game
    from simulator.classroom.otherwise import Otherwise
    from ui.desktop.classroom.page import ClassPage
    from ui.desktop.main_window import MainWindow

NOTHING = "There is no class to look back on yet"
HOW = "Start a class, or open one that was kept, and play a turn of it."
UNPLAYED = "This class has not seen a result yet"
HOW_ON = "Go on with it until its first reveal; then the debrief stands here."
TALL = 820  # px from which turning points and questions are seen together
PLAYING = "The same weeks are played again, with other luck …"


class DebriefPage(Page):
    """Looking back on the class that is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._shell = window
        self.work: Work | None = None
        self.debrief: Debrief | None = None
        self.sheet: OtherwiseSheet | None = None
        self._of: Game | None = None
        self.chart, self.table = CourseChart(), CourseTable()
        self.luck, self.turning, self.leaves = Luck(), Turning(), Leaves()
        self.answers = self.leaves.answers
        self.turning.otherwise.connect(self.open_otherwise)
        self.leaves.otherwise.connect(self.open_otherwise)
        self.share = QPushButton("Share the report…")
        self.share.setDefault(True)
        self.share.clicked.connect(self._choose_folder)
        self.names = QCheckBox("with students' names")
        self.waiting = label(NOTHING, 20, 600, atlas=True)
        self.hint = label(HOW, 14, 400, "second")
        self.start = QPushButton("Go to the class")
        self.start.clicked.connect(self._to_class)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Futures that are done")
        self._lay_out()

    @override
    def heading(self) -> str:
        return f"Debrief: {self.debrief.title}" if self.debrief else "Debrief"

    @override
    def tools(self) -> Sequence[QWidget]:
        return (self.names, self.share) if self.debrief is not None else ()

    @override
    def enter(self) -> None:
        game = self._game()
        if self.work is not None:
            return
        if game is not None and game.state.turns_done:
            if self._stale(game):
                self._begin(game)
        elif self.debrief is None or game is not None:
            self._show_nothing(UNPLAYED if game else NOTHING, HOW_ON if game else HOW)

    @override
    def end(self) -> None:
        if self.sheet is not None:
            self.sheet.reject()
        if self.work is not None:
            self.work.wait()

    @override
    def views(self) -> Iterator[tuple[str, QWidget]]:
        yield "debrief-empty", self.window()
        from ui.desktop.classroom.rehearsal import played
        from ui.desktop.classroom.setup import SetupView

        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            there = played(Path(folder), SetupView().setup_now())
            self._of = there.game
            self.show_debrief(make_debrief(there.game))
            yield "debrief", self.window()
            for number in range(1, self.leaves.count()):
                self.leaves.setCurrentIndex(number)
                yield f"debrief-leaf-{number}", self.window()
            self.leaves.setCurrentIndex(0)
            self.open_otherwise("1")
            assert self.sheet is not None
            self.sheet.rows[0].boxes[0].setCurrentIndex(2)
            self.sheet.begin()
            assert self.sheet.work is not None
            self.sheet.work.settle()
            yield "debrief-otherwise", self.sheet
            self.sheet.reject()
            there.close()

    def _game(self) -> Game | None:
        page: ClassPage | None = self._shell.pages.get("class")  # type: ignore[assignment]
        return page.desk.game if page is not None and page.desk is not None else None

    def _stale(self, game: Game) -> bool:
        done = len(self.debrief.turns) if self.debrief else 0
        return game is not self._of or done != game.state.turns_done

    def _begin(self, game: Game) -> None:
        if game is not self._of:
            for box in self.answers.values():
                box.clear()
        self._of = game
        self._show_nothing(PLAYING, "")
        self.start.hide()
        self.bar.show()

        def work(told: object) -> Debrief:
            return make_debrief(game, progress=told)  # type: ignore[arg-type]

        self.work = Work(self, work)
        self.work.progressed.connect(self._on_progress)
        self.work.done.connect(self.show_debrief)
        self.work.failed.connect(self._on_failed)
        self.work.start()

    def _show_nothing(self, said: str, hint: str) -> None:
        self.waiting.setText(said)
        self.hint.setText(hint)
        self.bar.hide()
        self.start.show()
        self._body.hide()
        self._empty.show()

    def _on_progress(self, done: int, planned: int) -> None:
        self.bar.setRange(0, planned)
        self.bar.setValue(done)

    def _on_failed(self, sentence: str, details: str) -> None:
        self.work = None
        self._show_nothing("The debrief could not be made", sentence)
        self.failed.emit(sentence, details)

    def show_debrief(self, debrief: Debrief) -> None:
        """Show a debrief that was made."""
        self.work, self.debrief = None, debrief
        self._empty.hide()
        self._body.show()
        self.chart.show_debrief(debrief)
        self.table.show_debrief(debrief)
        self.luck.show_debrief(debrief)
        self.turning.show_debrief(debrief)
        self.leaves.show_debrief(debrief, self._of.state if self._of else None)
        self.heading_changed.emit()

    # A turn played otherwise.

    def open_otherwise(self, turn: str) -> None:
        """Open the sheet on which a turn is played otherwise."""
        if self._of is None or self.sheet is not None:
            return
        self.sheet = OtherwiseSheet(self._of, int(turn), self.window())
        self.sheet.kept.connect(self._on_kept)
        self.sheet.failed.connect(self.failed)
        self.sheet.finished.connect(self._on_closed)
        self.sheet.open()

    def _on_kept(self, made: Otherwise) -> None:
        if self._of is None:
            return
        try:
            name = keep_otherwise(self._of, made)
        except DurandError as error:
            self.failed.emit(str(error), "")
            return
        self.leaves.show_otherwise(self._of.state)
        self.noted.emit(f"Kept as the branch “{name}”, and in the record")

    def _on_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    # The report.

    def write_report(self, folder: Path) -> None:
        """Write the report as HTML and PDF, and the record as a table."""
        from ui.paper.debrief import write_csv, write_html
        from ui.paper.debrief import write_report as write_pdf

        game, debrief = self._of, self.debrief
        if game is None or debrief is None:
            return
        names = self.names.isChecked()
        try:
            self._keep_answers(game)
            debrief = debrief.answered(game.state.reflected)
            write_html(game, debrief, folder / "debrief.html", names=names)
            write_pdf(game, debrief, folder / "debrief.pdf", names=names)
            write_csv(game, folder / "record.csv", names=names)
        except DurandError as error:
            self.failed.emit(str(error), "")
            return
        self.noted.emit(f"The report is in {folder}")

    def _keep_answers(self, game: Game) -> None:
        for key, box in self.answers.items():
            text = box.toPlainText().strip()
            if text and game.state.reflected.get(key) != text:
                game.reflect(key, text)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Where to write the report")
        if name:
            self.write_report(Path(name))

    def _to_class(self) -> None:
        self._shell.show_screen("class")

    # Laying out.

    def _lay_out(self) -> None:
        whole = column(self, 12, 10)
        self._empty = QWidget()
        middle = column(self._empty, 40, 12)
        centre = Qt.AlignmentFlag.AlignHCenter
        middle.addStretch(2)
        for part in (self.waiting, self.hint, self.start):
            middle.addWidget(part, 0, centre)
        self.bar.setFixedWidth(360)
        middle.addWidget(self.bar, 0, centre)
        middle.addStretch(3)
        whole.addWidget(self._empty, 1)
        self._body = QWidget()
        self._body.hide()
        whole.addWidget(self._body, 1)
        body = column(self._body, 0, 10)
        upper = QHBoxLayout()
        upper.setSpacing(10)
        upper.addWidget(self._chart_panel(), 66)
        upper.addWidget(self.luck, 34)
        body.addLayout(upper, 46)
        body.addWidget(self._lower(), 33)
        self._lay = body
        self._place_turning()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_turning()

    def _place_turning(self) -> None:
        """Give the turning points a row of their own where it is high enough."""
        tall = self.height() >= TALL
        place = self.leaves.indexOf(self.turning)
        if tall and self._lay.indexOf(self.turning) < 0:
            if place >= 0:
                self.leaves.removeTab(place)
            self._lay.insertWidget(1, self.turning, 19)
            self.turning.show()
        elif not tall and place < 0:
            self._lay.removeWidget(self.turning)
            self.leaves.insertTab(0, self.turning, "Turning points")
            self.leaves.setCurrentIndex(0)

    def _chart_panel(self) -> QWidget:
        frame = surface("panel")
        box = column(frame, 12, 4)
        head = row(8)
        head.addWidget(label("Your line, and the lines it could have been", 13, 600))
        head.addWidget(label("step of escalation", 12, 400, "second"))
        head.addStretch(1)
        self.as_table = IconButton("table", "Show as a table")
        self.as_table.clicked.connect(self._on_table)
        head.addWidget(self.as_table)
        box.addLayout(head)
        box.addWidget(self.chart, 1)
        box.addWidget(self.table, 1)
        self.table.hide()
        return frame

    def _on_table(self) -> None:
        shown = self.table.isHidden()
        self.table.setVisible(shown)
        self.chart.setVisible(not shown)
        name = "Show as a chart" if shown else "Show as a table"
        self.as_table.show_as("chart" if shown else "table", name)

    def _lower(self) -> QWidget:
        frame = surface("panel")
        box = QVBoxLayout(frame)
        box.setContentsMargins(2, 2, 2, 6)
        box.addWidget(self.leaves)
        return frame
