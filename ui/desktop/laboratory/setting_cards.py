"""The settings of a comparison side by side: names, and what differs, in orange."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from simulator.mechanisms import DIALS
from ui.desktop import words
from ui.desktop.laboratory.setting_editor import Sample
from ui.desktop.laboratory.wording import dial_value, usual
from ui.desktop.widgets.basics import ElidedLabel, column, label, row, set_tone
from ui.shapes.compared import LETTERS, starts

if TYPE_CHECKING:
    from simulator.analysis.compare.arms import Arm
    from simulator.analysis.compare.comparison import Comparison

COLUMNS = {2: 3, 3: 2, 4: 1}  # things that differ, by the number of settings


@dataclass(frozen=True)
class Differing:
    """One thing that differs between settings.

    Attributes
    ----------
    values
        In words, one a setting.
    off
        Whether each setting has it otherwise than the first one.
    """

    name: str
    values: tuple[str, ...]
    off: tuple[bool, ...]


def differing(found: Comparison) -> list[Differing]:
    """List all that differs between the settings of a comparison."""
    arms = list(found.plan.arms)
    rows = []
    titles = [arm.scenario.title for arm in arms]
    if len({*titles}) > 1:
        rows.append(_row("Scenario", titles))
    names = dict.fromkeys(name for arm in arms for name in arm.dials)
    for name in names:
        values = [dial_value(name, _value(arm, name)) for arm in arms]
        rows.append(_row(DIALS[name].label, values))
    claims = dict.fromkeys(claim for arm in arms for claim in arm.without)
    for claim in claims:
        values = ["off" if claim in arm.without else "on" for arm in arms]
        rows.append(_row(f"Assumption {claim}", values))
    for change in dict.fromkeys(e.change.told() for arm in arms for e in arm.changes):
        days = [
            next(
                (f"day {e.day}" for e in arm.changes if e.change.told() == change), "–"
            )
            for arm in arms
        ]
        rows.append(_row(change, days))
    return [one for one in rows if any(one.off)]


def _day(arm: Arm, change: str) -> str:
    found = (f"day {e.day}" for e in arm.changes if e.change.told() == change)
    return next(found, "–")


def _value(arm: Arm, name: str) -> float:
    return arm.dials.get(name, usual(name, arm.scenario))


def _row(name: str, values: list[str]) -> Differing:
    return Differing(name, tuple(values), tuple(one != values[0] for one in values))


class SettingCard(QFrame):
    """One setting of a comparison that was carried out."""

    def __init__(self, found: Comparison, arm: int, rows: list[Differing]) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        plan = found.plan
        name = plan.arms[arm].name
        self.setAccessibleName(f"Setting {LETTERS[arm]}: {name}")
        when = starts(found)
        told = f"{plan.runs} futures from {words.short_date(when)} {when.year}"
        if arm:
            told = f"the same {plan.runs} lucks, so luck is shared"
        line = row(12)
        line.setContentsMargins(14, 7, 14, 7)
        self.setLayout(line)
        line.addWidget(Sample(arm, 28))
        text = QWidget()
        box = column(text, 0, 0)
        title = ElidedLabel(f"{LETTERS[arm]}   {name}", 14, 600)
        box.addWidget(title)
        note = ElidedLabel(told, 11)
        set_tone(note, "second")
        box.addWidget(note)
        line.addWidget(text, 5)
        shown = rows[: COLUMNS[len(plan.arms)]]
        for one in shown:
            line.addWidget(_thing(one, arm), 3)
        more = len(rows) - len(shown)
        if more > 0:
            rest = label(f"+ {more} more", 11, 400, "second")
            rest.setToolTip("\n".join(f"{r.name}: {r.values[arm]}" for r in rows))
            line.addWidget(rest)


def _thing(one: Differing, arm: int) -> QWidget:
    made = QWidget()
    box = column(made, 0, 0)
    name = ElidedLabel(one.name, 11)
    set_tone(name, "second")
    value = ElidedLabel(one.values[arm], 14, 600)
    set_tone(value, "changed" if one.off[arm] else "plain")
    box.addWidget(name)
    box.addWidget(value)
    return made


class SettingCards(QWidget):
    """The cards in a row."""

    def __init__(self) -> None:
        super().__init__()
        self._line = row(10)
        self.setLayout(self._line)
        self.cards: list[SettingCard] = []

    def show_settings(self, found: Comparison) -> list[Differing]:
        """Show the settings of another comparison, and give what differs."""
        for old in self.cards:
            self._line.removeWidget(old)
            old.hide()
            old.deleteLater()
        rows = differing(found)
        many = range(len(found.plan.arms))
        self.cards = [SettingCard(found, arm, rows) for arm in many]
        for card in self.cards:
            self._line.addWidget(card, 1)
        return rows


def changed_words(rows: list[Differing], arm: int) -> tuple[str, str]:
    """Tell what a setting changes, where every way begins; and the same in brief."""
    off = [one for one in rows if one.off[arm]]
    if not off:
        return "Nothing changed", "None"
    brief = f"{off[0].values[0]} → {off[0].values[arm]}"
    more = f" + {len(off) - 1}" if len(off) > 1 else ""
    return f"{off[0].name} {brief}{more}", f"{brief}{more}"


def alike(found: Comparison, rows: list[Differing]) -> int:
    """Count the dials that are alike in all settings."""
    moved = {name for arm in found.plan.arms for name in arm.dials}
    apart = {name for name in moved if any(DIALS[name].label == r.name for r in rows)}
    return len(DIALS) - len(apart)
