"""`durand` alone: open the window, or say in a sentence why that cannot be."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from simulator.errors import InputError, Problem
from ui.cli.checks import check_folder, collect
from ui.cli.opening import show_window

if TYPE_CHECKING:
    from ui.desktop.options import Options

SMALLEST, LARGEST = (640, 480), (7680, 4320)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """With what the window begins.

    Attributes
    ----------
    scenario
        A scenario to open, by name or path.
    file
        A run, class, scenario or experiment to open.
    settings
        Where settings are kept; the user's own place when None.
    safe
        Whether the usual settings hold and nothing is remembered.
    """

    scenario: str | None = None
    file: Path | None = None
    settings: Path | None = None
    safe: bool = False


def open_window(
    screenshot: Path | None,
    theme: str | None,
    size: str | None,
    start: Start | None = None,
) -> int:
    """Open the window, or save pictures of it.

    Parameters
    ----------
    screenshot
        The folder for the pictures; None opens the window.
    theme, size
        As written on the command line.
    start
        With what the window begins; the home screen when there is nothing.

    Returns
    -------
    int
        The exit code.

    Raises
    ------
    InputError
        When the theme, the size, the folder or a file will not do.
    """
    options = _options(screenshot, theme, size, start or Start())
    return show_window(options)


def _options(
    screenshot: Path | None, theme: str | None, size: str | None, start: Start
) -> "Options":
    from ui.desktop.options import Options

    problems: list[Problem] = []
    colours = collect(problems, lambda: _theme(theme))
    extent = collect(problems, lambda: _size(size))
    collect(problems, lambda: check_folder(screenshot, "--screenshot"))
    collect(problems, lambda: _scenario(start.scenario))
    collect(problems, lambda: _file(start.file))
    collect(problems, lambda: _settings(start.settings, safe=start.safe))
    if problems:
        raise InputError(*problems)
    return Options(
        scenario=start.scenario,
        open=start.file,
        settings=start.settings,
        safe=start.safe,
        screenshot=screenshot,
        theme=colours,
        size=extent,
    )


def _scenario(name: str | None) -> None:
    """Read the scenario that was asked for, so that its mistakes are told here."""
    if name is not None:
        from simulator.scenario import load_scenario

        load_scenario(name)


def _file(path: Path | None) -> None:
    """Look whether a file that is to be opened is there; the window reads it."""
    if path is not None and not path.is_file():
        raise InputError(Problem("--open", "the file", str(path), "a file that exists"))


def _settings(path: Path | None, *, safe: bool) -> None:
    if path is not None and path.is_dir():
        allowed = "a file; it is made where there is none"
        raise InputError(Problem("--settings", "the file", str(path), allowed))
    if path is not None and safe:
        allowed = "without --settings: a safe start leaves all settings aside"
        raise InputError(Problem("--safe", "the option", True, allowed))


def _theme(text: str | None) -> Literal["light", "dark"] | None:
    match text:
        case None | "light" | "dark":
            return text
        case _:
            raise InputError(Problem("--theme", "the value", text, "light or dark"))


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = re.fullmatch(r"(\d{1,5})[xX×](\d{1,5})", text.strip())
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if all(
        low <= x <= high for low, x, high in zip(SMALLEST, size, LARGEST, strict=True)
    ):
        return size
    allowed = "width x height in pixels, from 640x480 to 7680x4320"
    raise InputError(Problem("--size", "the value", text, allowed))
