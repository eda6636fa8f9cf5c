"""Opening the window, or saying in a sentence why that cannot be."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.desktop.options import Options

NO_WINDOW = 3  # the exit code of a machine that cannot show one


def show_window(options: "Options") -> int:
    """Open the window, or save its pictures; returns the exit code."""
    from ui.desktop.display import missing_library, why_no_window
    from ui.desktop.server import why_no_answer

    # pictures need Qt but no display
    if options.screenshot is None:
        reason = why_no_window() or why_no_answer()
    else:
        reason = missing_library()
    if reason is not None:
        sys.stderr.write(f"{reason}\n")
        return NO_WINDOW
    from ui.desktop.app import main

    return main(options)
