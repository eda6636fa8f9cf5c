"""The sheet of settings: looks, borders on the map, motion, size of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QPushButton, QVBoxLayout

from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.choice import Choice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desktop.settings import Settings

TITLE = "Settings"
MODES = (
    ("system", "As the system", "Light or dark as the system is"),
    ("light", "Light", "Always light"),
    ("dark", "Dark", "Always dark"),
)
VIEWS = (
    ("de facto", "De facto", "Borders as they are held today"),
    ("as Pakistan draws it", "As Pakistan draws", "Borders as Pakistan draws them"),
    ("as India draws it", "As India draws", "Borders as India draws them"),
    (
        "none beyond the border belt",
        "None beyond the belt",
        "No borders beyond the border belt",
    ),
)
SIZES = (
    (100, "Usual", "Letters as they are made"),
    (115, "Larger", "Letters larger by a seventh"),
    (130, "Largest", "Letters larger by nearly a third"),
)
TWIN = "Show the invented twin of this land on the map"
TWIN_TIP = (
    "Same world, mirrored and turned, with names of its own, for a sensitive class"
)
MOTION = "Less motion: nothing moves by itself but the days"


class SettingsSheet(QDialog):
    """Everything that is remembered; a change holds at once.

    Parameters
    ----------
    settings
        What is changed.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.setMinimumWidth(760)
        self.mode = Choice("Theme", [(text, tip) for _, text, tip in MODES])
        self.view = Choice(
            "Borders on the map", [(text, tip) for _, text, tip in VIEWS]
        )
        self.size_of_type = Choice("Letters", [(text, tip) for _, text, tip in SIZES])
        self.twin, self.motion = QCheckBox(TWIN), QCheckBox(MOTION)
        self.twin.setToolTip(TWIN_TIP)
        self.motion.setToolTip("The futures change without moving, toasts just appear")
        self._show()
        self._lay_out()
        self._connect()

    def _show(self) -> None:
        settings = self._settings
        self.mode.show_chosen([key for key, *_ in MODES].index(settings.mode))
        self.view.show_chosen([key for key, *_ in VIEWS].index(settings.boundaries))
        self.size_of_type.show_chosen(
            [key for key, *_ in SIZES].index(settings.letters)
        )
        self.twin.setChecked(settings.twin)
        self.motion.setChecked(settings.less_motion)

    def _connect(self) -> None:
        self.mode.chosen.connect(self._on_mode)
        self.view.chosen.connect(self._on_view)
        self.size_of_type.chosen.connect(self._on_size)
        self.twin.toggled.connect(self._on_twin)
        self.motion.toggled.connect(self._on_motion)

    def _on_mode(self, number: int) -> None:
        self._settings.mode = MODES[number][0]  # type: ignore[assignment]
        self.changed.emit()

    def _on_view(self, number: int) -> None:
        self._settings.boundaries = VIEWS[number][0]
        self.changed.emit()

    def _on_size(self, number: int) -> None:
        self._settings.letters = SIZES[number][0]
        self.changed.emit()

    def _on_twin(self, wanted: bool) -> None:
        self._settings.twin = wanted
        self.changed.emit()

    def _on_motion(self, wanted: bool) -> None:
        self._settings.less_motion = wanted
        self.changed.emit()

    def _lay_out(self) -> None:
        box = column(self, 20, 14)
        box.addWidget(label(TITLE, 20, 600, atlas=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(14)
        for line, (name, part) in enumerate(
            (
                ("Theme", self.mode),
                ("Borders on the map", self.view),
                ("Letters", self.size_of_type),
            )
        ):
            grid.addWidget(label(name, 13, 500), line, 0)
            grid.addWidget(part, line, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        box.addLayout(grid)
        checks = QVBoxLayout()
        checks.addWidget(self.twin)
        checks.addWidget(label(TWIN_TIP + ".", 12, 400, "second", wrap=True))
        checks.addSpacing(6)
        checks.addWidget(self.motion)
        box.addLayout(checks)
        box.addSpacing(8)
        foot = row()
        foot.addWidget(label("A change holds at once, and is kept.", 12, 400, "second"))
        foot.addStretch(1)
        close = QPushButton("Close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        box.addLayout(foot)
