"""Where scenarios of one's own are kept, and which there are."""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from simulator import homes
from simulator.scenario import scenario_names
from ui.desktop.options import DEFAULT_SCENARIO

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 60  # letters of a file's name


def own_folder() -> Path:
    """Folder of the scenarios that people made themselves on this machine."""
    return homes.home("data") / "scenarios"


def own_scenarios() -> list[str]:
    """Paths of the scenarios of one's own, the newest first."""
    return [str(file) for file in sorted(_files(), key=_age)]


def own_state() -> tuple[tuple[str, float], ...]:
    """Return what tells whether one's own scenarios are others than before."""
    return tuple((str(file), file.stat().st_mtime) for file in sorted(_files()))


def own_file(name: str) -> str:
    """Path of the scenario of one's own of that name; empty where there is none."""
    file = own_folder() / f"{name}.toml"
    return str(file) if name not in scenario_names() and file.is_file() else ""


def _files() -> Iterator[Path]:
    folder = own_folder()
    if folder.is_dir():
        yield from folder.glob("*.toml")


def _age(file: Path) -> float:
    return -file.stat().st_mtime


def slug(title: str) -> str:
    """Make a name of small letters, digits and single hyphens from a title."""
    plain = (
        unicodedata.normalize("NFKD", title.replace("’", " "))
        .encode("ascii", "ignore")
        .decode()
    )
    name = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST].strip("-")
    name = name or "my-scenario"
    return f"my-{name}" if name in scenario_names() else name


def extended_by(name_or_path: str) -> str:
    """Name the scenario that one that was opened is best told as an extension of."""
    if name_or_path in scenario_names():
        return name_or_path
    try:
        text = Path(name_or_path).read_text(encoding="utf-8")
        parent = tomllib.loads(text).get("extends")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        parent = None
    return parent if parent in scenario_names() else DEFAULT_SCENARIO


def write(text: str, file: Path) -> None:
    """Write a file whole or not at all; `OSError` where that cannot be done."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as part:
            part.write(text)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
