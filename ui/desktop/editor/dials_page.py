"""The dials that a scenario begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.mechanisms import DIALS
from ui.desktop import words
from ui.desktop.editor.fields import Field, Form
from ui.desktop.editor.number import Number

if TYPE_CHECKING:
    from ui.desktop.editor.draft import Draft


class DialsPage(Form):
    """Edits the dials of a scenario, group by group.

    Parameters
    ----------
    draft
        What is edited.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__("Dials of the scenario")
        self._draft = draft
        usual, own = draft.parent_scenario.dials, draft.scenario.dials
        groups = dict.fromkeys(dial.group for dial in DIALS.values())
        for group in groups:
            self.add_title(group)
            for dial in DIALS.values():
                if dial.group != group:
                    continue
                was = usual.get(dial.name, dial.default)
                editor = Number(dial.low, dial.high)
                unit = words.plain_unit(dial.unit)
                field = Field(dial.name, dial.label, unit, editor, was)
                field.name.setToolTip(dial.meaning)
                field.show_value(own.get(dial.name, dial.default))
                self.add(field)
        self.edited.connect(self._on_edited)

    def _on_edited(self, name: str) -> None:
        dials = dict(self._draft.scenario.dials)
        value = self.fields[name].value
        if name not in dials and value == DIALS[name].default:
            return
        dials[name] = value
        if (
            value == DIALS[name].default
            and name not in self._draft.parent_scenario.dials
        ):
            del dials[name]
        self._draft.put(dials=dials)
