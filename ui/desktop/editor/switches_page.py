"""The claims that hold in a scenario: one switch each, from their declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from simulator.mechanisms import SWITCHES
from ui.desktop import words
from ui.desktop.editor.fields import Field, Form
from ui.desktop.widgets.basics import label

if TYPE_CHECKING:
    from ui.desktop.editor.draft import Draft

NOTE = (
    "Claims of the article, each carried by a mechanism. One without its tick does not "
    "hold from the first day on."
)


class SwitchesPage(Form):
    """Edits which claims hold.

    Parameters
    ----------
    draft
        What is edited.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__("Claims of the scenario")
        self._draft = draft
        note = label(NOTE, 12, 400, "second", wrap=True)
        self.box.insertWidget(self.box.count() - 1, note)
        usual, own = draft.parent_scenario.switches, draft.scenario.switches
        for claim in SWITCHES.values():
            was = usual.get(claim.id, True)
            text = f"{claim.id}  {claim.text}"
            box = QCheckBox(words.shown(text))
            field = Field(claim.id, text, "", box, was)
            field.show_value(own.get(claim.id, True))
            self.add(field)
        self.edited.connect(self._on_edited)

    def _on_edited(self, claim: str) -> None:
        switches, holds = dict(self._draft.scenario.switches), self.fields[claim].value
        switches[claim] = holds
        if holds and claim not in self._draft.parent_scenario.switches:
            del switches[claim]
        self._draft.put(switches=switches)
