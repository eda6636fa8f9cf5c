import os
import signal
import subprocess
import sys
import time

import pytest

from simulator.classroom.file import create_class, holds_class, open_class
from simulator.classroom.script import play_turn
from simulator.errors import DurandError
from simulator.timeline.file import create_file, read_file
from tests.simulator.classroom.lessons import lesson, setup

LIVES = """
import sys
from pathlib import Path
from simulator.classroom.file import create_class
from tests.simulator.classroom.lessons import lesson
from simulator.classroom.script import play_turn

script, made = lesson()
there = create_class(Path(sys.argv[1]), made)
print("ready", flush=True)
for turn in script.turns:
    play_turn(there.game, turn)
    print(there.game.state.turns_done, flush=True)
there.close()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "class.durand"


def test_that_a_class_goes_on_from_its_file_with_the_same_bits(path):
    script, made = lesson()
    first = create_class(path, made)
    play_turn(first.game, script.turns[0])
    first.close()
    again = open_class(path)
    assert again.game.state.turns_done == 1
    play_turn(again.game, script.turns[1])
    digest = again.game.state.revealed[2].digest
    assert again.game.world.timeline.run.digest == digest
    again.close()
    assert holds_class(read_file(path))


@pytest.mark.parametrize("after", [0.02, 0.15, 0.4])
def test_that_a_killed_class_is_back_in_its_turn_with_nothing_lost(path, after):
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", LIVES, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as life:
        assert life.stdout.readline() == "ready\n"
        time.sleep(after)
        life.send_signal(signal.SIGKILL)
        told = [int(line) for line in life.stdout]
    back = open_class(path)
    assert back.game.state.turns_done >= max(told, default=0)
    state = back.game.state
    if state.revealed:
        last = max(state.revealed)
        assert back.game.world.timeline.run.digest == state.revealed[last].digest
    back.close()


def test_that_a_file_without_a_class_says_so(path):
    create_file(path, "october-2025").close()
    assert not holds_class(read_file(path))
    with pytest.raises(DurandError, match="holds no class"):
        open_class(path)


def test_that_a_second_facilitators_window_is_told_who_has_the_class(path):
    first = create_class(path, setup())
    with pytest.raises(DurandError):
        open_class(path)
    first.close()


def test_that_no_pin_stands_in_a_file_in_the_clear(path):
    _, made = lesson()
    create_class(path, made).close()
    assert b"1234" not in path.read_bytes()
