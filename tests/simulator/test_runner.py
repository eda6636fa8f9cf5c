"""Cases run side by side: the bits of a run alone, and every one answered for."""

import pytest

from simulator.ensemble.cases import Case, check_finite
from simulator.ensemble.runner import run_cases
from simulator.errors import DurandError
from simulator.run import run

CASES = [
    Case("october-2025", {"mediation_strength": strength}, seed=seed, days=60, arm=arm)
    for seed in (1, 2, 3)
    for arm, strength in (("low", 0.1), ("high", 0.9))
]


def _digests(**means):
    return {(o.case.arm, o.case.seed): o.digest for o in run_cases(CASES, **means)}


def test_that_a_case_has_the_bits_of_the_run_alone():
    outcome = next(run_cases([Case("october-2025", seed=5, days=50, draw=3)]))
    alone = run("october-2025", seed=5, days=50, draw=3)
    assert outcome.digest == alone.digest
    assert outcome.series.tobytes() == alone.series.tobytes()
    assert outcome.events.tobytes() == alone.log.tobytes()


def test_that_any_number_of_threads_gives_the_same_bits():
    alone = _digests(workers=1)
    assert len(set(alone.values())) == len(CASES)
    assert _digests(workers=2) == alone == _digests(workers=3)


def test_that_a_key_tells_what_the_bits_depend_on_and_nothing_else():
    case = Case("october-2025", seed=1, days=30)
    same = Case("october-2025", seed=1, days=30, arm="low", without=())
    assert case.key == same.key
    others = [
        Case("october-2025", seed=2, days=30),
        Case("october-2025", seed=1, days=31),
        Case("october-2025", seed=1, days=30, draw=1),
        Case("october-2025", seed=1, days=30, without=("C6",)),
        Case("october-2025", {"mediation_strength": 0.1}, seed=1, days=30),
        Case("no-mediation", seed=1, days=30),
    ]
    assert len({case.key, *(other.key for other in others)}) == 7


def test_that_a_case_that_fails_is_named_and_all_others_finish():
    wrong = Case("october-2025", {"mediation_strength": 7.0}, seed=9, days=30)
    outcomes = list(run_cases([CASES[0], wrong, CASES[1]]))
    failed = [o for o in outcomes if not o.ok]
    assert [o.case for o in failed] == [wrong]
    assert "mediation_strength" in failed[0].error
    assert "Traceback" in failed[0].traceback
    assert failed[0].series is None
    assert len(outcomes) == 3


def test_that_time_up_and_a_cancel_are_outcomes_too():
    slow = next(run_cases([CASES[0]], timeout_s=1e-9))
    assert (slow.status, slow.series) == ("timed out", None)
    assert list(run_cases(CASES, cancelled=lambda: True)) == []


def test_that_a_value_that_is_no_number_is_noticed():
    series = run("october-2025", days=20).series.copy()
    check_finite(series)
    series["trust_kab_pak"][7] = float("nan")
    with pytest.raises(DurandError, match="trust_kab_pak is not a number on day 7"):
        check_finite(series)
