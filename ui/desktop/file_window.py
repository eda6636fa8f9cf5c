"""The commands of a window that go to files: open, save under a name, drop, recover."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ui.desktop import files
from ui.desktop.crash_window import CrashWindow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from ui.desktop.settings import Settings
    from ui.desktop.widgets.banner import Banner
    from ui.desktop.widgets.offer import Offer

SAVES = "Runs (*.durand)"


class FileWindow(CrashWindow):
    """A window that opens files of runs and scenarios, and saves runs."""

    own_changed = Signal()  # a scenario of one's own was saved

    banner: Banner
    offer: Offer
    settings: Settings

    def show_scenario(self, name: str) -> None:
        """Open a scenario in place of the one that is open, by name or path."""
        raise NotImplementedError

    def open_file(self) -> None:
        """Let a file be chosen, and open it."""
        found, _ = QFileDialog.getOpenFileName(
            self, "Open", self._folder(), files.OPENS
        )
        if found:
            self.open_path(Path(found))

    def open_path(self, path: Path) -> None:
        """Open a run, a class, a scenario or an experiment, whichever a file is."""
        refused = files.why_not(path)
        if refused:
            self.banner.tell(refused, files.ALLOWED)
            return
        match files.kind_of(path):
            case "scenario":
                self.show_scenario(str(path))
            case "experiment":
                self.open_experiment(path)
            case "class":
                self.open_class(path)
            case _:
                self.show_screen("explore")
                assert self.run_page is not None
                self.run_page.open_run(path)

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Open the first of several files; the others are put among the recent."""
        sorted_out = files.sort_out(paths)
        if sorted_out.refused:
            self.banner.tell(" ".join(sorted_out.refused), files.ALLOWED)
        for path in reversed(sorted_out.later):
            self.settings.note_recent(path)
        if sorted_out.first is not None:
            self.open_path(sorted_out.first)
        if sorted_out.later:
            names = ", ".join(path.name for path in sorted_out.later)
            self.notify(f"Among the recent files on Home now: {names}.")

    def open_experiment(self, path: Path) -> None:
        """Bring an experiment's file to its screen."""
        from simulator.errors import DurandError

        self.show_screen("experiments")
        page: Any = self.pages["experiments"]
        try:
            page.open_file(path)
        except DurandError as error:
            self.banner.tell("That experiment cannot be opened.", str(error))

    def open_recent(self, recent: Any) -> None:
        """Open what stands among the recent files: a file, or work that was begun."""
        if isinstance(recent, Path):
            self.open_path(recent)
            return
        name = "compare" if recent.compares else "experiments"
        self.show_screen(name)
        page: Any = self.pages[name]
        page.show_work(recent)

    def open_class(self, path: Path) -> None:
        """Go on with the class of a file."""
        self.show_screen("class")
        page: Any = self.pages["class"]
        page.resume(path)

    def edit_scenario(self) -> None:
        """Edit the scenario that is open, with dials and claims as they stand now."""
        explore = self.explore
        if explore is None:
            return
        from simulator.mechanisms import DIALS
        from ui.desktop.editor.folder import extended_by, own_file
        from ui.desktop.editor.sheet import ScenarioEditor

        scenario, own = explore.scenario, own_file(explore.scenario.name)
        now = explore.session.dials if explore.session else {}
        moved = {
            name: value
            for name, value in now.items()
            if value != scenario.dials.get(name, DIALS[name].default)
        }
        dials = {**scenario.dials, **moved}
        off = explore.session.view.off if explore.session else ()
        switches = {**scenario.switches, **dict.fromkeys(off, False)}
        wanted = {"dials": dials, "switches": switches}
        begun = scenario.model_copy(update=wanted)
        editor = ScenarioEditor(begun, extended_by(own or scenario.name), self, own)
        editor.saved.connect(self._on_scenario_saved)
        editor.open_wanted.connect(self.show_scenario)
        editor.open()

    def _on_scenario_saved(self, file: str) -> None:
        self.notify(f"Saved as {Path(file).name}; it stands on Home as “Yours”.")
        self.own_changed.emit()

    def save_as(self) -> None:
        """Let a name be chosen, and go on with the run in that file."""
        explore = self.explore
        if explore is None or explore.session is None:
            return
        at = explore.session.path
        stem = explore.scenario.name if at is None else at.stem
        start = str(Path(self._folder()) / f"{stem}.durand")
        found, _ = QFileDialog.getSaveFileName(self, "Save as", start, SAVES)
        if found:
            path = Path(found)
            self.save_to(path if path.suffix else path.with_suffix(".durand"))

    def save_to(self, path: Path) -> None:
        """Go on with the run in that file."""
        if self.explore:
            self.explore.save_as(path)  # the page notes it once it is written

    def copy_dials(self) -> None:
        """Put the dials that are off their usual values on the clipboard."""
        explore = self.explore
        if explore is None or explore.session is None:
            return
        from simulator.mechanisms import DIALS
        from ui.desktop import dial_text

        text = dial_text.as_text(DIALS, explore.session.dials)
        if not text:
            self.notify("Every dial stands at its usual value; there is none to copy.")
            return
        QGuiApplication.clipboard().setText(text)
        self.notify("The dials are on the clipboard, a line each.")

    def paste_dials(self) -> None:
        """Set the dials that stand on the clipboard, as one step."""
        explore = self.explore
        if explore is None or explore.session is None:
            return
        from simulator.errors import InputError
        from simulator.mechanisms import DIALS
        from ui.desktop import dial_text

        try:
            values = dial_text.read(DIALS, QGuiApplication.clipboard().text())
        except InputError as error:
            self.banner.tell("The clipboard holds no dials to paste.", str(error))
            return
        explore.change_all(values)
        one = len(values) == 1
        self.notify("1 dial was set." if one else f"{len(values)} dials were set.")

    def offer_left(self) -> None:
        """Offer the run whose program died last, if there is one."""
        from ui.desktop.kept import left_runs, look_at_run, may_be_left

        recent = self.settings.recent
        if not may_be_left(recent):
            return  # nothing heavy is loaded where nothing can be
        for path in left_runs(recent):
            run = look_at_run(path)
            if run is not None:
                self.offer.show_run(run)
                return

    def accept_left(self, path: Path) -> None:
        """Open a run that was left."""
        self.open_path(path)

    def refuse_left(self, path: Path) -> None:
        """Offer a run no longer; it stays among the files."""
        from ui.desktop.kept import let_be

        let_be(path)
        QTimer.singleShot(0, self.offer_left)

    def _folder(self) -> str:
        recent = self.settings.recent
        return str(recent[0].parent if recent else Path.home())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.open_paths(paths)


def _dropped(event: QDropEvent) -> list[Path]:
    """Give the files that are dragged along."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
