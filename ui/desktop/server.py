"""Whether the display that the environment names is there to draw on."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def why_no_answer(
    environment: Mapping[str, str] = os.environ, system: str = sys.platform
) -> str | None:
    """Say in a sentence that no display answers; None when one does.

    A remote shell often carries the name of a display that has gone. Qt would end
    the whole process when it finds nobody there.
    """
    if not system.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    named = {
        name: environment[name]
        for name in ("WAYLAND_DISPLAY", "DISPLAY")
        if environment.get(name)
    }
    if not named or _wayland_answers(environment) or _x11_answers(environment):
        return None
    names = " and ".join(f"{name}={value}" for name, value in named.items())
    return (
        f"Durand cannot open its window because no display answers at {names}; "
        "log in on the screen itself or forward a display, or use the command line, "
        "which needs none: try “durand run october-2025”."
    )


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    place = Path(environment.get("XDG_RUNTIME_DIR", "")) / name
    try:
        with socket.socket(socket.AF_UNIX) as probe:
            probe.connect(str(place))
    except OSError:
        return False
    return True


def _x11_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("DISPLAY")
    if not name:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # nothing to ask with: Qt itself will have to say
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(name.encode(), None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
