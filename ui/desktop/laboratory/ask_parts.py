"""Parts of the form of an experiment: policies, and claims that are switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.scenario import load_scenario
from ui.desktop.laboratory.ask_compare import FIRST
from ui.desktop.laboratory.dial_line import ClaimLine
from ui.desktop.laboratory.setting_editor import Setting, SettingEditor
from ui.desktop.widgets.basics import column, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from simulator.scenario import Scenario

MOST = 4
SPAN = 365
USUAL = (
    Setting("More mediation", [("mediation_strength", 0.8, 0)]),
    Setting("Crisis mechanism", [("crisis_mechanism", 0.7, 0)]),
)


class Policies(QWidget):
    """Sets of dials, each with a name; as it stands is always one more."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scenario = load_scenario(FIRST)
        self.editors: list[SettingEditor] = []
        self.more = QPushButton("One more policy")
        self.more.clicked.connect(self._on_more)
        inner = QWidget()
        box = column(self, 0, 6)
        box.addWidget(label("Policies, beside things as they stand", 12, 400, "second"))
        self._inside = column(inner, 0, 8)
        box.addWidget(inner)
        box.addWidget(self.more)
        self._show(USUAL)

    def tables(self) -> list[dict[str, Any]]:
        """Return them as an experiment's file has them."""
        settings = (editor.setting for editor in self.editors)
        return [
            {"name": one.name, "dials": {name: value for name, value, _ in one.dials}}
            for one in settings
        ]

    def show_tables(self, tables: Iterable[Mapping[str, Any]]) -> None:
        """Write others."""
        found = [
            Setting(one["name"], [(k, float(v), 0) for k, v in one["dials"].items()])
            for one in tables
        ]
        self._show(found or USUAL)

    def show_scenario(self, scenario: Scenario) -> None:
        """Take the usual values of another scenario."""
        self.scenario = scenario
        for editor in self.editors:
            editor.show_span(scenario, scenario.start, SPAN)

    def _show(self, settings: Sequence[Setting]) -> None:
        while len(self.editors) > len(settings):
            self._remove(self.editors[-1])
        while len(self.editors) < len(settings):
            self._make()
        for editor, setting in zip(self.editors, settings, strict=True):
            editor.show_setting(setting)
        self._tell()

    def _make(self) -> SettingEditor:
        start = self.scenario.start
        editor = SettingEditor(len(self.editors), self.scenario, start, SPAN)
        editor.only_dials()
        editor.changed.connect(self.changed)
        editor.unwanted.connect(self._on_unwanted)
        self.editors.append(editor)
        self._inside.addWidget(editor)
        return editor

    def _on_more(self) -> None:
        editor = self._make()
        editor.add_dial()
        self._tell()
        editor.name.setFocus()

    def _on_unwanted(self, number: int) -> None:
        kept = [e.setting for k, e in enumerate(self.editors) if k != number]
        self._show(kept)

    def _remove(self, editor: SettingEditor) -> None:
        self.editors.remove(editor)
        self._inside.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    def _tell(self) -> None:
        for editor in self.editors:
            editor.remove.setVisible(len(self.editors) > 1)
        self.more.setEnabled(len(self.editors) < MOST)
        self.changed.emit()


class Withouts(QWidget):
    """Claims that are switched off in all futures."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ClaimLine] = []
        self.more = QPushButton("Switch an assumption off")
        self.more.clicked.connect(self._on_more)
        inner = QWidget()
        box = column(self, 0, 6)
        self._inside = column(inner, 0, 6)
        box.addWidget(inner)
        box.addWidget(self.more)

    @property
    def claims(self) -> list[str]:
        """Which are off."""
        return [line.name for line in self.lines]

    def show_claims(self, claims: Iterable[str]) -> None:
        """Switch others off."""
        for line in list(self.lines):
            self._drop(line)
        for claim in claims:
            self._add(claim)

    def _on_more(self) -> None:
        self._add("C6").claim.setFocus()

    def _add(self, claim: str) -> ClaimLine:
        line = ClaimLine(claim)
        line.changed.connect(self.changed)
        line.unwanted.connect(self._on_unwanted)
        self.lines.append(line)
        self._inside.addWidget(line)
        self.changed.emit()
        return line

    def _on_unwanted(self) -> None:
        line = self.sender()
        if isinstance(line, ClaimLine):
            self._drop(line)
            self.changed.emit()

    def _drop(self, line: ClaimLine) -> None:
        self.lines.remove(line)
        self._inside.removeWidget(line)
        line.hide()
        line.deleteLater()
