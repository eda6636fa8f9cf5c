import pytest

from simulator.classroom.record import CardOrder
from simulator.classroom.terms import TOPICS, would_break
from simulator.errors import DurandError, InputError
from simulator.world.columns import CEASEFIRE_TERM
from simulator.world.columns import TOPICS as MODEL_TOPICS
from tests.simulator.classroom.lessons import at_orders

SHUT = CardOrder(actor="pak_gov", action="close_crossings")
OPEN = CardOrder(actor="pak_gov", action="open_crossings")
GUNS = CardOrder(actor="pak_army", action="artillery")


def signed(there, *topics, by="islamabad", signers=("islamabad", "kandahar")):
    number = there.draft(by, topics, "As agreed.")
    there.propose(number, by)
    for seat in signers:
        there.sign(number, seat)
    return number


def finish(there, **wanted):
    while there.state.phase != "adjudication":
        there.go_on()
    if wanted:
        there.adjust(wanted, "a test")
    there.reveal()


@pytest.mark.parametrize("topic", TOPICS)
def test_that_every_topic_binds_the_model_itself_from_the_morning_on(topic):
    there, free = at_orders(), at_orders()
    signed(there, topic)
    for one in (there, free):
        finish(one)
    first, without = (one.world.timeline.rows[0] for one in (there, free))
    if topic == "ceasefire":
        assert (first["ceasefire"], without["ceasefire"]) == (1, 0)
    else:
        bit = 1 << MODEL_TOPICS.index(topic)
        assert first["terms"] & bit
        assert not without["terms"] & bit


def test_that_terms_bind_only_once_a_team_of_each_side_has_signed():
    there = at_orders()
    number = signed(there, "line", signers=("islamabad", "pakistan-army", "mediators"))
    assert not there.state.treaties[number].in_force_from
    finish(there)
    assert not there.world.timeline.rows["terms"].any()


def test_that_an_order_that_would_break_a_treaty_is_told_before_orders_close():
    there = at_orders()
    signed(there, "trade", "line")
    there.submit("pakistan-army", [GUNS])
    (warned,) = would_break(there.state, 1)
    assert (warned.seat, warned.topic, warned.treaty) == ("pakistan-army", "line", 1)
    there.submit("pakistan-army", [])
    assert not would_break(there.state, 1)


@pytest.mark.parametrize(
    ("topic", "seat", "order"),
    [("ceasefire", "pakistan-army", GUNS), ("line", "pakistan-army", GUNS)],
)
def test_that_heavy_fire_breaks_a_ceasefire_and_rules_for_the_line(topic, seat, order):
    there, kept = at_orders(), at_orders()
    for one in (there, kept):
        signed(one, topic)
    there.submit(seat, [order])
    finish(there)
    finish(kept, heavy=False)
    assert there.state.treaties[1].breached_by == "islamabad"  # its side has signed
    assert kept.state.treaties[1].breached_by == ""


def test_that_shutting_the_gates_breaks_open_crossings():
    there = at_orders()
    signed(there, "trade")
    finish(there)
    there.begin_turn()
    there.go_on()
    there.submit("islamabad", [SHUT])
    assert [one.topic for one in would_break(there.state, 2)] == ["trade"]
    finish(there)
    assert there.state.treaties[1].breached_by == "islamabad"
    there.begin_turn()
    assert not would_break(there.state, 3)  # what is broken binds nobody


def test_that_the_bits_of_terms_are_the_models_own():
    assert set(TOPICS) == {"ceasefire", *MODEL_TOPICS}
    assert 1 << len(MODEL_TOPICS) == CEASEFIRE_TERM


def test_that_a_draft_is_seen_by_its_author_alone_until_it_is_proposed():
    from simulator.classroom.views import seat_view

    there = at_orders()
    number = there.draft("mediators", ["ttp"], "Held back for a month.")
    assert seat_view(there, "mediators").treaties
    assert not seat_view(there, "kandahar").treaties
    there.propose(number, "mediators")
    assert seat_view(there, "kandahar").treaties
    with pytest.raises(DurandError, match="Only those who signed"):
        there.publish(number, "kandahar")
    with pytest.raises(InputError, match="Did you mean trade"):
        there.draft("mediators", ["trde"])
