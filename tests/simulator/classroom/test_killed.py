"""A class killed in every phase, two facilitators at one file, and a full disk."""

import json
import subprocess
import sys

import pytest

from simulator.classroom.file import create_class, open_class
from simulator.classroom.record import Begun
from simulator.errors import DurandError
from tests.simulator.classroom.killed import STEPS, deeds
from tests.simulator.classroom.lessons import game, setup

SECOND = """
import sys
from pathlib import Path
from simulator.classroom.file import open_class
from simulator.errors import DurandError
try:
    open_class(Path(sys.argv[1]))
except DurandError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def lived():
    """The same class without a death: its entries at each step, and its last digest."""
    there = game(seed=4)
    counts = {"opened": 1}
    for name, deed in deeds(there):
        deed()
        counts[name or f"{len(counts)}"] = len(there.record.entries)
    told = [entry.deed for entry in there.record.entries]
    return counts, told, there.world.timeline.run.digest


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, "-m", "tests.simulator.classroom.killed", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder, json.loads(done.stdout)


def test_that_a_class_killed_in_any_phase_is_back_in_it_with_nothing_lost(
    killed, lived
):
    folder, _ = killed
    counts, told, _ = lived
    for step in STEPS:
        back = open_class(folder / f"{step}.durand")
        found = [entry.deed for entry in back.game.record.entries]
        assert len(found) >= counts[step], step
        assert found == told[: len(found)], step
        state = back.game.state
        for turn, done in state.revealed.items():
            if turn == state.turns_done:
                assert back.game.world.timeline.run.digest == done.digest, step
        back.close()


@pytest.mark.parametrize("step", ["sheet", "drawn", "adjusted", "second drawn"])
def test_that_a_killed_class_goes_on_to_the_same_end_as_one_that_lived(
    killed, lived, step
):
    folder, _ = killed
    counts, told, digest = lived
    back = open_class(folder / f"{step}.durand")
    there = back.game
    ahead = list(deeds(there))
    place = next(n for n, (name, _) in enumerate(ahead) if name == step)
    known = sorted(counts.values())
    for number, (_, deed) in enumerate(ahead[place + 1 :], start=place + 1):
        if known[number + 1] > len(there.record.entries):
            deed()
    assert [entry.deed for entry in there.record.entries] == told
    assert there.world.timeline.run.digest == digest
    back.close()


def test_that_a_reveal_that_was_cut_short_is_ended_and_not_done_twice(lived):
    _, told, digest = lived
    there, cut = game(seed=4), False
    does = there.do

    def do_until_then(deed):
        nonlocal cut
        if deed == Begun(turn=1, phase="reveal") and not cut:
            cut = True
            raise KeyboardInterrupt
        does(deed)

    there.do = do_until_then
    for name, deed in deeds(there):
        if name == "reveal":
            with pytest.raises(KeyboardInterrupt):
                deed()
        deed()
    assert cut
    assert [entry.deed for entry in there.record.entries] == told
    assert there.world.timeline.run.digest == digest


def test_that_a_disk_that_is_full_at_the_adjudication_is_told_and_costs_nothing(
    killed, lived
):
    folder, (told, before, after, phase, rolled) = killed
    assert "make room on the disk" in told
    assert before == after
    assert phase == "adjudication"
    _, deeds_told, _ = lived
    drawn = next(deed for deed in deeds_told if deed.act == "adjudicated")
    assert rolled == drawn.rolled  # once there is room: the very same roll
    back = open_class(folder / "full.durand")
    assert 1 in back.game.state.adjudicated
    back.close()


def test_that_a_second_facilitator_in_another_program_is_told_who_has_the_class(
    tmp_path,
):
    path = tmp_path / "class.durand"
    first = create_class(path, setup())
    first.game.begin_turn()
    command = [sys.executable, "-c", SECOND, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "class.durand" in done.stdout
    assert "Traceback" not in done.stdout
    first.game.go_on()  # the first one plays on
    first.close()
    again = open_class(path)
    assert again.game.state.phase == "orders"
    again.close()


def test_that_a_class_that_is_open_twice_in_one_program_is_told_too(tmp_path):
    path = tmp_path / "class.durand"
    first = create_class(path, setup())
    with pytest.raises(DurandError, match=r"class\.durand"):
        open_class(path)
    first.close()
