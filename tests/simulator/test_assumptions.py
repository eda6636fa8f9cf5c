"""Claims that are switched off, draws, injects and doctrine: they reach the run."""

import tomllib
from datetime import date, timedelta

import numpy as np
import pytest

import simulator
from simulator.analysis.calibration.record import calibration
from simulator.assumptions import assuming, constants_of, switched_off
from simulator.doctrine.actors import PAK_ARMY
from simulator.doctrine.features import BASE
from simulator.doctrine.repertoire import action_number
from simulator.errors import InputError
from simulator.mechanisms import CLAIMS, CONSTANTS, DECLARED
from simulator.parameters import POSTERIOR
from simulator.run import Run, run
from simulator.scenario import load_scenario
from simulator.situation import N_DRAWS, Inject
from simulator.timeline.timeline import Timeline
from simulator.world.columns import CLOSURE, SHOCK, STRIKE

OCTOBER = load_scenario("october-2025")


def with_injects(*injects):
    return OCTOBER.model_copy(update={"injects": injects})


def on_day(day, kind, **rest):
    return Inject(date=OCTOBER.start + timedelta(days=day), kind=kind, **rest)


def test_that_every_claim_can_be_switched_off_in_a_run():
    for claim in CLAIMS.values():
        rules = Run(OCTOBER, without=(claim.id,)).rules
        for name, value in claim.off.items():
            assert np.all(rules[name] == value)


def test_that_a_switch_in_a_scenario_is_the_same_as_without():
    switched = OCTOBER.model_copy(update={"switches": {"C6": False, "C7": True}})
    assert switched_off(switched) == ("C6",)
    assert run(switched, days=10).digest == run(OCTOBER, days=10, without=["C6"]).digest


def test_that_a_dial_held_by_a_claim_that_is_off_cannot_be_moved():
    future = Run(OCTOBER, without=("C6",))
    with pytest.raises(InputError, match="switched off"):
        future.set_dial("ttp_sanctuary", 0.5)


def test_that_unknown_claims_and_draws_are_told_together():
    with pytest.raises(InputError) as caught:
        run(OCTOBER, without=("C6", "C66"), draw=N_DRAWS + 1)
    assert [problem.value for problem in caught.value.problems] == ["C66", 201]


def test_that_the_draws_fit_the_constants_of_the_model():
    drawn = [constants_of(assuming(OCTOBER, draw=k + 1)) for k in range(N_DRAWS)]
    certain = {"rivalry", "pause_calm", "pause_tense", "pause_hot", "team_fighters"}
    assert set(drawn[0]) == set(CONSTANTS) - certain, "run tools/calibrate.py --others"
    for name in drawn[0]:
        constant = CONSTANTS[name]
        values = np.array([one[name] for one in drawn])
        assert np.shape(constant.default) == values.shape[1:]
        assert values.min() >= constant.low
        assert values.max() <= constant.high
        if constant == DECLARED[name]:  # drawn about its reference
            middle = np.median(values, axis=0)
            usual = np.array(constant.default)
            slack = 0.02 if constant.low >= 0 else 0.2  # log odds move further
            assert middle == pytest.approx(usual, rel=0.2, abs=slack)


def test_that_a_new_session_stands_on_a_row_of_the_sample():
    reference = calibration()["medoid"]
    drawn = constants_of(assuming(OCTOBER, draw=reference))
    fitted = [name for name in CONSTANTS if CONSTANTS[name] != DECLARED[name]]
    assert len(fitted) >= 8
    for name in fitted:
        assert CONSTANTS[name].default == pytest.approx(drawn[name], rel=1e-4)


def test_that_the_sample_spreads_about_the_reference_as_its_file_tells():
    fitted = tomllib.loads(POSTERIOR.read_text("utf-8"))["constant"]
    drawn = [constants_of(assuming(OCTOBER, draw=k + 1)) for k in range(N_DRAWS)]
    for name, row in fitted.items():
        values = np.array([one[name] for one in drawn])
        low, high = np.quantile(values, (0.05, 0.95), axis=0)
        assert low == pytest.approx(np.array(row["low"]), rel=1e-3)
        assert high == pytest.approx(np.array(row["high"]), rel=1e-3)


def test_that_a_draw_gives_another_run_and_the_same_one_again():
    runs = [run(OCTOBER, days=20, seed=1, draw=draw).digest for draw in (None, 7, 7, 8)]
    assert runs[1] == runs[2]
    assert len(set(runs)) == 3


def test_that_doctrine_weights_that_differ_are_used():
    text = {"pak_army": {"strike": {"base": 3.5}}}
    other = Run(OCTOBER.model_copy(update={"doctrine": text}))
    strike = action_number("pak_army", "strike")
    assert other.rules.weight[PAK_ARMY, strike, BASE] == 3.5
    assert Run(OCTOBER).rules.weight[PAK_ARMY, strike, BASE] != 3.5


def test_that_injects_come_about_on_their_day_in_steps_or_in_one_go():
    scenario = with_injects(
        on_day(3, "dial", dial="ttp_sanctuary", value=0.0),
        on_day(5, "shock", size=0.9),
        on_day(6, "strike"),
        on_day(40, "reopening"),
        on_day(41, "closure"),
    )
    whole, stepped = Run(scenario, seed=3), Run(scenario, seed=3)
    whole.advance(60)
    for _ in range(60):
        stepped.advance(1)
    assert whole.digest == stepped.digest
    assert whole.dials["ttp_sanctuary"] == 0.0
    assert 5 in whole.events["day"][whole.events["kind"] == SHOCK]
    assert 6 in whole.events["day"][whole.events["kind"] == STRIKE]
    assert 41 in whole.events["day"][whole.events["kind"] == CLOSURE]
    assert whole.series["crossings_open"][40] > 0


def test_that_a_ceasefire_may_be_brought_about():
    future = Run(with_injects(on_day(1, "ceasefire", size=1.0)), seed=1)
    future.advance(2)
    assert list(future.series["ceasefire"]) == [0, 1]


def test_that_going_back_before_an_inject_takes_it_back():
    scenario = with_injects(on_day(20, "dial", dial="ttp_sanctuary", value=0.0))
    timeline = Timeline(scenario, seed=2)
    timeline.advance(40)
    digest = timeline.run.digest
    timeline.seek(10)
    assert timeline.run.dials["ttp_sanctuary"] > 0.0
    timeline.seek(40)
    assert timeline.run.digest == digest
    assert timeline.run.dials["ttp_sanctuary"] == 0.0


def test_that_the_public_names_work_whatever_was_imported_before():
    assert simulator.run("october-2025", days=2).scenario.name == "october-2025"
    assert simulator.load_scenario("october-2025").start == date(2025, 10, 12)
