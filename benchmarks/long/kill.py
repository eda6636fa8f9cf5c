"""SIGKILL at random moments while a run is played, changed and saved.

    python3 -m uv run python -m benchmarks.long.kill [--scale 0.05]

Each moment: a process goes on with one file and tells what it has done and when; it is
killed; the file must open, hold all that was told a second or more before, and replay
to the last bit. The file is thrown away, and begun anew, every twenty moments.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.long.record import asked, leave
from simulator.timeline.file import read_file
from simulator.timeline.file.opening import SUFFIX
from simulator.timeline.replay import verify

MOMENTS = 200
ANEW = 20
LONGEST = 1.6  # s that a process lives, beyond its start
LOST = 1.0  # s of work that may be lost

CHILD = """
import random, sys, time
from pathlib import Path
from simulator.timeline.changes import Roll, Switch
from simulator.timeline.file import create_file, open_file
path, luck = Path(sys.argv[1]), random.Random(int(sys.argv[2]))
file = open_file(path) if path.exists() else create_file(path, "october-2025", seed=2)
line = file.timeline
print("ready", flush=True)
while True:
    deed = luck.choice(["play", "play", "play", "change", "seek", "fork", "undo",
                        "redo", "switch", "delete", "save", "claim", "roll", "row"])
    if deed == "play" and line.day < 1500:
        line.advance(luck.randint(1, 60))
    elif deed == "change":
        line.set_dial("border_openness", luck.random(), joins=luck.random() < 0.3)
    elif deed == "seek":
        line.seek(luck.randint(0, line.head))
    elif deed == "fork" and len(line.tree.branches) < 6:
        line.fork(day=luck.randint(0, line.head))
    elif deed == "claim":
        line.change(Switch(claim=luck.choice(["C2", "C6"]), on=luck.random() < 0.5))
    elif deed == "roll":
        line.change(Roll(seed=luck.randrange(1000)), author="umpire", reason="why")
    elif deed == "row":
        file.append_record("turn", [luck.random()] * 20)
    elif deed == "undo" and line.history.to_undo:
        line.undo()
    elif deed == "redo" and line.history.to_redo:
        line.redo()
    elif deed == "switch":
        line.switch(luck.choice(list(line.tree.branches)))
    elif deed == "delete" and len(line.tree.branches) > 3:
        line.delete(max(line.tree.branches))
    elif deed == "save" and luck.random() < 0.2:
        file.close()
        file = open_file(path)
        line = file.timeline
    heads = " ".join(f"{b}:{line.heads[b]}" for b in line.tree.branches)
    print(time.monotonic(), len(line.history.operations), heads, flush=True)
    time.sleep(luck.random() * 0.02)
"""


def killed(path, luck):
    """Run the child for a while and kill it; give what it had told, and when."""
    command = [sys.executable, "-c", CHILD, str(path), str(luck.randrange(2**31))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        if child.stdout.readline() != "ready\n":
            msg = "the file could not be gone on with"
            raise AssertionError(msg)
        time.sleep(luck.random() * LONGEST)
        moment = time.monotonic()
        child.kill()
        told = child.stdout.read().splitlines()
    return moment, [line.split(" ") for line in told if line.count(" ") > 1]


def seconds_lost(path, moment, told):
    """Check the file; give the age of the oldest deed that it does not hold."""
    contents = read_file(path)
    difference = verify(contents).difference
    assert difference is None, difference
    done = len(contents.log)
    for when, operations, *heads in told:
        if int(operations) > done or not _holds(contents, heads, int(operations)):
            return moment - float(when)
    return 0.0


def _holds(contents, heads, operations):
    if operations < len(contents.log):  # a later deed may have removed the branch
        return True
    wanted = dict(map(int, head.split(":")) for head in heads)
    return all(contents.heads.get(b, 0) >= day for b, day in wanted.items())


def main():
    order = asked(__doc__)
    luck = random.Random(order.seed)
    moments, lost, sizes = max(3, round(MOMENTS * order.scale)), [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(moments):
            path = Path(folder) / f"{number // ANEW}{SUFFIX}"
            moment, told = killed(path, luck)
            lost.append(seconds_lost(path, moment, told))
            sizes.append(path.stat().st_size)
            assert lost[-1] <= LOST, f"moment {number}: {lost[-1]:.2f} s were lost"
    found = {
        "moments": moments,
        "opened": len(lost),
        "seconds_lost_at_most": round(max(lost), 3),
        "nothing_lost": sum(one == 0 for one in lost),
        "largest_file_bytes": max(sizes),
    }
    leave("kill", order.scale, found)


if __name__ == "__main__":
    main()
