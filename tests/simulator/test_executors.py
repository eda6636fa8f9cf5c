"""Threads, processes and Dask: the same bits, and nobody goes down with another."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simulator.ensemble import runner
from simulator.ensemble.cases import Case
from simulator.ensemble.executors.cluster import check_address
from simulator.ensemble.executors.crew import Crew, ThreadHand, WorkerLostError
from simulator.ensemble.runner import TooFewError, run_cases
from simulator.ensemble.supervisor import Patience, Supervisor
from simulator.ensemble.work import carry_out
from simulator.errors import InputError
from tests.simulator.faulty import Busy, Hangs, Kills, NoNumber, Raises, Slow

NAME = "october-2025"
GOOD = [Case(NAME, seed=seed, days=40) for seed in range(6)]
LIMIT = 2.0  # s; a busy machine may take its time


@pytest.fixture(scope="module")
def alone():
    """The digests of the good cases, each simulated in this thread."""
    return {case.seed: carry_out(case).value.digest for case in GOOD}


def _come(cases, **means):
    outcomes = {o.case.seed: o for o in run_cases(cases, **means)}
    assert len(outcomes) == len(cases)
    good = {seed: o.digest for seed, o in outcomes.items() if o.ok}
    bad = {seed: (o.status, o.error) for seed, o in outcomes.items() if not o.ok}
    return good, bad


def test_that_threads_lose_only_what_fails_hangs_or_is_no_number(alone):
    bad = [Raises(NAME, seed=10), NoNumber(NAME, seed=11), Hangs(NAME, seed=12)]
    good, lost = _come([*bad, *GOOD], workers=2, timeout_s=LIMIT)
    assert good == alone
    assert lost[10] == ("failed", "RuntimeError: a rule of the model is wrong")
    assert lost[11] == ("failed", "DurandError: cohesion is not a number on day 11")
    assert lost[12][0] == "timed out"


@pytest.fixture
def _singly(monkeypatch):
    """Runs go out one by one: fewer workers are lost, which take long to come back."""
    monkeypatch.setattr(runner, "CHUNK", 1)


@pytest.mark.slow
@pytest.mark.usefixtures("_singly")
def test_that_processes_lose_only_what_kills_them_or_hangs(alone):
    kills, hangs = Kills(NAME, seed=10), Hangs(NAME, seed=11)
    means = {"executor": "processes", "workers": 2, "retries": 0}
    good, lost = _come([kills, *GOOD, hangs], timeout_s=LIMIT, **means)
    assert good == alone
    assert lost[10][0] == "failed"
    assert "its worker process ended with code -9" in lost[10][1]
    assert lost[11][0] == "timed out"


@pytest.mark.slow
@pytest.mark.usefixtures("_singly")
def test_that_dask_loses_only_what_kills_its_worker(alone):
    kills, no_number = Kills(NAME, seed=10), NoNumber(NAME, seed=11)
    means = {"executor": "dask", "workers": 2, "retries": 0}
    good, lost = _come([kills, *GOOD, no_number], **means)
    assert good == alone
    assert lost[10][0] == "failed"
    assert "its worker ended, or was killed" in lost[10][1]
    assert lost[11] == ("failed", "DurandError: cohesion is not a number on day 11")


class Fragile(Crew):
    """Workers that die of some work, all they had with them; they count the deaths."""

    def __init__(self, apart):
        super().__init__(ThreadHand, 2, shares_memory=True, apart=apart)
        self.deaths = 0

    def submit_within(self, limit_s, work, *args):
        return super().submit_within(limit_s, self._frail, work, *args)

    def _frail(self, work, jobs, *rest):
        if any(isinstance(job, Kills) for job in jobs):
            self.deaths += 1
            raise WorkerLostError
        return work(jobs, *rest)


@pytest.mark.parametrize("apart", [True, False])
def test_that_the_suspects_of_a_death_are_tried_one_by_one(alone, apart):
    crew = Fragile(apart)
    killer = Kills(NAME, seed=10)
    jobs = [*GOOD[:2], killer, *GOOD[2:]]
    patience = Patience(retries=1, chunk=4)
    answers = list(Supervisor(jobs, crew, patience).answers())
    crew.stop()
    good = {job.seed: a.value.digest for job, a in answers if a.status == "ok"}
    assert good == alone
    (blamed,) = [job for job, a in answers if a.status == "failed"]
    assert blamed is killer
    assert crew.deaths == 3  # with its chunk, alone, and once more


def test_that_an_answer_to_other_work_is_never_taken(alone):
    class Muddled(Fragile):
        def _frail(self, work, jobs, *rest):
            return list(reversed(work(jobs, *rest)))

    crew = Muddled(apart=True)
    answers = list(Supervisor(GOOD, crew, Patience(retries=0, chunk=2)).answers())
    crew.stop()
    assert [a.status for _, a in answers] == ["failed"] * len(GOOD)


def test_that_a_run_that_fails_once_is_tried_again():
    good, lost = _come([Busy(NAME, seed=1, days=10)], retries=1)
    assert (list(good), lost) == ([1], {})
    good, lost = _come([Busy(NAME, seed=2, days=10)], retries=0)
    assert (good, lost[2][0]) == ({}, "failed")


def test_that_too_many_failures_end_an_experiment_that_names_its_least():
    bad = [Raises(NAME, seed=seed) for seed in (10, 11)]
    assert len(list(run_cases([*bad, *GOOD], least=6, retries=0))) == 8
    with pytest.raises(TooFewError, match="at least 7"):
        list(run_cases([*bad, *GOOD], least=7, retries=0))


@pytest.mark.parametrize(
    "address", ["10.0.0.5:8786", "tcp://cluster.example:8786", "nowhere", "tls://x"]
)
def test_that_the_scheduler_of_another_machine_needs_tls_or_trust(address):
    with pytest.raises(InputError) as refusal:
        check_address(address, trust=False)
    assert "tls://" in str(refusal.value)


def test_that_schedulers_that_are_trusted_pass():
    check_address("127.0.0.1:8786", trust=False)
    check_address("tls://cluster.example:8786", trust=False)
    check_address("tcp://cluster.example:8786", trust=True)


PROGRAM = """
import sys
from pathlib import Path
from simulator.ensemble.runner import run_cases
from tests.simulator.faulty import Slow
cases = [Slow("october-2025", seed=seed, days=40) for seed in range(6)]
for outcome in run_cases(cases, workers=1, store=Path(sys.argv[1])):
    print(outcome.case.seed, flush=True)
"""


@pytest.mark.slow
def test_that_a_program_killed_half_way_resumes_to_the_same_bits(tmp_path, alone):
    store = tmp_path / "runs.sqlite"
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", PROGRAM, str(store)]
    paths = os.pathsep.join([str(root), *filter(None, sys.path)])
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths}
    ) as program:
        for _ in range(4):
            program.stdout.readline()
        program.send_signal(signal.SIGKILL)
    with sqlite3.connect(store) as file:
        (kept,) = file.execute("SELECT count(*) FROM runs").fetchone()
    file.close()
    assert 1 <= kept < 6
    cases = [Slow(NAME, seed=seed, days=40) for seed in range(6)]
    outcomes = list(run_cases(cases, store=store))
    assert {o.case.seed: o.digest for o in outcomes} == alone
    assert sum(o.stored for o in outcomes) == kept
    begun = time.perf_counter()
    again = list(run_cases(cases, store=store))
    assert all(o.stored for o in again)
    assert time.perf_counter() - begun < 0.2  # six runs of 0.2 s
