"""Ten thousand keys and clicks anywhere in the window: nothing may break.

python3 -m uv run python -m benchmarks.long.monkey [--scale 0.05]
"""

import time

from benchmarks.long.desk import Monkey, Trouble, open_window, settle
from benchmarks.long.record import asked, leave

EVENTS = 10_000


def main():
    order = asked(__doc__)
    events, begun = max(20, round(EVENTS * order.scale)), time.monotonic()
    with Trouble() as trouble, open_window() as window:
        monkey = Monkey(window, order.seed)
        for number in range(events):
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
