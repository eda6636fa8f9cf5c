"""The state of the crisis in five numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from ui.desktop import theme, words
from ui.desktop.widgets.basics import column, label, row
from ui.desktop.widgets.running_text import RunningText

if TYPE_CHECKING:
    import numpy as np

NOTHING_YET = "–"
WEEK = 7
HIGH, UNBOUND = 58, 16_777_215  # px: what the numbers need; Qt's word for no limit


class Swatch(QWidget):
    """The colour of a step of escalation; its name always stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(14, 14))
        self._step: int | None = None
        # It paints all of its ground: what lies below need not be painted again.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_step(self, step: int) -> None:
        """Show another step's colour."""
        if step != self._step:
            self._step = step
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        if self._step is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("edge"), 1))
            painter.setBrush(theme.rung(self._step))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
        painter.end()


class Tile(QWidget):
    """One number with its name."""

    def __init__(self, title: str, *, swatch: bool = False) -> None:
        super().__init__()
        self.value = RunningText(14, 600, squeezed=True)
        self.value.say(NOTHING_YET)
        self.swatch = Swatch()
        if not swatch:  # never show one without a parent: it would be a window
            self.swatch.hide()
        self.setAccessibleName(words.shown(title))
        box = column(self, 0, 1)
        box.addWidget(label(title, 11, 500, "second"))
        line = row(6)
        line.addWidget(self.swatch)
        line.addWidget(self.value, 1)
        box.addLayout(line)

    def say(self, text: str) -> None:
        """Show another value."""
        self.value.say(text)
        self.setAccessibleDescription(text)


class Numbers(QFrame):
    """Step of escalation, attacks, unity, talks, crossings.

    Parameters
    ----------
    crossings
        How many crossings there are in all.
    """

    def __init__(self, crossings: int) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.show_title(True)
        self.step = Tile("Step of escalation", swatch=True)
        self.attacks = Tile("Attacks in 7 days")
        self.unity = Tile("Taliban unity")
        self.talks = Tile("Talks and ceasefire")
        self.crossings = Tile("Crossings open")
        self._crossings = crossings
        box = row(10)
        box.setContentsMargins(12, 8, 12, 8)
        self.setLayout(box)
        for tile, stretch in (
            (self.step, 28),
            (self.attacks, 20),
            (self.unity, 18),
            (self.talks, 20),
            (self.crossings, 18),
        ):
            box.addWidget(tile, stretch, Qt.AlignmentFlag.AlignTop)

    def show_title(self, shown: bool) -> None:
        """Be as high as the numbers; under a tab as high as what stands beside it.

        A tab that may not grow would keep all tabs beside it as low as itself.
        """
        if shown:
            theme.fix_height(self, HIGH)
        else:
            self.setProperty("px-high", None)
            self.setMinimumHeight(theme.scaled(HIGH))
            self.setMaximumHeight(UNBOUND)

    def show_start(self, step: int) -> None:
        """Show what is known before the first day."""
        self._show_step(step)

    def show_days(self, rows: np.ndarray) -> None:
        """Show the state after the days done."""
        if not len(rows):
            return
        today = rows[-1]
        self._show_step(int(today["rung"]))
        self.attacks.say(f"{int(rows['attacks'][-WEEK:].sum())}")
        self.unity.say(f"{float(today['cohesion']) * 100:.0f} of 100")
        self.talks.say(_talks(rows[-WEEK:]))
        self.crossings.say(f"{int(today['crossings_open'])} of {self._crossings}")

    def _show_step(self, step: int) -> None:
        self.step.swatch.show_step(step)
        self.step.say(f"{step}  {words.step_short(step)}")
        self.step.setToolTip(words.step_name(step))


def _talks(week: np.ndarray) -> str:
    if week["ceasefire"][-1]:
        return "Ceasefire"
    return "Talks" if week["talks"].any() else "Neither"
