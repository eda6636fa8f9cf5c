"""What is marked on the strip of a run: changes, injects, turning points, forks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from simulator.mechanisms import DIALS
from simulator.timeline.changes import DialChange, Injected, Switch
from ui.desktop import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.scenario import Scenario
    from simulator.timeline.change import Change
    from simulator.timeline.view import View

type Kind = Literal["change", "inject", "turn", "fork"]
GRAVE = 3  # a step of escalation from which a new highest one is a turning point
SAME_CLIMB = 4  # days; steps climbed so soon after one another are one climb


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its day, what it stands for, and what is told of it."""

    day: int
    kind: Kind
    told: str


def marks(view: View, scenario: Scenario) -> list[Mark]:
    """Give every mark of the branch that is shown, by day."""
    found = [
        *_entries(view),
        *_injects(view, scenario),
        *turning_points(view.rows),
        *_forks(view),
    ]
    return sorted(found, key=lambda mark: mark.day)


def turning_points(rows: np.ndarray) -> list[Mark]:
    """Find where a run turned: new heights, ceasefires, the Taliban's split."""
    if not len(rows):
        return []
    found = [*_heights(rows["rung"].astype(int))]
    for column, begins, ends in (
        ("ceasefire", "A ceasefire begins", "The ceasefire ends"),
        ("split", "The Taliban split", ""),
    ):
        held = (rows[column] > 0).astype(int)
        for day in np.flatnonzero(np.diff(held, prepend=held[0])):
            told = begins if held[day] else ends
            if told:
                found.append(Mark(int(day), "turn", told))
    return found


def told_of(change: Change) -> str:
    """Tell a change in the words of the screen."""
    if isinstance(change, DialChange):
        dial = DIALS[change.name]
        return f"{dial.label}: {words.value(dial, change.value)} {words.unit(dial)}"
    if isinstance(change, Switch):
        return f"{change.claim} switched {'on' if change.on else 'off'}"
    return change.told()


def _entries(view: View) -> Iterator[Mark]:
    for entry in view.here.entries:
        kind: Kind = "inject" if isinstance(entry.change, Injected) else "change"
        why = f" ({entry.reason})" if entry.reason else ""
        yield Mark(entry.day, kind, told_of(entry.change) + why)


def _injects(view: View, scenario: Scenario) -> Iterator[Mark]:
    for inject in scenario.injects:
        day = (inject.date - scenario.start).days
        if day < view.head:  # what is still to come is not given away
            yield Mark(day, "inject", told_of(Injected(inject=inject)))


def _heights(steps: np.ndarray) -> Iterator[Mark]:
    highest, last = int(steps[0]), -SAME_CLIMB
    waiting: Mark | None = None
    for day in np.flatnonzero(np.diff(steps, prepend=steps[0]) > 0):
        step = int(steps[day])
        if step <= highest:
            continue
        highest = step
        if step < GRAVE:
            continue
        if waiting is not None and day - last > SAME_CLIMB:
            yield waiting
        told = f"{words.step_name(step)}, the highest step so far"
        waiting, last = Mark(int(day), "turn", told), int(day)
    if waiting is not None:
        yield waiting


def _forks(view: View) -> Iterator[Mark]:
    for child in view.tree.children(view.branch):
        yield Mark(child.forked, "fork", f"“{child.name}” leaves here")
