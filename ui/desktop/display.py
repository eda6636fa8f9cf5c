"""Why no window can be shown here, in one honest sentence."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Library: its package on Debian and Ubuntu, on Fedora.
PACKAGES = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
}
# Without these Qt cannot open a window under X11, and ends the process.
NEEDED_FOR_X11 = (
    "libxkbcommon-x11.so.0",
    *(name for name in PACKAGES if name.startswith("libxcb-")),
)
INSTEAD = "the command line needs none: try “durand run october-2025”"
NO_DISPLAY = (
    "Durand cannot open its window because this machine has no display (neither "
    f"DISPLAY nor WAYLAND_DISPLAY is set); {INSTEAD}."
)


def why_no_window(
    environment: Mapping[str, str] = os.environ, system: str = sys.platform
) -> str | None:
    """Say in a sentence why a window cannot be shown; None when it can."""
    if not system.startswith("linux"):
        return missing_library()
    if environment.get("QT_QPA_PLATFORM"):  # somebody knows what they are doing
        return missing_library()
    wayland = environment.get("WAYLAND_DISPLAY")
    if not wayland and not environment.get("DISPLAY"):
        return NO_DISPLAY
    return missing_library() or (None if wayland else _missing_for_x11())


def missing_library() -> str | None:
    """Say which system library Qt lacks; None when it can be imported."""
    try:
        import PySide6.QtWidgets  # noqa: F401 - whether it can be is the question
    except ImportError as error:
        return explain(error)
    return None


def explain(error: ImportError) -> str:
    """Put a failed import of Qt into a sentence with what to install."""
    text = str(error)
    for library, (debian, fedora) in PACKAGES.items():
        if library in text:
            return _install(library, debian, fedora)
    return f"Durand cannot open its window because Qt cannot be loaded: {text}."


def _load(library: str) -> object:
    """Load a library as Qt does: its own folder first, then the system's."""
    import PySide6

    own = Path(PySide6.__path__[0]) / "Qt" / "lib" / library
    return ctypes.CDLL(str(own) if own.is_file() else library)


def _missing_for_x11(load: Callable[[str], object] = _load) -> str | None:
    for library in NEEDED_FOR_X11:
        try:
            load(library)
        except OSError:
            return _install(library, *PACKAGES[library])
    return None


def _install(library: str, debian: str, fedora: str) -> str:
    return (
        f"Durand cannot open its window because the system library {library} is "
        f"missing; install {debian} (Debian, Ubuntu: sudo apt install {debian}) or "
        f"{fedora} (Fedora: sudo dnf install {fedora}); {INSTEAD}."
    )
