"""The way into the program, and the one place where failures are told.

Who asks for nothing but the window, or for it on a scenario that came with the program,
gets it without the commands being read first: half of the time until it is seen.
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
    match sys.argv[1:]:
        case []:
            _show_window(None)
        case ["--scenario", name] if _is_shipped(name):
            _show_window(name)
        case _:
            from ui.cli.commands import app

            app()


def _show_window(scenario: str | None) -> None:
    from ui.cli.opening import show_window
    from ui.desktop.options import Options

    sys.exit(show_window(Options(scenario=scenario)))


def _is_shipped(scenario: str) -> bool:
    """Whether a scenario came with the program: then it need not be checked first."""
    from simulator.shipped import scenario_names

    return scenario in scenario_names()


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
