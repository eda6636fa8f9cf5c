"""What a portable folder leaves out, each with its reason; nothing else is removed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cut:
    """Files that are left out.

    Attributes
    ----------
    reason
        Why nobody misses them.
    patterns
        Globs from the folder of packages, or of the standard library.
    """

    reason: str
    patterns: tuple[str, ...]


FROM_PACKAGES = (
    Cut("tests of the libraries", ("*/**/tests", "*/**/test_*.py")),
    Cut(
        "for those who write or build extensions",
        (
            "**/*.pyi",
            "**/*.pxd",
            "**/*.pyx",
            "**/*.a",
            "**/*.lib",
            "**/*.h",
            "**/*.hpp",
            "**/*.c",
            "**/*.cpp",
            "PySide6/include",
            "PySide6/typesystems",
            "PySide6/glue",
            "shiboken6_generator",
            "PySide6/doc",
            "numpy/_core/include",
        ),
    ),
    Cut("programs of the libraries, not ours", ("bin", "Scripts", "share/man")),
    Cut("samples", ("matplotlib/mpl-data/sample_data", "sklearn/datasets/data")),
    Cut("samples", ("sklearn/datasets/images", "sklearn/datasets/descr")),
    Cut(
        "tools of Qt, its own language, its translations of dialogs: not used",
        (
            "PySide6/Qt/qml",
            "PySide6/Qt/translations",
            "PySide6/Qt/metatypes",
            "PySide6/Qt/libexec",
            "PySide6/qml",
            "PySide6/translations",
            "PySide6/metatypes",
            "PySide6/scripts",
            "PySide6/*.exe",
            "PySide6/*.app",
            "PySide6/QtAsyncio",
            "PySide6/libpyside6qml*",
            "PySide6/pyside6qml*",
            "PySide6/Assistant.app",
            "PySide6/resources",
        ),
    ),
    Cut(
        "records of an installation that this is not",
        (
            "*.dist-info/RECORD",
            "*.dist-info/INSTALLER",
            "*.dist-info/REQUESTED",
            "*.dist-info/direct_url.json",
            "*.dist-info/uv_cache.json",
            "**/__pycache__",
            ".lock",
            "*.dist-info/sboms",
        ),
    ),
)
FROM_LIBRARY = (
    Cut(
        "tests of Python",
        (
            "test",
            "lib-dynload/_test*",
            "lib-dynload/_xxtest*",
            "lib-dynload/_ctypes_test*",
            "lib-dynload/xx*",
        ),
    ),
    Cut(
        "Tk, of which the window makes no use",
        ("tkinter", "idlelib", "turtledemo", "turtle.py", "lib-dynload/_tkinter*"),
    ),
    Cut("installers: nothing is installed", ("ensurepip", "venv", "site-packages")),
    Cut("for building Python and with it", ("config-3*", "lib2to3", "**/__pycache__")),
    Cut(
        "typing at a prompt",
        (
            "lib-dynload/readline*",
            "lib-dynload/_curses*",
            "curses",
            "lib-dynload/_dbm*",
            "lib-dynload/_gdbm*",
        ),
    ),
)
# Of Qt only what the window imports, and what that is linked to.
QT_MODULES = [
    "QtCore",
    "QtGui",
    "QtWidgets",
    "QtSvg",
]
# And where that is not looked up (Windows, macOS), by name.
QT_LIBRARIES = ["Core", "Gui", "Widgets", "Svg", "Network", "OpenGL", "DBus"]
QT_PLUGINS = [
    "platforms/*xcb*",
    "platforms/*wayland*",
    "platforms/*offscreen*",
    "platforms/*windows*",
    "platforms/*cocoa*",
    "styles/*",
    "iconengines/*",
    "imageformats/*jpeg*",
    "imageformats/*svg*",
    "imageformats/*gif*",
    "imageformats/*ico*",
    "platformthemes/*",
    "xcbglintegrations/*",
    "platforminputcontexts/*ibus*",
    "platforminputcontexts/*compose*",
    "wayland-shell-integration/*",
    "wayland-decoration-client/*",
    "wayland-graphics-integration-client/*",
]


def trim(folder: Path, cuts: Iterable[Cut]) -> int:
    """Remove what is left out, and return how many bytes that was."""
    freed = 0
    for cut in cuts:
        for pattern in cut.patterns:
            for found in sorted(folder.glob(pattern)):
                freed += remove(found)
    return freed


def remove(found: Path) -> int:
    """Remove a file or a folder, and return its size in bytes."""
    freed = size(found)
    if found.is_dir() and not found.is_symlink():
        shutil.rmtree(found)
    else:
        found.unlink(missing_ok=True)
    return freed


def size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    if path.is_symlink() or not path.exists():
        return 0
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())


def trim_qt(packages: Path) -> int:
    """Remove the modules and plugins of Qt that the window does not use."""
    pyside = packages / "PySide6"
    return sum(remove(found) for found in (*_modules(pyside), *_plugins(pyside)))


def _modules(pyside: Path) -> Iterator[Path]:
    """Modules and libraries that are not imported, and Qt's own programs."""
    for module in sorted(pyside.glob("Qt*.*")):
        name = module.name.split(".")[0]
        kept = QT_LIBRARIES if name.startswith("Qt6") else QT_MODULES
        if module.is_file() and name.removeprefix("Qt6") not in kept:
            yield module
    for frame in sorted((pyside / "Qt" / "lib").glob("*.framework")):
        if frame.stem.removeprefix("Qt") not in QT_LIBRARIES:
            yield frame
    for tool in sorted(pyside.glob("*")):  # designer, linguist, lupdate …
        if tool.is_file() and not tool.suffix:
            yield tool


def _plugins(pyside: Path) -> Iterator[Path]:
    for plugins in (pyside / "Qt" / "plugins", pyside / "plugins"):
        kept = {one for pattern in QT_PLUGINS for one in plugins.glob(pattern)}
        for kind in sorted(plugins.glob("*")):
            left = [one for one in sorted(kind.glob("*")) if one not in kept]
            if len(left) == len(list(kind.glob("*"))):
                yield kind
            else:
                yield from left
