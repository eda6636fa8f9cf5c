"""What was done in a run: its log, its branches, and two runs side by side."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from simulator.timeline.file import Contents
    from simulator.timeline.tree import Branch

TOTALS = {
    "peak_rung": "highest step of escalation",
    "attacks": "attacks",
    "deaths": "deaths",
    "border_clashes": "border clashes",
    "strikes": "strikes",
    "ceasefire": "days of ceasefire",
}


def contents_of(path: Path) -> "Contents":
    """Read a file or an archive."""
    from simulator.timeline.archive import is_archive, read_archive
    from simulator.timeline.file import read_file

    if path.is_file() and is_archive(path):
        return read_archive(path)
    return read_file(path)


def print_log(path: Path) -> None:
    """Print everything that was done, in order."""
    contents = contents_of(path)
    typer.echo(_heading(contents))
    if not contents.log:
        typer.echo("Nothing was changed.")
    for number, logged in enumerate(contents.log, start=1):
        typer.echo(f"{number:>4}  {logged.at[:19].replace('T', ' ')}  {logged.told}")


def print_branches(path: Path) -> None:
    """Print the tree of branches, each below the one it came from."""
    contents = contents_of(path)
    typer.echo(_heading(contents))
    roots = [b for b in contents.tree.branches.values() if b.parent is None]
    for root in roots:
        _print_branch(contents, root, 0)


def _print_branch(contents: "Contents", branch: "Branch", depth: int) -> None:
    changes = len([e for e in branch.entries if e.day >= branch.forked])
    told = f"{contents.heads.get(branch.id, 0)} days, {changes} changes of its own"
    if branch.parent is not None:
        told = f"from day {branch.forked}, {told}"
    note = f": {branch.note}" if branch.note else ""
    typer.echo(f"{'  ' * depth}{branch.name} (number {branch.id}, {told}){note}")
    for child in contents.tree.children(branch.id):
        _print_branch(contents, child, depth + 1)


def _heading(contents: "Contents") -> str:
    scenario = contents.scenario
    return f"{scenario.title} ({scenario.name}), seed {contents.seed}"


def print_difference(one: str, other: str) -> bool:
    """Print how two runs differ; False when they do."""
    from simulator.timeline.results import compare, result_of

    (mine, my_branch), (theirs, their_branch) = _chosen(one), _chosen(other)
    sames = _causes(mine, theirs)
    results = result_of(mine, my_branch), result_of(theirs, their_branch)
    for line in [*sames, *_journals(my_branch, their_branch)]:
        typer.echo(line)
    found = compare(*results)
    if found.day is None:
        typer.echo(f"All {found.days} days that both have are equal.")
        return not sames
    typer.echo(f"They part on day {found.day}, first in {found.column}.")
    typer.echo(f"\n{'in ' + str(found.days) + ' days':<28}{'A':>12}{'B':>12}")
    for name, label in TOTALS.items():
        mine_in_all, theirs_in_all = found.totals[name]
        typer.echo(f"{label:<28}{mine_in_all:>12g}{theirs_in_all:>12g}")
    a, b = (len(result.series) for result in results)
    if a != b:
        typer.echo(f"A has {a} days, B has {b}.")
    return False


def _chosen(text: str) -> "tuple[Contents, Branch]":
    """Read ``FILE`` or ``FILE#branch``; the branch that was left open unless told."""
    path, mark, name = text.rpartition("#")
    if mark and not Path(text).exists():
        contents = contents_of(Path(path))
        return contents, contents.tree.named(name)
    contents = contents_of(Path(text))
    return contents, contents.tree.branch(contents.branch)


def _causes(mine: "Contents", theirs: "Contents") -> list[str]:
    causes = {
        "scenario": (mine.scenario, theirs.scenario),
        "luck": (mine.seed, theirs.seed),
        "dials on day 0": (mine.dials, theirs.dials),
    }
    return [f"They begin with another {k}." for k, (a, b) in causes.items() if a != b]


def _journals(mine: "Branch", theirs: "Branch") -> list[str]:
    def told(branch: "Branch") -> list[str]:
        return [f"day {e.day}: {e.change.told()}" for e in branch.entries]

    a, b = told(mine), told(theirs)
    only_a = [f"only in A: {line}" for line in a if line not in b]
    return only_a + [f"only in B: {line}" for line in b if line not in a]
