"""The screen of the debrief: luck or choice, turning points, the four questions."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from simulator.classroom.debrief import Debrief, make_debrief
from simulator.classroom.roles import role
from simulator.errors import DurandError
from ui.desktop import theme, words
from ui.desktop.screens.page import Page
from ui.desktop.widgets.basics import column, label, row, set_tone
from ui.desktop.widgets.parts import Work, emptied, of_100, scrolled, titled
from ui.desktop.widgets.picture import FigureView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from simulator.classroom.game import Game
    from ui.desktop.classroom.page import ClassPage
    from ui.desktop.main_window import MainWindow

NOTHING = "There is no class to look back on yet: start one, and play a turn."
QUESTIONS = {
    "planned": "What did we plan?",
    "happened": "What happened?",
    "why": "Why?",
    "next time": "What next time?",
}
HIGH = 96


class DebriefPage(Page):
    """Looking back on the class that is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._shell = window
        self.work: Work | None = None
        self.debrief: Debrief | None = None
        self._of: Game | None = None
        self.answers: dict[str, QPlainTextEdit] = {}
        self.figure = FigureView("The class's line inside the futures it could have")
        self.share = QPushButton("Share the report…")
        self.share.setDefault(True)
        self.share.clicked.connect(self._choose_folder)
        self.names = QCheckBox("with students' names")
        self.waiting = label(NOTHING, 16, 400, "second")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Futures that are done")
        self.bar.hide()
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
        if game is None or self.work is not None:
            return
        if game.state.turns_done and self._stale(game):
            self._begin(game)

    @override
    def end(self) -> None:
        if self.work is not None:
            self.work.wait()

    @override
    def views(self) -> Iterator[tuple[str, QWidget]]:
        if self.debrief is None:
            from ui.desktop.classroom.rehearsal import played
            from ui.desktop.classroom.setup import SetupView

            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                there = played(Path(folder), SetupView().setup_now())
                self.show_debrief(make_debrief(there.game))
                there.close()
        yield "debrief", self.window()

    def _game(self) -> Game | None:
        page: ClassPage | None = self._shell.pages.get("class")  # type: ignore[assignment]
        return page.desk.game if page is not None and page.desk is not None else None

    def _stale(self, game: Game) -> bool:
        done = len(self.debrief.turns) if self.debrief else 0
        return game is not self._of or done != game.state.turns_done

    def _begin(self, game: Game) -> None:
        self._of = game
        self.waiting.setText("The same weeks are played again, with other luck …")
        self.waiting.show()
        self.bar.show()

        def work(told: object) -> Debrief:
            return make_debrief(game, progress=told)  # type: ignore[arg-type]

        self.work = Work(self, work)
        self.work.progressed.connect(self._on_progress)
        self.work.done.connect(self.show_debrief)
        self.work.failed.connect(self._on_failed)
        self.work.start()

    def _on_progress(self, done: int, planned: int) -> None:
        self.bar.setRange(0, planned)
        self.bar.setValue(done)

    def _on_failed(self, sentence: str, details: str) -> None:
        self.work = None
        self.bar.hide()
        self.failed.emit(sentence, details)

    def show_debrief(self, debrief: Debrief) -> None:
        """Show a debrief that was made."""
        from ui.figures.debrief import as_png, line_and_fans

        self.work, self.debrief = None, debrief
        self.waiting.hide()
        self.bar.hide()
        self._body.show()
        colours = {key: theme.color(key).name() for key in ("panel", "text", "text2")}
        self.figure.show_png(as_png(line_and_fans(debrief, colours)))
        self._show_luck(debrief)
        self._show_turns(debrief)
        self._show_aims(debrief)
        for key, box in self.answers.items():
            if not box.toPlainText():
                box.setPlainText(debrief.reflected.get(key, ""))
        self.heading_changed.emit()

    def write_report(self, folder: Path) -> None:
        """Write the report as HTML and PDF, and the record as a table."""
        from ui.paper.debrief import write_csv, write_html
        from ui.paper.debrief import write_report as write_pdf

        game = self._of
        if game is None:
            return
        names = self.names.isChecked()
        try:
            self._keep_answers(game)
            debrief = make_debrief(game)
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

    def _show_luck(self, debrief: Debrief) -> None:
        emptied(self._luck, after=1)
        for one in debrief.luck:
            title = f"{one.label[0].upper()}{one.label[1:]}"
            self._luck.addWidget(label(title, 13, 600, wrap=True))
            self._luck.addWidget(label(one.verdict, 13, wrap=True))
            middle = (
                f"you {one.line:,.0f}; your orders with other luck {one.orders:,.0f}; "
                f"the model alone {one.model:,.0f} {one.unit}"
            )
            self._luck.addWidget(label(middle, 12, 400, "second", wrap=True))
        count = f"{len(debrief.own)} futures each. {words.NOT_A_FORECAST}"
        self._luck.addWidget(label(count, 12, 400, "second", wrap=True))
        self._luck.addStretch(1)

    def _show_turns(self, debrief: Debrief) -> None:
        emptied(self._turns)
        for turn in debrief.turns:
            self._turns.addWidget(label(f"Turn {turn.number}", 13, 600))
            for who, what in turn.orders:
                self._turns.addWidget(label(f"{who}: {what}", 13, wrap=True))
            came = "; ".join(f"{what} ({of_100(share)})" for what, share in turn.came)
            said = f"Came: {came or 'nothing new'}"
            self._turns.addWidget(label(said, 12, 400, "second", wrap=True))
            if turn.adjusted:
                why = f"The umpire chose another future: {turn.adjusted}"
                self._turns.addWidget(label(why, 12, 400, "changed", wrap=True))
        self._turns.addStretch(1)

    def _show_aims(self, debrief: Debrief) -> None:
        emptied(self._aims)
        for seat, results in debrief.aims.items():
            self._aims.addWidget(label(role(seat).short, 13, 600))
            for one in results:
                line = row(8)
                mark = label("met" if one.met else "not met", 12, 600)
                set_tone(mark, "accent" if one.met else "second")
                mark.setFixedWidth(56)
                line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
                secret = " (secret)" if one.aim.secret else ""
                odds = f"the model alone: {of_100(one.odds)}"
                text = f"{one.aim.text}{secret}; {odds}"
                line.addWidget(label(text, 12, wrap=True), 1)
                self._aims.addLayout(line)
        self._aims.addStretch(1)

    def _lay_out(self) -> None:
        whole = column(self, 12, 10)
        whole.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(self.bar)
        self._body = QWidget()
        self._body.hide()
        whole.addWidget(self._body, 1)
        body = column(self._body, 0, 10)
        upper = QHBoxLayout()
        upper.setSpacing(10)
        frame, box = titled("Your line, and the lines it could have been")
        box.addWidget(self.figure, 1)
        upper.addWidget(frame, 66)
        frame, outer = titled("Luck or choice?", size=16)
        content = QWidget()
        self._luck = column(content, 0, 4)
        self._luck.addWidget(label("", 2))
        outer.addWidget(scrolled(content, "Luck or choice"), 1)
        upper.addWidget(frame, 34)
        body.addLayout(upper, 5)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        frame, outer = titled("Turn by turn")
        content = QWidget()
        self._turns = column(content, 0, 4)
        outer.addWidget(scrolled(content, "Turn by turn"), 1)
        middle.addWidget(frame, 1)
        frame, outer = titled("Aims", "none of them rewards violence")
        content = QWidget()
        self._aims = column(content, 0, 4)
        outer.addWidget(scrolled(content, "Aims"), 1)
        middle.addWidget(frame, 1)
        body.addLayout(middle, 4)
        body.addWidget(self._questions())

    def _questions(self) -> QWidget:
        frame, box = titled("The four questions")
        grid = QGridLayout()
        for place, (key, question) in enumerate(QUESTIONS.items()):
            grid.addWidget(label(question, 13, 500), 0, place)
            answer = QPlainTextEdit()
            answer.setAccessibleName(question)
            answer.setPlaceholderText("Type here, or leave it for the room")
            answer.setTabChangesFocus(True)
            answer.setFixedHeight(HIGH)
            self.answers[key] = answer
            grid.addWidget(answer, 1, place)
        box.addLayout(grid)
        return frame
