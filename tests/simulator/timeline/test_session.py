"""The live session: no caller ever waits, and the bits are those of the plain run."""

import time

import pytest

from simulator.timeline.file import create_file, read_file
from simulator.timeline.pace import FULL_SPEED
from simulator.timeline.replay import plain_run, verify
from simulator.timeline.session import Session
from simulator.timeline.timeline import Timeline

AT_ONCE = 0.05  # s; what a caller may notice on a busy machine


@pytest.fixture
def play():
    sessions = []

    def start(timeline=None, days=400):
        sessions.append(Session(timeline or Timeline("october-2025", seed=4), days))
        return sessions[-1]

    yield start
    for session in sessions:
        session.close()


def bits_of_the_plain_run(session):
    timeline, view = session._timeline, session.view
    plain = plain_run(
        timeline.scenario, timeline.dials, timeline.seed, view.here.entries, view.head
    )
    return plain.series.tobytes()


def test_that_it_plays_steps_seeks_and_plays_on(play):
    session = play()
    session.step(30)
    assert session.settle(20)
    assert (session.view.day, session.ready) == (30, 30)
    session.seek(10)
    assert session.settle(20)
    assert (session.view.day, session.ready) == (10, 30)
    session.play(FULL_SPEED)
    assert session.settle(20)
    assert (session.view.day, session.ready, session.finished) == (400, 400, True)
    assert session.rows.tobytes() == bits_of_the_plain_run(session)
    assert session.view.revision == 0
    assert session.failures == ()


def test_that_a_change_in_the_past_is_lived_through_and_undone(play):
    session = play()
    session.step(120)
    session.settle(20)
    session.seek(40)
    session.settle(20)
    before = session.rows
    first = before.tobytes()
    session.change("border_openness", 1.0, reason="what if")
    assert session.settle(20)
    assert session.view.dials["border_openness"] == 1.0
    assert session.view.revision == 1
    assert session.view.to_undo
    assert session.rows[:40].tobytes() == first[: 40 * session.rows.itemsize]
    assert session.rows.tobytes() == bits_of_the_plain_run(session) != first
    assert before.tobytes() == first  # a watcher's rows do not change under him
    session.undo()
    session.settle(20)
    assert session.rows.tobytes() == first
    session.redo()
    session.settle(20)
    assert session.rows.tobytes() == bits_of_the_plain_run(session) != first


def test_that_a_slider_drawn_along_is_one_deed(play):
    session = play()
    session.step(5)
    session.settle(20)
    usual = session.view.dials["mediation_strength"]
    for value in (0.31, 0.32, 0.33, 0.34):
        session.change("mediation_strength", value)
    session.settle(20)
    (entry,) = session.view.here.entries
    assert (entry.day, entry.change.value) == (5, 0.34)
    session.undo()
    session.settle(20)
    assert session.view.dials["mediation_strength"] == usual
    assert not session.view.to_undo


def test_that_a_fork_shares_its_past_and_the_luck(play):
    session = play(days=200)
    session.step(100)
    session.settle(20)
    line = session.rows.tobytes()
    session.fork("the same again", day=60)
    session.play(FULL_SPEED)
    session.settle(20)
    assert session.view.here.forked == 60
    assert session.rows[:100].tobytes() == line  # nothing was changed: nothing differs
    session.switch(0)
    session.settle(20)
    assert (session.view.head, session.view.here.name) == (100, "line")
    session.delete(1)
    session.settle(20)
    assert list(session.view.tree.branches) == [0]
    session.undo()
    session.settle(20)
    assert list(session.view.tree.branches) == [0, 1]


def test_that_what_is_refused_is_told_and_play_goes_on(play):
    session = play()
    session.change("mediation_strenght", 0.5)
    session.change("mediation_strength", 50)
    session.undo()
    session.seek(17)
    session.fork("line")
    session.step(3)
    assert session.settle(20)
    assert session.ready == 3
    sentences = [failure.sentence for failure in session.failures]
    assert len(sentences) == 5
    assert "mediation_strength" in sentences[0]
    assert "nothing to undo" in sentences[2]
    assert "Day 17" in sentences[3]
    assert not any(failure.fatal for failure in session.failures)


def test_that_no_call_waits_while_five_years_are_lived(play):
    timeline = Timeline("october-2025", seed=4)
    session = play(timeline, days=1800)
    waits = []

    def timed(deed, *args, **kwargs):
        start = time.perf_counter()
        deed(*args, **kwargs)
        waits.append(time.perf_counter() - start)

    timed(session.play, FULL_SPEED)
    for number in range(20):
        timed(session.change, "ttp_sanctuary", number / 20)
        timed(session.undo)
        timed(session.set_speed, FULL_SPEED)
        time.sleep(0.005)
    timed(session.fork, "far away", day=0)
    timed(session.pause)
    assert session.settle(60)
    assert sorted(waits)[len(waits) // 2] < AT_ONCE


def test_that_the_file_holds_what_was_played(tmp_path):
    path = tmp_path / "live.durand"
    with Session(create_file(path, "october-2025", seed=6), 90) as session:
        session.play(FULL_SPEED)
        session.change("border_openness", 0.2, author="Ms Khan")
        session.settle(20)
        rows = session.rows.tobytes()
    contents = read_file(path)
    assert contents.heads == {0: 90}
    assert contents.tree.branches[0].entries[0].author == "Ms Khan"
    assert verify(contents).difference is None
    assert (
        b"".join(
            contents.segments[span.key].unpack().rows.tobytes()
            for span in contents.path(contents.tree.branches[0])
        )
        == rows
    )


def test_that_a_run_saved_under_another_name_goes_on_there(tmp_path):
    first, second = tmp_path / "auto.durand", tmp_path / "mine.durand"
    second.write_bytes(b"an older file that is replaced")
    with Session(create_file(first, "october-2025", seed=6), 90) as session:
        session.step(60)
        session.change("border_openness", 0.2)
        session.settle(20)
        session.save_as(second)
        session.settle(20)
        assert session.failures == ()
        assert session.path == second
        session.step(10)
        session.settle(20)
    assert read_file(first).heads == {0: 60}
    assert read_file(second).heads == {0: 70}
    assert read_file(second).operations == read_file(first).operations
    assert verify(read_file(second)).difference is None
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "auto.durand",
        "mine.durand",
    ]


def test_that_a_run_without_a_file_is_written_down_whole(tmp_path):
    path = tmp_path / "late.durand"
    with Session(Timeline("october-2025", seed=6), 200) as session:
        session.step(120)
        session.settle(20)
        session.fork("what if", day=50)
        session.change("border_openness", 0.2)
        session.undo()
        session.redo()
        session.step(30)
        session.settle(20)
        session.save_as(path)
        session.settle(20)
        operations = list(session._timeline.history.operations)
        others = session.others
        assert set(others) == {0}
        assert len(others[0]) == 120
    contents = read_file(path)
    assert contents.operations == operations
    assert contents.heads == {0: 120, 1: 80}
    found = verify(contents)
    assert found.difference is None
    assert [replay.compared for replay in found.replays] == [120, 80]


def test_that_a_file_that_cannot_be_saved_to_leaves_the_run_where_it_was(tmp_path):
    first, taken = tmp_path / "auto.durand", tmp_path / "taken.durand"
    other = create_file(taken, "october-2025")
    with Session(create_file(first, "october-2025", seed=6), 90) as session:
        for target in (taken, tmp_path / "no" / "such" / "folder.durand"):
            session.save_as(target)
            session.settle(20)
            assert session.path == first
        assert len(session.failures) == 2
        assert not any(failure.fatal for failure in session.failures)
        session.step(5)
        session.settle(20)
    other.close()
    assert read_file(first).heads == {0: 5}


@pytest.mark.slow
def test_that_mesa_joins_while_days_pass_and_sees_the_same_world(play):
    session = play(days=300)
    session.play(200.0)
    session.attach()
    deadline = time.monotonic() + 60
    while session.crisis is None and time.monotonic() < deadline:
        time.sleep(0.01)
    session.step(3)
    session.settle(20)
    crisis = session.crisis
    assert crisis.run is session._timeline.run
    assert crisis.steps == session.view.day == crisis.run.day
    session.seek(2)
    session.settle(20)
    assert crisis.steps == 2
    assert sum(team.alive for team in crisis.teams) > 100
    assert session.rows.tobytes() == bits_of_the_plain_run(session)
