"""Every kind of change: what it does, that it is undone, and what is refused."""

import json

import numpy as np
import pytest

from simulator.ensemble.futures import Fan, Means, Start, future_seed
from simulator.errors import DurandError, InputError
from simulator.mechanisms import CLAIMS, CONSTANTS, DIALS
from simulator.run import Run
from simulator.situation import Inject
from simulator.timeline.changes import (
    KINDS,
    DialChange,
    Injected,
    Order,
    Roll,
    Seat,
    Signed,
    Switch,
)
from simulator.timeline.file import create_file, read_file
from simulator.timeline.history import read_operation
from simulator.timeline.replay import plain_run, verify
from simulator.timeline.timeline import Timeline
from simulator.world.columns import BREACH, STRIKE, TOPICS, TREATY

SCENARIO, SEED = "october-2025", 5
HELD = next(n for c in CLAIMS.values() for n in c.off if n in DIALS)
HOLDER = next(c.id for c in CLAIMS.values() if HELD in c.off)


@pytest.fixture
def timeline():
    made = Timeline(SCENARIO, seed=SEED)
    made.advance(100)
    made.seek(40)
    return made


def inject(timeline, kind, **what):
    return Injected(inject=Inject(date=timeline.scenario.start, kind=kind, **what))


def one_of_each(timeline):
    run = timeline.run.branch()
    run.play(["pak_army"])
    return [
        DialChange(name="border_openness", value=0.1),
        Switch(claim="C6", on=False),
        inject(timeline, "shock", size=0.9),
        Seat(actor="pak_army", played=True),
        Order(actor="pak_army", action=run.allowed("pak_army")[-1]),
        Signed(terms=("ceasefire", "ttp", "trade"), mediated=True),
        Roll(seed=77),
    ]


def test_that_there_is_a_kind_for_everything_that_can_be_done(timeline):
    assert {change.kind for change in one_of_each(timeline)} == set(KINDS)


def test_that_every_kind_is_exact_undone_and_done_again_and_in_the_file(tmp_path):
    path = tmp_path / "all.durand"
    file = create_file(path, SCENARIO, seed=SEED)
    timeline = file.timeline
    timeline.advance(100)
    timeline.seek(40)
    for number, change in enumerate(one_of_each(timeline)):
        before = timeline.rows.tobytes()
        timeline.change(change, author="Ms Khan", reason=f"reason {number}")
        entries = timeline.branch.entries
        plain = plain_run(timeline.scenario, {}, SEED, entries, 100)
        assert timeline.rows.tobytes() == plain.series.tobytes(), change.kind
        after = timeline.rows.tobytes()
        timeline.undo()
        assert timeline.rows.tobytes() == before, change.kind
        timeline.redo()
        assert timeline.rows.tobytes() == after, change.kind
    file.close()
    contents = read_file(path)
    kept = contents.tree.branches[0].entries
    assert [e.change for e in kept] == one_of_each(timeline)
    assert {e.author for e in kept} == {"Ms Khan"}
    assert kept[-1].reason == "reason 6"
    assert verify(contents).difference is None
    assert all(word in " ".join(e.change.told() for e in kept) for word in ("C6", "77"))


def test_that_a_switched_off_claim_holds_its_dial_until_it_is_on_again(timeline):
    usual = timeline.run.dials[HELD]
    timeline.set_dial(HELD, 0.9)
    timeline.change(Switch(claim=HOLDER, on=False))
    off = CLAIMS[HOLDER].off[HELD]
    assert timeline.run.dials[HELD] == off
    with pytest.raises(InputError, match="switched off"):
        timeline.set_dial(HELD, 0.4)
    timeline.advance(10)
    timeline.change(Switch(claim=HOLDER, on=True))
    assert timeline.run.dials[HELD] == 0.9
    timeline.seek(45)
    assert timeline.run.dials[HELD] == off
    timeline.seek(39)
    assert timeline.run.dials[HELD] == usual


def test_that_every_claim_switched_off_live_is_the_run_without_it_from_then_on():
    for claim in CLAIMS:
        timeline = Timeline(SCENARIO, seed=SEED)
        timeline.change(Switch(claim=claim, on=False))
        timeline.advance(60)
        without = Run(SCENARIO, seed=SEED, without=[claim])
        without.advance(60)
        assert timeline.rows.tobytes() == without.series.tobytes(), claim
        timeline.seek(0)
        timeline.change(Switch(claim=claim, on=True))
        whole = Run(SCENARIO, seed=SEED)
        whole.advance(60)
        assert timeline.rows.tobytes() == whole.series.tobytes(), claim
        constants = {name: whole.rules[name].tolist() for name in CONSTANTS}
        assert {n: timeline.run.rules[n].tolist() for n in CONSTANTS} == constants


def test_that_a_rolled_future_of_the_fan_becomes_the_line_to_the_last_bit(timeline):
    timeline.seek(timeline.head)
    start = Start.of(timeline.run)
    futures = Fan(start, 8, 70, means=Means(keep_days=True)).outcomes()
    (outcome,) = (one for one in futures if one.number == 6)
    timeline.change(Roll(seed=outcome.seed), author="umpire", reason="the raid failed")
    timeline.advance(70)
    assert timeline.rows[100:].tobytes() == outcome.days.tobytes()
    timeline.seek(100)
    again = Start.of(timeline.run)
    seeds = [future_seed(again.seed, 100, number) for number in range(200)]
    assert outcome.seed not in seeds  # what comes is never among the futures
    timeline.undo()
    assert timeline.rows[100:].tobytes() != outcome.days.tobytes()


def test_that_a_strike_that_is_injected_happens_and_without_it_does_not(timeline):
    def strikes_of_the_day():
        events = timeline.events
        return int(((events["kind"] == STRIKE) & (events["day"] == 40)).sum())

    before = strikes_of_the_day()
    timeline.change(inject(timeline, "strike"))
    assert strikes_of_the_day() > before
    timeline.undo()
    assert strikes_of_the_day() == before


def test_that_two_injects_of_a_morning_both_count_and_the_same_twice_is_one():
    moods = {}
    for name, sizes in {"one": [0.2], "twice": [0.2, 0.2], "both": [0.2, 0.3]}.items():
        timeline = Timeline(SCENARIO, seed=SEED)
        for size in sizes:
            timeline.change(inject(timeline, "shock", size=size))
        timeline.advance(1)
        moods[name] = timeline.run.snapshot()
    assert moods["one"] == moods["twice"] != moods["both"]


def test_that_an_order_that_an_earlier_change_makes_impossible_is_left_undone():
    timeline = Timeline(SCENARIO, seed=SEED)
    timeline.change(Seat(actor="pak_army", played=True))
    timeline.advance(30)
    order = Order(actor="pak_army", action=timeline.run.allowed("pak_army")[-1])
    timeline.change(order)
    timeline.advance(10)
    ordered = timeline.decisions
    assert ordered["ordered"].any()
    timeline.seek(20)
    timeline.change(Seat(actor="pak_army", played=False))
    assert not timeline.decisions["ordered"].any()
    timeline.undo()
    assert np.array_equal(timeline.decisions, ordered)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Switch(claim="C66", on=False), ("C66", "C6")),
        (Seat(actor="pak_armee", played=True), ("pak_armee", "pak_army")),
        (Order(actor="pak_army", action="strike"), ("pak_army", "not accepted")),
        (Order(actor="kabul", action="nothing"), ("kabul", "kandahar")),
    ],
)
def test_that_a_change_that_cannot_be_is_refused_and_not_written(
    timeline, change, words
):
    before = timeline.run.digest
    with pytest.raises(InputError) as caught:
        timeline.change(change)
    assert all(word in str(caught.value) for word in words)
    assert timeline.history.operations == []
    assert timeline.run.digest == before


def test_that_an_inject_of_an_unknown_dial_is_refused(timeline):
    for what in ({}, {"dial": "patiense", "value": 0.5}, {"dial": "patience"}):
        with pytest.raises(InputError, match="inject"):
            timeline.change(inject(timeline, "dial", **what))
    with pytest.raises(ValueError, match="kind"):
        inject(timeline, "earthquake")


def test_that_an_entry_of_an_unknown_kind_in_a_file_is_refused():
    body = {
        "act": "change",
        "branch": 0,
        "entry": {"number": 0, "day": 3, "change": {"kind": "spell", "name": "x"}},
    }
    with pytest.raises(DurandError, match="'spell' is not known"):
        read_operation(json.dumps(body))


def test_that_terms_that_people_sign_bind_as_the_models_own_and_can_be_breached():
    run = Run(SCENARIO, seed=SEED)
    run.advance(20)
    run.world.truce = 0.0
    run.world.treaty[:] = 0.0
    free = run.branch()
    run.sign(["ceasefire", "ttp", "line", "trade"])
    assert run.world.truce > 0.0
    assert (run.world.treaty > 0.0).all()
    assert (run.world.shut == 0).all()
    signed = [e for e in run.events if e["day"] == 20 and e["kind"] == TREATY]
    assert [int(e["detail"]) for e in signed] == [0b111]
    run.sign(["line"])  # what is in force stays as it is
    assert len([e for e in run.events if e["kind"] == TREATY]) == 1
    for one in (run, free):
        one.play(["pak_gov"])
        one.order("pak_gov", "close_crossings") if one is run else None
        one.advance(8)
    trade = 1 << TOPICS.index("trade")
    broken = [int(e["detail"]) for e in run.events if e["kind"] == BREACH]
    assert trade in broken
    assert not [e for e in free.events if e["kind"] == BREACH and e["day"] >= 20]


def test_that_terms_that_there_are_not_are_refused_with_the_nearest(timeline):
    with pytest.raises(InputError, match="Did you mean trade"):
        timeline.change(Signed(terms=("trad",)))
