"""A scenario of one's own is a file that extends another and reads as it was meant."""

from datetime import date
from itertools import permutations

import pytest

from simulator.drafting import differences, scenario_file
from simulator.errors import InputError
from simulator.scenario import load_scenario, parse_scenario, scenario_names
from simulator.situation import Inject

PARENT = "october-2025"


def own(**changes):
    named = {"name": "my-own", "title": "My own"}
    return load_scenario(PARENT).model_copy(update={**named, **changes})


def read_again(scenario, parent=PARENT):
    text = scenario_file(scenario, load_scenario(parent), parent)
    return parse_scenario(text, f"{scenario.name}.toml"), text


def test_that_a_file_without_changes_holds_nothing_but_its_name():
    again, text = read_again(own())
    assert again == own()
    assert text.splitlines() == [
        'extends = "october-2025"',
        "",
        "[scenario]",
        'name = "my-own"',
        'title = "My own"',
    ]


def test_that_every_kind_of_change_is_read_back_as_it_was_meant():
    base = load_scenario(PARENT)
    state = base.start_state.model_copy(
        update={"cohesion": 0.3, "crossings": {"default": "open", "torkham": "closed"}}
    )
    wanted = own(
        in_short="Two lines of text.",
        text='Two lines\nof “text” with a \\ and quotes """.',
        sources=("One", "Another"),
        start=date(2025, 11, 1),
        days=200,
        start_state=state,
        dials={"mediation_strength": 0.75},
        switches={"C6": False},
        doctrine={"pak_army": {"strike": {"base": -3.4, "truce": -1.0}}},
        injects=(
            Inject(date=date(2025, 12, 1), kind="shock", size=0.9, text="A bombing"),
            Inject(date=date(2025, 12, 9), kind="dial", dial="patience", value=0.2),
        ),
        seats=base.seats[:2],
    )
    again, text = read_again(wanted)
    assert again == wanted
    assert again.in_short == wanted.in_short
    assert "fighters" not in text
    assert "india" not in text


def test_that_the_sentence_of_a_card_comes_along_with_its_text_and_only_with_it():
    again, text = read_again(own())
    assert again.in_short == load_scenario(PARENT).in_short
    again, text = read_again(own(text="Other words. And more.", in_short=None))
    assert "in_short" not in text
    assert again.sentence == "Other words."
    again, text = read_again(own(text="Other words. And more."))
    assert again.in_short == load_scenario(PARENT).in_short  # it was kept on purpose
    assert "in_short" in text


@pytest.mark.parametrize(
    ("child", "parent"), list(permutations(scenario_names(), 2))[::7]
)
def test_that_any_scenario_can_be_written_as_an_extension_of_any_other(child, parent):
    wanted = load_scenario(child).model_copy(update={"name": "my-own"})
    again, _ = read_again(wanted, parent)
    base = load_scenario(parent)
    assert again.start_state.model_copy(
        update={"crossings": {}}
    ) == wanted.start_state.model_copy(update={"crossings": {}})
    assert again.injects == wanted.injects
    assert again.seats == wanted.seats
    # What the parent sets and the child does not is set back to the usual.
    assert differences(again, base) == differences(wanted, base)


def test_that_a_text_with_mistakes_is_refused_with_field_and_line():
    text = 'extends = "october-2025"\n[scenario]\nname = "x"\ntitle = ""\n[dials]\n'
    with pytest.raises(InputError) as refused:
        parse_scenario(text + "mediation_strength = 7\n", "mine.toml")
    told = {problem.field: problem.where for problem in refused.value.problems}
    assert told == {
        "scenario.title": "mine.toml:4",
        "dials.mediation_strength": "mine.toml:6",
    }
