"""The sheet that makes a report: what it is called, where it goes, as what, by whom."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from simulator.errors import DurandError, InputError
from ui.desktop import motion, theme
from ui.desktop.share_told import tell_made, unwritten, usual_folder
from ui.desktop.widgets.basics import column, label, row, surface
from ui.desktop.widgets.dialog import Dialog
from ui.desktop.widgets.parts import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QHBoxLayout

    from ui.desktop.widgets.toast import Toast
    from ui.report.files import Kind
    from ui.report.parts import Drawing, Report, Source

LEAD = (
    "One HTML page and one PDF that stand on their own: what was asked and changed, "
    "what came of it, on which evidence, and how to repeat it."
)
NOBODY = "Nobody is named; people who changed something are told by a number."
NAMED = "Those who changed something stand in it by the names they gave."
LONGEST_TITLE, LONGEST_QUESTION, LONGEST_NAME = 120, 240, 80
WIDE = 560
KINDS: tuple[tuple[Kind, str], ...] = (
    ("html", "HTML page, to read in a browser"),
    ("pdf", "PDF, to print"),
)
_last: dict[str, Any] = {}  # what was said last, while the program runs


class StoppedError(DurandError):
    """The report was not wanted any more."""


class ShareSheet(Dialog):
    """Asks for little, makes the report in a thread, and tells what came of it.

    Parameters
    ----------
    source
        What is told.
    parent
        The window it stands over.
    toast
        What says that the report is ready, when the sheet has gone.
    twin
        Whether it is told in the names and dates of the invented twin.
    """

    made = Signal(list)  # the files
    copied = Signal(str)

    def __init__(
        self,
        source: Source,
        parent: QWidget,
        toast: Toast | None = None,
        *,
        twin: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Share")
        self.setAccessibleName("Share a report")
        self.setProperty("help", "share")
        self._source, self._toast, self._twin = source, toast, twin
        self._work: Work | None = None
        self._stop = threading.Event()
        self._report: Report | None = None
        self._folder = Path(_last.get("folder", usual_folder()))
        self._make_fields()
        self._lay_out()
        self._show_folder()
        self._check()
        self.title.setFocus()
        self.title.selectAll()

    # What it asks.

    def _make_fields(self) -> None:
        self.title = _line("Title", self._shown(self._source.title), LONGEST_TITLE)
        self.question = _line(
            "Question", self._shown(self._source.question), LONGEST_QUESTION
        )
        self.where = label("", 13, tone="second", wrap=True)
        self.where.setAccessibleName("Folder of the report")
        self.choose = QPushButton("Choose…")
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self.kinds = {kind: QCheckBox(words) for kind, words in KINDS}
        for box in self.kinds.values():
            box.setChecked(True)
            box.toggled.connect(self._check)
        self.named = QCheckBox("With a name")
        self.named.setChecked(bool(_last.get("author")))
        self.named.toggled.connect(self._on_named)
        self.author = _line("Your name", str(_last.get("author", "")), LONGEST_NAME)
        self.author.setPlaceholderText("Your name, or your group's")
        self.author.textChanged.connect(self._check)
        self.privacy = label("", 12, tone="second", wrap=True)
        self.figure = QComboBox()
        self.figure.setAccessibleName("Figure to copy")
        self.copy = QPushButton("Copy a figure")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Figures that are drawn")
        self.told = label("", 12, tone="second", wrap=True)
        self.cancel = QPushButton("Cancel")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.make = QPushButton("Make the report")
        self.make.setDefault(True)
        self.make.clicked.connect(self.start)
        self._on_named(self.named.isChecked())

    def _lay_out(self) -> None:
        box = column(self, 20, 10)
        box.addWidget(label("Share", 20, 600, atlas=True))
        box.addWidget(label(LEAD, 13, tone="second", wrap=True))
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("Title", self.title)
        form.addRow("Question", self.question)
        form.addRow("Where", _beside(self.where, self.choose))
        for number, one in enumerate(self.kinds.values()):
            form.addRow("" if number else "As", one)
        form.addRow("By", _beside(self.author, self.named))
        policy = self.privacy.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.privacy.setSizePolicy(policy)
        form.addRow("", self.privacy)
        form.addRow("Figures", _beside(self.figure, self.copy))
        box.addLayout(form)
        self.figure.addItem("All figures stand in the report", "")
        self.alarm = surface("alarm")
        self.alarm_says = label("", 13, tone="bad", wrap=True)
        inside = column(self.alarm, 10, 4)
        inside.addWidget(self.alarm_says)
        self.alarm.hide()
        box.addWidget(self.alarm)
        box.addWidget(self.bar)
        box.addWidget(self.told)
        self.bar.hide()
        foot = row()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.make)
        box.addLayout(foot)
        letters = theme.font(100).pixelSize() / 100
        self.setFixedWidth(round(WIDE * max(1.0, letters)))

    def _on_named(self, named: bool) -> None:
        self.author.setEnabled(named)
        if self._source.people:
            self.privacy.setText(NAMED if named else NOBODY)
        self.privacy.setVisible(self._source.people)
        self._check()

    def _check(self) -> None:
        nameless = self.named.isChecked() and not self.author.text().strip()
        ready = bool(self.chosen) and not nameless and self._work is None
        self.make.setEnabled(ready)

    @property
    def chosen(self) -> list[Kind]:
        """As what it is made."""
        return [kind for kind, box in self.kinds.items() if box.isChecked()]

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, "Where to put the report", str(self._folder)
        )
        if name:
            self.put_in(Path(name))

    def put_in(self, folder: Path) -> None:
        """Let the report go into a folder."""
        self._folder = folder
        self._show_folder()

    def _show_folder(self) -> None:
        self.where.setText(str(self._folder))

    # What it does.

    def start(self) -> None:
        """Make the report."""
        from ui.report.files import make_report

        asked, kinds, folder = self._asked(), self.chosen, self._folder
        _last.update(folder=folder, author=asked.author)
        source = self._source

        def work(progress: Callable[[int, int], None]) -> Any:
            def told(done: int, planned: int) -> None:
                if self._stop.is_set():
                    msg = "Stopped."
                    raise StoppedError(msg)
                progress(done, planned)

            told(0, 0)
            try:
                return make_report(
                    source, folder, kinds=kinds, asked=asked, replace=False,
                    progress=told,
                )  # fmt: skip
            except InputError as error:
                raise DurandError(unwritten(folder, error)) from error

        self._begin(work, "Putting the report together …")
        if self._work is not None:
            self._work.done.connect(self._on_made)

    def _asked(self) -> Any:
        from ui.report.parts import Asked

        author = self.author.text() if self.named.isChecked() else ""
        fields = self.title.text(), self.question.text(), author
        title, question, author = (" ".join(one.split()) for one in fields)
        return Asked(title, question, author, twin=self._twin)

    def _shown(self, text: str) -> str:
        if not self._twin:
            return text
        from simulator.world.naming import invented

        return invented(text)

    def _begin(self, work: Callable[..., Any], words: str) -> None:
        if self._work is not None:
            return
        self.alarm.hide()
        self._stop.clear()
        motion.show_busy(self.bar)
        self.bar.show()
        self.told.setText(words)
        self._work = Work(self, work)
        self._work.progressed.connect(self._on_progress)
        self._work.failed.connect(self._on_failed)
        self._enable(False)
        self._work.start()

    def _enable(self, able: bool) -> None:
        for one in (self.title, self.question, self.choose, self.named, self.copy):
            one.setEnabled(able)
        self.author.setEnabled(able and self.named.isChecked())
        for box in self.kinds.values():
            box.setEnabled(able)
        self._check()

    def _on_progress(self, done: int, planned: int) -> None:
        if planned:
            self.bar.setRange(0, planned)
            self.bar.setValue(done)
            self.told.setText(f"Figure {done} of {planned} is drawn.")

    def _rest(self) -> None:
        self._work = None
        self.bar.hide()
        self.told.setText("")
        self._enable(True)

    def _on_made(self, files: object) -> None:
        self._rest()
        made = [one for one in files if isinstance(one, Path)]  # type: ignore[attr-defined]
        self.made.emit(made)
        if self._toast is not None:
            tell_made(self._toast, made)
        self.accept()

    def _on_failed(self, sentence: str, details: str) -> None:
        self._rest()
        if self._stop.is_set():
            return
        self.alarm_says.setText(sentence)
        self.alarm.setToolTip(details)
        self.alarm.setAccessibleDescription(sentence)
        self.alarm.show()
        self.adjustSize()

    # Figures for the clipboard.

    def _copy(self) -> None:
        """Draw the figure that is chosen and put it on the clipboard."""
        asked, known, number = self._asked(), self._report, self.figure.currentIndex()
        source = self._source

        def work(progress: Callable[[int, int], None]) -> Any:
            from ui.figures.sheet import rendered, worn
            from ui.report.files import drawings, told_of

            report = known or told_of(source, asked)
            drawn = drawings(report)
            progress(0, 1)
            chosen = drawn[number if known else 0] if drawn else None
            if chosen is None:
                return report, None, b"", b""
            with worn("print"):
                figure = chosen.draw()
                png, svg = (rendered(figure, kind) for kind in ("png", "svg"))
            return report, chosen, png, svg

        self._begin(work, "Drawing the figure …")
        if self._work is not None:
            self._work.done.connect(self._on_drawn)

    def _on_drawn(self, drawn: Any) -> None:
        from ui.report.files import drawings

        self._rest()
        report, chosen, png, svg = drawn
        if self._report is None:
            self._report = report
            self._name_figures(drawings(report))
        if chosen is None:
            return
        data = QMimeData()
        data.setImageData(QImage.fromData(QByteArray(png)))
        data.setData("image/svg+xml", QByteArray(svg))
        data.setText(chosen.caption)
        QGuiApplication.clipboard().setMimeData(data)
        self.told.setText("The figure is on the clipboard, as a picture and as SVG.")
        self.copied.emit(chosen.caption)

    def _name_figures(self, drawn: list[Drawing]) -> None:
        self.figure.clear()
        for one in drawn:
            self.figure.addItem(one.alt)
        self.copy.setText("Copy")

    # Its end.

    @override
    def done(self, result: int) -> None:
        """Stop what is under way, wait for it, and go."""
        self._stop.set()
        if self._work is not None:
            self._work.wait()
            self._work = None
        super().done(result)


def _line(name: str, text: str, longest: int) -> QLineEdit:
    made = QLineEdit(text)
    made.setMaxLength(longest)
    made.setAccessibleName(name)
    made.setCursorPosition(0)
    return made


def _beside(first: QWidget, second: QWidget) -> QHBoxLayout:
    box = row(8)
    box.addWidget(first, 1)
    box.addWidget(second)
    return box
