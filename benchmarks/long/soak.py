"""An hour of play with 500 things done, compressed: memory, widgets, threads flat.

    python3 -m uv run python -m benchmarks.long.soak [--scale 0.05]

Five hundred times the run plays on for some weeks at full speed, a dial is moved, or
the line is gone back, undone, looked at in another layout, or opened anew, as a class
would in an hour; after a fifth of it nothing may grow any more.
"""

import random
import time

from PySide6.QtWidgets import QApplication

from benchmarks.long.desk import Trouble, alive, open_window, settle, wait
from benchmarks.long.record import asked, leave
from simulator.timeline.pace import FULL_SPEED
from ui.desktop.panels import LAYOUTS

ACTIONS, WEEKS = 500, 3
GROWTH_MB, GROWTH_WIDGETS = 60, 40  # what may come later, once, and stay
SCENARIOS = ("october-2025", "quiet-border")


class Class:
    """Does to a run what a class would do in an hour."""

    def __init__(self, window, seed):
        self.window, self.luck = window, random.Random(seed)

    def act(self):
        """Do one thing, and let it show."""
        deeds = (self.play, self.move, self.back, self.undo, self.layout, self.anew)
        self.luck.choices(deeds, (30, 30, 12, 12, 13, 3))[0]()
        for _ in range(4):
            QApplication.processEvents()
            time.sleep(0.005)

    @property
    def session(self):
        return self.window.explore.session

    def play(self):
        explore = self.window.explore
        if explore.finished:
            self.back()
        explore.set_speed(FULL_SPEED)
        explore.session.step(7 * self.luck.randint(1, WEEKS))
        self.session.settle(10)

    def move(self):
        rows = list(self.window.explore.desk.panel.rows.values())
        slider = self.luck.choice(rows).slider
        slider.setValue(self.luck.randint(slider.minimum(), slider.maximum()))

    def back(self):
        self.session.seek(self.luck.randint(0, self.session.ready))
        self.session.settle(10)

    def undo(self):
        self.window.undo()
        self.session.settle(10)

    def layout(self):
        self.window.run_page.show_layout(self.luck.choice(LAYOUTS).name)

    def anew(self):
        ready = []
        self.window.engine_done.connect(lambda: ready.append(True))
        self.window.show_scenario(self.luck.choice(SCENARIOS))
        wait(lambda: ready and not self.window.filling, 60)


def main():
    order = asked(__doc__)
    actions, begun = max(10, round(ACTIONS * order.scale)), time.monotonic()
    seen = []
    with Trouble() as trouble, open_window() as window:
        people = Class(window, order.seed)
        for layout in LAYOUTS:  # every panel is made once before anything is counted
            window.run_page.show_layout(layout.name)
            settle()
        for number in range(actions):
            people.act()
            assert not trouble.found, f"action {number}: {trouble.found[0]}"
            if number % max(1, actions // 20) == 0:
                seen.append(alive())
    first, last = seen[len(seen) // 5], seen[-1]
    grown = {key: last[key] - first[key] for key in first}
    assert grown["memory_mb"] <= GROWTH_MB, seen
    assert grown["widgets"] <= GROWTH_WIDGETS, seen
    assert grown["threads"] <= 0, seen
    found = {
        "actions": actions,
        "after_a_fifth": first,
        "at_the_end": last,
        "memory_mb_by_twentieth": [one["memory_mb"] for one in seen],
        "seconds": round(time.monotonic() - begun, 1),
    }
    leave("soak", order.scale, found)


if __name__ == "__main__":
    main()
