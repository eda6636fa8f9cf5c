"""A rule that is changed is compiled again, also where only its callers are used.

numba's own cache misses a change in a called kernel of another file. Here ``settle`` of
``mechanisms/trust.py`` calls ``nudge`` of ``numerics.py``, which is changed in a copy.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import simulator

ROOT = Path(simulator.__file__).parents[1]
RULE = "return x + by * (1.0 - x) if by > 0.0"
CHANGED = "return x + 0.5 * by * (1.0 - x) if by > 0.0"
# Compiles two kernels out of a hundred, to be quick. The second argument, if any,
# takes the place of the fingerprint of the sources.
SCRIPT = """
import sys
import numpy as np
from simulator import compiled, numerics, warmup
from simulator.mechanisms import trust
from simulator.rules import RULES, make_rules
from simulator.world.columns import WORLD

print(warmup.fingerprint())
if sys.argv[1:]:
    warmup.fingerprint = lambda: sys.argv[1]
tables = {"world": np.zeros(1, WORLD), "rules": make_rules({})}
signatures = compiled.Signatures(tables)
twins = warmup._twins()
for name in ("simulator.numerics.nudge", "simulator.mechanisms.trust.settle"):
    compiled.settle(twins[name], signatures.of(twins[name].py_func))
world, rules = tables["world"][0], tables["rules"][0]
rules.trust_return = np.inf
trust.settle(world, rules, 0, 2, 0.5)
print(world.trust[0, 2])
"""


def trust_after(folder, *pinned):
    """Give the fingerprint of the sources in a folder, and what their rule computes."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *pinned],
        cwd=folder,
        env=os.environ
        | {"PYTHONPATH": str(folder), "DURAND_CACHE_DIR": str(folder / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    fingerprint, trust = done.stdout.split()
    return fingerprint, float(trust)


@pytest.mark.slow
def test_that_a_changed_rule_is_never_answered_from_a_stale_cache(tmp_path):
    ignored = shutil.ignore_patterns("__pycache__")
    for package in ("simulator", "scenarios"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    before, trust = trust_after(tmp_path)
    assert trust == 0.5

    rules = tmp_path / "simulator" / "numerics.py"
    text = rules.read_text("utf-8")
    assert text.count(RULE) == 1
    rules.write_text(text.replace(RULE, CHANGED), "utf-8")
    after, trust = trust_after(tmp_path)
    assert (after != before, trust) == (True, 0.25)

    # Were the folder not named by the sources, the old rule would answer.
    assert trust_after(tmp_path, before) == (after, 0.5)
