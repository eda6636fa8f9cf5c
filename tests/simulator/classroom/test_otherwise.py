import numpy as np
import pytest

from simulator.classroom.otherwise import Morning, keep_otherwise, play_otherwise
from simulator.classroom.record import CardOrder
from simulator.classroom.turning import turning_points
from simulator.errors import DurandError, InputError
from simulator.timeline.changes import Order
from tests.simulator.classroom.lessons import game, played

RAID = CardOrder(actor="pak_army", action="raid")


@pytest.fixture(scope="module")
def lesson():
    return played()


def test_that_the_same_orders_give_the_very_shares_that_were_adjudicated(lesson):
    for turn, done in lesson.state.adjudicated.items():
        again = play_otherwise(lesson, turn, {}, futures=40)
        assert again.own_shares == done.shares
        assert again.shares == done.shares


def test_that_other_orders_change_their_effect_and_share_their_luck(lesson):
    made = play_otherwise(lesson, 1, {"pakistan-army": [RAID]}, futures=40)
    assert made.own_shares["heavy"] == 1.0  # its artillery fired in every future
    assert made.shares["heavy"] < 0.9
    assert [f.seed for f in made.own] == [f.seed for f in made.other]
    days = 3 * lesson.setup.turn_days
    assert all(len(f.rows) == days for f in (*made.own, *made.other))
    assert made.told() == (
        ("Pakistan's army", "Pakistan's army raids the TTP at home"),
    )


def test_that_a_seat_left_to_the_model_is_played_again_from_the_next_turn(lesson):
    morning = Morning(lesson, 1)
    changes = morning.otherwise({"islamabad": None})
    there = morning.run.branch()
    for day in (0, 14):
        there.advance(day - there.day)
        for change in changes.get(day, []):
            change.apply(there)
        assert ("pak_gov" in there.played) == (day == 14)


@pytest.mark.parametrize(
    ("turn", "orders"),
    [(1, {"pakistan-army": [RAID], "islamabad": ()}), (2, {"kandahar": None})],
)
def test_that_a_turn_otherwise_is_kept_as_a_branch_bit_for_bit(lesson, turn, orders):
    timeline, digest = lesson.world.timeline, lesson.world.timeline.run.digest
    made = play_otherwise(lesson, turn, orders, futures=20)
    name = keep_otherwise(lesson, made)
    assert timeline.run.digest == digest
    kept = lesson.state.otherwise[-1]
    assert (kept.turn, kept.branch, kept.shares) == (turn, name, made.shares)
    timeline.switch(timeline.tree.named(name).id)
    timeline.seek(timeline.head)
    assert timeline.run.digest == made.typical.digest
    timeline.switch(0)
    timeline.seek(timeline.head)


def test_that_what_cannot_be_played_otherwise_says_why(lesson):
    with pytest.raises(DurandError, match="turns with one: 1, 2, 3"):
        play_otherwise(lesson, 9, {})
    with pytest.raises(DurandError, match="none yet"):
        play_otherwise(game(), 1, {})
    with pytest.raises(InputError, match="at most 2"):
        play_otherwise(lesson, 1, {"pakistan-army": [RAID, RAID, RAID]})
    with pytest.raises(InputError, match="seat"):
        play_otherwise(lesson, 1, {"india": ()})


def test_that_a_turning_point_tells_what_its_absence_would_have_changed(lesson):
    points = turning_points(lesson)
    assert 1 <= len(points) <= 4
    assert [p.day for p in points] == sorted(p.day for p in points)
    guns = next(p for p in points if "artillery" in p.title)
    assert guns.told().startswith("Without it: heavy weapons, or worse in ")
    assert guns.share == 1.0
    morning = Morning(lesson, guns.turn)
    deed = Order(actor="pak_army", action="artillery")
    without = [morning.live(morning.without(deed), n) for n in range(20)]
    assert np.mean([f.rows["act"].max() >= 4 for f in without]) < 1.0
