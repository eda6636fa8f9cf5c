"""A dial that no rule reads moves nothing."""

import subprocess
import sys

DAYS = 2
# The rules run as plain Python here: a dial more is another layout of the rules, which
# would have to be compiled anew.
SCRIPT = f"""
import dataclasses
from types import MappingProxyType
from simulator import mechanisms
usual = mechanisms.DIALS["patience"]
idle = dataclasses.replace(usual, name="idle_dial", label="Idle", default=0.5)
mechanisms.DIALS = MappingProxyType(dict(mechanisms.DIALS) | {{"idle_dial": idle}})
from simulator import start
start.SHAKEDOWN_DAYS = 1
from simulator.run import Run
for dials in ({{"idle_dial": 0.0}}, {{"idle_dial": 1.0}}, {{"patience": 1.0}}):
    run = Run("october-2025", dials, seed=1)
    assert run.rules.idle_dial == dials.get("idle_dial", 0.5)
    run.advance({DAYS})
    print(run.digest)
"""


def test_that_a_dial_that_no_rule_reads_moves_nothing(monkeypatch):
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    low, high, patient = done.stdout.split()
    assert low == high
    assert patient != high
