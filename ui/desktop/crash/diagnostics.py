"""What is copied for whoever looks after the program; nothing private is in it."""

from __future__ import annotations

import locale
import os
import platform
import sys
from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from ui.desktop.privacy import scrubbed

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = ("durand", "PySide6-Essentials", "numba", "numpy", "mesa")
LINES = 60  # of the log
LONGEST = 40_000  # letters of what happened


def diagnostics(happened: str, log: Path | None) -> str:
    """Write what helps to find a mistake: versions, platform, what happened, the log.

    Parameters
    ----------
    happened
        A traceback, or what was told; empty where nothing did.
    log
        The log file.
    """
    parts = [
        ("Versions", "\n".join(_versions())),
        ("Platform", "\n".join(_platform())),
        ("What happened", happened.strip()[-LONGEST:] or "Nothing in particular."),
        ("The last lines of the log", _last_lines(log) or "There are none."),
    ]
    text = "\n\n".join(f"## {title}\n{told}" for title, told in parts)
    return scrubbed(f"# Durand: diagnostics\n\n{text}\n")


def _versions() -> list[str]:
    found = [f"Python {platform.python_version()}", f"Qt {qVersion()}"]
    for name in PACKAGES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            found.append(f"{name} is not there")
    return found


def _platform() -> list[str]:
    screens = [
        f"{one.size().width()} × {one.size().height()} at {one.devicePixelRatio():g}"
        for one in QGuiApplication.screens()
    ]
    return [
        f"{platform.system()} {platform.release()}, {platform.machine()}",
        f"{os.cpu_count()} processors",
        f"Screens: {', '.join(screens) or 'none'}; by {QGuiApplication.platformName()}",
        f"Language {locale.getlocale()[0]}; text {sys.getfilesystemencoding()}",
    ]


def _last_lines(log: Path | None) -> str:
    if log is None:
        return ""
    try:
        return "\n".join(log.read_text("utf-8", "replace").splitlines()[-LINES:])
    except OSError:
        return ""
