import pytest

from simulator.classroom.cards import HOLD, card_by_key, cards_of, orders_by_keys
from simulator.classroom.injects import ClassInject
from simulator.classroom.pins import hashed
from simulator.classroom.seating import TRIES
from simulator.classroom.setup import read_setup
from simulator.classroom.views import public_view, seat_view
from simulator.errors import DurandError, InputError
from tests.simulator.classroom.lessons import SEATS, at_orders, game

GUARDED = [{"seat": s} for s in SEATS] + [{"seat": "armed-groups"}]


def with_pins():
    return at_orders(seats=[{"seat": s, "pin": hashed("1234")} for s in SEATS])


def test_that_five_wrong_pins_shut_a_seat_until_it_has_another_pin():
    there = with_pins()
    for _ in range(TRIES):
        with pytest.raises(InputError, match="the facilitator can set another"):
            there.unlock("kandahar", "0000")
    with pytest.raises(DurandError, match="shut until"):
        there.unlock("kandahar", "1234")
    there.unlock("islamabad", "1234")  # no other seat is shut
    there.set_pin("kandahar", "4711")
    there.unlock("kandahar", "4711")
    with pytest.raises(InputError):
        there.unlock("kandahar", "1234")


def test_that_a_right_pin_forgets_the_wrong_ones_before_it():
    there = with_pins()
    for _ in range(TRIES - 1):
        with pytest.raises(InputError):
            there.unlock("kandahar", "0000")
    there.unlock("kandahar", "1234")
    with pytest.raises(InputError):
        there.unlock("kandahar", "0000")
    there.unlock("kandahar", "1234")


def test_that_a_new_pin_stands_in_the_record_as_a_hash_only():
    there = with_pins()
    there.set_pin("kandahar", "4711")
    told = there.record.entries[-1].model_dump_json()
    assert "4711" not in told
    assert "pin set" in told
    with pytest.raises(InputError, match="4 digits"):
        there.set_pin("kandahar", "12")


def test_that_a_guarded_seat_opens_with_a_reason_only_and_it_is_recorded():
    with pytest.raises(InputError, match="why you open this seat"):
        read_setup({"seats": GUARDED}, "a test")
    opened = [*GUARDED[:-1], {"seat": "armed-groups", "reason": "We study truces."}]
    there = game(seats=opened)
    assert "We study truces." in there.record.entries[0].model_dump_json()


def test_that_a_guarded_seat_of_the_model_is_handed_over_with_a_reason_only():
    seats = [*GUARDED[:-1], {"seat": "armed-groups", "by": "model"}]
    there = at_orders(seats=seats)
    with pytest.raises(InputError, match="why you open this seat"):
        there.hand_over("armed-groups", "people")
    there.hand_over("armed-groups", "people", "A team has read the note.")
    assert there.state.by["armed-groups"] == "people"
    assert there.record.entries[-1].deed.reason == "A team has read the note."


def test_that_somebody_may_come_late_and_teams_stay_small():
    there = at_orders()
    there.seat_students("kandahar", ["Dunya", " Eli ", ""])
    assert there.state.students["kandahar"] == ("Dunya", "Eli")
    before = len(there.record.entries)
    there.seat_students("kandahar", ["Dunya", "Eli"])
    assert len(there.record.entries) == before  # nothing new, nothing recorded
    with pytest.raises(InputError, match="up to 5"):
        there.seat_students("kandahar", list("abcdef"))


def test_that_a_seat_goes_to_the_model_and_back_in_the_middle_of_a_class():
    there = at_orders()
    there.hand_over("kandahar", "model")
    while there.state.phase != "adjudication":
        there.go_on()
    there.reveal()
    assert "kandahar" not in there.world.timeline.run.played
    there.hand_over("kandahar", "people")
    there.begin_turn()
    there.go_on()
    there.submit("kandahar", [])
    while there.state.phase != "adjudication":
        there.go_on()
    there.reveal()
    assert "kandahar" in there.world.timeline.run.played


def test_that_h0_holds_and_stands_beside_no_order():
    card = cards_of("islamabad")[0]
    assert orders_by_keys("islamabad", [HOLD.lower()]) == ()
    assert len(orders_by_keys("islamabad", [card.key])) == 1
    with pytest.raises(InputError) as refused:
        orders_by_keys("islamabad", [HOLD, "Z9", card.key])
    assert "one or the other" in str(refused.value)
    assert "Z9" in str(refused.value)  # both mistakes at once
    with pytest.raises(InputError, match="H0"):
        card_by_key("islamabad", "Q1")


def test_that_a_letter_is_read_by_its_reader_and_writer_alone():
    there = at_orders()
    there.say("kandahar", "Our uncle will meet yours.", ["mediators"])
    for seat in SEATS:
        told = str(seat_view(there, seat).letters)
        assert ("uncle" in told) == (seat in ("kandahar", "mediators"))
    assert "uncle" not in str(public_view(there))


def test_that_an_inject_for_one_seat_is_told_to_it_alone():
    there = game()
    there.begin_turn()
    secret = ClassInject(id="wire", title="A wire", text="They mass.", to=("kandahar",))
    there.prepare(secret)
    there.inject("wire", "fire")
    assert "They mass." in str(seat_view(there, "kandahar").letters)
    assert "They mass." not in str(seat_view(there, "islamabad"))
    while there.state.phase != "adjudication":
        there.go_on()
    there.reveal()
    assert "They mass." not in str(public_view(there))


def test_that_an_inject_is_written_while_the_class_is_on_but_not_once_fired():
    there = game()
    there.begin_turn()
    there.prepare(ClassInject(id="bus", title="Bus", kind="shock", turn=1))
    assert [one.id for one in there.due_injects()] == ["bus"]
    there.prepare(ClassInject(id="bus", title="A bus", kind="shock"))
    assert not there.due_injects()
    there.inject("bus", "fire")
    with pytest.raises(DurandError, match="has been fired"):
        there.prepare(ClassInject(id="bus", title="Another"))
    with pytest.raises(InputError, match="rung >= 5"):
        there.prepare(ClassInject(id="odd", title="Odd", when="rungs > 5"))
