"""Where futures are simulated: here, in processes, or on a cluster."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from simulator.ensemble.executors import MOST_WORKERS
from ui.desktop.laboratory.dial_line import shortened
from ui.desktop.laboratory.fields import Named, spin
from ui.desktop.widgets.basics import column

PLACES = (
    ("This computer", "threads"),
    ("This computer, in processes of their own", "processes"),
    ("A Dask cluster", "dask"),
)
MOST_SECONDS = 86_400


class WhereRun(QWidget):
    """By what means futures are simulated; the bits are the same by all."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.place = shortened(QComboBox())
        for text, key in PLACES:
            self.place.addItem(text, key)
        self.place.currentIndexChanged.connect(self._on_place)
        self.address = QLineEdit()
        self.address.setPlaceholderText("tls://scheduler:8786, or empty for one here")
        self.address.textChanged.connect(self.changed)
        self.trust = QCheckBox("Trust it without encryption")
        self.workers = spin("Side by side", 0, MOST_WORKERS, 0)
        self.workers.setSpecialValueText("as many as there are")
        self.limit = spin("Seconds for one future", 0, MOST_SECONDS, 0)
        self.limit.setSpecialValueText("without a limit")
        box = column(self, 0, 8)
        box.addWidget(Named("Where", self.place))
        self.named = Named("Address of the scheduler", self.address)
        box.addWidget(self.named)
        box.addWidget(self.trust)
        box.addWidget(Named("How many side by side", self.workers))
        box.addWidget(Named("Seconds given to one future", self.limit))
        self._on_place()

    @property
    def how(self) -> dict[str, Any]:
        """Options for those who simulate.

        Raises
        ------
        InputError
            When the address of a scheduler is not to be trusted.
        """
        dask = self.place.currentData() == "dask"
        address = self.address.text().strip() or None
        if dask and address is not None:
            from simulator.ensemble.executors.cluster import check_address

            check_address(address, trust=self.trust.isChecked())
        return {
            "executor": self.place.currentData(),
            "workers": self.workers.value() or None,
            "scheduler": address if dask else None,
            "trust": self.trust.isChecked(),
            "timeout_s": float(self.limit.value()) or None,
        }

    def _on_place(self) -> None:
        dask = self.place.currentData() == "dask"
        self.named.setVisible(dask)
        self.trust.setVisible(dask)
        self.changed.emit()
