"""The platforms a portable folder can be made for, and what differs between them."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PYTHON = "3.13"


@dataclass(frozen=True, slots=True)
class Platform:
    """One kind of computer.

    Attributes
    ----------
    name
        As given on the command line, and in the folder's name.
    wheels
        What uv calls it.
    executable
        The interpreter, from the folder ``python``.
    packages
        The folder of its packages, from the folder ``python``.
    launcher
        The file one opens with a double click.
    cpu
        The plainest processor that rules are compiled for, as LLVM names it.
    """

    name: str
    wheels: str
    executable: str
    packages: str
    launcher: str
    cpu: str

    @property
    def here(self) -> bool:
        """Whether this very computer is of that kind."""
        return self.name == here()


PLATFORMS = {
    one.name: one
    for one in (
        Platform(
            "linux-x86_64",
            "x86_64-manylinux_2_34",
            f"bin/python{PYTHON}",
            f"lib/python{PYTHON}/site-packages",
            "Durand",
            "x86-64-v2",
        ),
        Platform(
            "windows-x86_64",
            "x86_64-pc-windows-msvc",
            "python.exe",
            "Lib/site-packages",
            "Durand.cmd",
            "x86-64-v2",
        ),
        Platform(
            "macos-arm64",
            "aarch64-apple-darwin",
            f"bin/python{PYTHON}",
            f"lib/python{PYTHON}/site-packages",
            "Durand.command",
            "generic",
        ),
    )
}


def here() -> str:
    """Name the platform of this computer, as far as it is one of those."""
    system = {"linux": "linux", "win32": "windows", "darwin": "macos"}
    machine = platform.machine().lower()
    machine = {"amd64": "x86_64", "aarch64": "arm64"}.get(machine, machine)
    return f"{system.get(sys.platform, sys.platform)}-{machine}"


def folder_name(version: str, kind: Platform) -> str:
    """Name the portable folder."""
    return f"durand-{version}-{kind.name}"


@dataclass(frozen=True, slots=True)
class Folder:
    """A portable folder and where its parts lie."""

    root: Path
    kind: Platform

    @property
    def python(self) -> Path:
        """The folder of the interpreter."""
        return self.root / "python"

    @property
    def executable(self) -> Path:
        """The interpreter."""
        return self.python / self.kind.executable

    @property
    def packages(self) -> Path:
        """The folder of packages."""
        return self.python / self.kind.packages

    @property
    def kernels(self) -> Path:
        """The folder of compiled rules."""
        return self.root / "kernels"

    @property
    def licences(self) -> Path:
        """The folder of licences."""
        return self.root / "LICENSES"

    @property
    def launcher(self) -> Path:
        """The file one opens."""
        return self.root / self.kind.launcher


def folder_at(root: Path) -> Folder:
    """Return a folder that was made before.

    Raises
    ------
    SystemExit
        When it is none.
    """
    for kind in PLATFORMS.values():
        if root.name.endswith(kind.name) or (root / kind.launcher).is_file():
            return Folder(root.resolve(), kind)
    raise SystemExit(f"{root} is no portable folder: it has no launcher.")
