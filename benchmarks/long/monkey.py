"""Ten thousand keys and clicks anywhere, over all screens: nothing may break.

python3 -m uv run python -m benchmarks.long.monkey [--scale 0.05]
"""

import time
from itertools import cycle

from benchmarks.long.desk import Monkey, Trouble, open_window, settle
from benchmarks.long.record import asked, leave
from ui.desktop.screens import SCREENS

EVENTS, ROUNDS = 10_000, 4  # times that every screen is begun with


def main():
    order = asked(__doc__)
    events, begun = max(20, round(EVENTS * order.scale)), time.monotonic()
    with Trouble() as trouble, open_window() as window:
        monkey = Monkey(window, order.seed)
        monkey.ask_nobody()
        screens = cycle(screen.name for screen in SCREENS)
        for number in range(events):
            if number % max(1, events // (ROUNDS * len(SCREENS))) == 0:
                window.show_screen(next(screens))
            monkey.act()
            assert not trouble.found, f"event {number}: {trouble.found[0]}"
        settle()
        told = window.banner.sentence.text() if window.banner.isVisible() else ""
    assert not trouble.found, trouble.found[0]
    found = {
        "events": events,
        "exceptions_and_warnings": len(trouble.found),
        "banner_at_the_end": told,
        "seconds": round(time.monotonic() - begun, 1),
    }
    leave("monkey", order.scale, found)


if __name__ == "__main__":
    main()
