"""Whether what was done is on the disk: said quietly, beside the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desktop import words
from ui.desktop.widgets.basics import SnugLabel, set_tone

if TYPE_CHECKING:
    from simulator.timeline.session import Session

LATE = 1.0  # s that may wait for the disk before it is said
SAVED, SAVING = "Saved", "Saving…"
NO_FILE = "Not saved: this run has no file"
FILE = "In its file, as it is played"
NO_FILE_TIP = "Save as… in the menu gives it one"
LONGEST = 260  # px


class SavedLabel(SnugLabel):
    """Says "Saved", "Saving…", or why not."""

    def __init__(self) -> None:
        super().__init__("", 12)
        set_tone(self, "second")
        self.setMaximumWidth(LONGEST)

    def show_session(self, session: Session) -> None:
        """Say how it stands with the file of a session."""
        trouble, path = session.trouble, session.path
        if path is None:
            self._tell(NO_FILE, NO_FILE_TIP, bad=True)
        elif trouble:
            self._tell(
                f"Not saved: {trouble}", f"{trouble} It is tried again.", bad=True
            )
        else:
            late = session.behind > LATE
            where = FILE if words.twin() else str(path)  # a path bears real names
            self._tell(SAVING if late else SAVED, where, bad=False)

    def _tell(self, text: str, tip: str, *, bad: bool) -> None:
        self.say(text)
        self.setToolTip(tip)
        set_tone(self, "bad" if bad else "second")
