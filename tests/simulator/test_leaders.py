"""Strikes at leaders: a hit and a miss of one campaign, as Rigterink compares them.

Pairs, fixed beforehand: 200 seeds, a strike at a leader on day 60, hit or missed by the
same luck; attacks of the four months after.
"""

import pytest

from simulator.doctrine.actors import PAK_ARMY
from simulator.mechanisms.force import LEADER_STRIKE
from simulator.world.columns import HIT, MISS
from simulator.world.columns import LEADER_STRIKE as A_LEADER_STRIKE
from tests.simulator.arms import assert_up, effect, ensemble, total

pytestmark = pytest.mark.slow

DAY, MONTHS = 60, 120
after = total("attacks", DAY + 1, DAY + MONTHS)


def strike(world, _):
    """Order a strike at a leader for today."""
    world.order_actor[0], world.order_action[0] = PAK_ARMY, LEADER_STRIKE
    world.order_due[0] = 0


def missed_and_hit(**constants):
    return tuple(
        ensemble(
            seeds=200,
            days=DAY + MONTHS,
            at=DAY,
            change=strike,
            constants={"leader_hit": share, **constants},
        )
        for share in (0.0, 1.0)
    )


def test_that_attacks_rise_in_the_months_after_a_leader_is_hit():
    assert_up(after, *missed_and_hit())
    gap, half = effect(after, *missed_and_hit(leader_agency=0.0))
    assert gap - half <= 0
    gap, half = effect(after, *missed_and_hit(leader_agency=-0.2))
    assert gap - half <= 0


@pytest.mark.parametrize(("share", "result"), [(0.0, MISS), (1.0, HIT)])
def test_that_a_strike_at_a_leader_is_told_as_a_hit_or_a_miss(share, result):
    events = []
    ensemble(
        seeds=3,
        days=DAY + 1,
        at=DAY,
        change=strike,
        events=events,
        constants={"leader_hit": share},
    )
    for log in events:
        strikes = log[(log["kind"] == A_LEADER_STRIKE) & (log["day"] == DAY)]
        assert strikes["result"].tolist() == [result]
        assert (strikes["rung"] == 5).all()
