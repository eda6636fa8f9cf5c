"""What the window remembers from one start to the next, in a file one can read."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QByteArray, QSettings

from simulator import homes

# What is kept of a layout is of one version of the panels; older ones are ignored.
LAYOUTS, OWN = "layouts-1", "own "
MOST_RECENT = 12

BOUNDARIES = (
    "de facto",
    "as Pakistan draws it",
    "as India draws it",
    "none beyond the border belt",
)
LETTERS = (100, 115, 130)
TRUE = (True, "true")

type Mode = Literal["system", "light", "dark"]
MODES: tuple[str, ...] = get_args(Mode.__value__)


def settings_file() -> Path:
    """File of the settings on this system."""
    return homes.home("settings") / "settings.ini"


class Settings:
    """Settings of the window, kept in an INI file.

    Parameters
    ----------
    file
        Where they are kept; None keeps nothing (screenshots).
    """

    def __init__(self, file: Path | None) -> None:
        place = str(file) if file else ""
        self._store = QSettings(place, QSettings.Format.IniFormat)
        self._keeps = file is not None

    @property
    def mode(self) -> Mode:
        """Which theme is wanted: the system's, light or dark."""
        kept = self._read("theme", "system")
        return kept if kept in MODES else "system"  # type: ignore[return-value]

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._write("theme", mode)

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window; empty before the first time."""
        kept = self._read("geometry", QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._write("geometry", geometry)

    @property
    def boundaries(self) -> str:
        """How borders are drawn on the map; a `simulator.world.outlines.View`."""
        kept = self._read("boundaries", BOUNDARIES[0])
        return str(kept) if kept in BOUNDARIES else BOUNDARIES[0]

    @boundaries.setter
    def boundaries(self, view: str) -> None:
        self._write("boundaries", view)

    @property
    def twin(self) -> bool:
        """Whether the map shows the invented twin of the land."""
        return self._read("twin", "false") in TRUE

    @twin.setter
    def twin(self, wanted: bool) -> None:
        self._write("twin", wanted)

    @property
    def less_motion(self) -> bool:
        """Whether nothing is to move by itself."""
        return self._read("less-motion", "false") in TRUE

    @less_motion.setter
    def less_motion(self, wanted: bool) -> None:
        self._write("less-motion", wanted)

    @property
    def letters(self) -> int:
        """Size of letters, in per cent."""
        kept = str(self._read("letters", LETTERS[0]))
        return int(kept) if kept in map(str, LETTERS) else LETTERS[0]

    @letters.setter
    def letters(self, percent: int) -> None:
        self._write("letters", percent)

    @property
    def layout(self) -> str:
        """Name of the layout of a run's panels that was used last."""
        kept = self._read("layout", "")
        return kept if isinstance(kept, str) else ""

    @layout.setter
    def layout(self, name: str) -> None:
        self._write("layout", name)

    def kept_layout(self, name: str) -> QByteArray:
        """Return how a layout was arranged; empty where it never was."""
        kept = self._read(f"{LAYOUTS}/{name}", QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_layout(self, name: str, state: QByteArray) -> None:
        """Keep how a layout was arranged."""
        self._write(f"{LAYOUTS}/{name}", state)

    def forget_layout(self, name: str) -> None:
        """Let a layout be as it was made."""
        if self._keeps:
            self._store.remove(f"{LAYOUTS}/{name}")
            self._store.sync()

    def own_layouts(self) -> list[str]:
        """Name the layouts that a person made, in the order of their names."""
        if not self._keeps:
            return []
        self._store.beginGroup(LAYOUTS)
        made = sorted(name for name in self._store.childKeys() if name.startswith(OWN))
        self._store.endGroup()
        return [name.removeprefix(OWN) for name in made]

    @property
    def recent(self) -> list[Path]:
        """Files of one's own that were opened or saved, the last one first."""
        kept = str(self._read("recent", ""))
        return [Path(one) for one in kept.split("\n") if one]

    def note_recent(self, path: Path) -> None:
        """Remember a file that was opened or saved."""
        others = [one for one in self.recent if one != path.absolute()]
        kept = [path.absolute(), *others][:MOST_RECENT]
        self._write("recent", "\n".join(map(str, kept)))

    def _read(self, key: str, default: object) -> object:
        return self._store.value(key, default) if self._keeps else default

    def _write(self, key: str, value: object) -> None:
        if self._keeps:
            self._store.setValue(key, value)
            self._store.sync()
