"""What undo would take back and redo bring, in the words of the menus."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from simulator.mechanisms import DIALS
from simulator.settings import standing_at_start
from simulator.timeline.changes import DialChange
from simulator.timeline.history import Changed, Deleted, Forked, Noted, Renamed
from simulator.timeline.journal import standing_at
from ui.desktop import words
from ui.desktop.marks import told_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulator.scenario import Scenario
    from simulator.timeline.history import Done, Step
    from simulator.timeline.tree import Tree


def next_name(taken: Iterable[str]) -> str:
    """Name a new branch: the first "What if" that is still free."""
    names = set(taken)
    return next(name for n in count(1) if (name := f"What if {n}") not in names)


def named(step: Step, scenario: Scenario, moved: Mapping[str, float]) -> str:
    """Name a step of the history; ``moved`` are the dials moved before day 0."""
    last = step.deeds[-1]
    if not isinstance(last, Changed):
        return _of_the_tree(last, step.before)
    changes = [deed.entry.change for deed in step.deeds if isinstance(deed, Changed)]
    if len({change.object for change in changes}) > 1:
        return f"{len(changes)} changes at once"
    change = last.entry.change
    if not isinstance(change, DialChange):
        return told_of(change)
    entries = step.before.branch(last.branch).entries
    first = standing_at_start(scenario, moved)
    before = standing_at(first, entries, last.entry.day).dials[change.name]
    dial = DIALS[change.name]
    was, now = (words.value(dial, value) for value in (before, change.value))
    return f"{dial.label} {was} → {now}"


def _of_the_tree(deed: Done, tree: Tree) -> str:
    match deed:
        case Forked():
            return f"What if: {deed.name}"
        case Deleted():
            return f"Delete {tree.branch(deed.branch).name}"
        case Renamed():
            return f"Rename {tree.branch(deed.branch).name}"
        case Noted():
            return f"Note on {tree.branch(deed.branch).name}"
        case _:
            return "Change"
