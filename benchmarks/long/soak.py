"""An hour of play with 500 things done: memory, widgets, threads flat.

    python3 -m uv run python -m benchmarks.long.soak [--scale 0.05]

Five hundred times the run plays on, a dial is moved, or the line is gone back, undone,
looked at in another layout, another screen is seen, or a scenario opened anew, as a
class would in an hour; after a fifth of it nothing may grow any more. Memory is looked
at after the window has given back what was free, as it does every minute by itself:
what grows then is kept by something. A run takes more of it the longer it is, so the
second fifth is compared with the last one, by their medians. At full scale it
is an hour of the clock: something is done every 7.2 seconds, and in between the run
plays, at one to four weeks a second or at full speed, and begins again where it ended.
At a smaller scale it plays for a moment only; ``--minutes`` makes the hour shorter.
"""

import random
import statistics
import time

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks.long.desk import Trouble, alive, open_window, settle, wait
from benchmarks.long.record import asked, leave
from simulator.timeline.pace import SPEEDS
from ui.desktop import memory
from ui.desktop.panels import LAYOUTS
from ui.desktop.screens import SCREENS

ACTIONS, WEEKS = 500, 3
HOUR, MOMENT = 60.0, 0.03  # minutes, s
GROWTH_MB, GROWTH_WIDGETS = 16, 10  # what may come later, once, and stay
SCENARIOS = ("october-2025", "quiet-border")


class Class:
    """Does to a run what a class would do in an hour."""

    def __init__(self, window, seed):
        self.window, self.luck = window, random.Random(seed)

    def act(self, until, plays):
        """Do one thing, and let the run play on until a moment."""
        deeds = self.play, self.move, self.back, self.undo, self.layout, self.anew
        self.luck.choices((*deeds, self.leave), (30, 30, 12, 12, 13, 3, 5))[0]()
        while time.monotonic() < until or not self.session:
            if plays and self.session and not self.session.playing:
                self.window.explore.play_or_pause()  # at the end it starts again
            QApplication.processEvents()
            # As a running program would: here nobody else lets go of what is over.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.005)

    @property
    def session(self):
        return self.window.explore.session

    def play(self):
        explore = self.window.explore
        if explore.finished:
            self.back()
        explore.set_speed(self.luck.choice(SPEEDS[1:]))
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

    def leave(self):
        for screen in self.luck.sample([one.name for one in SCREENS], 2):
            self.window.show_screen(screen)
            settle()
        self.window.show_screen("explore")

    def look_at_all(self):
        """Have every panel made, so that what is counted is comparable."""
        for layout in LAYOUTS:
            self.window.run_page.show_layout(layout.name)
            settle()
        self.window.explore.map.map.wait()

    def anew(self):
        ready = []
        self.window.engine_done.connect(lambda: ready.append(True))
        self.window.show_scenario(self.luck.choice(SCENARIOS))
        wait(lambda: ready and not self.window.filling, 60)


def typical(looks):
    """Give the median of each thing that was counted."""
    return {key: statistics.median(one[key] for one in looks) for key in looks[0]}


def main():
    order = asked(__doc__, minutes=HOUR)
    actions, begun = max(10, round(ACTIONS * order.scale)), time.monotonic()
    seen = []
    with Trouble() as trouble, open_window() as window:
        people = Class(window, order.seed)
        for screen in SCREENS:
            window.show_screen(screen.name)
            settle()
        window.show_screen("explore")
        for number in range(actions):
            whole = order.scale >= 1
            gone = begun + 60 * order.minutes / ACTIONS * (number + 1)
            people.act(gone if whole else time.monotonic() + MOMENT, plays=whole)
            assert not trouble.found, f"action {number}: {trouble.found[0]}"
            if number % max(1, actions // 20) == 0:
                people.look_at_all()
                memory.give_back()
                seen.append(alive())
    fifth = len(seen) // 5
    first, last = typical(seen[fifth : 2 * fifth]), typical(seen[-fifth:])
    grown = {key: last[key] - first[key] for key in first}
    assert grown["memory_mb"] <= GROWTH_MB, seen
    assert grown["widgets"] <= GROWTH_WIDGETS, seen
    assert grown["threads"] <= 0, seen
    assert last["runs"] == 1, seen
    found = {
        "actions": actions,
        "minutes_of_the_clock": order.minutes if order.scale >= 1 else 0,
        "in_the_second_fifth": first,
        "in_the_last_fifth": last,
        "memory_mb_by_twentieth": [one["memory_mb"] for one in seen],
        "seconds": round(time.monotonic() - begun, 1),
    }
    leave("soak", order.scale, found)


if __name__ == "__main__":
    main()
