"""Experiments as wholes: attribution, robustness, sweeps, discovery, failures."""

import json

import numpy as np
import pytest

from simulator.analysis.experiments.attribution import attribute, shapley, subsets
from simulator.analysis.experiments.design import grid, latin
from simulator.analysis.experiments.discovery import outcome_in_words
from simulator.analysis.experiments.kinds import KINDS, run_experiment
from simulator.analysis.experiments.plan import Goal
from simulator.analysis.experiments.points import ExperimentStoppedError, How
from simulator.analysis.experiments.robustness import standings
from simulator.analysis.intervals import generator, mean_interval, share_interval
from simulator.ensemble import cases
from simulator.errors import DurandError
from simulator.mechanisms import CLAIMS, ROOTS, SWITCHES
from simulator.run import run

ROOT_IDS = tuple(ROOTS)
PAIR = {"regional_pressure": [0, 1], "mediation_strength": [0, 1]}


def test_that_the_three_roots_part_the_switches_of_claim_c21():
    parts = [dict(SWITCHES[root].off) for root in ROOT_IDS]
    assert all(parts)
    merged = [item for part in parts for item in part.items()]
    assert sorted(merged) == sorted(CLAIMS["C21"].off.items())
    together = run("october-2025", days=40, without=ROOT_IDS)
    assert together.digest == run("october-2025", days=40, without=["C21"]).digest


def test_that_shapley_values_add_up_and_share_what_roots_do_together():
    luck = generator(1)
    values = {on: luck.random(50) for on in subsets(ROOT_IDS)}
    shares = shapley(values, ROOT_IDS)
    gain = values[frozenset(ROOT_IDS)] - values[frozenset()]
    assert shares.sum(axis=0) == pytest.approx(gain)
    # Only the pair of the first two brings anything: they share it, the third has none.
    pair = frozenset(ROOT_IDS[:2])
    values = {on: np.full(3, 6.0 if pair <= on else 0.0) for on in subsets(ROOT_IDS)}
    assert shapley(values, ROOT_IDS)[:, 0] == pytest.approx([3.0, 3.0, 0.0])


def test_that_an_attribution_uses_only_lucks_that_every_set_has():
    luck = generator(2)
    values = {on: len(on) + luck.normal(0, 0.1, 30) for on in subsets(ROOT_IDS)}
    values[frozenset()][4] = np.nan
    found = attribute("deaths", values, ROOT_IDS)
    assert (found.n, found.planned) == (29, 30)
    for part in found.parts:
        assert part.low < 1.0 < part.high
        assert part.high - part.low < 0.2
    assert sum(p.mean for p in found.parts) == pytest.approx(found.total.mean)


def test_that_an_attribution_of_real_runs_adds_up(asked):
    heading = {"kind": "attribution", "days": 60, "runs": 6}
    result = run_experiment(asked(experiment=heading))
    found = result.measures["rung_days_4"]
    gain = found.everything - found.nothing
    assert sum(part.mean for part in found.parts) == pytest.approx(gain)
    assert result.table.told == "n = 48/48"


def test_that_a_sweep_tells_a_dial_that_bites_from_one_that_is_off(asked):
    heading = {"kind": "sweep", "days": 60, "runs": 8, "levels": 2}
    heading |= {"measures": ["india_end"]}
    dials = {"india_engagement": [0, 1], "talks_secrecy": [0, 1]}
    experiment = asked(dials, experiment=heading, fixed={"talks_open": 0.0})
    result = run_experiment(experiment)
    bites, idle = result.spans["india_end"]
    assert bites.clear
    assert bites.change > 0
    assert not idle.clear
    assert result.cells["india_end"].shape == (4, 4)
    assert "India's opening to Kabul" in result.sentences()[0]


def test_that_points_spread_out_fill_every_slice_of_every_dial():
    spread = latin(PAIR, 50, 3)
    for column in spread.T:
        assert sorted((column * 50).astype(int)) == list(range(50))
    assert (latin(PAIR, 50, 3) == spread).all()
    assert len(grid({"a": (0.0, 1.0), "b": (0.0, 0.3, 1.0)}, 4)) == 12


def test_that_regret_is_what_is_missing_to_the_best_policy_of_each_state():
    values = np.array([[[1.0], [5.0]], [[3.0], [1.0]], [[1.0], [1.0]]])
    found = standings(("a", "b", "c"), np.repeat(values, 2, axis=2), "lower")
    assert [one.regret.mean for one in found] == [2.0, 1.0, 0.0]
    assert [one.regret.best for one in found] == [0.5, 0.5, 1.0]
    values[0, 1] = np.nan  # a state that one policy did not live counts for none
    assert {one.n for one in standings(("a", "b", "c"), values, "lower")} == {1}
    assert standings(("a", "b", "c"), values, None)[0].regret is None


def test_that_policies_live_the_same_states_with_the_same_luck(asked):
    policy = [{"name": "nothing new", "dials": {"mediation_strength": 0.5}}]
    heading = {"kind": "robustness", "days": 60, "states": 3, "runs": 2}
    heading |= {"measures": ["deaths"]}
    result = run_experiment(asked(experiment=heading, policy=policy))
    first, second = result.measures["deaths"]
    assert first.mean == second.mean  # 0.5 is how it stands
    assert second.regret.mean == 0.0
    assert len(set(result.table.lucks[:3].ravel())) == 6


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ({"measure": "deaths", "at_most": 450}, "at most 450 deaths"),
        (
            {"measure": "rung_days_4", "at_most": 30},
            "at most 30 days a year at heavy weapons or worse",
        ),
        (
            {"measure": "trade_usd_m", "at_least": 100, "at_most": 200},
            "trade across the line: at least 100 and at most 200 USD million",
        ),
        ({"measure": "split", "at_least": 1}, "a split of the Taliban"),
        ({"measure": "split", "at_most": 0}, "no case of a split of the Taliban"),
    ],
)
def test_that_goals_are_told_in_words_that_say_what_is_counted(goal, told):
    assert outcome_in_words(Goal(**goal)) == told


def test_that_a_discovery_tells_when_it_happens(asked):
    heading = {"kind": "discovery", "days": 40, "futures": 150}
    goal = {"measure": "india_end", "at_least": 40}
    dials = {"india_engagement": [0, 1], "talks_secrecy": [0, 1]}
    result = run_experiment(asked(dials, experiment=heading, goal=goal))
    told = result.sentences()[0]
    assert "India's opening to Kabul is above" in told
    assert "Secrecy" not in told
    assert result.boxes[0].fresh.density > result.base
    assert len(result.y) == 150


def test_that_what_never_happens_is_not_searched_for(asked):
    heading = {"kind": "discovery", "days": 30, "futures": 100}
    goal = {"measure": "deaths", "at_least": 1e6}
    with pytest.raises(DurandError, match="0 of 100 futures"):
        run_experiment(asked(PAIR, experiment=heading, goal=goal))


@pytest.fixture
def three_fail(monkeypatch):
    """Let three futures of an experiment fail, as a mistake in a rule would."""
    simulate = cases.Case.simulate

    def sometimes(case, stop):
        if case.arm in ("1:4", "2:0", "4:19"):
            msg = "a value is not a number"
            raise DurandError(msg)
        return simulate(case, stop)

    monkeypatch.setattr(cases.Case, "simulate", sometimes)


@pytest.mark.usefixtures("three_fail")
def test_that_futures_that_fail_are_counted_named_and_borrow_nothing(asked):
    heading = {"kind": "sweep", "days": 28, "runs": 20, "levels": 5}
    result = run_experiment(asked({"patience": [0, 1]}, experiment=heading))
    assert result.table.told == "n = 97/100"
    assert "n = 97/100" in result.sentences()[-1]
    places = [(one.point, one.luck) for one in result.table.failures]
    assert places == [(1, 4), (2, 0), (4, 19)]
    assert all("not a number" in one.error for one in result.table.failures)
    values = result.table.values["reach_6"]
    assert np.isnan([values[1, 4], values[2, 0], values[4, 19]]).all()
    assert np.isfinite(values).sum() == 97
    assert result.cells["reach_6"][:, 3].tolist() == [20, 19, 19, 20, 19]


def test_that_what_is_kept_is_not_simulated_again_and_a_torn_line_is(asked, tmp_path):
    heading = {"kind": "sweep", "days": 28, "runs": 5, "levels": 2}
    heading |= {"measures": ["deaths"]}
    experiment = asked({"patience": [0, 1]}, experiment=heading)
    how = How(ledger=tmp_path / "kept.jsonl")
    whole = run_experiment(experiment, how=how).table.values["deaths"]
    lines = how.ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    assert len(lines) == 10
    how.ledger.write_text("".join(lines[:7]) + lines[7][:40], encoding="utf-8")
    seen = []
    again = run_experiment(experiment, lambda tally: seen.append(tally.ok), how=how)
    assert seen == [8, 9, 10]
    assert (again.table.values["deaths"] == whole).all()
    heading["seed"] = 1  # another luck: nothing of it is known
    other = asked({"patience": [0, 1]}, experiment=heading)
    run_experiment(other, lambda tally: seen.append(tally.ok), how=how)
    assert len(seen) == 13


def test_that_a_cancelled_experiment_says_how_far_it_came(asked):
    heading = {"kind": "sweep", "days": 60, "runs": 50, "levels": 4}
    seen = []
    with pytest.raises(ExperimentStoppedError, match="of 200 futures"):
        run_experiment(
            asked({"patience": [0, 1]}, experiment=heading),
            progress=seen.append,
            cancelled=lambda: len(seen) > 3,
        )
    assert len(seen) < 30


def test_that_every_kind_has_what_a_form_needs():
    for kind in KINDS.values():
        assert kind.plan.question.endswith("?")
        fields = kind.plan.model_fields["experiment"].annotation.model_fields
        for name, field in fields.items():
            if name != "kind":
                assert field.title, (kind.id, name)
                assert field.description.endswith("."), (kind.id, name)


def test_that_results_are_plain_json(asked):
    heading = {"kind": "sweep", "days": 28, "runs": 1, "levels": 2}
    result = run_experiment(asked({"patience": [0, 1]}, experiment=heading))
    json.dumps(result.as_plain(), allow_nan=False)


def test_that_intervals_hold_what_they_should():
    low, high = share_interval(0, 20)
    assert low == 0.0
    assert 0.1 < high < 0.2
    assert share_interval(3, 0) == (0.0, 1.0)
    low, high = mean_interval(np.array([1.0, 2.0, 3.0]))
    assert low < 2.0 < high
    assert mean_interval(np.array([1.0])) == (-np.inf, np.inf)
