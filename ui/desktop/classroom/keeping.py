"""Where classes are kept, and which there are to go on with."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from simulator import homes

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".durand"


def folder() -> Path:
    """Folder of the classes on this system."""
    return homes.home("data") / "classes"


def new_file(title: str) -> Path:
    """Name a file for a class that begins now; its folder is made."""
    plain = re.sub(r"[^\w]+", "-", title, flags=re.ASCII).strip("-").lower() or "class"
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    return place / f"{plain[:40]}-{stamp}{SUFFIX}"


def kept() -> list[Path]:
    """Files of classes, the latest first."""
    if not folder().is_dir():
        return []
    files = folder().glob(f"*{SUFFIX}")
    return sorted(files, key=lambda file: file.stat().st_mtime, reverse=True)
