"""`durand branch`: fork, note and delete branches of a file."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.errors import InputError, Problem

if TYPE_CHECKING:
    from simulator.timeline.timeline import Timeline


@dataclass(frozen=True, kw_only=True)
class BranchOrder:
    """What is to be done; a branch is meant by its name or its number."""

    path: Path
    name: str | None
    at: int | None
    origin: str | None
    settings: list[str]
    note: str | None
    delete: bool


def carry_out_branch(order: BranchOrder) -> None:
    """Do what was ordered, or list the branches when nothing was."""
    from ui.cli.timeline import print_branches

    if order.name is not None:
        _change_tree(order, order.name)
    print_branches(order.path)


def _change_tree(order: BranchOrder, name: str) -> None:
    from simulator.mechanisms import DIALS
    from simulator.parameters import check_settings
    from simulator.timeline.file import open_file

    settings, problems = check_settings(DIALS, order.settings)
    if problems:
        raise InputError(*problems)
    file = open_file(order.path)
    try:
        timeline = file.timeline
        if order.delete:
            timeline.delete(timeline.tree.named(name).id)
        elif order.note is not None and order.at is None and _is_there(timeline, name):
            timeline.annotate(timeline.tree.named(name).id, order.note)
        else:
            _fork(timeline, order, name, settings)
    finally:
        file.close()


def _is_there(timeline: "Timeline", name: str) -> bool:
    return any(branch.name == name for branch in timeline.tree.branches.values())


def _fork(
    timeline: "Timeline", order: BranchOrder, name: str, settings: dict[str, float]
) -> None:
    if order.at is None:
        allowed = "the day on which the new branch begins"
        raise InputError(Problem("--at", "the day", None, allowed))
    if order.origin is not None:
        timeline.switch(timeline.tree.named(order.origin).id)
    head = timeline.head
    timeline.fork(name, day=order.at, note=order.note or "")
    for dial, value in settings.items():
        timeline.set_dial(dial, value)
    timeline.advance(head - order.at)
