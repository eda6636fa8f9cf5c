"""The way into the program, and the one place where failures are told.

Who asks for nothing but the window gets it without the commands being read first: that
is half of the time until it is seen.
"""

import sys

MISTAKE = (
    "\nThis is a mistake in Durand, not yours. "
    "Please report it with the lines above and what you asked for."
)


def main() -> None:
    """Run the program; the entry point of `durand`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console may lack a letter
    try:
        _run()
    except Exception as error:  # noqa: BLE001 - told with its details, whatever it is
        sys.exit(_tell(error))


def _run() -> None:
    if sys.argv[1:]:
        from ui.cli.commands import app

        app()
    else:
        from ui.cli.opening import show_window
        from ui.desktop.options import Options

        sys.exit(show_window(Options()))


def _tell(error: Exception) -> int:
    """Say what went wrong; returns the exit code."""
    from simulator.errors import DurandError, InputError

    if isinstance(error, DurandError):
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, InputError) else 1
    import traceback

    traceback.print_exception(error)
    sys.stderr.write(f"{MISTAKE}\n")
    return 1


if __name__ == "__main__":
    main()
