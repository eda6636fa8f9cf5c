"""What the command line may ask of the window; importable without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_SCENARIO = "october-2025"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to open the window.

    Attributes
    ----------
    scenario
        What to open, by name or path; None shows the home screen, and takes
        screenshots of the usual scenario.
    open
        A file to open: a run, a class, a scenario or an experiment.
    settings
        Where settings are kept; the user's own place when None.
    safe
        Whether the usual settings and layouts hold, and nothing is remembered.
    screenshot
        Folder for pictures of every screen; the program then ends by itself.
    theme
        Light or dark; None follows what the person or the system has chosen, and
        takes screenshots of both.
    size
        Width and height of the window; None takes the last one, and screenshots
        in the two sizes of the design.
    """

    scenario: str | None = None
    open: Path | None = None
    settings: Path | None = None
    safe: bool = False
    screenshot: Path | None = None
    theme: Literal["light", "dark"] | None = None
    size: tuple[int, int] | None = None
