"""Whatever people do, in any order: the bits are those of the plain run."""

import json
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from simulator.assumptions import switched_off
from simulator.ensemble.futures import future_seed
from simulator.errors import DurandError
from simulator.mechanisms import CLAIMS, DIALS
from simulator.scenario import load_scenario
from simulator.situation import Inject
from simulator.timeline.changes import Injected, Order, Roll, Seat, Switch
from simulator.timeline.file import create_file, open_file, read_file
from simulator.timeline.replay import plain_run, verify
from simulator.timeline.timeline import Timeline
from simulator.timeline.tree import TRUNK

SOME_DIALS = st.sampled_from(["mediation_strength", "ttp_sanctuary", "border_openness"])
SOME_CLAIMS = st.sampled_from(["C2", "C6", "C13"])
SOME_INJECTS = st.sampled_from(["shock", "closure", "reopening", "strike", "ceasefire"])
SOME_ACTORS = st.sampled_from(["pak_army", "kandahar"])
VALUES = st.sampled_from([0.0, 0.3, 0.7, 1.0])
LONGEST = 400

IN_A_SECOND_PROCESS = """
import json, sys
from pathlib import Path
from simulator.timeline.file import read_file
from simulator.timeline.replay import verify
found = verify(read_file(Path(sys.argv[1])))
assert found.difference is None, found.difference
print(json.dumps({replay.branch: replay.digest for replay in found.replays}))
"""


def evening(entries, day):
    """Leave out what was done on a morning whose day was not lived yet."""
    return tuple(entry for entry in entries if entry.day < day)


def digests_of_plain_runs(timeline):
    return {
        branch.name: plain_run(
            timeline.scenario,
            timeline.dials,
            timeline.seed,
            evening(branch.entries, timeline.heads[branch.id]),
            timeline.heads[branch.id],
        ).digest
        for branch in timeline.tree.branches.values()
    }


class AnyLife(RuleBasedStateMachine):
    """A run that is played, changed, undone, forked, saved and opened at random."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "any.durand"
        self.file = create_file(self.path, "october-2025", seed=5)

    @property
    def timeline(self):
        return self.file.timeline

    @rule(days=st.integers(1, 130))
    def play(self, days):
        self.timeline.advance(min(days, LONGEST - self.timeline.day))

    @rule(share=st.floats(0, 1))
    def seek(self, share):
        self.timeline.seek(round(share * self.timeline.head))

    @rule(dial=SOME_DIALS, value=VALUES, joins=st.booleans())
    def change(self, dial, value, joins):
        if self.timeline.run.problem_of(dial, value) is None:  # a claim may hold it
            self.timeline.set_dial(dial, value, joins=joins, reason="to see")

    @rule(claim=SOME_CLAIMS, on=st.booleans())
    def switch_a_claim(self, claim, on):
        self.timeline.change(Switch(claim=claim, on=on))

    @rule(kind=SOME_INJECTS, size=VALUES)
    def bring_about(self, kind, size):
        inject = Inject(date=self.timeline.scenario.start, kind=kind, size=size)
        self.timeline.change(Injected(inject=inject), author="umpire")

    @rule(actor=SOME_ACTORS, played=st.booleans())
    def take_a_seat(self, actor, played):
        self.timeline.change(Seat(actor=actor, played=played))

    @rule(which=st.integers(0, 20))
    def order(self, which):
        run = self.timeline.run
        for actor in run.played[:1]:
            actions = run.allowed(actor)
            order = Order(actor=actor, action=actions[which % len(actions)])
            self.timeline.change(order)

    @rule(number=st.integers(0, 3))
    def roll(self, number):
        run = self.timeline.run
        self.timeline.change(Roll(seed=future_seed(run.seed, run.day, number)))

    @precondition(lambda self: self.timeline.history.to_undo)
    @rule(times=st.integers(1, 3))
    def undo(self, times):
        for _ in range(times):
            if self.timeline.history.to_undo:
                self.timeline.undo()

    @precondition(lambda self: self.timeline.history.to_redo)
    @rule()
    def redo(self):
        self.timeline.redo()

    @precondition(lambda self: len(self.timeline.tree.branches) < 5)
    @rule(share=st.floats(0, 1))
    def fork(self, share):
        self.timeline.fork(day=round(share * self.timeline.head), note="what if")

    @rule(which=st.integers(0, 4))
    def switch(self, which):
        branches = list(self.timeline.tree.branches)
        self.timeline.switch(branches[which % len(branches)])

    @precondition(lambda self: len(self.timeline.tree.branches) > 1)
    @rule(which=st.integers(0, 4))
    def delete(self, which):
        others = [b for b in self.timeline.tree.branches if b != TRUNK]
        self.timeline.delete(others[which % len(others)])

    @rule()
    def save_and_load(self):
        before, place = self.timeline.tree, (self.timeline.branch, self.timeline.day)
        heads = dict(self.timeline.heads)
        self.file.close()
        assert verify(read_file(self.path)).difference is None
        self.file = open_file(self.path)
        assert self.timeline.tree == before
        assert (self.timeline.branch, self.timeline.day) == place
        assert {b: self.timeline.heads[b] for b in before.branches} == {
            b: heads[b] for b in before.branches
        }

    @invariant()
    def the_bits_of_this_branch_are_those_of_the_plain_run(self):
        timeline = self.timeline
        plain = plain_run(
            timeline.scenario,
            timeline.dials,
            timeline.seed,
            evening(timeline.branch.entries, timeline.head),
            timeline.head,
        )
        assert timeline.rows.tobytes() == plain.series.tobytes()
        assert timeline.events.tobytes() == plain.events.tobytes()
        assert timeline.decisions.tobytes() == plain.decisions.tobytes()
        here = plain_run(
            timeline.scenario,
            timeline.dials,
            timeline.seed,
            timeline.branch.entries,
            timeline.day,
        )
        assert timeline.run.digest == here.digest
        assert timeline.run.dials == here.dials
        scenarios = timeline.run.scenario, here.scenario
        assert switched_off(scenarios[0]) == switched_off(scenarios[1])

    def teardown(self):
        try:
            wanted = digests_of_plain_runs(self.timeline)
            self.file.close()
            found = verify(read_file(self.path))
            assert found.difference is None
            assert {r.branch: r.digest for r in found.replays} == wanted
        finally:
            self.file.writer.close()
            self.folder.cleanup()


TestAnyLife = AnyLife.TestCase
TestAnyLife.settings = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.slow
def test_that_a_second_process_lives_the_same_bits(tmp_path):
    path = tmp_path / "one.durand"
    file = create_file(path, "october-2025", seed=11)
    timeline = file.timeline
    timeline.advance(200)
    timeline.seek(90)
    timeline.set_dial("mediation_strength", 0.9)
    timeline.fork("what if", day=150)
    timeline.set_dial("ttp_sanctuary", 0.0)
    timeline.advance(30)
    wanted = digests_of_plain_runs(timeline)
    file.close()
    done = subprocess.run(
        [sys.executable, "-c", IN_A_SECOND_PROCESS, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == wanted


def test_that_a_refused_deed_changes_nothing(tmp_path):
    file = create_file(tmp_path / "one.durand", "october-2025")
    timeline = file.timeline
    timeline.advance(20)
    before = timeline.run.digest, timeline.tree
    for deed in (
        lambda: timeline.seek(21),
        lambda: timeline.undo(),
        lambda: timeline.redo(),
        lambda: timeline.set_dial("mediation_strength", 7.0),
        lambda: timeline.set_dial("mediation_strenght", 0.5),
        lambda: timeline.delete(TRUNK),
        lambda: timeline.switch(3),
        lambda: timeline.fork("line"),
        lambda: timeline.fork(""),
        lambda: timeline.rename(TRUNK, "x" * 81),
        lambda: timeline.advance(2000),
    ):
        with pytest.raises(DurandError):
            deed()
    assert (timeline.run.digest, timeline.tree) == before
    assert timeline.history.operations == []
    file.close()


def test_that_what_a_scenario_brings_about_is_rewound_too():
    usual = load_scenario("october-2025")

    def on(day, **what):
        return Inject(date=usual.start + timedelta(days=day), **what)

    injects = (
        on(40, kind="dial", dial="border_openness", value=0.05),
        on(60, kind="shock", size=0.9),
        on(90, kind="closure"),
    )
    scenario = usual.model_copy(update={"injects": injects, "switches": {"C6": False}})
    timeline = Timeline(scenario, seed=2)
    timeline.advance(130)
    for day in (41, 100, 40, 60, 57, 120):
        timeline.seek(day)
        assert timeline.run.digest == plain_run(scenario, {}, 2, (), day).digest
    timeline.seek(41)
    timeline.set_dial("border_openness", 0.9)
    timeline.undo()
    timeline.seek(130)
    assert timeline.run.digest == plain_run(scenario, {}, 2, (), 130).digest


def test_that_a_dial_held_by_a_switch_is_refused_and_not_written_down():
    usual = load_scenario("october-2025")
    off = {name: False for name, claim in CLAIMS.items() if set(claim.off) & set(DIALS)}
    scenario = usual.model_copy(update={"switches": off})
    timeline = Timeline(scenario)
    timeline.advance(5)
    held = next(iter(set(DIALS) & {n for c in off for n in CLAIMS[c].off}))
    with pytest.raises(DurandError, match="switched off"):
        timeline.set_dial(held, 0.5)
    assert timeline.history.operations == []
