"""What a class waits for: the adjudication, a turn played otherwise, the debrief.

    python3 -m uv run python -m benchmarks.classroom

Goals: an adjudication in 10 s of the machine's time, a killed class back in 10 s. Real
time is what a person waits, and doubles where other programs run; processor time hardly
does, so both are told.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

from simulator.classroom.debrief import make_debrief
from simulator.classroom.file import create_class, open_class
from simulator.classroom.otherwise import play_otherwise
from simulator.classroom.setup import read_setup
from simulator.warmup import prepare

SEATS = ("pakistan-army", "islamabad", "kandahar", "haqqani-network", "mediators")
TURNS = 3


def setup(days):
    seats = [{"seat": seat} for seat in SEATS]
    return read_setup({"seats": seats, "turn_days": days}, "the benchmark")


def to_adjudication(game):
    game.begin_turn()
    while game.state.phase != "adjudication":
        game.go_on()


def timed(does):
    """Seconds waited and seconds of the processor, and what came of it."""
    wall, cpu = time.perf_counter(), time.process_time()
    made = does()
    return time.perf_counter() - wall, time.process_time() - cpu, made


def told(name, wall, cpu):
    print(f"{name:44} {wall:6.2f} s waited {cpu:6.2f} s of processor")


def main():
    prepare()
    print(f"load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        for days in (14, 28, 60):
            file = Path(folder) / f"{days}.durand"
            there = create_class(file, setup(days))
            waits = []
            for _ in range(TURNS):
                to_adjudication(there.game)
                waits.append(timed(there.game.adjudicate)[:2])
                there.game.reveal()
            wall, cpu = (
                statistics.median(column) for column in zip(*waits, strict=True)
            )
            told(f"adjudication, 200 futures of {days} days", wall, cpu)
            if days == 14:
                game = there.game
                orders = {"pakistan-army": None}
                found = timed(lambda: play_otherwise(game, 1, orders))  # noqa: B023
                told("turn 1 otherwise, 200 pairs to the end", *found[:2])
                found = timed(lambda: make_debrief(game))  # noqa: B023
                told("debrief of three turns", *found[:2])
            there.close()
            wall, cpu, again = timed(lambda: open_class(file))  # noqa: B023
            told(f"opened again after {TURNS} turns of {days} days", wall, cpu)
            again.close()


if __name__ == "__main__":
    main()
