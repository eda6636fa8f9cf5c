"""The way into the window. Qt is imported only when it is known to be there."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from ui.desktop.courtesy import switch_quickly
from ui.desktop.display import explain, missing_library, why_no_window
from ui.desktop.options import Options

OFFER_AFTER = 400  # ms: the window itself comes first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication


def main(options: Options | None = None) -> int:
    """Open the window, or take its pictures; returns the exit code.

    Parameters
    ----------
    options
        What the command line asked for; the usual window when there is none.
    """
    wanted = options or Options()
    if wanted.screenshot:
        # Pictures need no display, and look the same on every machine.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    trouble = missing_library() if wanted.screenshot else why_no_window()
    if trouble:
        sys.stderr.write(trouble + "\n")
        return 1
    try:
        return _take_pictures(wanted) if wanted.screenshot else _open(wanted)
    except ImportError as error:
        sys.stderr.write(explain(error) + "\n")
        return 1


def make_app() -> QApplication:
    """Make the application object, in the one style that the theme dresses."""
    from PySide6.QtWidgets import QApplication

    from ui.desktop import memory

    switch_quickly()
    memory.keep_together()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("durand")
    app.setApplicationDisplayName("Durand")
    app.setStyle("Fusion")
    return app


def _open(options: Options) -> int:
    from PySide6.QtCore import QTimer

    from simulator import homes
    from ui.desktop import logs, theme
    from ui.desktop.crash.starts import Start
    from ui.desktop.main_window import MainWindow
    from ui.desktop.settings import Settings, settings_file

    app = make_app()
    settings = Settings(None if options.safe else options.settings or settings_file())
    mode = options.theme or settings.mode
    theme.apply(app, theme.system() if mode == "system" else mode)
    folder = logs.log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    start = Start(folder)
    window = MainWindow(options, settings)
    with start, logs.everything_logged(folder, window.trouble.emit, start.fatal):
        # Ctrl+C in the terminal ends the program even while Qt waits for events.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        window.show()
        elsewhere = homes.unusual()
        if elsewhere is not None:
            window.banner.tell(elsewhere, str(homes.home("data")))
        window.tell_of_settings()
        window.tell_sudden_end(start)
        window.once_painted(window.fill)
        QTimer.singleShot(OFFER_AFTER, window.offer_left)
        # The window may be gone when this returns, but not what it leaves behind.
        again = window.again
        code = app.exec()
    if again.wanted is not None:
        _start_again(again.wanted)
    return code


def _start_again(arguments: Sequence[str]) -> None:
    """Start the program anew, apart from this one, which ends."""
    import subprocess

    subprocess.Popen(
        [sys.executable, "-m", "ui.cli.main", *arguments], start_new_session=True
    )


def _take_pictures(options: Options) -> int:
    from ui.desktop.screenshot import take_pictures

    return take_pictures(make_app(), options)


if __name__ == "__main__":
    sys.exit(main())
