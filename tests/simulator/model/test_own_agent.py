"""Agents of a user's own: the document's example, and what such a run promises."""

import re
from pathlib import Path

import mesa
import pytest
from mesa.discrete_space import CellAgent

from simulator.engine import ORDER_OF_THE_DAY
from simulator.model import BorderCrisis, Team
from simulator.run import Run

PAGE = Path(__file__).parents[3] / "docs" / "own-agent.md"


class Onlooker(mesa.Agent):
    """Looks, and changes nothing."""

    def __init__(self, model):
        super().__init__(model)
        self.seen = []

    def step(self):
        self.seen.append((self.model.run.day, self.random.random()))


def test_that_the_example_of_the_document_runs_and_its_agent_matters(capsys):
    [example] = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    names = {"__name__": "example"}
    exec(compile(example, str(PAGE), "exec"), names)
    model, elders = names["model"], names["elders"]
    assert f"{elders.meetings} meetings" in capsys.readouterr().out
    assert elders.meetings > 0
    alone = Run("october-2025", {"mediation_strength": 0.3}, seed=7)
    alone.advance(120)
    assert model.run.digest != alone.digest


def test_that_an_agent_that_only_looks_leaves_every_bit_alone():
    model = BorderCrisis(rng=7)
    onlooker = Onlooker(model)
    for _ in range(30):
        model.step()
    run = Run("october-2025", seed=7)
    run.advance(30)
    assert [day for day, _ in onlooker.seen] == list(range(30))
    assert model.run.digest == run.digest
    assert model.run.events.tobytes() == run.events.tobytes()


def test_that_own_agents_act_when_all_others_have_decided():
    phases = []

    class Watch(mesa.Agent):
        def step(self):
            phases.append("own agents")

    model = BorderCrisis(rng=7)
    Watch(model)
    model.live = phases.append
    model.step()
    engaged = [kernel for _, kernel in ORDER_OF_THE_DAY].index("engage")
    assert phases[engaged : engaged + 2] == ["engage", "own agents"]
    assert len(phases) == len(ORDER_OF_THE_DAY) + 1


def test_that_a_run_with_own_agents_is_marked_extended_for_ever():
    model = BorderCrisis(rng=7)
    assert not model.extended
    onlooker = Onlooker(model)
    assert model.extended
    onlooker.remove()
    assert model.extended
    model.step()
    assert onlooker.seen == []


def test_that_an_agent_of_ones_own_stands_in_a_place():
    model = BorderCrisis(rng=7)
    trader = CellAgent(model)
    trader.cell = model.places[3]
    assert trader in model.places[3].agents
    trader.cell = model.places[4]
    assert trader not in model.places[3].agents
    assert trader in model.places[4].agents


def test_that_own_kinds_of_the_models_agents_count_as_ones_own():
    class Stranger(Team):
        def step(self):
            raise InterruptedError

    model = BorderCrisis(rng=7)
    Stranger(model, 0, 0)
    with pytest.raises(InterruptedError):
        model.step()
