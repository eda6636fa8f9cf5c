"""What is taken away in a file: as its name ends, or why it could not be written."""

from __future__ import annotations

from errno import EISDIR, ENOENT, ENOTDIR
from typing import TYPE_CHECKING

from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES = "Picture (*.png);;Drawing (*.svg);;Document (*.pdf);;Table (*.csv)"
KINDS = (".png", ".svg", ".pdf", ".csv")
ENDINGS = f"{', '.join(KINDS[:-1])} or {KINDS[-1]}"
TABLE = KINDS[-1]
PLAINLY = {
    ENOENT: "there is no such folder",
    ENOTDIR: "there is no such folder",
    EISDIR: "there is a folder of that name",
}


def write(file: Path, table: str, picture: Callable[[str], bytes]) -> None:
    """Write a table or a picture, as the name of the file ends.

    Parameters
    ----------
    file
        Where to.
    table
        What a table has.
    picture
        Draws a picture of a kind: ``png``, ``svg`` or ``pdf``.

    Raises
    ------
    DurandError
        When the ending is not known, or the file cannot be written.
    """
    kind = file.suffix.lower()
    if kind not in KINDS:
        msg = f"{file.name} was not saved: give it a name that ends in {ENDINGS}."
        raise DurandError(msg)
    made = table.encode() if kind == TABLE else picture(kind[1:])
    try:
        file.write_bytes(made)
    except OSError as error:
        raise DurandError(unwritten(file.name, file.parent, error)) from error


def unwritten(what: str, folder: Path, error: Exception) -> str:
    """Say that something could not be written to a folder, and why.

    Where it was not the system that refused, it says what the error says.
    """
    why = reason(error)
    if not why:
        return f"{what} could not be written. {error}"
    return f"{what} could not be written to {folder}{why}. Choose another place."


def reason(error: Exception) -> str:
    """Say why the system refused, after a colon; nothing where it gave no reason.

    The error may also be one that was raised because the system refused.
    """
    cause = error if isinstance(error, OSError) else error.__cause__
    if not isinstance(cause, OSError):
        return ""
    said = PLAINLY.get(cause.errno or 0, cause.strerror or "")
    return f": {said[:1].lower()}{said[1:]}" if said else ""
