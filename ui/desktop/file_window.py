"""The commands of a window that go to files: open, save under a name, drop, recover."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from ui.desktop.sheet_window import SheetWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from ui.desktop.settings import Settings
    from ui.desktop.widgets.banner import Banner
    from ui.desktop.widgets.offer import Offer

RUNS, SCENARIOS = (".durand", ".zip"), (".toml",)
OPENS = "Runs and scenarios (*.durand *.zip *.toml)"
SAVES = "Runs (*.durand)"


class FileWindow(SheetWindow):
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
        found, _ = QFileDialog.getOpenFileName(self, "Open", self._folder(), OPENS)
        if found:
            self.open_path(Path(found))

    def open_path(self, path: Path) -> None:
        """Open a run or a scenario, by what its name ends with."""
        if path.suffix.lower() in SCENARIOS:
            self.show_scenario(str(path))
            return
        if path.suffix.lower() not in RUNS:
            self.banner.tell(
                f"{path.name} is nothing that Durand opens.",
                "It opens runs (.durand, or .zip made by an export) and scenarios "
                "(.toml).",
            )
            return
        self.show_screen("explore")
        assert self.run_page is not None
        self.run_page.open_run(path)

    def edit_scenario(self) -> None:
        """Edit the scenario that is open, with its dials as they stand now."""
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
        begun = scenario.model_copy(update={"dials": dials})
        editor = ScenarioEditor(begun, extended_by(own or scenario.name), self, own)
        editor.saved.connect(self._on_scenario_saved)
        editor.open_wanted.connect(self.show_scenario)
        editor.open()

    def _on_scenario_saved(self, file: str) -> None:
        self.notify(f"Saved as {Path(file).name}; it stands under “Yours” on Home.")
        self.own_changed.emit()

    def notify(self, sentence: str) -> None:
        """Say something in passing."""
        raise NotImplementedError

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
            self.explore.save_as(path)
            self.settings.note_recent(path)

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
        if _dropped(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)


def _dropped(event: QDropEvent) -> Path | None:
    """Give the first file that is dragged along."""
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(files[0]) if files else None
