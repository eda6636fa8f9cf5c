"""The goals of the engine and how far they are met, as a table.

    python3 -m uv run python -m benchmarks.goals

Takes about two minutes and wants a quiet machine. What is compared is measured by
turns, in processor time, and medians are taken, so that ratios hold on a busy machine
too. Threads are measured in real time, the best of each.
"""

import statistics
import tempfile
import time
from functools import partial

from benchmarks import starting
from benchmarks.test_engine import YEAR, begun, formations, many
from benchmarks.yardstick import in_c, kernel, plain_mesa
from benchmarks.yardstick.setting import FORMATIONS
from simulator.model import BorderCrisis
from simulator.run import Run

DAYS = 60  # of the yardstick


def seconds(clock, work, setup=None):
    """Time one go of some work on what its setup gives."""
    given = (setup(),) if setup else ()
    begun = clock()
    work(*given)
    return clock() - begun


def by_turns(works, rounds, clock=time.process_time, of=statistics.median):
    """Seconds of each of several works, done by turns."""
    taken = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            taken[name].append(seconds(clock, *work))
    return {name: of(each) for name, each in taken.items()}


def yardstick():
    """Seconds of sixty days of the yardstick, by version."""
    start = partial(kernel.begun, 1, DAYS)
    kernel.advance(*start())  # compiled
    works = {
        "kernel": (lambda given: kernel.advance(*given), start),
        "mesa": (step_days, partial(plain_mesa.Yardstick, 1)),
    }
    with tempfile.TemporaryDirectory() as folder:
        library = in_c.build(folder)
        if library is None:
            return by_turns(works, 9)
        both = {"kernel": works["kernel"]}
        both["c"] = partial(_in_c, library), partial(in_c.begun, 1, DAYS)
        taken = by_turns(both, 99)
    return taken | {"mesa": by_turns(works, 9)["mesa"]}


def _in_c(library, given):
    in_c.advance(library, *given)


def step_days(model, days=DAYS):
    for _ in range(days):
        model.step()


def engine():
    """Seconds of the engine's works."""
    works = {
        "year": (lambda run: run.advance(YEAR), partial(Run, "october-2025", None, 1)),
        "face": (partial(step_days, days=YEAR), partial(BorderCrisis, rng=1)),
    }
    taken = by_turns(works, 25)
    threads = {
        name: (partial(many, number), begun)
        for name, number in (("one", 1), ("two", 2))
    }
    run = Run("october-2025", seed=1)
    small = {"day": (partial(run.advance, 1),), "snapshot": (run.snapshot,)}
    taken |= by_turns(threads, 15, time.perf_counter, min)
    return taken | by_turns(small, 500, time.perf_counter)


def row(what, goal, measured, met):
    print(f"| {what} | {goal} | {measured} | {'yes' if met else '**no**'} |")


def main():
    took, stick = engine(), yardstick()
    start = starting.warm()
    compiling, kernels = starting.first_compile()
    run = Run("october-2025", seed=1)
    size, year = len(run.snapshot()) / 1000, took["year"] * 1000
    mesa, face = stick["mesa"] / stick["kernel"], took["face"] / took["year"]
    threads = took["one"] / took["two"]
    print("| what | goal | measured | met |\n|---|---|---|---|")
    for name, taken in stick.items():
        each = taken * 1e9 / DAYS / FORMATIONS
        print(f"| yardstick, a formation and day: {name} | | {each:.0f} ns | |")
    row("yardstick kernel against plain Mesa", "≥ 100×", f"{mesa:.0f}×", mesa >= 100)
    if "c" in stick:
        c = stick["kernel"] / stick["c"]
        row("yardstick kernel against C", "≤ 1.5×", f"{c:.2f}×", c <= 1.5)
    row("`BorderCrisis.step` against the run", "≤ 2×", f"{face:.2f}×", face <= 2)
    row("two threads against one", "≥ 1.6×", f"{threads:.2f}×", threads >= 1.6)
    row("a model year", "≤ 8 ms", f"{year:.1f} ms", year <= 8)
    rate = took["year"] * 1e9 / YEAR / formations(run)
    print(f"| a formation and day | | {rate:.1f} ns | |")
    row("a snapshot's size", "≤ 80 KB", f"{size:.0f} KB", size <= 80)
    copy, day = took["snapshot"] * 1e6, took["day"] * 1000
    row("a snapshot", "≤ 10 µs", f"{copy:.1f} µs", copy <= 10)
    row("a live day", "≤ 1 ms", f"{day:.3f} ms", day <= 1)
    ready = start["in all"]
    row("ready from a warm cache", "≤ 4 s", f"{ready:.1f} s", ready <= 4)
    row("first compile", "≤ 45 s", f"{compiling:.0f} s", compiling <= 45)
    print("\nWarm start:", {stage: round(s, 2) for stage, s in start.items()})
    print("A Python process that does nothing:", round(starting.bare(), 2), "s")
    print(f"{len(kernels)} kernels; median {statistics.median(kernels.values()):.2f} s")
    for name, taken in sorted(kernels.items(), key=lambda item: -item[1])[:12]:
        print(f"  {taken:5.2f} s  {name}")


if __name__ == "__main__":
    main()
