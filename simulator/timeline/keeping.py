"""A finished run as a ``.durand`` file, to go on from later."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.errors import DurandError, InputError, Problem
from simulator.timeline.file import create_file
from simulator.timeline.file.lock import Lock
from simulator.timeline.file.opening import drop_leftovers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.run import RunResult

NAME = "run.durand"


def keep_run(result: RunResult, moved: Mapping[str, float], folder: Path) -> Path:
    """Write a run that was lived in one go into a file; an older one is replaced.

    Parameters
    ----------
    result
        The run.
    moved
        The dials that differed from the scenario's.
    folder
        Where ``run.durand`` shall stand.

    Raises
    ------
    DurandError
        When somebody has the older file open.
    InputError
        When the folder cannot be written to.
    """
    path = folder / NAME
    try:
        with tempfile.TemporaryDirectory(prefix=".durand-", dir=folder) as waiting:
            made = Path(waiting) / NAME
            file = create_file(made, result.scenario, moved, result.seed)
            try:
                file.timeline.advance(len(result.series))
                digest = file.timeline.run.digest
            finally:
                file.close()
            if digest != result.digest:
                msg = "The run could not be repeated to the last bit; please report it."
                raise DurandError(msg)
            with Lock(path):
                drop_leftovers(path)
                made.replace(path)
    except OSError as error:
        allowed = f"a folder that can be written to ({error.strerror or error})"
        raise InputError(Problem("--out", NAME, str(folder), allowed)) from error
    return path
