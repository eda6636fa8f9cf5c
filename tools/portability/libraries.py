"""Shared libraries of a Linux folder: what it brings, and what the system must have."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from portability.doing import run
from portability.trimming import remove

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Every Linux with a desktop has these, and must use its own: the C library, what
# drives its screen, and what reads its fonts and its bus.
SYSTEM = re.compile(
    r"(ld-linux.*|lib(c|m|dl|pthread|rt|util|resolv|stdc\+\+|gcc_s|GL|GLX|EGL|OpenGL|X11"
    r"|X11-xcb|xcb|xcb-(glx|randr|render|shape|shm|sync|xfixes|xkb)|Xau|Xdmcp|bsd|md"
    r"|fontconfig|freetype|glib-2\.0|gthread-2\.0|dbus-1|wayland-\w+|drm|gbm))"
    r"\.so[.\d]*"
)
# Of these a desktop without Qt programs may lack some, and only an administrator
# could put them there.
FOR_QT = [
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0",
    "libxcb-util.so.1",
    "libxkbcommon.so.0",
    "libxkbcommon-x11.so.0",
]
ELF = b"\x7fELF"


def elves(folder: Path) -> Iterator[Path]:
    """Give every program and shared library in a folder."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as opened:
                if opened.read(4) == ELF:
                    yield file


def needed(file: Path) -> list[str]:
    """Names of the libraries that one is linked to."""
    return run("patchelf", "--print-needed", file).split()


def known_libraries() -> dict[str, Path]:
    """Where this system has each shared library."""
    found: dict[str, Path] = {}
    tool = shutil.which("ldconfig") or "/sbin/ldconfig"
    for line in run(tool, "-p").splitlines():
        said = re.match(r"\s+(\S+) \((.*)\) => (\S+)", line)
        if said and "x86-64" in said[2]:
            found.setdefault(said[1], Path(said[3]))
    return found


def bring(names: Iterable[str], into: Path) -> list[Path]:
    """Copy libraries of this system, and those they are linked to, into a folder.

    Each then looks for its like in its own folder first.
    """
    known, brought = known_libraries(), []
    wanted = sorted(set(names))
    while wanted:
        name = wanted.pop()
        target = into / name
        if SYSTEM.fullmatch(name) or target.exists() or name not in known:
            continue
        shutil.copyfile(known[name].resolve(), target)
        target.chmod(0o644)
        look_in(target, "$ORIGIN")
        wanted += needed(target)
        brought.append(known[name])
    return brought


def look_in(file: Path, place: str) -> None:
    """Let a program or library look in a place of the folder before all others."""
    run("patchelf", "--force-rpath", "--set-rpath", place, file)


def relocate(python: Path) -> list[Path]:
    """Make an interpreter find its own libraries wherever the folder lies.

    Returns
    -------
    list
        The libraries of this system that came along.
    """
    lib = python / "lib"
    wanted: list[str] = []
    for file in elves(python):
        if "site-packages" in file.parts:
            continue
        above = len(file.relative_to(python).parts) - 1
        look_in(file, "$ORIGIN/" + "../" * above + "lib")
        wanted += needed(file)
    return bring(wanted, lib)


def strip(folder: Path) -> None:
    """Remove what only debuggers read.

    Not from libraries that wheels brought from elsewhere and renamed, nor from Qt:
    they are as their makers want them.
    """
    if shutil.which("strip") is None:
        return
    for file in elves(folder):
        within = file.relative_to(folder).parts
        if not any(
            p.endswith(".libs") or p in {"PySide6", "shiboken6"} for p in within
        ):
            run("strip", "--strip-unneeded", file)


def drop_unlinked(qt: Path) -> int:
    """Remove the libraries of Qt that nothing which is left is linked to."""
    lib = qt / "lib"
    if not lib.is_dir():
        return 0
    reached: set[str] = set()
    start = [f for f in elves(qt.parent) if f.parent != lib]
    for helper in ("libpyside6.", "libshiboken6."):
        start += qt.parent.glob(f"{helper}*")
    while start:
        for name in needed(start.pop()):
            if name not in reached and (lib / name).is_file():
                reached.add(name)
                start.append(lib / name)
    return sum(remove(one) for one in sorted(lib.glob("*")) if one.name not in reached)


def floor(folder: Path) -> str:
    """Return the oldest C library that everything in the folder runs with."""
    versions = {(2, 0)}
    for file in elves(folder):
        for minor in re.findall(rb"GLIBC_2\.(\d+)", file.read_bytes()):
            versions.add((2, int(minor)))
    return "{}.{}".format(*max(versions))


def left_to_the_system(folder: Path) -> list[str]:
    """Names of the libraries that the folder expects the system to have."""
    own, wanted = set(), set()
    for file in elves(folder):
        own |= {file.name, *run("patchelf", "--print-soname", file).split()}
        wanted.update(needed(file))
    return sorted(wanted - own)
