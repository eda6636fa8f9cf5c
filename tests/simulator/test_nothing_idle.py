"""Nothing is stored that no rule reads, and nothing is observed that nobody shows."""

import ast
from pathlib import Path

import simulator
import ui
from simulator.choices import DECISION
from simulator.world.columns import DAY, EVENT, LAND, WORLD

ROOT, FACE = Path(simulator.__file__).parent, Path(ui.__file__).parent
# Books that tests read: they must balance. And the log's own counters.
BOOKS = {"recruited", "lost", "overflow", "logged"}
CHOICES = "choice_"  # of the day: read by name, as columns of ``DECISION``


class _Reads(ast.NodeVisitor):
    """Names of fields that are read for something else than to change themselves."""

    def __init__(self):
        self.found = set()

    def visit_Assign(self, node):
        self._changed(node.targets[0], node.value)

    def visit_AugAssign(self, node):
        self._changed(node.target, node.value)

    def _changed(self, target, value):
        own = _field(target)
        inner = _Reads()
        inner.visit(value)
        self.found |= inner.found - {own}
        if isinstance(target, ast.Subscript):
            self.visit(target.slice)

    def visit_Attribute(self, node):
        self.found.add(node.attr)
        self.generic_visit(node)

    def visit_Constant(self, node):
        if isinstance(node.value, str) and node.value.isidentifier():
            self.found.add(node.value)


def _field(target):
    while isinstance(target, ast.Subscript):
        target = target.value
    return target.attr if isinstance(target, ast.Attribute) else None


def _read_in(files):
    reads = _Reads()
    for file in files:
        if file.name != "columns.py":
            reads.visit(ast.parse(file.read_text(encoding="utf-8")))
    return reads.found


def _rules():
    """Files of the rules, whose reading shows nobody anything."""
    for part in ("mechanisms", "deciding", "world"):
        yield from (ROOT / part).rglob("*.py")


def test_that_every_column_of_the_state_and_the_land_is_read():
    read = _read_in(ROOT.rglob("*.py"))
    choices = {f"{CHOICES}{name}" for name in DECISION.names}
    assert set(WORLD.names) - read - BOOKS - choices == set()
    assert set(LAND.names) - read == set()


def test_that_every_column_of_a_day_and_of_an_event_is_shown_or_measured():
    files = {*ROOT.rglob("*.py"), *FACE.rglob("*.py")}
    files -= {ROOT / "engine.py", *_rules()}
    read = _read_in(files)
    assert set(DAY.names) - read == set()
    assert set(EVENT.names) - read == set()


def test_that_a_column_that_only_changes_itself_would_be_found():
    reads = _Reads()
    reads.visit(ast.parse("world.idle *= 0.97\nworld.idle = world.idle + world.busy"))
    assert "idle" not in reads.found
    assert "busy" in reads.found
