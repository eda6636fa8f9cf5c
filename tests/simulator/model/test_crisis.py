"""The run as a Mesa model, used from outside as any Mesa model is."""

import multiprocessing

import mesa
import numpy as np
import pytest

from simulator.engine import ORDER_OF_THE_DAY
from simulator.errors import DurandError, InputError
from simulator.model import (
    Battalion,
    BorderCrisis,
    Commander,
    StrategicActor,
    Team,
)
from simulator.run import Run

DAYS = 40


@pytest.fixture(scope="module")
def lived():
    """A model that has lived some weeks; not to be changed."""
    model = BorderCrisis(rng=7)
    for _ in range(DAYS):
        model.step()
    return model


def test_that_the_model_and_the_run_have_the_same_bits(lived):
    run = Run("october-2025", seed=7)
    run.advance(DAYS)
    assert lived.run.digest == run.digest
    assert lived.run.events.tobytes() == run.events.tobytes()


def test_that_a_dial_given_by_name_and_one_set_later_reach_the_rules():
    model = BorderCrisis(rng=7, mediation_strength=0.9)
    model.set_dial("border_openness", 0.1)
    assert model.run.dials["mediation_strength"] == 0.9
    assert model.run.dials["border_openness"] == 0.1


def test_that_a_misspelt_dial_is_refused_with_the_nearest_name():
    with pytest.raises(InputError, match="mediation_strength"):
        BorderCrisis(rng=7, mediation_strenth=0.9)


def test_that_the_same_generator_gives_the_same_run_and_another_one_not():
    first, second, third = (
        BorderCrisis(rng=np.random.Generator(np.random.PCG64(n))).run.seed
        for n in (5, 5, 6)
    )
    assert first == second != third


def test_that_agents_are_found_by_type_and_selected_by_what_they_are(lived):
    kinds = lived.agents_by_type
    assert set(kinds) == {StrategicActor, Commander, Battalion, Team}
    alive = kinds[Team].select(lambda team: team.alive)
    strength = alive.select(lambda team: team.movement == "ttp").agg("fighters", sum)
    men = lived.world.team_men[:1700][lived.world.team_at[:1700] >= 0]
    assert strength == men.sum() > 1000
    hostile = kinds[Commander].select(lambda one: one.stance < 0.0)
    assert 0 < len(hostile) < len(kinds[Commander])


def test_that_every_formation_stands_in_the_place_that_lists_it(lived):
    everyone = [agent for cell in lived.space.all_cells for agent in cell.agents]
    teams = lived.agents_by_type[Team].select(lambda team: team.alive)
    assert len(everyone) == len(set(everyone)) == len(teams) + len(lived.battalions)
    for cell in lived.places[:20]:
        assert all(agent.cell is cell for agent in cell.agents)


def test_that_places_are_a_network_one_can_walk(lived):
    khyber = next(c for c in lived.places if c.place.id == "PAK.khyber")
    near = {cell.place.id for cell in khyber.neighborhood}
    assert {"PAK.peshawar", "AFG.nangarhar"} <= near
    assert len(khyber.get_neighborhood(2)) > len(near)
    assert not khyber.is_empty


def test_that_an_actor_explains_its_last_decision(lived):
    army = lived.actor("pak_army")
    assert sum(army.chances.values()) == pytest.approx(1.0)
    pushed = army.contributions("strike")
    assert pushed["base"] < 0.0
    assert sum(pushed.values()) == pytest.approx(
        sum(
            weight * army.beliefs[feature]
            for action in army.actions
            if action.id == "strike"
            for feature, weight in action.weights.items()
        )
    )


DECIDERS = {
    "army_acts": ["pak_army"],
    "kandahar_acts": ["kandahar"],
    "government_acts": ["pak_gov"],
    "haqqani_acts": ["haqqani"],
    "movements_act": ["ttp", "baloch"],
    "engage": [
        "china",
        "saudi",
        "qatar",
        "turkiye",
        "india",
        "iran",
        "russia",
        "un",
    ],
}


@pytest.mark.parametrize("days", [60])
def test_that_actors_who_decide_one_by_one_give_the_bits_of_the_compiled_day(days):
    model = BorderCrisis(rng=11)
    for _ in range(days):
        for _, phase in ORDER_OF_THE_DAY:
            if phase in DECIDERS:
                for actor in DECIDERS[phase]:
                    model.actor(actor).decide()
            else:
                model.live(phase)
        model.run.close_day()
    compiled = Run("october-2025", seed=11)
    compiled.advance(days)
    assert model.run.digest == compiled.digest
    assert model.run.events.tobytes() == compiled.events.tobytes()


def test_that_the_actors_named_above_are_all_who_choose(lived):
    choosing = {actor.id for actor in lived.actors if actor.actions}
    assert choosing == {actor for actors in DECIDERS.values() for actor in actors}


def test_that_a_data_collector_of_ones_own_collects():
    model = BorderCrisis(rng=7)
    collector = mesa.DataCollector(
        model_reporters={"rung": "rung", "unity": lambda m: m.cohesion},
        agenttype_reporters={StrategicActor: {"posture": "posture"}},
    )
    for _ in range(5):
        model.step()
        collector.collect(model)
    table = collector.get_model_vars_dataframe()
    assert table["rung"].tolist() == model.run.series["rung"].tolist()
    assert table["unity"].tolist() == model.run.series["cohesion"].tolist()
    postures = collector.get_agenttype_vars_dataframe(StrategicActor)
    assert set(postures["posture"].dropna()) <= {
        action.id for actor in model.actors for action in actor.actions
    }


def test_that_the_models_own_collector_shows_the_series(lived):
    table = lived.datacollector.get_model_vars_dataframe()
    assert len(table) == DAYS
    assert table["attacks"].tolist() == lived.run.series["attacks"].tolist()


def test_that_mesa_runs_a_batch_of_it():
    try:
        rows = mesa.batch_run(
            BorderCrisis,
            {"scenario": "october-2025", "mediation_strength": [0.1, 0.9]},
            rng=[1, 2],
            max_steps=7,
            number_processes=1,
            display_progress=False,
        )
    finally:
        # It has forced a start method upon the whole process.
        multiprocessing.set_start_method(None, force=True)
    assert len(rows) == 4
    for row in rows:
        dials = {"mediation_strength": row["mediation_strength"]}
        run = Run("october-2025", dials, seed=row["rng"])
        run.advance(7)
        last = run.series[-1]
        assert row["Step"] == 7
        assert tuple(row[name] for name in last.dtype.names) == last.item()


def test_that_a_step_that_fails_leaves_a_model_that_says_so():
    class Saboteur(mesa.Agent):
        def step(self):
            raise ZeroDivisionError

    model = BorderCrisis(rng=7)
    model.step()
    Saboteur(model)
    with pytest.raises(ZeroDivisionError):
        model.step()
    assert not model.running
    for _ in range(2):
        with pytest.raises(DurandError, match="failed on day 1 and cannot go on"):
            model.step()
    assert isinstance(model.failure, ZeroDivisionError)


def test_that_the_models_own_agents_cannot_be_removed(lived):
    with pytest.raises(TypeError, match="stays"):
        lived.actors[0].remove()
    assert lived.actors[0] in lived.agents
