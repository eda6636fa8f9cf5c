"""Fields of a form made from what an experiment declares: titles, ranges, choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from annotated_types import Ge, Le
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from ui.desktop.laboratory.dial_line import shortened
from ui.desktop.laboratory.fields import spin
from ui.desktop.widgets.basics import column, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo

    from simulator.analysis.experiments.plan import Plan

WHOLE = 100  # a share is asked as so many of 100
LARGEST = 2_000_000_000
# The field's words for what is chosen; on the screen they stand in plain ones.
CHOICES: Mapping[str, str] = {
    "morris": "Move one dial at a time",
    "sobol": "Share the differences out (far more futures)",
    "grid": "Every combination of levels",
    "latin": "Points spread over the ranges",
}
TOLD: Mapping[str, str] = {
    "method": "How the dials are moved: one at a time, or all at once.",
    "samples": "More samples, surer figures.",
}
NAMED: Mapping[str, str] = {
    "samples": "Paths through the dials",
    "runs": "Futures at each point",
    "seed": "Luck number",
    "unknowns": "Also vary what we do not know",
}


class DeclaredField(QWidget):
    """One field of an experiment.

    Parameters
    ----------
    name
        Of the field.
    info
        As it is declared.
    """

    changed = Signal()

    def __init__(self, name: str, info: FieldInfo) -> None:
        super().__init__()
        self.name = name
        self._share = isinstance(info.default, float)
        title = NAMED.get(name, info.title or name)
        self.editor = self._make(title, info)
        told = TOLD.get(name, info.description or "")
        self.setToolTip(told)
        self.editor.setToolTip(told)
        box = column(self, 0, 3)
        if not isinstance(self.editor, QCheckBox):
            of = ", of 100" if self._share else ""
            box.addWidget(label(f"{title}{of}", 12, 400, "second"))
        box.addWidget(self.editor)

    @property
    def value(self) -> Any:
        """What is written."""
        editor = self.editor
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, QComboBox):
            return editor.currentData()
        number = editor.value()
        return number / WHOLE if self._share else number

    def show_value(self, value: Any) -> None:
        """Write something else."""
        editor = self.editor
        if isinstance(editor, QCheckBox):
            editor.setChecked(bool(value))
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        else:
            editor.setValue(round(WHOLE * value) if self._share else int(value))

    def _make(self, title: str, info: FieldInfo) -> QCheckBox | QComboBox | QSpinBox:
        if isinstance(info.default, bool):
            box = QCheckBox(title)
            box.setChecked(info.default)
            box.toggled.connect(self.changed)
            return box
        if get_origin(info.annotation) is Literal:
            field = shortened(QComboBox())
            field.setAccessibleName(title)
            for one in get_args(info.annotation):
                field.addItem(CHOICES.get(one, str(one).capitalize()), one)
            field.setCurrentIndex(field.findData(info.default))
            field.currentIndexChanged.connect(self.changed)
            return field
        low, high = _range(info)
        factor = WHOLE if self._share else 1
        ends = round(factor * low), min(LARGEST, round(factor * high))
        made = spin(title, *ends, round(factor * info.default))
        made.valueChanged.connect(self.changed)
        return made


def _range(info: FieldInfo) -> tuple[float, float]:
    """Read the range of a number from its declaration."""
    marks: list[Any] = list(info.metadata)
    kind: Any = info.annotation
    if hasattr(kind, "__value__"):  # a named type
        inner = get_args(kind.__value__)[1]
        marks += getattr(inner, "metadata", [])
    low = next((one.ge for one in marks if isinstance(one, Ge)), 0)
    high = next((one.le for one in marks if isinstance(one, Le)), LARGEST)
    return float(low), float(high)  # type: ignore[arg-type]


def heading_fields(plan: type[Plan]) -> Mapping[str, FieldInfo]:
    """Return what the heading of a kind of experiment declares, by name."""
    heading: Any = plan.model_fields["experiment"].annotation
    fields: Mapping[str, FieldInfo] = heading.model_fields
    return fields
