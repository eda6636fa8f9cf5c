"""Where Durand keeps what it writes, and what serves where that cannot be.

Usually these are the folders that the system gives each user. In a portable folder
(`tools/portable.py`) the file ``portable.ini`` may say otherwise, and where nothing
of it can be written to, something else serves: the program says so (`unusual`).
"""

from __future__ import annotations

import configparser
import os
import stat
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from simulator.errors import InputError, Problem

type Kind = Literal["settings", "data", "cache", "log"]
KINDS: tuple[Kind, ...] = get_args(Kind.__value__)

PORTABLE = "portable.ini"  # stands in the portable folder and marks it as one
BESIDE = "Durand files"  # the folder beside it, on the same stick
WISHES = "user, beside, or a folder"
FORM = f"a section [files] with keep = {WISHES}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where things are kept.

    Attributes
    ----------
    root
        The one folder that holds all kinds; None: the user's own folders.
    refused
        The place that was wanted first but cannot be written to, in words.
    lasting
        Whether it outlives a restart of the computer.
    """

    root: Path | None
    refused: str = ""
    lasting: bool = True


def home(kind: Kind) -> Path:
    """Return the folder for one kind of thing that is kept; it may not exist yet.

    Raises
    ------
    InputError
        When ``portable.ini`` says something that is not understood.
    """
    root = _place().root
    return _usual()[kind] if root is None else root / kind


def unusual() -> str | None:
    """Say where things are kept if it is not where they were wanted; else None."""
    place = _place()
    if not place.refused:
        return None
    warning = (
        ""
        if place.lasting
        else ", which the computer may clear when it restarts: save what you want "
        "to keep in another place"
    )
    return (
        f"{place.refused} cannot be written to. Durand keeps its settings, runs and "
        f"logs in {place.root or 'your own folders'}{warning}."
    )


def portable_folder() -> Path | None:
    """Return the portable folder this program runs from; None when it is installed."""
    folder = Path(sys.prefix).parent
    return folder if (folder / PORTABLE).is_file() else None


def temporary_folder() -> Path:
    """Return a folder for temporary files that is this user's alone."""
    named = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME")
    folder = Path(tempfile.gettempdir()) / f"durand-{named or 'user'}"
    if hasattr(os, "getuid"):
        # Anybody may make a folder there: what another made is not to be trusted.
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            found = folder.lstat()
        except OSError:
            return folder  # it cannot be used, as whoever tries is told
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            return _another()
        folder.chmod(0o700)
    return folder


@cache
def _another() -> Path:
    return Path(tempfile.mkdtemp(prefix="durand-"))


def _usual() -> dict[Kind, Path]:
    from platformdirs import PlatformDirs

    of = PlatformDirs("durand", appauthor=False)
    return {
        "settings": of.user_config_path,
        "data": of.user_data_path,
        "cache": of.user_cache_path,
        "log": of.user_log_path,
    }


def _place() -> Place:
    return _chosen(tuple(_usual().values()), portable_folder())


@cache
def _chosen(usual: tuple[Path, ...], folder: Path | None) -> Place:
    """Take the first place that can be written to, of those that may serve."""
    if folder is None:
        wanted: list[Path | None] = [None]
    else:
        beside = folder.parent / BESIDE
        wish = _wish(folder / PORTABLE)
        wanted = [None] if wish == "user" else [_named(folder, wish), None]
        wanted.append(beside)
    for root in dict.fromkeys(wanted):
        if all(_usable(one) for one in (usual if root is None else [root])):
            refused = "" if root == wanted[0] else _in_words(wanted[0])
            return Place(root, refused)
    return Place(temporary_folder(), _in_words(wanted[0]), lasting=False)


def _in_words(root: Path | None) -> str:
    return "Your own folder for programs" if root is None else str(root)


def _named(folder: Path, wish: str) -> Path:
    return folder.parent / BESIDE if wish == "beside" else folder / wish


def _wish(file: Path) -> str:
    """Read what ``portable.ini`` asks for."""
    read = configparser.ConfigParser(interpolation=None)
    try:
        read.read_string(file.read_text(encoding="utf-8-sig"), str(file))
        wish = read.get("files", "keep", fallback="user").strip()
    except (configparser.Error, UnicodeDecodeError) as error:
        said = str(error).partition("\n")[0]
        raise InputError(Problem(str(file), "the file", said, FORM)) from None
    if not wish:
        raise InputError(Problem(str(file), "keep", wish, WISHES))
    return wish


def _usable(folder: Path) -> bool:
    """Whether files can be made in a folder, or in the first above it that exists."""
    if not folder.is_absolute():  # there is no home
        return False
    try:
        while not folder.is_dir():
            if folder.exists() or folder == folder.parent:
                return False
            folder = folder.parent
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
