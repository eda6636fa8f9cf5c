"""The interpreter of a portable folder: this one's own tree, made to lie anywhere.

A build that is made to be moved (python-build-standalone, as `uv python install`
fetches it) is taken where ``--python`` or uv names one. Else the tree of the running
interpreter is copied, with the system's libraries that its modules are linked to.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from portability import libraries
from portability.trimming import FROM_LIBRARY, trim

if TYPE_CHECKING:
    from portability.platforms import Folder


def put_interpreter(folder: Folder, prefix: Path | None = None) -> list[Path]:
    """Copy an interpreter into the folder.

    Parameters
    ----------
    folder
        Where to.
    prefix
        Its tree; that of the running interpreter when None.

    Returns
    -------
    list
        The libraries of this system that came along.
    """
    source = prefix or Path(sys.base_prefix)
    if folder.kind.name.startswith("windows"):
        shutil.copytree(source, folder.python)
        _licence(source, folder)
        return []
    library = source / "lib" / Path(folder.kind.packages).parts[1]
    if not (library / "os.py").is_file():
        version = Path(folder.kind.packages).parts[1]
        raise SystemExit(f"{source} is no tree of {version}: {library} is not there.")
    executable = folder.executable
    executable.parent.mkdir(parents=True)
    shutil.copyfile((source / folder.kind.executable).resolve(), executable)
    executable.chmod(0o755)
    shutil.copytree(
        library,
        folder.python / "lib" / library.name,
        ignore=shutil.ignore_patterns("site-packages", "__pycache__", "test"),
    )
    trim(folder.python / "lib" / library.name, FROM_LIBRARY)
    _shared(source, folder)
    _licence(source, folder)
    if not folder.kind.name.startswith("linux"):
        return []
    brought = libraries.relocate(folder.python)
    libraries.strip(folder.python)
    return brought


def _shared(source: Path, folder: Folder) -> None:
    """Copy the interpreter's own shared library, if it is built with one."""
    for found in sorted((source / "lib").glob("libpython*.*")):
        if found.is_symlink() or found.suffix == ".a":
            continue
        if found.name != "libpython3.so":
            shutil.copyfile(found, folder.python / "lib" / found.name)


def _licence(source: Path, folder: Folder) -> None:
    version = Path(folder.kind.packages).parts[1]
    for found in (source / "lib" / version / "LICENSE.txt", source / "LICENSE.txt"):
        if found.is_file():
            into = folder.licences / "Python"
            into.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(found, into / "LICENSE.txt")
            return
    raise SystemExit(f"{source} has no LICENSE.txt, and Python must go with its own.")
