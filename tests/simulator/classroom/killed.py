"""A program whose children play a class up to a phase and are killed there.

    python -m tests.simulator.classroom.killed FOLDER

The rules are made ready once; then a child for each phase opens a class in a file of
its own, plays up to the phase, and is killed while it goes on. Another child fills its
disk at the commit of the adjudication, and says what it was told.
"""

import json
import os
import resource
import signal
import sys
import threading
from pathlib import Path

from simulator.classroom.file import create_class
from simulator.classroom.record import CardOrder
from simulator.errors import DurandError
from simulator.warmup import prepare
from tests.simulator.classroom.lessons import setup

STEPS = ("opened", "brief", "orders", "sheet", "talks", "letter", "adjudication")
STEPS += ("drawn", "adjusted", "reveal", "second brief", "second drawn", "ended")
RAID = CardOrder(actor="pak_army", action="raid")


def deeds(game):
    """Give the deeds that lead from each step to the next."""
    yield "brief", game.begin_turn
    yield "orders", game.go_on
    yield "sheet", lambda: game.submit("pakistan-army", [RAID], "We ring a friend")
    yield "talks", game.go_on
    yield "letter", lambda: game.say("kandahar", "A door.", ["mediators"])
    yield "adjudication", game.go_on
    yield "drawn", game.adjudicate
    yield "adjusted", lambda: game.adjust(open_result(game), "to see it")
    yield "reveal", game.reveal
    yield "second brief", game.begin_turn
    for _ in range(3):
        yield "", game.go_on
    yield "second drawn", game.adjudicate
    yield "", game.reveal
    yield "ended", game.end


def open_result(game):
    """Ask for something that the rolled future does not hold."""
    fan = game.adjudicate()
    came = fan.results_of(fan.rolled)
    name = next(id_ for id_, share in fan.shares.items() if 0 < share < 1)
    return {name: not came[name]}


def killed_at(step, file):
    """Play up to a step, then go on and be killed in the middle of it."""
    there = create_class(file, setup(seed=4))
    done = step == "opened"
    for name, deed in deeds(there.game):
        if done:
            threading.Timer(0.003, os.kill, (os.getpid(), signal.SIGKILL)).start()
        deed()
        done = done or name == step
    os.kill(os.getpid(), signal.SIGKILL)


def on_a_full_disk(file):
    """Let the disk be full while the futures are being written down."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    there = create_class(file, setup(seed=4))
    game = there.game
    for name, deed in deeds(game):
        deed()
        if name == "adjudication":
            break
    before = len(game.record.entries)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, most))
    told = ""
    try:
        game.adjudicate()
    except DurandError as error:
        told = str(error)
    after, phase = len(game.record.entries), game.state.phase
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    rolled = game.adjudicate().rolled.number
    sys.stdout.write(json.dumps([told, before, after, phase, rolled]))
    sys.stdout.flush()
    there.close()


def in_a_child(does, *asked):
    """Do something in a process of its own, and wait for its end."""
    child = os.fork()
    if child == 0:
        does(*asked)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return status


def main():
    folder = Path(sys.argv[1])
    prepare()
    for step in STEPS:
        status = in_a_child(killed_at, step, folder / f"{step}.durand")
        assert os.WTERMSIG(status) == signal.SIGKILL, (step, status)
    in_a_child(on_a_full_disk, folder / "full.durand")


if __name__ == "__main__":
    main()
