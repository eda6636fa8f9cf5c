"""A class as a ``.durand`` file: its run, its branches and its record in one.

Each entry of the record is on the disk before it counts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.classroom.game import Game
from simulator.classroom.record import Record, read_entry
from simulator.errors import DurandError
from simulator.timeline.file import create_file, open_file

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.classroom.record import Entry
    from simulator.classroom.setup import ClassSetup
    from simulator.timeline.file import Contents
    from simulator.timeline.file.opening import FileTimeline

KIND = "class"  # of the rows that a class leaves in its file


@dataclass(frozen=True)
class ClassFile:
    """A class and the file it is kept in."""

    game: Game
    file: FileTimeline

    def close(self) -> None:
        """Let the file go; `DurandError` when its last part could not be written."""
        self.file.close()


def create_class(path: Path, setup: ClassSetup) -> ClassFile:
    """Open a class in a new file.

    Raises
    ------
    InputError
        With everything that is wrong with the set-up.
    DurandError
        When the file exists already, or cannot be written.
    """
    setup.check()
    file = create_file(path, setup.scenario, seed=setup.seed)
    try:
        game = Game.open(file.timeline, setup, Keeper(file))
    except BaseException:
        file.close()
        raise
    return ClassFile(game, file)


def open_class(path: Path) -> ClassFile:
    """Go on with the class of a file, in the turn and phase where it stood.

    Raises
    ------
    DurandError
        When the file holds no class, is damaged, or somebody else writes it.
    """
    file = open_file(path)
    try:
        entries = [read_entry(row.body) for row in file.record if row.kind == KIND]
        game = Game(file.timeline, Record(entries, Keeper(file)))
    except BaseException:
        file.close()
        raise
    return ClassFile(game, file)


def holds_class(contents: Contents) -> bool:
    """Whether a file that was read holds a class."""
    return any(row.kind == KIND for row in contents.record)


class Keeper:
    """Keeps the entries of a record in a file."""

    def __init__(self, file: FileTimeline) -> None:
        self._file = file

    def __call__(self, entry: Entry) -> None:
        """Keep one entry.

        Raises
        ------
        DurandError
            When the disk refuses it; the deed then did not happen.
        """
        values = json.loads(entry.model_dump_json())
        try:
            self._file.append_record(KIND, values, at_once=True)
        except OSError as error:
            msg = f"The class's file cannot be written: {error}. Nothing was changed."
            raise DurandError(msg) from error
