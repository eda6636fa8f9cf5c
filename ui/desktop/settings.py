"""What the window remembers from one start to the next, in a file one can read.

What a person may choose is declared in `ui.desktop.preferences`. A value that cannot
be understood is left where it stands; the usual one holds, and `complaints` tells.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import QByteArray, QSettings

from simulator import homes
from simulator.errors import Problem, nearest
from ui.desktop.preferences import BY_KEY, PREFERENCES, preference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.desktop.preferences import Value

# What is kept of a layout is of one version of the panels; older ones are ignored.
LAYOUTS, OWN = "layouts-1", "own "
SHORTCUTS, GENERAL = "shortcuts", "General"
MOST_RECENT = 12
# What stands in the file and is nobody's choice.
REMEMBERED = ("geometry", "layout", "recent", "tour")

BOUNDARIES = tuple(str(one.value) for one in preference("boundaries").options)

type Mode = Literal["system", "light", "dark"]
type Tour = Literal["", "taken", "refused"]
MODES: tuple[str, ...] = get_args(Mode.__value__)


def settings_file() -> Path:
    """File of the settings on this system."""
    return homes.home("settings") / "settings.ini"


class Settings:
    """Settings of the window, kept in an INI file.

    Parameters
    ----------
    file
        Where they are kept; None keeps nothing (screenshots, a safe start).
    """

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self._keeps = file is not None
        self._spoilt = _set_aside(file) if file else ""
        self._store = QSettings(str(file) if file else "", QSettings.Format.IniFormat)

    # What a person chose.

    def get(self, key: str) -> Value:
        """Return what was chosen, or the usual value; by the name of a preference."""
        wanted = preference(key)
        kept = self._read(key, None)
        read = None if kept is None else wanted.read(kept)
        return wanted.default if read is None else read

    def put(self, key: str, value: Value) -> None:
        """Keep a choice.

        Raises
        ------
        ValueError
            When the preference does not allow it.
        """
        wanted = preference(key)
        if wanted.read(value) is None:
            msg = f"{key} = {value!r}; allowed: {wanted.allowed}"
            raise ValueError(msg)
        self._write(key, str(value).lower() if isinstance(value, bool) else value)

    def forget(self) -> None:
        """Let every choice and shortcut be as it is made; files stay remembered."""
        for key in (*BY_KEY, SHORTCUTS):
            self._remove(key)

    def complaints(self) -> tuple[Problem, ...]:
        """Tell what in the file could not be understood."""
        if not self._keeps or self.file is None:
            return ()
        found = []
        for wanted in PREFERENCES:
            kept = self._read(wanted.key, None)
            if kept is not None and wanted.read(kept) is None:
                found.append(
                    Problem(self.file.name, wanted.key, str(kept), wanted.allowed)
                )
        known = (*BY_KEY, *REMEMBERED)
        found += [
            Problem(self.file.name, "setting", key, "a name of a setting", near)
            for key in self._store.childKeys()
            if key not in known and (near := nearest(key, known))
        ]
        return tuple(found)

    @property
    def trouble(self) -> str:
        """Say why the file cannot be read or kept; empty where it can."""
        if self._spoilt:
            return self._spoilt
        if self._keeps and self._store.status() == QSettings.Status.AccessError:
            return (
                "Settings cannot be kept: their file or folder cannot be written. "
                "What you choose holds until you quit."
            )
        return ""

    @property
    def mode(self) -> Mode:
        """Which theme is wanted: the system's, light or dark."""
        return str(self.get("theme"))  # type: ignore[return-value]

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self.put("theme", mode)

    @property
    def boundaries(self) -> str:
        """How borders are drawn on the map; a `simulator.world.outlines.View`."""
        return str(self.get("boundaries"))

    @boundaries.setter
    def boundaries(self, view: str) -> None:
        self.put("boundaries", view)

    @property
    def twin(self) -> bool:
        """Whether the map shows the invented twin of the land."""
        return bool(self.get("twin"))

    @twin.setter
    def twin(self, wanted: bool) -> None:
        self.put("twin", wanted)

    @property
    def letters(self) -> int:
        """Size of letters, in per cent."""
        return int(self.get("letters"))

    @letters.setter
    def letters(self, percent: int) -> None:
        self.put("letters", percent)

    # Shortcuts that are not the usual ones.

    @property
    def shortcuts(self) -> Mapping[str, str]:
        """Keys that were chosen, by `Command.id`; empty text for none at all."""
        if not self._keeps:
            return {}
        self._store.beginGroup(SHORTCUTS)
        kept = {key: str(self._store.value(key, "")) for key in self._store.childKeys()}
        self._store.endGroup()
        return kept

    def put_shortcut(self, command: str, keys: str | None) -> None:
        """Keep the keys of a command; None brings the usual ones back."""
        name = f"{SHORTCUTS}/{command}"
        if keys is None:
            self._remove(name)
        else:
            self._write(name, keys)

    # What the window remembers by itself.

    @property
    def tour(self) -> Tour:
        """Whether the tour was taken or refused; empty while it is to be offered."""
        kept = str(self._read("tour", ""))
        return kept if kept in get_args(Tour.__value__) else ""  # type: ignore[return-value]

    @tour.setter
    def tour(self, how: Tour) -> None:
        self._write("tour", how)

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window; empty before the first time."""
        kept = self._read("geometry", QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._write("geometry", geometry)

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
        self._remove(f"{LAYOUTS}/{name}")

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

    def _remove(self, key: str) -> None:
        if self._keeps:
            self._store.remove(key)
            self._store.sync()


def _set_aside(file: Path) -> str:
    """Put a file that is no text aside, where it survives; says so, or nothing."""
    try:
        whole = file.read_bytes()
        if b"\0" not in whole:
            whole.decode("utf-8")
            return ""
    except UnicodeDecodeError:
        pass
    except OSError:
        return ""  # there is none yet, or QSettings will say that it cannot be read
    aside = file.with_name(f"{file.name}.broken")
    try:
        shutil.move(file, aside)
    except OSError:
        return f"{file.name} is no text any more; the usual settings hold."
    return (
        f"{file.name} is no text any more: the usual settings hold, and what stood "
        f"there is kept beside it as {aside.name}."
    )
