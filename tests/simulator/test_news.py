"""News: claims and truth apart, and who is blamed.

What the model does besides deciding is done here day by day with decisions and talks
left out, so that nothing can pass from news to deeds: then trade, recruitment, flight
and strength are the same to the bit whatever is claimed, and trust is not.
"""

import numpy as np
import pytest

from simulator import engine
from simulator.compiled import wrapping
from simulator.doctrine.actors import KABUL, KANDAHAR, PAK_ARMY, PAKISTAN, TTP
from simulator.mechanisms.news import claim, heard, lay_blame
from simulator.mechanisms.reprisal import BORDER_STRIKE
from simulator.randomness import key
from simulator.run import Run
from simulator.world.columns import ATTACK

CHOICES = {
    "negotiate",
    "hold_postures",
    "army_acts",
    "kandahar_acts",
    "government_acts",
    "reconsider_deportation",
    "engage",
}
DEEDS = (
    "team_men",
    "team_at",
    "cell_count",
    "attacks",
    "deaths",
    "civilians",
    "recent",
    "displaced",
    "grief",
    "trade_usd_m",
    "cost_usd_m",
    "recruited",
    "lost",
    "battalion_ready",
    "force",
)


def lived(days=120, **dials):
    """Live some days without any decision, with a strike on the thirtieth."""
    run = Run("october-2025", dials, seed=4)
    world, land, rules = (table[0] for table in run.tables())
    world.restraint = 0.0  # what trust moves through unity stays away from tempo
    for day in range(days):
        with run.logged() as log, wrapping():
            if day == 30:
                world.order_actor[0], world.order_action[0] = PAK_ARMY, BORDER_STRIKE
                world.order_due[0] = 0
            for _, name in engine.ORDER_OF_THE_DAY:
                if name not in CHOICES:
                    engine.phase(name)(world, land, rules, log)
        run.close_day()
    return run


@pytest.fixture(scope="module")
def arms():
    return lived(claims_inflation=1.0), lived(claims_inflation=20.0)


def test_that_claims_move_trust_blame_and_moods(arms):
    modest, boastful = arms
    for me, other in ((PAK_ARMY, KANDAHAR), (KANDAHAR, PAK_ARMY)):
        assert boastful.world.trust[me, other] < modest.world.trust[me, other]
    assert boastful.world.blame > modest.world.blame
    assert boastful.series["claimed"].sum() > 8 * modest.series["claimed"].sum()


def test_that_claims_move_neither_trade_nor_recruitment_nor_anybodys_strength(arms):
    modest, boastful = arms
    for name in DEEDS:
        assert modest.world[name].tobytes() == boastful.world[name].tobytes(), name
    assert modest.world.recruited > 0
    assert modest.series["deaths"].sum() == boastful.series["deaths"].sum() > 0


def test_that_who_gives_no_credit_to_claims_trusts_alike_whatever_is_claimed():
    runs = []
    for inflation in (1.0, 20.0):
        run = Run("october-2025", {"claims_inflation": inflation}, seed=4)
        run.rules.claims_credit = 0.0
        run.advance(60)
        runs.append(run)
    modest, boastful = runs
    assert modest.world.trust.tobytes() == boastful.world.trust.tobytes()
    assert modest.series["claimed"].sum() < boastful.series["claimed"].sum()


def test_that_usual_claims_are_heard_as_the_truth_on_average():
    rules = Run("october-2025").rules
    with wrapping():
        claims = [claim(rules, key(1, 2, n), 10) for n in range(4000)]
        none = [claim(rules, key(1, 2, n), 0) for n in range(50)]
    assert min(claims) >= 10
    assert max(none) == 0
    assert np.mean(claims) == pytest.approx(80, rel=0.06)
    assert heard(rules, 10, 80) == pytest.approx(10.0)


def test_that_an_attack_is_laid_at_a_door_rightly_or_wrongly():
    run = Run("october-2025", seed=2)
    run.advance(200)
    events = run.events
    attacks = events[events["kind"] == ATTACK]
    blamed = attacks["attributed"] == KANDAHAR
    ours = attacks["actor"] == TTP
    assert 0.5 < blamed[ours].mean() < 0.8
    assert 0.0 < blamed[~ours].mean() < 0.2  # wrongly
    own = attacks["attributed"] == attacks["actor"]
    assert (blamed ^ own).all()


def test_that_without_attribution_nobody_in_kabul_is_blamed():
    run = Run("october-2025", {"attribution": 0.0}, seed=2)
    run.advance(200)
    events = run.events[run.events["kind"] == ATTACK]
    assert not (events["attributed"] == KANDAHAR).any()


def test_that_only_a_mass_attack_that_is_blamed_on_kabul_shocks():
    run = Run("october-2025", seed=2)
    world, rules = run.world, run.rules
    world.mood[PAKISTAN] = 0.0
    lay_blame(world, rules, 0, 60.0, 0.999)
    assert world.mood[PAKISTAN] == 0.0
    lay_blame(world, rules, 0, 2.0, 0.0)
    assert world.mood[PAKISTAN] == 0.0
    lay_blame(world, rules, 0, 60.0, 0.0)
    assert world.mood[PAKISTAN] > 0.0
    assert world.shocked_by[PAKISTAN] == world.happened


def test_that_the_rally_reads_what_is_heard_of_the_dead(arms):
    modest, boastful = arms
    strike = modest.events["kind"] == 3
    assert modest.events[strike]["deaths"].sum() > 0
    after = boastful.series["standing_home"][30:60]
    assert (after > modest.series["standing_home"][30:60]).all()
    assert boastful.world.mood[KABUL] > modest.world.mood[KABUL]
