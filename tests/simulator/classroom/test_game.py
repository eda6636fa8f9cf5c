import pytest

from simulator.classroom.game import Game
from simulator.classroom.pins import hashed
from simulator.classroom.record import CardOrder, Record, read_entry
from simulator.classroom.setup import read_setup
from simulator.errors import DurandError, InputError
from simulator.scenario import load_scenario
from simulator.timeline.timeline import Timeline
from tests.simulator.classroom.lessons import SEATS, at_orders, game, played, setup

GUNS = CardOrder(actor="pak_army", action="artillery")
OPEN = CardOrder(actor="pak_gov", action="open_crossings")
CLOSE = CardOrder(actor="pak_gov", action="close_crossings")


@pytest.fixture(scope="module")
def lesson():
    return played()


def deeds(found):
    return [entry.deed.model_dump(exclude={"at"}) for entry in found.record.entries]


def test_that_a_script_gives_the_same_record_and_bits_twice(lesson):
    again = played()
    assert deeds(again) == deeds(lesson)
    assert again.world.timeline.run.digest == lesson.world.timeline.run.digest


def test_that_the_line_is_bit_for_bit_the_future_that_was_chosen(lesson):
    last = lesson.state.revealed[lesson.state.turns_done]
    assert lesson.world.timeline.run.digest == last.digest


def test_that_a_class_comes_back_from_its_record_alone(lesson):
    texts = [entry.model_dump_json() for entry in lesson.record.entries]
    timeline = Timeline(load_scenario("october-2025"), seed=lesson.setup.seed)
    back = Game(timeline, Record(map(read_entry, texts)))
    assert back.state.turns_done == 3
    assert back.world.timeline.run.digest == lesson.world.timeline.run.digest


def test_that_a_class_killed_anywhere_stands_in_the_same_turn_and_ends_the_same(lesson):
    entries = lesson.record.entries
    for cut in range(1, len(entries), 4):
        timeline = Timeline(load_scenario("october-2025"), seed=lesson.setup.seed)
        back = Game(timeline, Record(entries[:cut]))
        done = max(back.state.revealed, default=0)
        assert back.day == 14 * done
        if done:
            assert back.world.timeline.run.digest == back.state.revealed[done].digest


def test_that_an_adjusted_turn_keeps_what_was_rolled_beside_the_line(lesson):
    state = lesson.state
    branches = [b.name for b in lesson.world.timeline.tree.branches.values()]
    if state.adjusted[2].number != state.adjudicated[2].rolled:
        assert "turn 2 as rolled" in branches
    assert state.adjusted[2].reason
    assert state.revealed[2].came["ceasefire"]


def test_that_people_and_the_model_play_their_seats_as_they_are_handed_over(lesson):
    played_now = set(lesson.world.timeline.run.played)
    assert {"pak_army", "pak_gov", "haqqani"} <= played_now
    assert "kandahar" not in played_now


def test_that_orders_beyond_means_contradicting_or_unknown_are_told_at_once():
    there = at_orders()
    with pytest.raises(InputError) as refused:
        there.submit("islamabad", [OPEN, CLOSE, GUNS])
    told = str(refused.value)
    assert "at most 2" in told
    assert "one or the other" in told
    assert "pak_army.artillery" in told
    assert not there.state.sheets


def test_that_a_second_sheet_takes_the_place_of_the_first_and_both_are_recorded():
    there = at_orders()
    there.submit("pakistan-army", [GUNS])
    there.submit("pakistan-army", [])
    assert there.state.orders(1, "pakistan-army") == ()
    acts = [entry.deed.act for entry in there.record.entries]
    assert acts.count("submitted") == 2


def test_that_a_late_sheet_is_refused_kindly_and_changes_nothing():
    there = at_orders()
    there.go_on()
    before = len(there.record.entries)
    with pytest.raises(DurandError, match=r"too late .* free order"):
        there.submit("pakistan-army", [GUNS])
    assert len(there.record.entries) == before


def test_that_a_wrong_pin_is_refused_and_never_shown():
    seats = [{"seat": s, "pin": hashed("1234")} for s in SEATS]
    there = at_orders(seats=seats)
    with pytest.raises(InputError) as refused:
        there.submit("kandahar", [], pin="9999")
    assert "9999" not in str(refused.value)
    there.submit("kandahar", [], pin="1234")
    assert ("1", "kandahar") not in there.state.sheets
    assert (1, "kandahar") in there.state.sheets


def test_that_a_free_order_does_what_the_umpire_reads_it_as():
    there = at_orders()
    there.submit("pakistan-army", [], "Show them that we can shoot")
    there.rule("pakistan-army", GUNS, "this is artillery")
    assert there.state.orders(1, "pakistan-army") == (GUNS,)
    with pytest.raises(InputError, match="pak_gov"):
        there.rule("islamabad", GUNS)


def test_that_means_not_spent_are_kept_for_one_turn_up_to_a_point():
    there = at_orders()
    there.submit("pakistan-army", [])
    _finish(there)
    there.begin_turn()
    assert there.state.means(2, "pakistan-army") == 5
    assert there.state.means(2, "islamabad") == 4


def test_that_the_odds_are_shares_of_the_very_futures_that_can_be_chosen():
    there = at_orders(futures=40)
    there.go_on()
    there.go_on()
    fan = there.adjudicate()
    assert len(fan.futures) == 40
    for id_, share in fan.shares.items():
        assert len(fan.like({id_: True})) == round(40 * share)
    worst, best = fan.worst_and_best("mediators")
    assert worst.number != best.number
    assert fan.most_likely in fan.futures


def test_that_what_no_future_holds_cannot_be_chosen_and_a_reason_is_asked_for():
    there = at_orders()
    there.go_on()
    there.go_on()
    with pytest.raises(DurandError, match="say why"):
        there.adjust({"quiet": False}, " ")
    with pytest.raises(DurandError, match="None of the 20 futures"):
        there.adjust({"quiet": True, "heavy": True}, "a wish")


def test_that_a_reveal_can_be_taken_back_until_the_next_turn_and_is_kept():
    there = at_orders()
    _finish(there)
    first = there.state.revealed[1].number
    there.take_back("a typing mistake")
    fan = there.adjudicate()
    assert fan.rolled.number == first
    wanted = next(
        {id_: not marks}
        for id_, marks in fan.results_of(fan.rolled).items()
        if 0 < fan.shares[id_] < 1
    )
    there.adjust(wanted, "another one")
    there.reveal()
    assert there.state.revealed[1].number != first
    assert len(there.state.taken_back) == 1
    there.begin_turn()
    with pytest.raises(DurandError, match="until the next turn"):
        there.take_back("too late")


def test_that_signed_terms_bind_and_a_breach_is_found():
    there = at_orders()
    number = there.draft("islamabad", ["ceasefire"], "We stop.")
    there.propose(number, "islamabad")
    there.sign(number, "islamabad")
    assert not there.state.treaties[number].in_force_from
    there.sign(number, "kandahar")
    assert there.state.treaties[number].in_force_from == 1
    there.submit("pakistan-army", [GUNS])
    _finish(there)
    assert there.world.timeline.rows["ceasefire"][0]


def test_that_an_untaken_treaty_can_be_withdrawn_by_its_author_only():
    there = at_orders()
    number = there.draft("kandahar", ["trade"])
    with pytest.raises(DurandError, match="author"):
        there.withdraw(number, "islamabad")
    there.withdraw(number, "kandahar")
    with pytest.raises(DurandError, match="withdrawn"):
        there.sign(number, "islamabad")
    with pytest.raises(InputError, match="Did you mean ceasefire"):
        there.draft("kandahar", ["ceasfire"])


def test_that_what_belongs_to_another_phase_is_refused_with_the_phase():
    there = game()
    with pytest.raises(DurandError, match="first turn"):
        there.go_on()
    there.begin_turn()
    with pytest.raises(DurandError, match="at brief"):
        there.adjudicate()
    with pytest.raises(DurandError, match="not over"):
        there.begin_turn()
    there.end()
    with pytest.raises(DurandError, match="ended"):
        there.go_on()


def test_that_an_entry_that_the_disk_refuses_did_not_happen():
    made = setup()
    full = OSError("No space left on device")
    calls = []

    def keep(entry):
        calls.append(entry)
        if len(calls) > 2:
            raise full

    there = Game.open(Timeline(load_scenario("october-2025")), made, keep)
    there.begin_turn()
    with pytest.raises(OSError, match="No space"):
        there.go_on()
    assert there.state.phase == "brief"
    assert len(there.record.entries) == 2


def test_that_due_injects_are_offered_until_they_are_fired_skipped_or_put_off():
    prepared = [
        {"id": "bus", "title": "Bus", "kind": "shock", "turn": 1},
        {"id": "hand", "title": "By hand"},
    ]
    there = game(injects=prepared)
    there.begin_turn()
    assert [one.id for one in there.due_injects()] == ["bus"]
    there.inject("bus", "delay")
    assert not there.due_injects()
    _finish(there)
    there.begin_turn()
    assert [one.id for one in there.due_injects()] == ["bus"]
    there.inject("bus", "fire")
    assert not there.due_injects()
    with pytest.raises(InputError, match="bus, hand"):
        there.inject("train", "fire")


def test_that_the_last_seat_of_people_cannot_be_given_away():
    there = at_orders()
    for seat in SEATS[1:]:
        there.hand_over(seat, "model")
    with pytest.raises(DurandError, match="last seat"):
        there.hand_over(SEATS[0], "model")


def test_that_a_setup_survives_the_way_through_a_file():
    made = setup(injects=[{"id": "a", "title": "A", "turn": 1}])
    assert read_setup(made.model_dump(mode="json"), "again") == made


def _finish(there):
    while there.state.phase != "adjudication":
        there.go_on()
    there.reveal()
