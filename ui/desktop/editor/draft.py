"""A scenario in the making: what it is now, what it extends, what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.drafting import scenario_file
from simulator.errors import InputError
from simulator.scenario import load_scenario, parse_scenario

if TYPE_CHECKING:
    from simulator.errors import Problem
    from simulator.scenario import Scenario

PAUSE = 250  # ms without a change, after which the whole is checked


class Draft(QObject):
    """Holds the scenario that is being edited, and checks it as it changes.

    Parameters
    ----------
    scenario
        What it begins as.
    extends
        The name of the scenario that comes with Durand and is extended.
    """

    changed = Signal()
    checked = Signal()

    def __init__(self, scenario: Scenario, extends: str, parent: QObject) -> None:
        super().__init__(parent)
        self.scenario, self.extends = scenario, extends
        self.parent_scenario = load_scenario(extends)
        self.text = ""
        self.problems: tuple[Problem, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.check)
        self.check()

    @property
    def sound(self) -> bool:
        """Whether it can be saved and run as it stands."""
        return not self.problems

    def put(self, **fields: Any) -> None:
        """Give fields of the scenario other values; they are checked a moment later."""
        self.scenario = self.scenario.model_copy(update=fields)
        self.changed.emit()
        self._timer.start()

    def check(self) -> None:
        """Check the whole now, as the file that it would be."""
        self._timer.stop()
        self.text = scenario_file(self.scenario, self.parent_scenario, self.extends)
        try:
            parse_scenario(self.text, f"{self.scenario.name}.toml")
        except InputError as error:
            self.problems = error.problems
        else:
            self.problems = ()
        self.checked.emit()
