"""Calibration: its rules, and each step on made-up runs whose truth is known."""

from datetime import date

import numpy as np
import pytest

from simulator.analysis.arms import simulate
from simulator.analysis.calibration.matching import (
    constrains,
    fit,
    on_scale,
    plausible,
    unit,
)
from simulator.analysis.calibration.posterior import (
    central,
    distances,
    learnt,
    nearest,
)
from simulator.analysis.calibration.record import posterior_text
from simulator.analysis.calibration.space import (
    CERTAIN,
    cube,
    fitted_constants,
    other_constants,
    parameters,
    particle,
)
from simulator.analysis.calibration.targets import (
    SCENARIO,
    arm,
    summaries,
    targets,
)
from simulator.analysis.history import attacks_by_month, deaths_by_year, month_number
from simulator.mechanisms import DECLARED
from simulator.parameters import calibrated
from simulator.scenario import load_scenario

ONES = np.ones(len(parameters()))


def test_that_nothing_after_december_2023_can_be_fitted():
    start = load_scenario(SCENARIO).start
    assert (date(2024, 1, 1) - start).days == arm().days
    assert all("2024" not in target.what for target in targets())


def test_that_reported_values_are_those_of_the_shipped_series():
    months, wanted = attacks_by_month(), {t.id: t.value for t in targets()}
    first = month_number(date(2022, 1, 1))
    assert wanted["attacks-2021"] == months[1] + months[2]
    assert wanted["attacks-2022-1"] == sum(months[first + k] for k in range(6))
    # The first half of 2023 was given as 271 in all; its months add up to 276.
    assert wanted["attacks-2023-1"] + wanted["attacks-2023-2"] == 645
    for year in (2022, 2023):
        assert wanted[f"deaths-{year}"] == deaths_by_year()[year]


def test_that_factors_of_one_leave_everything_as_declared():
    for name, value in fitted_constants(ONES).items():
        assert value == DECLARED[name].default


def test_that_a_factor_moves_its_part_alone_and_stays_in_the_range():
    names = [parameter.id for parameter in parameters()]
    factors = ONES.copy()
    factors[names.index("attack_rate.1")] = 2.0
    factors[names.index("follow_on.0")] = 50.0
    made = fitted_constants(factors)
    usual = DECLARED["attack_rate"].default
    assert made["attack_rate"] == (usual[0], 2.0 * usual[1], usual[2])
    assert made["follow_on"][0] == DECLARED["follow_on"].high


def test_that_a_particle_draws_every_uncertain_constant_once_and_the_same_again():
    drawn = particle(7, ONES)
    assert set(drawn) == set(DECLARED) - CERTAIN
    assert drawn == particle(7, ONES)
    assert other_constants(7) != other_constants(8)


def test_that_the_points_of_a_wave_fill_the_space():
    points = unit(cube(256, 0))
    assert np.abs(points).max() <= 1.0
    assert np.abs(points.mean(axis=0)).max() < 0.05
    assert not np.array_equal(points, unit(cube(256, 1)))


def made_up(factors, truth, noise=0.02, seeds=3):
    """Runs whose summaries are reported at the truth and move with each factor."""
    x = unit(factors) - unit(truth[None, :])
    values = np.array([float(t.scaled(t.value)) for t in targets()])
    slopes = np.array([0.3 * np.roll(x, k, axis=1)[:, 0] for k in range(len(values))])
    luck = noise * np.array([[-1.0], [0.0], [1.0]])[:seeds]
    scaled = values + slopes.T[:, None, :] + luck
    logs = np.array([t.scale == "log" for t in targets()])
    return np.where(logs, np.exp(scaled) - 0.5, scaled)


@pytest.fixture(scope="module")
def wave():
    factors = cube(256, 0)
    truth = cube(4, 3)[2]
    return factors, truth, made_up(factors, truth)


def test_that_an_emulator_tells_what_was_not_simulated(wave):
    factors, truth, runs = wave
    emulator = fit(factors, runs)
    others = cube(64, 5)
    expected = on_scale(made_up(others, truth, seeds=3)).mean(axis=1)
    assert np.abs(emulator.predict(others) - expected).max() < 0.02


def test_that_a_wave_keeps_the_truth_and_rules_most_of_the_rest_out(wave):
    factors, truth, runs = wave
    emulator = fit(factors, runs)
    assert emulator.implausibility(truth[None, :]).max() < 1.0
    far = np.array([p.high for p in parameters()])[None, :]
    assert emulator.implausibility(far).max() > 3.0
    kept, share = plausible([emulator], 100, 9)
    assert len(kept) == 100
    assert 0.0 < share < 0.9
    assert emulator.implausibility(kept).max() < 3.0


def test_that_what_a_datum_constrains_is_seen(wave):
    factors, _, runs = wave
    tells = constrains(factors, runs)
    assert tells.shape == (len(parameters()), len(targets()))
    assert tells[0, 0] > 0.9
    assert abs(tells[1, 0]) < 0.2


def test_that_the_nearest_particles_are_kept_and_narrow_what_is_known(wave):
    _, truth, runs = wave
    emulator = fit(cube(256, 0), runs)
    tried = cube(1024, 6)
    distance = distances(made_up(tried, truth)[:, 1], emulator)
    chosen = nearest(distance, 50)
    assert distance[chosen].max() <= np.delete(distance, chosen).min()
    told = learnt(tried, tried[chosen])
    assert told.mean() > 0.2
    assert (told >= 0.0).all()


def test_that_the_medoid_is_the_most_central_of_a_sample():
    line = np.exp(np.linspace(-0.5, 0.5, 11))[:, None] * ONES
    order = central(line)
    assert order[0] == 5
    assert set(order[-2:]) == {0, 10}


def test_that_a_run_is_summed_up_in_one_number_for_each_target():
    found = summaries(simulate(arm(), 400_000))
    assert len(found) == len(targets())
    assert np.isfinite(found).all()


def test_that_fitted_values_are_used_and_the_rest_stays_declared(tmp_path):
    sample = np.vstack([ONES * 1.05, ONES, ONES * 0.95])
    told = {"model": "m", "seeds_of_reference": 200}
    file = tmp_path / "posterior.toml"
    file.write_text(posterior_text(sample, 0, told))
    found = calibrated(DECLARED, file)
    assert set(found) == set(DECLARED)
    for name, value in fitted_constants(sample[0]).items():
        assert found[name].default == pytest.approx(value, abs=1e-7)
    fitted = {parameter.name for parameter in parameters()}
    assert all(found[n] == DECLARED[n] for n in set(DECLARED) - fitted)
    assert calibrated(DECLARED, tmp_path / "none.toml") == DECLARED


@pytest.mark.parametrize(
    "text",
    [
        "[constant.no_such]\nvalue = 1.0",
        "[constant.foiled]\nvalue = 7.0",
        "[constant.attack_rate]\nvalue = 0.001",
        "[constant.attack_rate]\nvalue = [0.001]",
    ],
)
def test_that_values_of_another_model_are_refused(tmp_path, text):
    file = tmp_path / "posterior.toml"
    file.write_text(text)
    with pytest.raises(ValueError, match="calibrate"):
        calibrated(DECLARED, file)
