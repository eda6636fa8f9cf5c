import dataclasses
import json

import pytest

from simulator.classroom.roles import roles
from simulator.classroom.views import public_view, seat_view
from tests.simulator.classroom.lessons import at_orders, played

SECRET_WORDS = "We ring our old friends"


@pytest.fixture(scope="module")
def lesson():
    return played()


def text_of(view):
    return json.dumps(dataclasses.asdict(view), default=str)


def test_that_the_public_view_holds_no_private_datum(lesson):
    told = text_of(public_view(lesson))
    assert SECRET_WORDS not in told
    for found in roles().values():
        for aim in found.aims:
            assert aim.text not in told
        assert found.knows not in told
    for student in ("Asma", "Ben", "Chris", "Dunya"):
        assert student not in told
    for one in lesson.setup.seats:
        assert not one.pin or one.pin not in told


def test_that_a_seat_sees_nothing_of_anothers_sheet_aims_or_letters():
    there = at_orders()
    there.submit("pakistan-army", [], SECRET_WORDS)
    there.say("islamabad", "For your eyes only", to=["mediators"])
    number = there.draft("islamabad", ["trade"], "A draft of ours")
    assert SECRET_WORDS in text_of(seat_view(there, "pakistan-army"))
    other = text_of(seat_view(there, "kandahar"))
    for private in (SECRET_WORDS, "For your eyes only", "A draft of ours"):
        assert private not in other
    assert "For your eyes only" in text_of(seat_view(there, "mediators"))
    there.propose(number, "islamabad")
    assert "A draft of ours" in text_of(seat_view(there, "kandahar"))


def test_that_the_public_is_told_claims_and_never_the_true_toll(lesson):
    for news in public_view(lesson).news:
        assert " dead" not in news.text


def test_that_odds_are_public_only_once_their_turn_is_revealed():
    there = at_orders()
    there.go_on()
    there.go_on()
    there.adjudicate()
    assert public_view(there).shares == {}
    there.reveal()
    assert public_view(there).shares["quiet"] >= 0


def test_that_the_twin_shows_no_real_date_and_no_real_place():
    there = played(twin=True)
    view = public_view(there)
    assert view.date is None
    told = text_of(view)
    for real in ("Torkham", "Khost", "Paktika", "Peshawar", "Kunar"):
        assert real not in told
