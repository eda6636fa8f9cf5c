"""What a person may choose, declared once: file, form, checks and help read this."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

type Value = str | int | bool
type Kind = Literal["choice", "switch", "number", "folder"]

TRUE, FALSE = ("true", "1", "yes"), ("false", "0", "no")
MOST_THREADS = max(2, os.cpu_count() or 2)


@dataclass(frozen=True, slots=True)
class Option:
    """One of several values, with its word and a sentence about it."""

    value: str | int
    text: str
    tip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """One thing that can be chosen.

    Attributes
    ----------
    key
        Its name in the file.
    page
        On which page of the sheet it stands.
    options
        What a choice is among; none for the other kinds.
    low, high
        Ends of a number.
    unit
        What stands beside a number.
    """

    key: str
    page: str
    title: str
    tip: str
    default: Value
    options: tuple[Option, ...] = ()
    low: int = 0
    high: int = 0
    unit: str = ""
    folder: bool = False

    @property
    def kind(self) -> Kind:
        """How it is chosen."""
        if self.options:
            return "choice"
        if self.folder:
            return "folder"
        return "switch" if isinstance(self.default, bool) else "number"

    @property
    def allowed(self) -> str:
        """What may stand in the file, in words."""
        match self.kind:
            case "choice":
                return " or ".join(str(one.value) for one in self.options)
            case "switch":
                return "true or false"
            case "number":
                return f"a whole number from {self.low} to {self.high}"
            case _:
                return "the whole path of a folder, or nothing"

    def read(self, kept: object) -> Value | None:
        """Turn what stands in the file into a value; None where it cannot be."""
        text = str(kept).strip()
        match self.kind:
            case "choice":
                fitting = (o.value for o in self.options if str(o.value) == text)
                return next(fitting, None)
            case "switch":
                known = text.casefold() in (*TRUE, *FALSE)
                return text.casefold() in TRUE if known else None
            case "number":
                number = int(text) if text.isascii() and text.isdigit() else -1
                return number if self.low <= number <= self.high else None
            case _:
                return text if not text or Path(text).is_absolute() else None


PREFERENCES: tuple[Preference, ...] = (
    Preference(
        key="theme",
        page="Looks",
        title="Theme",
        tip="Colours of the whole window",
        default="system",
        options=(
            Option("system", "As the system", "Light or dark as the system is"),
            Option("light", "Light", "Always light"),
            Option("dark", "Dark", "Always dark"),
        ),
    ),
    Preference(
        key="letters",
        page="Looks",
        title="Letters",
        tip="Size of all letters",
        default=100,
        options=(
            Option(100, "Usual", "Letters as they are made"),
            Option(115, "Larger", "Letters larger by a seventh"),
            Option(130, "Largest", "Letters larger by nearly a third"),
        ),
    ),
    Preference(
        key="density",
        page="Looks",
        title="Room",
        tip="How close buttons, tabs, fields and menus stand",
        default="usual",
        options=(
            Option("usual", "Usual", "As it is made"),
            Option("compact", "Compact", "Closer together, more in sight"),
            Option("roomy", "Roomy", "Further apart, easier to hit"),
        ),
    ),
    Preference(
        key="motion",
        page="Looks",
        title="Motion",
        tip="With less motion nothing moves by itself but the days",
        default="system",
        options=(
            Option("system", "As the system", "Less motion where the system asks"),
            Option("usual", "Usual", "Things may move"),
            Option("less", "Less", "Nothing moves by itself but the days"),
        ),
    ),
    Preference(
        key="boundaries",
        page="Map and names",
        title="Borders on the map",
        tip="How borders are drawn; in some classrooms this is law",
        default="de facto",
        options=(
            Option("de facto", "As held", "Borders as they are held today"),
            Option(
                "as Pakistan draws it",
                "As Pakistan draws",
                "Borders as Pakistan draws them",
            ),
            Option(
                "as India draws it", "As India draws", "Borders as India draws them"
            ),
            Option(
                "none beyond the border belt",
                "None beyond the belt",
                "No borders beyond the border belt",
            ),
        ),
    ),
    Preference(
        key="twin",
        page="Map and names",
        title="Show the invented twin of this land",
        tip="Same world, mirrored and turned, with names of its own, "
        "for a sensitive class",
        default=False,
    ),
    Preference(
        key="direction",
        page="Map and names",
        title="Reading direction",
        tip="On which side the window begins; its words are English either way",
        default="left to right",
        options=(
            Option("left to right", "Left to right", "As English is read"),
            Option("right to left", "Right to left", "As Urdu and Pashto are read"),
        ),
    ),
    Preference(
        key="futures",
        page="Futures and files",
        title="Futures beside the run",
        tip="More are steadier, fewer come sooner",
        default=200,
        options=(
            Option(100, "100", "Sooner, for a slow machine"),
            Option(200, "200", "As it is made"),
            Option(400, "400", "Steadier, takes twice as long"),
        ),
    ),
    Preference(
        key="threads",
        page="Futures and files",
        title="Threads for the futures",
        tip="One leaves the others to the window; the futures are the same with any",
        default=1,
        low=1,
        high=MOST_THREADS,
        unit="of this machine's processors",
    ),
    Preference(
        key="runs-folder",
        page="Futures and files",
        title="Folder of your runs",
        tip="Every run is written here as it is played; from the next run on",
        default="",
        folder=True,
    ),
    Preference(
        key="presenter-letters",
        page="Presenting",
        title="Letters while presenting",
        tip="Size of all letters while the window is on a projector",
        default=130,
        options=(
            Option(115, "Larger", "For a small room"),
            Option(130, "Large", "For a class"),
            Option(145, "Largest", "For a hall"),
        ),
    ),
    Preference(
        key="presenter-hides",
        page="Presenting",
        title="Hide the odds and the futures until they are revealed",
        tip="So that a class can say first what it thinks will happen",
        default=True,
    ),
)
BY_KEY = {one.key: one for one in PREFERENCES}
PAGES = tuple(dict.fromkeys(one.page for one in PREFERENCES))


def preference(key: str) -> Preference:
    """Return the preference of a name.

    Raises
    ------
    KeyError
        When there is none.
    """
    return BY_KEY[key]
