"""The archive: one zip that tells a run, and lives it again to the last bit.

People and other programs read its texts and tables; `read_archive` reads only the one
member that is a ``.durand`` file, and unpacks nothing else.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.errors import DurandError
from simulator.timeline.file.reading import MOST_BYTES, copy_file, read_file
from simulator.timeline.results import result_of
from simulator.timeline.tomlout import scenario_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from simulator.run import RunResult
    from simulator.timeline.file.contents import Contents
    from simulator.timeline.tree import Branch

MEMBER = "run.durand"
A_DATE = (1980, 1, 1, 0, 0, 0)  # the same run makes the same archive
CHUNK = 1 << 20

README = """{title}
{line}

This archive holds one run of Durand, a simulator of the crisis between Pakistan and
the Afghan Taliban. It explores assumptions; it does not forecast.

  run.durand      the whole run; open it with Durand, or read it with any SQLite
  run.json        scenario, seed, dials, versions, branches with their changes
  scenario.toml   the scenario as a file of its own: durand run scenario.toml
  journal.json    everything that was done, in order, with author and reason
  record.json     what a class left beside the run: turns, briefs, treaties
  report.html     the run told for reading, with its figures; report.pdf for printing
  figures/        each branch as a picture (SVG), and all of them together
  branches/       a folder for each branch: weeks, events, crises, decisions with
                  their grounds, summary with digest

To live it again and compare every bit:

  durand replay {name} --verify

Made with Durand {durand}, Python {python}, numpy {numpy}, numba {numba}.
"""


def is_archive(path: Path) -> bool:
    """Whether a file is a zip."""
    return zipfile.is_zipfile(path)


def write_archive(
    path: Path,
    out: Path,
    tables: Callable[[RunResult], Mapping[str, bytes]],
    extra: Callable[[Contents], Mapping[str, bytes]] = lambda _: {},
) -> Contents:
    """Write the archive of a file: all of it, or nothing.

    Parameters
    ----------
    path
        A ``.durand`` file; somebody may be writing it.
    out
        The zip.
    tables
        Makes the files of a branch: content by name.
    extra
        Makes further files, such as a report.

    Raises
    ------
    DurandError
        When the file cannot be read, or the zip not be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".durand-", dir=out.parent) as folder:
            copied = Path(folder) / MEMBER
            copy_file(path, copied)
            contents = read_file(copied)
            waiting = Path(folder) / "archive.zip"
            with zipfile.ZipFile(waiting, "w", zipfile.ZIP_DEFLATED) as archive:
                _add_file(archive, copied)
                for name, content in _texts(contents, out.name).items():
                    _add(archive, name, content)
                for branch in contents.tree.branches.values():
                    for name, content in _branch(contents, branch, tables).items():
                        _add(archive, name, content)
                for name, content in extra(contents).items():
                    _add(archive, name, content)
            waiting.replace(out)
    except OSError as error:
        msg = f"{out} cannot be written: {error.strerror or error}."
        raise DurandError(msg) from error
    return contents


def read_archive(path: Path) -> Contents:
    """Read the run in an archive; nothing else of it is looked at.

    Raises
    ------
    DurandError
        When it is no archive of Durand, or damaged.
    """
    with tempfile.TemporaryDirectory(prefix="durand-") as folder:
        copied = Path(folder) / MEMBER
        try:
            with zipfile.ZipFile(path) as archive:
                _take_out(archive, copied, path.name)
        except (
            zipfile.BadZipFile,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            msg = f"{path.name} is damaged or no archive of Durand ({error})."
            raise DurandError(msg) from error
        return read_file(copied)


def _take_out(archive: zipfile.ZipFile, copied: Path, name: str) -> None:
    found = [info for info in archive.infolist() if info.filename == MEMBER]
    if len(found) != 1:
        msg = f"{name} is no archive of Durand: it must hold one {MEMBER}."
        raise DurandError(msg)
    taken = 0
    with archive.open(found[0]) as source, copied.open("wb") as target:
        while chunk := source.read(CHUNK):
            taken += len(chunk)
            if taken > MOST_BYTES:  # whatever its table of contents says
                msg = f"{name} holds more than any run of Durand can; it was not read."
                raise DurandError(msg)
            target.write(chunk)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, A_DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def _add_file(archive: zipfile.ZipFile, path: Path) -> None:
    info = zipfile.ZipInfo(path.name, A_DATE)
    with path.open("rb") as source, archive.open(info, "w") as target:
        shutil.copyfileobj(source, target, CHUNK)


def _texts(contents: Contents, name: str) -> dict[str, bytes]:
    title = contents.scenario.title
    unknown = dict.fromkeys(("durand", "python", "numpy", "numba"), "unknown")
    versions = unknown | dict(contents.versions)
    readme = README.format(title=title, line="=" * len(title), name=name, **versions)
    journal = [
        {"at": logged.at, "told": logged.told, **logged.operation.model_dump()}
        for logged in contents.log
    ]
    return {
        "README.txt": readme.encode(),
        "run.json": _json(_run(contents)),
        "journal.json": _json(journal),
        "record.json": _json(
            [
                {"at": row.at, "kind": row.kind, "data": json.loads(row.body)}
                for row in contents.record
            ]
        ),
        "scenario.toml": scenario_toml(contents.scenario).encode(),
    }


def _run(contents: Contents) -> dict[str, Any]:
    return {
        "scenario": contents.scenario.name,
        "seed": contents.seed,
        "draw": contents.scenario.draw,
        "dials": dict(contents.dials),
        "versions": dict(contents.versions),
        "branches": [
            {
                "id": branch.id,
                "name": branch.name,
                "note": branch.note,
                "parent": branch.parent,
                "forked": branch.forked,
                "days": contents.heads.get(branch.id, 0),
                "changes": [entry.model_dump() for entry in branch.entries],
                "files": folder_of(branch),
            }
            for branch in contents.tree.branches.values()
        ],
    }


def folder_of(branch: Branch) -> str:
    """Name the folder of a branch: by number, for names may hold any letter."""
    return f"branches/{branch.id}"


def _branch(
    contents: Contents,
    branch: Branch,
    tables: Callable[[RunResult], Mapping[str, bytes]],
) -> dict[str, bytes]:
    if contents.heads.get(branch.id, 0) == 0:
        return {}
    files = tables(result_of(contents, branch))
    return {f"{folder_of(branch)}/{name}": content for name, content in files.items()}


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
