"""The screen of comparisons: a dial at two settings, on the same luck."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider, QWidget

from simulator.analysis.compare.arms import Arm
from simulator.analysis.compare.comparison import Comparison, compare
from simulator.analysis.compare.sample import Plan
from simulator.analysis.measures import MEASURES
from simulator.definitions.outcome import OUTCOMES
from simulator.mechanisms import DIALS
from simulator.scenario import load_scenario
from ui.desktop.laboratory.page import Laboratory, spin
from ui.desktop.widgets.basics import label, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from simulator.ensemble.outcomes import Tally
    from ui.desktop.main_window import MainWindow

PARTS = 100  # of a dial's range, on a slider


class End(QWidget):
    """One setting of the dial: a slider over its range, and its value."""

    def __init__(self, name: str, part: int) -> None:
        super().__init__()
        self._low, self._high = 0.0, 1.0
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, PARTS)
        self.slider.setAccessibleName(name)
        self.slider.setValue(part)
        self.slider.valueChanged.connect(self._say)
        self.says = label("", 13, 600)
        box = row(8)
        self.setLayout(box)
        box.addWidget(self.slider, 1)
        box.addWidget(self.says)
        self._say()

    @property
    def value(self) -> float:
        """The value of the dial."""
        return self._low + (self._high - self._low) * self.slider.value() / PARTS

    def show_range(self, low: float, high: float) -> None:
        """Take the range of another dial."""
        self._low, self._high = low, high
        self._say()

    def _say(self) -> None:
        self.says.setText(f"{self.value:.3g}")


class ComparePage(Laboratory):
    """Two settings of a dial on the same luck."""

    title = "Compare"
    question = (
        "Two settings are lived with the same luck, future by future, so that what "
        "differs is their effect."
    )

    def __init__(self, window: MainWindow) -> None:
        self.dial = QComboBox()
        self.dial.setAccessibleName("Dial that differs")
        for name, dial in DIALS.items():
            self.dial.addItem(dial.label, name)
        self.low, self.high = End("First setting", 10), End("Second setting", 90)
        self.runs = spin("Futures of each setting", 10, 2000, 100)
        self.days = spin("Days", 14, 1827, 365)
        self.unknowns = QCheckBox("Also vary what we do not know")
        self.unknowns.setChecked(True)
        super().__init__(window)
        self.dial.currentIndexChanged.connect(self._on_dial)
        self._on_dial()

    @override
    def fields(self) -> list[tuple[str, QWidget]]:
        return [
            ("Dial that differs", self.dial),
            ("First setting", self.low),
            ("Second setting", self.high),
            ("Futures of each", self.runs),
            ("Days", self.days),
            ("", self.unknowns),
        ]

    @override
    def job(
        self,
    ) -> Callable[[Callable[[Tally], None], Callable[[], bool]], Comparison]:
        scenario = load_scenario(self.scenario.currentData())
        dial = str(self.dial.currentData())
        name = DIALS[dial].label
        arms = [
            Arm(f"{name} {one.value:.3g}", scenario, {dial: one.value})
            for one in (self.low, self.high)
        ]
        plan = Plan(
            arms, self.runs.value(), self.days.value(), 0, self.unknowns.isChecked()
        )

        def work(
            progress: Callable[[Tally], None], cancelled: Callable[[], bool]
        ) -> Comparison:
            return compare(plan, progress=progress, cancelled=cancelled)

        return work

    @override
    def sentences(self) -> list[str]:
        found: Comparison = self.result
        n = f"n = {found.ok} of {found.planned} futures."
        return [s for c in found.contrasts for s in c.story] + [n]

    @override
    def picture(self) -> bytes:
        from ui.figures.difference import draw_comparison

        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "comparison.png"
            draw_comparison(self.result, file)
            return file.read_bytes()

    @override
    def rows(self) -> tuple[list[str], list[list[str]]]:
        found: Comparison = self.result
        contrast = found.contrasts[0]
        first, second = (arm.name for arm in found.plan.arms)
        head = ["What", first, second, "Difference", "9 of 10 sure", "Second has more"]
        rows = [
            [
                MEASURES[one.measure].label,
                f"{one.first:.3g}",
                f"{one.second:.3g}",
                f"{one.mean:+.3g}",
                f"{one.low:+.3g} to {one.high:+.3g}",
                f"in {100 * one.win:.0f} of 100",
            ]
            for one in contrast.differences
        ]
        for ending, shares in found.endings.items():
            told = [f"{100 * share:.0f} of 100" for share in shares]
            rows.append([f"ends in {OUTCOMES[ending]}", *told, "", "", ""])
        return head, rows

    @override
    def keep(self, folder: Path) -> None:
        from ui.figures.difference import draw_comparison

        folder.mkdir(parents=True, exist_ok=True)
        plain: dict[str, Any] = self.result.as_plain()
        text = json.dumps(plain, indent=2, ensure_ascii=False) + "\n"
        (folder / "compare.json").write_text(text, encoding="utf-8")
        draw_comparison(self.result, folder / "compare.svg")

    @override
    def views(self) -> Iterator[tuple[str, QWidget]]:
        self.runs.setValue(20)
        self.days.setValue(120)
        self.start()
        if self.work is not None:
            self.work.settle()
        yield "compare", self.window()

    def _on_dial(self) -> None:
        dial = DIALS[str(self.dial.currentData())]
        self.dial.setToolTip(dial.meaning)
        for one in (self.low, self.high):
            one.show_range(dial.low, dial.high)
