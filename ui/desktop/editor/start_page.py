"""The state on the first day, field by field, from its declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QWidget

from simulator.allowed import bounds_at
from simulator.situation import StartState
from simulator.world.atlas import load_atlas
from ui.desktop import words
from ui.desktop.editor.fields import Field, Form, choice
from ui.desktop.editor.number import Number

if TYPE_CHECKING:
    from ui.desktop.editor.draft import Draft

STEPS = 9
GATES = (("open", "open"), ("shut", "closed"))
# Groups of fields by their paths, with what is said of each and its unit.
FIELDS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "The crisis",
        (
            ("rung", "Step of escalation that stands", ""),
            ("ceasefire", "A ceasefire is in force", ""),
            ("blame", "Attacks a day blamed on Kabul", "a day, of recent weeks"),
            ("outrage", "Outrage in Pakistan", ""),
            ("rally", "Rallying in Afghanistan", ""),
            ("owed.pakistan", "Blows Pakistan has not answered", ""),
            ("owed.kabul", "Blows Kabul has not answered", ""),
        ),
    ),
    (
        "Trust",
        (
            ("trust.pak_kab", "Islamabad’s trust in Kabul", ""),
            ("trust.kab_pak", "Kabul’s trust in Islamabad", ""),
            ("baseline.pak_kab", "… to which Islamabad’s returns", ""),
            ("baseline.kab_pak", "… to which Kabul’s returns", ""),
        ),
    ),
    (
        "Forces",
        (
            ("fighters.ttp", "Fighters of the TTP", "people"),
            ("fighters.baloch", "Baloch fighters", "people"),
            ("fighters.iskp", "Fighters of ISKP", "people"),
            ("abroad.ttp", "Share of the TTP across the line", ""),
            ("abroad.baloch", "Share of Baloch fighters across the line", ""),
            ("abroad.iskp", "Share of ISKP across the line", ""),
            ("readiness.pakistan", "Pakistan’s forces fit for action", ""),
            ("readiness.kabul", "Taliban forces fit for action", ""),
        ),
    ),
    (
        "Kabul and the powers",
        (
            ("cohesion", "Taliban unity", ""),
            ("restraint", "How far the TTP is held back", ""),
            ("promise", "How far that was promised", ""),
            ("india", "Ties between India and Kabul", ""),
            ("threat", "Threat Islamabad feels from India", ""),
        ),
    ),
)


class StartPage(Form):
    """Edits the state on day 0.

    Parameters
    ----------
    draft
        What is edited.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__("The state on the first day")
        self._draft = draft
        self._usual = draft.parent_scenario.start_state.model_dump()
        state = draft.scenario.start_state.model_dump()
        for title, rows in FIELDS:
            self.add_title(title)
            for path, name, unit in rows:
                self._add(path, name, unit, state)
        self.add_title("Crossings")
        for crossing in load_atlas().crossings:
            self._add(f"crossings.{crossing.id}", crossing.name, "", state)
        self.edited.connect(self._on_edited)

    def _add(self, path: str, name: str, unit: str, state: dict[str, Any]) -> None:
        usual = _at(self._usual, path)
        field = Field(path, name, unit, _editor(path, usual), usual)
        field.show_value(_at(state, path))
        self.add(field)

    def _on_edited(self, path: str) -> None:
        state = self._draft.scenario.start_state.model_dump()
        head, _, last = path.partition(".")
        value = self.fields[path].value
        if last:
            state[head] = {**state[head], last: value}
        else:
            state[head] = value
        self._draft.put(start_state=StartState.model_construct(**_built(state)))


def _built(state: dict[str, Any]) -> dict[str, Any]:
    """Turn plain tables into those of the state; they are checked with the whole."""
    usual = StartState()
    return {
        key: type(getattr(usual, key))(**value)
        if isinstance(value, dict) and key != "crossings"
        else value
        for key, value in state.items()
    }


def _at(state: dict[str, Any], path: str) -> Any:
    head, _, last = path.partition(".")
    if head == "crossings":
        gates = state["crossings"]
        return gates.get(last, gates.get("default", "open"))
    return state[head][last] if last else state[head]


def _editor(path: str, value: Any) -> QWidget:
    if path == "rung":
        return choice((f"{n}  {words.step_name(n)}", n) for n in range(STEPS))
    if path.startswith("crossings."):
        return choice(GATES)
    if isinstance(value, bool):
        return QCheckBox()
    low, high = bounds_at(StartState, tuple(path.split(".")))
    return Number(low, high, whole=isinstance(value, int))
