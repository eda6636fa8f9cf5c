"""The recipe for a mechanism, followed to the letter in a copy; and the picture."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.run import Run
from simulator.scenario import load_scenario

ROOT = Path(__file__).parents[2]
RECIPE = (ROOT / "docs" / "add-a-mechanism.md").read_text("utf-8")
DAYS = 12
# Plain Python, then only what the new rule calls is compiled, to be quick.
SCRIPT = """
import json, sys
import numpy as np
from simulator import compiled, warmup
warmup.prepare = lambda: None  # before anything takes it from there
from simulator.run import Run
from simulator.scenario import load_scenario
from simulator.mechanisms import winter, DIALS
from simulator.rules import RULES
from simulator.world.columns import EVENT, LAND, WORLD

start = Run("october-2025", {"snow": 0.0}, seed=3)
def lived(snow):
    future = start.branch()
    future.set_dial("snow", snow)
    future.advance(int(sys.argv[1]))
    return future
out, without = {"dials": list(DIALS)}, lived(0.0)
out["series"] = without.series.tobytes().hex()
out["events"] = len(without.events)
much = lived(1.0)
out["excited"] = [float(one.world.excited[0].sum()) for one in (without, much)]
tables = {"world": WORLD, "land": LAND, "rules": RULES, "log": EVENT}
signatures = compiled.Signatures({n: np.zeros(1, t) for n, t in tables.items()})
for name, twin in warmup._twins().items():
    if name.split(".", 1)[1] in sys.argv[2:]:
        compiled.settle(twin, signatures.of(twin.py_func))
one, other = without.branch(), without.branch()
one.rules.snow = other.rules.snow = 1.0
winter.snow(one.world, one.land, one.rules, np.zeros(0, EVENT))
with compiled.wrapping():
    winter.snow.py_func(other.world, other.land, other.rules, np.zeros(0, EVENT))
out["same bits"] = one.digest == other.digest != without.digest
print(json.dumps(out))
"""
CALLED = ("randomness.mix", "randomness.key", "randomness.uniform")
CALLED += ("mechanisms.winter.snow",)


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", RECIPE, re.S)


def apply(difference, file):
    """Change a file as a block of the recipe shows."""
    lines = difference.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] != "+")
    after = "".join(line[1:] for line in lines if line[0] != "-")
    text = file.read_text("utf-8")
    assert text.count(before) == 1, f"{before!r} in {file.name}"
    file.write_text(text.replace(before, after), "utf-8")


@pytest.fixture
def followed(tmp_path):
    """A copy of the packages in which the recipe was followed."""
    ignored = shutil.ignore_patterns("__pycache__")
    for package in ("simulator", "scenarios"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    [rule] = blocks("python")
    mechanisms = tmp_path / "simulator" / "mechanisms"
    (mechanisms / "winter.py").write_text(rule, "utf-8")
    declared, more, *placed = blocks("diff")
    for difference in (declared, more):
        apply(difference, mechanisms / "__init__.py")
    for difference in placed:
        apply(difference, tmp_path / "simulator" / "engine.py")
    return tmp_path


@pytest.mark.slow
def test_that_the_recipe_for_a_mechanism_works_as_printed(followed):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, str(DAYS), *CALLED],
        cwd=followed,
        env=os.environ
        | {"PYTHONPATH": str(followed), "DURAND_CACHE_DIR": str(followed / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    out = json.loads(done.stdout)
    assert out["dials"][-1] == "snow"
    usual = Run("october-2025", seed=3)
    usual.advance(DAYS)
    assert out["series"] == usual.series.tobytes().hex()
    assert out["events"] == len(usual.events)
    without, much = out["excited"]
    assert much < 0.9 * without
    assert out["same bits"]


SMALL = """
import json
from simulator import start, warmup
warmup.prepare = lambda: None
start.SHAKEDOWN_DAYS = 2
from simulator.compiled import wrapping
from simulator.mechanisms import DIALS
from simulator.run import Run
from simulator.scenario import load_scenario
from simulator.doctrine.repertoire import repertoires

run = Run("october-2025", seed=3)
run.world.standing = 5.0
run.play(["un", "turkiye"])
def after(actor, action, supply):
    one = run.branch()
    one.set_dial("arms_supply", supply)
    one.order(actor, action)
    one.advance(1)
    return one.world
cards = [a._asdict() for a in repertoires()["un"] if a.playable]
print(json.dumps({
    "dials": list(DIALS),
    "arms": [float(after("turkiye", "arm", s).arms[0]) for s in (0.0, 1.0, 2.0)],
    "guard": float(after("un", "good_offices", 1.0).guard),
    "without": float(after("un", "hold", 1.0).guard),
    "card": cards[-1],
}))
"""


def sections():
    """The recipes of the page of recipes: their blocks, by language, by heading."""
    text = (ROOT / "docs" / "recipes.md").read_text("utf-8")
    return {
        part.split("\n", 1)[0]: re.findall(r"```(\w+)\n(.*?)```", part, re.S)
        for part in text.split("\n## ")[1:]
    }


@pytest.mark.slow
def test_that_the_recipes_for_a_dial_an_action_and_its_card_work_as_printed(tmp_path):
    ignored = shutil.ignore_patterns("__pycache__")
    for package in ("simulator", "scenarios"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    found = sections()
    for _, difference in found["A dial"]:
        apply(difference, tmp_path / "simulator" / "mechanisms" / "powers.py")
    [(_, row)] = found["An action, and its order card"]
    doctrine = tmp_path / "scenarios" / "doctrine.toml"
    doctrine.write_text(doctrine.read_text("utf-8") + "\n" + row, "utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SMALL],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path), "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    out = json.loads(done.stdout)
    assert "arms_supply" in out["dials"]
    none, usual, twice = out["arms"]
    assert none == 0.0 < usual < twice
    assert out["without"] < out["guard"]
    assert out["card"]["id"] == "good_offices"
    assert out["card"]["cost"] == "time and name"


def test_that_the_recipe_for_a_scenario_works_as_printed(tmp_path):
    [(_, text)] = sections()["A scenario"]
    file = tmp_path / "quiet-spring.toml"
    file.write_text(text, "utf-8")
    scenario = load_scenario(file)
    assert scenario.title == "A quiet spring"
    assert scenario.start_state.trust.pak_kab == -0.2
    future = Run(scenario, seed=1)
    future.advance(30)
    assert future.dials["crisis_mechanism"] == 0.6


def test_that_the_picture_shows_the_contracts_as_they_are(tmp_path):
    subprocess.run(
        [sys.executable, ROOT / "tools" / "draw_architecture.py", tmp_path / "now.svg"],
        check=True,
    )
    shown = (ROOT / "docs" / "architecture.svg").read_text("utf-8")
    now = (tmp_path / "now.svg").read_text("utf-8")
    assert (now == shown) is True, "run tools/draw_architecture.py, look, and commit"


def test_that_every_layer_of_the_picture_is_explained():
    picture = (ROOT / "docs" / "architecture.svg").read_text("utf-8")
    for module in ("engine", "mechanisms", "doctrine", "ui", "scenarios"):
        assert f">{module}<" in picture
