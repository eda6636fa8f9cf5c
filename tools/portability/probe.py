"""Runs inside a portable folder: opens the window on a scenario, plays, and tells.

    python -I probe.py SCENARIO SEED DAYS BEGUN

``BEGUN`` is the clock's time at which the program was started. It prints one line of
JSON: seconds from there to each stage, where things are kept, and the digest. It knows
nothing of the project's checkout.
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

LOOKS, PATIENCE = 0.005, 300.0  # s between two looks at the window, and in all


def main() -> None:
    """Open, play, tell."""
    scenario, seed, days = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    stages: dict[str, float] = {}
    processor: dict[str, float] = {}  # seconds of it: they tell more on a busy machine

    def note(stage: str) -> None:
        stages[stage] = round(time.time() - float(sys.argv[4]), 3)
        processor[stage] = round(time.process_time(), 3)

    note("Python runs")
    app, window = opened(scenario, seed)
    note("the window is there")
    window.fill()
    waiting = Waiting(app, window)
    waiting.until(lambda: window.explore is not None)
    explore = window.explore
    waiting.until(lambda: explore.session is not None)
    note("the scenario is open")
    waiting.until(lambda: explore.session.ready >= 1)
    note("the first day is played")
    explore.set_speed(float("inf"))
    waiting.until(lambda: explore.session.ready >= days)
    note(f"day {days} is played")
    explore.session.seek(days)
    waiting.until(explore.session.settle)
    seen: list[tuple[int, str]] = []
    explore.session.keep(lambda run: seen.append((int(run.day), run.digest)))
    waiting.until(lambda: seen and seen[-1][0] == days)
    told = {"stages": stages, "processor": processor, "digest": seen[-1][1]}
    told["run"] = str(explore.session.path)
    window.close()
    app.processEvents()
    print(json.dumps(told | places()))


def opened(scenario: str, seed: int) -> tuple[Any, Any]:
    """Open the window as the program does, but with luck that is known."""
    from ui.desktop import theme
    from ui.desktop.app import make_app
    from ui.desktop.engine import make_ready
    from ui.desktop.kept import runs_folder
    from ui.desktop.main_window import MainWindow
    from ui.desktop.options import Options
    from ui.desktop.settings import Settings, settings_file

    def prepare(wanted: Any, report: Callable[[int, int, str], None]) -> Any:
        make_ready(report)
        from simulator.timeline.file import create_file

        runs_folder().mkdir(parents=True, exist_ok=True)
        file = runs_folder() / f"check-{time.time_ns()}.durand"
        return create_file(file, wanted, seed=seed)

    app = make_app()
    theme.apply(app, "light")
    settings = Settings(settings_file())
    window = MainWindow(Options(scenario=scenario), settings, prepare=prepare)
    window.show()
    app.processEvents()
    return app, window


def places() -> dict[str, Any]:
    """Tell where things are kept and which rules are used."""
    from simulator import homes, warmup

    shelf = warmup.shelf()
    return {
        "kept": {kind: str(homes.home(kind)) for kind in homes.KINDS},
        "unusual": homes.unusual(),
        "shipped rules": shelf.shipped,
        "rules": str(shelf.folder),
    }


class Waiting:
    """Lets the window live until something holds."""

    def __init__(self, app: Any, window: Any) -> None:
        self._app, self._window = app, window

    def until(self, holds: Callable[[], object]) -> None:
        """Wait, and end the program when it takes too long.

        Raises
        ------
        SystemExit
            With what the window's banner says.
        """
        end = time.monotonic() + PATIENCE
        while not holds():
            self._app.processEvents()
            time.sleep(LOOKS)
            if time.monotonic() > end:
                banner = self._window.banner
                raise SystemExit(
                    f"Not in time. The window says: {banner.sentence.text()}"
                )


if __name__ == "__main__":
    main()
