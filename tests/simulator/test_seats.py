"""Played seats: nothing of its own, orders as choices, all else the same luck."""

import numpy as np
import pytest

from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.repertoire import repertoires
from simulator.errors import InputError
from simulator.model import BorderCrisis
from simulator.run import Run
from simulator.world.columns import MEDIATION

DAY = 40


@pytest.fixture
def future():
    run = Run("october-2025", seed=5, keep_decisions=True)
    run.advance(DAY)
    return run


def choices(run, actor, since=DAY):
    kept = run.decisions
    return kept[(kept["actor"] == ACTOR_IDS.index(actor)) & (kept["day"] >= since)]


def test_that_a_played_actor_draws_no_choice_of_its_own(future):
    model = future.branch()
    future.play(["pak_army"])
    for run in (future, model):
        run.advance(40)
    assert len(choices(model, "pak_army")) > 0 == len(choices(future, "pak_army"))
    assert future.played == ("pak_army",)


def test_that_an_order_is_carried_out_on_the_coming_day_as_a_choice_is(future):
    future.play(["pak_army"])
    future.order("pak_army", "artillery")
    future.advance(1)
    fired = future.events[-8:]
    assert (fired["day"] == DAY)[fired["rung"] == 4].any()
    (kept,) = choices(future, "pak_army")
    assert kept["ordered"] == 1
    assert future.orders("pak_army") == ()


def test_that_what_the_model_chose_and_what_is_ordered_do_the_same():
    model = Run("october-2025", seed=5, keep_decisions=True)
    model.advance(200)
    actor = ACTOR_IDS.index("kandahar")
    mine = model.decisions[model.decisions["actor"] == actor]
    acts = mine[(mine["held"] == -1) & (mine["action"] > 0) & (mine["day"] > 5)]
    day, action = int(acts["day"][0]), int(acts["action"][0])
    one = Run("october-2025", seed=5)
    one.advance(day)
    other = one.branch()
    other.play(["kandahar"])
    other.order("kandahar", repertoires()["kandahar"][action].id)
    other.world.mandate[1] = 28  # nor does it matter who consents to talks
    for run in (one, other):
        run.advance(1)
    assert one.series[-1:].tobytes() == other.series[-1:].tobytes()
    assert np.array_equal(one.world.owed, other.world.owed)


def test_that_the_luck_of_the_others_stays_the_same_while_a_seat_holds_still(future):
    other = future.branch()
    other.play(["qatar"])  # far from the fight: an offer comes seldom
    other.advance(1)
    future.advance(1)
    assert future.series.tobytes() == other.series.tobytes()


def test_that_a_seat_handed_back_decides_again(future):
    future.play(["pak_gov", "china"])
    future.advance(10)
    future.order("pak_gov", "protest")
    future.hand_back(["pak_gov"])
    assert future.orders("pak_gov") == ()
    future.advance(30)
    assert len(choices(future, "pak_gov")) > 0 == len(choices(future, "china"))


def test_that_a_mediator_that_is_played_brings_talks_by_the_same_way():
    def talks(played):
        found = 0
        for seed in range(12):
            run = Run("no-mediation", {"mediation_strength": 0.8}, seed=seed)
            run.advance(5)
            run.world.talks = run.world.talks_rest = run.world.truce = 0
            run.world.talks_style = -1
            run.play(["qatar", "turkiye", "saudi", "china"])
            if played:
                run.order("qatar", "formulate")
            run.advance(1)
            last = run.events[run.events["day"] == 5]
            qatar = last["actor"] == ACTOR_IDS.index("qatar")
            found += int((qatar & (last["kind"] == MEDIATION)).any())
        return found

    assert talks(played=False) == 0
    assert talks(played=True) > 2


def test_that_a_posture_is_taken_up_and_kept(future):
    future.play(["kandahar"])
    now = "restrain" if "restrain" in future.allowed("kandahar") else "tolerate"
    future.order("kandahar", now)
    future.advance(60)
    assert now not in future.allowed("kandahar")


def test_that_two_orders_of_a_day_are_both_carried_out(future):
    future.play(["pak_gov"])
    may = future.allowed("pak_gov")
    gate = "close_crossings" if "close_crossings" in may else "open_crossings"
    future.order("pak_gov", gate)
    future.order("pak_gov", "threaten")
    future.advance(1)
    assert len(choices(future, "pak_gov")) == 2


@pytest.mark.parametrize(
    ("actor", "action", "told"),
    [
        ("pak_amry", "artillery", "pak_army"),
        ("pak_army", "artilery", "artillery"),
        ("kandahar", "propose", "kandahar"),  # not played
    ],
)
def test_that_an_order_that_cannot_be_is_refused_and_changes_nothing(
    future, actor, action, told
):
    future.play(["pak_army"])
    before = future.snapshot()
    with pytest.raises(InputError) as refused:
        future.order(actor, action)
    assert told in str(refused.value) or told in str(refused.value.problems)
    assert future.snapshot() == before


def test_that_an_order_that_may_not_be_taken_now_is_refused(future):
    future.play(["pak_gov"])
    may = future.allowed("pak_gov")
    closed = "close_crossings" in may
    with pytest.raises(InputError):
        future.order("pak_gov", "open_crossings" if closed else "close_crossings")


def test_that_a_mesa_model_is_played_the_same_way(future):
    crisis = BorderCrisis("october-2025", rng=5)
    for _ in range(DAY):
        crisis.step()
    crisis.play(["pak_army"])
    crisis.order("pak_army", "artillery")
    future.play(["pak_army"])
    future.order("pak_army", "artillery")
    crisis.step()
    future.advance(1)
    assert crisis.run.snapshot() == future.snapshot()
    assert "hold" in crisis.allowed("pak_army")


def offers_taken(sides_played, own_offer):
    """Of 24 offers of Kandahar, how many Islamabad's side answers with talks."""
    taken = 0
    for seed in range(24):
        run = Run("october-2025", {"mediation_strength": 0.0}, seed=seed)
        run.advance(3)
        run.world.talks = run.world.talks_rest = run.world.truce = 0
        run.world.talks_style = -1
        run.play(["kandahar", *sides_played])
        run.order("kandahar", "propose")
        if own_offer:
            run.order("pak_gov", "propose")
        run.advance(2)
        taken += int(run.world.talks > 0)
    return taken


def test_that_a_side_that_people_play_is_brought_to_no_table_by_the_model():
    both = ["pak_gov", "pak_army"]
    assert offers_taken(both, own_offer=False) == 0
    assert offers_taken(both, own_offer=True) == 24
    assert 0 < offers_taken([], own_offer=False) < 24  # the model answers for itself


def test_that_envoys_of_a_played_side_sign_only_while_an_offer_of_theirs_stands():
    def signed(offered):
        found = 0
        for seed in range(12):
            run = Run("mediated-ceasefire", {"mediation_strength": 1.0}, seed=seed)
            run.world.talks, run.world.talks_style, run.world.talks_wait = 2, 2, 1
            run.world.truce = run.world.truce_age = 0
            run.play(["pak_gov", "pak_army", "kandahar"])
            run.world.mandate[:] = 28 if offered else 0
            run.advance(14)
            found += int(run.world.truce > 0)
        return found

    assert signed(offered=False) == 0 < signed(offered=True)
