"""The rows of the tree of branches: each below the one it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ui.desktop import theme, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPen

    from simulator.timeline.session import Session
    from simulator.timeline.tree import Branch, Tree

INKS = 4  # branches have one of so many colours, each with its own dash


@dataclass(frozen=True, slots=True)
class BranchRow:
    """One branch as it is drawn.

    Attributes
    ----------
    forked, head
        The day it left its parent, and how far it was lived.
    shown
        The day on show, where it is the branch on show.
    through
        Joints that touch this row on their way down: day, number of the branch that
        they lead to, and whether they end here.
    leaving
        The branches that leave from this one.
    """

    id: int
    name: str
    told: str
    note: str
    forked: int
    head: int
    shown: int | None
    through: tuple[tuple[int, int, bool], ...]
    leaving: tuple[int, ...]


def ink(number: int) -> int:
    """Tell which colour and dash a branch has, by its number."""
    return number % INKS


def pen(number: int, width: float) -> QPen:
    """Make the pen of a branch: its colour, and its dash too."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QPen

    tokens = theme.tokens()[theme.current()]
    made = QPen(QColor(tokens["branch"][ink(number)]), width)
    dash = tokens["branch_dash"][ink(number)]
    if dash:
        made.setDashPattern([part / max(1.0, width) for part in dash])
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def rows_of(session: Session) -> list[BranchRow]:
    """List the branches of a session, each below the one it came from."""
    view, others = session.view, session.others
    order = _in_depth(view.tree)
    place = {branch.id: number for number, branch in enumerate(order)}
    days = {**others, view.branch: view.rows}
    found = []
    for number, branch in enumerate(order):
        rows = days.get(branch.id)
        head = branch.forked if rows is None else len(rows)
        without = None if branch.parent is None else days.get(branch.parent)
        found.append(
            BranchRow(
                id=branch.id,
                name=words.shown(branch_name(branch)),
                told=_told(rows, branch.forked, without),
                note=words.shown(branch.note),
                forked=branch.forked,
                head=head,
                shown=view.day if branch.id == view.branch else None,
                through=tuple(_joints(order, place, number)),
                leaving=tuple(child.id for child in view.tree.children(branch.id)),
            )
        )
    return found


def branch_name(branch: Branch) -> str:
    """Name a branch as people see it: the first is called what it is."""
    untouched = branch.parent is None and branch.name == "line"
    return "As it went" if untouched else branch.name


def _told(rows: np.ndarray | None, forked: int, without: np.ndarray | None) -> str:
    """Sum a branch up in a few words, from the day on which it left its parent.

    Beside its dead stand those of its parent on the same days, where it lived them.
    """
    if rows is None or len(rows) <= forked:
        return f"from day {forked}"
    lived = rows[forked:]
    step, dead = int(np.max(lived["rung"])), f"{int(lived['deaths'].sum()):,} dead"
    most = f"at most {words.step_short(step).lower()} ({step})"
    if not forked:
        return f"{dead}, {most}"
    if without is not None and len(without) >= len(rows):
        dead += f" (without it {int(without[forked : len(rows)]['deaths'].sum()):,})"
    return f"from day {forked}: {dead}, {most}"


def _in_depth(tree: Tree) -> list[Branch]:
    roots = [branch for branch in tree.branches.values() if branch.parent is None]
    found: list[Branch] = []
    waiting = list(reversed(roots))
    while waiting:
        branch = waiting.pop()
        found.append(branch)
        waiting += reversed(tree.children(branch.id))
    return found


def _joints(
    order: list[Branch], place: Mapping[int, int], row: int
) -> list[tuple[int, int, bool]]:
    found = []
    for number, branch in enumerate(order):
        if branch.parent is None or branch.parent not in place:
            continue
        if place[branch.parent] <= row <= number:
            found.append((branch.forked, branch.id, row == number))
    return found
