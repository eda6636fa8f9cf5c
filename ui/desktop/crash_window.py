"""What a window does when Durand itself makes a mistake, and the commands about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from shiboken6 import Shiboken

from ui.desktop import logs
from ui.desktop.presenter_window import PresenterWindow

if TYPE_CHECKING:
    from pathlib import Path

    from ui.desktop.crash.door import CrashDoor
    from ui.desktop.crash.starts import Start
    from ui.desktop.widgets.banner import Banner

SAME_AGAIN = "The same mistake in Durand happened again."
COPIED = "The diagnostics are on the clipboard; nothing private is in them."


@dataclass(slots=True)
class Again:
    """How to start again once the window has closed; None to end."""

    wanted: list[str] | None = None


class CrashWindow(PresenterWindow):
    """A window that saves, explains and goes on when something breaks."""

    banner: Banner

    def __init__(self) -> None:
        super().__init__()
        self.door: CrashDoor | None = None
        self.again = Again()
        self._happened = ""
        self._since = 0
        self._known: set[str] = set()

    def on_mistake(self, what: str, details: str) -> None:
        """Save everything and open the door; the same mistake opens it only once."""
        if self.door is not None and Shiboken.isValid(self.door):
            self._since += 1
            self.door.again(self._since)
            return
        where = _where(details)
        if where in self._known:
            self.banner.tell(SAME_AGAIN, details)
            return
        self._known.add(where)
        self._open_door(what, details)

    def tell_sudden_end(self, start: Start) -> None:
        """Say that the program before this one ended suddenly, if it did."""
        if not start.found:
            return
        from ui.desktop.crash.door import CrashDoor

        told = start.found[-1].told
        often = len(start.before) if start.again_and_again else 0
        if not told and not often:
            return  # a kill or no power: the run that was left is offered anyway
        self._happened = told
        self._show_door(CrashDoor.of_sudden_end(told, often, self))

    def tell_of_settings(self) -> None:
        """Say what in the settings could not be understood; the usual values hold."""
        trouble, complaints = self.settings.trouble, self.settings.complaints()
        if trouble:
            self.banner.tell(trouble, str(self.settings.file))
        if complaints:
            number = len(complaints)
            told = "One setting" if number == 1 else f"{number} settings"
            self.banner.tell(
                f"{told} could not be understood; the usual hold instead, and the file "
                "stays as it is.",
                "\n".join(map(str, complaints)),
            )

    def copy_diagnostics(self) -> None:
        """Put what helps to find a mistake on the clipboard."""
        from ui.desktop.crash.diagnostics import diagnostics

        text = diagnostics(self._happened, logs.log_file())
        QGuiApplication.clipboard().setText(text)
        if self.door is not None and Shiboken.isValid(self.door):
            self.door.show_copied()
        else:
            self.notify(COPIED)

    def open_log_folder(self) -> None:
        """Show the folder of the log in the system's own program for files."""
        folder = logs.log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.banner.tell(
                "This system opens no folders by itself; Details tell where it is.",
                str(folder),
            )

    def restart_with(self, safe: bool) -> None:
        """End, and start again with the run that is open; safely, if wanted."""
        session = self.explore.session if self.explore else None
        path: Path | None = session.path if session else None
        wanted = ["--open", str(path)] if path and not safe else []
        if safe:
            wanted = ["--safe"]
        elif self.settings.file is not None:
            wanted += ["--settings", str(self.settings.file)]
        self.again.wanted = wanted
        self.close()

    def _open_door(self, what: str, details: str) -> None:
        from ui.desktop.crash.door import CrashDoor
        from ui.desktop.crash.saving import save_all

        self._happened = details
        try:
            saved = save_all(self)  # type: ignore[arg-type]
            door = CrashDoor.of_mistake(what, details, saved, self)
        except Exception:  # noqa: BLE001 - there is nowhere left to turn
            logs.log.exception("The door itself broke")
            self.banner.tell(what, details)
            return
        self._show_door(door)

    def _show_door(self, door: CrashDoor) -> None:
        self.door, self._since = door, 0
        door.restart_wanted.connect(self.restart_with)
        door.copy_wanted.connect(self.copy_diagnostics)
        door.folder_wanted.connect(self.open_log_folder)
        door.open()


def _where(details: str) -> str:
    """Name the place of a mistake: the last lines of its traceback."""
    return "\n".join(details.strip().splitlines()[-4:])
