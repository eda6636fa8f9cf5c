"""One thing that can be chosen: its name, a sentence, and the control it wants."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from ui.desktop.widgets.basics import column, inset, label
from ui.desktop.widgets.choice import Choice

if TYPE_CHECKING:
    from ui.desktop.preferences import Preference
    from ui.desktop.settings import Settings

NO_FOLDER = "{} is no folder that can be written to; the one before holds."
USUAL = "Durand's own folder"


class PreferenceRow(QWidget):
    """Shows a preference, and keeps what is chosen at once.

    Parameters
    ----------
    wanted
        What is chosen.
    settings
        Where it is kept.
    """

    changed = Signal()

    def __init__(self, wanted: Preference, settings: Settings) -> None:
        super().__init__()
        self.preference, self._settings = wanted, settings
        self.setAccessibleName(wanted.title)
        self.note = label("", 12, 400, "bad", wrap=True)
        self.note.hide()
        box = column(self, 0, 4)
        make = {
            "choice": self._make_choice,
            "switch": self._make_switch,
            "number": self._make_number,
            "folder": self._make_folder,
        }
        if wanted.kind != "switch":  # a switch says its name itself
            box.addWidget(label(wanted.title, 13, 500))
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        make[wanted.kind](line)
        box.addLayout(line)
        box.addWidget(label(wanted.tip + ".", 12, 400, "second", wrap=True))
        box.addWidget(self.note)

    def show_kept(self) -> None:
        """Show what holds now."""
        value = self._settings.get(self.preference.key)
        match self.preference.kind:
            case "choice":
                values = [one.value for one in self.preference.options]
                self.choice.show_chosen(values.index(value))
            case "switch":
                self.switch.setChecked(bool(value))
            case "number":
                self.number.setValue(int(value))
            case _:
                self.folder.setText(str(value))

    def _keep(self, value: str | int | bool) -> None:
        if value != self._settings.get(self.preference.key):
            self._settings.put(self.preference.key, value)
            self.changed.emit()

    # The controls.

    def _make_choice(self, line: QHBoxLayout) -> None:
        options = self.preference.options
        self.choice = Choice(
            self.preference.title, [(one.text, one.tip) for one in options]
        )
        self.choice.chosen.connect(self._on_choice)
        line.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self.show_kept()

    def _make_switch(self, line: QHBoxLayout) -> None:
        self.switch = QCheckBox(self.preference.title)
        self.switch.setToolTip(self.preference.tip)
        self.show_kept()
        self.switch.toggled.connect(self._keep)
        line.addWidget(self.switch)

    def _make_number(self, line: QHBoxLayout) -> None:
        self.number = QSpinBox()
        inset(self.number)
        self.number.setRange(self.preference.low, self.preference.high)
        self.number.setAccessibleName(self.preference.title)
        self.number.setToolTip(self.preference.tip)
        self.show_kept()
        self.number.valueChanged.connect(self._keep)
        line.addWidget(self.number)
        line.addWidget(label(self.preference.unit, 12, 400, "second"))
        line.addStretch(1)

    def _make_folder(self, line: QHBoxLayout) -> None:
        self.folder = QLineEdit()
        self.folder.setPlaceholderText(USUAL)
        self.folder.setAccessibleName(self.preference.title)
        self.show_kept()
        self.folder.editingFinished.connect(self._on_folder)
        choose = QPushButton("Choose…")
        choose.setAccessibleName(f"Choose: {self.preference.title}")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_folder)
        usual = QPushButton("Usual")
        usual.setToolTip(USUAL)
        usual.setAutoDefault(False)
        usual.clicked.connect(self._drop_folder)
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        line.addWidget(usual)

    def _on_choice(self, number: int) -> None:
        self._keep(self.preference.options[number].value)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.preference.title, self.folder.text()
        )
        if chosen:
            self.folder.setText(chosen)
            self._on_folder()

    def _drop_folder(self) -> None:
        self.folder.clear()
        self._on_folder()

    def _on_folder(self) -> None:
        """Keep a folder that can be written to; tell of one that cannot."""
        text = self.folder.text().strip()
        good = not text or _writable(Path(text).expanduser())
        self.note.setText("" if good else NO_FOLDER.format(text))
        self.note.setVisible(not good)
        if good:
            self._keep(str(Path(text).expanduser().absolute()) if text else "")
        self.show_kept()


def _writable(folder: Path) -> bool:
    """Whether a folder is there, or can be made, and a file can be put into it."""
    import tempfile

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
