from datetime import date
from textwrap import dedent

import pytest

from simulator.errors import InputError
from simulator.mechanisms import DIALS
from simulator.scenario import load_scenario, read_scenario, scenario_names, schema

HEADING = """
    [scenario]
    name = "mine"
    title = "My own"
    text = "What if."
    sources = ["Myself"]
    start = 2025-10-12
    days = 30
"""


@pytest.fixture
def written(tmp_path):
    """A scenario file with this text below the heading, or instead of it."""

    def write(text, heading=HEADING):
        file = tmp_path / "mine.toml"
        file.write_text(dedent(heading) + dedent(text), encoding="utf-8")
        return file

    return write


def problems_of(file):
    with pytest.raises(InputError) as caught:
        read_scenario(file)
    return caught.value.problems


def test_that_every_scenario_that_ships_is_whole_and_named_as_its_file():
    assert scenario_names()
    for name in scenario_names():
        assert load_scenario(name).name == name


def test_that_the_october_scenario_opens_on_the_day_after_the_clashes():
    scenario = load_scenario("october-2025")
    assert scenario.start == date(2025, 10, 12)
    assert scenario.start_state.rung >= 4


def test_that_a_file_needs_no_more_than_its_heading(written):
    scenario = read_scenario(written(""))
    assert scenario.days == 30
    assert scenario.dials == {}
    assert scenario.start_state.crossings == {"default": "open"}


def test_that_a_file_of_ones_own_is_loaded_by_its_path(written):
    assert load_scenario(str(written(""))).title == "My own"


def test_that_dials_and_start_are_read(written):
    scenario = read_scenario(
        written("""
            [start]
            rung = 3
            crossings.torkham = "closed"
            fighters = { ttp = 4000 }
            [dials]
            ttp_sanctuary = 0.25
        """)
    )
    assert scenario.start_state.rung == 3
    assert scenario.start_state.crossings["torkham"] == "closed"
    assert scenario.start_state.fighters.ttp == 4000
    assert scenario.dials == {"ttp_sanctuary": 0.25}


def test_that_ten_mistakes_are_told_at_once_each_with_its_line(written):
    file = written("""
        colour = "red"
        [start]
        rung = 9
        crossings.torkham = "shut"
        fighters = { ttp = -1, tpp = 4000 }
        trust.pak_kab = nan
        ceasefire = 1
        this is no TOML
        [dials]
        ttp_sanctury = 0.5
        border_openness = 1.5
    """)
    told = [(problem.where, problem.field) for problem in problems_of(file)]
    assert told == [
        ("mine.toml:10", "scenario.colour"),
        ("mine.toml:12", "start.rung"),
        ("mine.toml:13", "start.crossings.torkham"),
        ("mine.toml:14", "start.fighters.ttp"),
        ("mine.toml:14", "start.fighters.tpp"),
        ("mine.toml:15", "start.trust.pak_kab"),
        ("mine.toml:16", "start.ceasefire"),
        ("mine.toml:17", "the line"),
        ("mine.toml:19", "dials.ttp_sanctury"),
        ("mine.toml:20", "dials.border_openness"),
    ]


@pytest.mark.parametrize(
    ("line", "allowed", "nearest"),
    [
        ("runk = 3", "in this table: rung, fighters", "rung"),
        ("rung = 9", "a whole number from 0 to 8", None),
        ('rung = "3"', "a whole number from 0 to 8", None),
        ("outrage = 2", "a number from 0 to 1.5", None),
        ('crossings.torkham = "ajar"', '"open" or "closed"', None),
        ('crossings.torkam = "open"', "in this table: default, torkham", "torkham"),
        ("fighters = 4000", "a table with ttp, baloch, iskp", None),
    ],
)
def test_that_a_mistake_comes_with_what_is_allowed(written, line, allowed, nearest):
    [problem] = problems_of(written(f"[start]\n{line}\n"))
    assert problem.allowed.startswith(allowed)
    assert problem.nearest == nearest


def test_that_a_day_that_does_not_exist_is_one_mistake_among_others(written):
    heading = HEADING.replace("2025-10-12", "2025-02-31").replace("30\n", "0\n")
    fields = [problem.field for problem in problems_of(written("", heading))]
    assert fields == ["scenario.start", "scenario.days"]


def test_that_keys_inside_a_long_text_are_not_taken_for_keys(written):
    heading = HEADING.replace('"What if."', '"""\nrung = 1\n[dials]\n"""')
    [problem] = problems_of(written("[start]\nrung = 9\n", heading))
    assert problem.where == "mine.toml:13"


def test_that_a_missing_heading_is_called_missing(written):
    [problem] = problems_of(written("[start]\nrung = 3\n", heading=""))
    assert "scenario is missing" in str(problem)


@pytest.mark.parametrize("content", [b"\xff\xfe", b'text = """\nnever closed'])
def test_that_a_file_that_is_no_toml_is_refused_in_a_sentence(tmp_path, content):
    file = tmp_path / "odd.toml"
    file.write_bytes(content)
    assert "odd.toml" in str(problems_of(file)[0])


def test_that_a_misspelt_name_is_answered_with_the_nearest_scenario():
    with pytest.raises(InputError) as caught:
        load_scenario("octobr-2025")
    assert "Did you mean october-2025?" in str(caught.value)


def test_that_a_variant_holds_only_its_differences(written):
    variant = read_scenario(
        written(
            """
            extends = "october-2025"
            [scenario]
            name = "mine"
            title = "Otherwise"
            [start]
            crossings.torkham = "open"
            [dials]
            ttp_sanctuary = 0.0
        """,
            heading="",
        )
    )
    parent = load_scenario("october-2025")
    assert variant.title == "Otherwise"
    assert variant.text == parent.text
    assert variant.start_state.fighters == parent.start_state.fighters
    assert variant.start_state.crossings == (
        parent.start_state.crossings | {"torkham": "open"}
    )
    assert variant.dials == parent.dials | {"ttp_sanctuary": 0.0}


def test_that_a_variant_of_an_unknown_scenario_is_refused(written):
    file = written('extends = "octobr-2025"\n', heading="")
    extends = problems_of(file)[0]
    assert (extends.field, extends.nearest) == ("extends", "october-2025")


def test_that_dials_set_by_scenarios_that_ship_exist():
    for name in scenario_names():
        assert set(load_scenario(name).dials) <= set(DIALS)


FIVE_MISTAKES = """
    colour = "red"
    [start]
    rung = 3
    [dials]
    mediation_strenght = 0.5
    ttp_sanctuary = 1.5
    [[inject]]
    date = 2025-11-31
    kind = "closure"
    [[seat]]
    id = "mediators"
    actors = ["qatr"]
"""


def test_that_five_mistakes_are_told_at_once_with_what_was_meant(written):
    told = problems_of(written(FIVE_MISTAKES))
    assert [(p.where, p.field, p.nearest) for p in told] == [
        ("mine.toml:10", "scenario.colour", None),
        ("mine.toml:14", "dials.mediation_strenght", "mediation_strength"),
        ("mine.toml:15", "dials.ttp_sanctuary", None),
        ("mine.toml:17", "inject.0.date", None),
        ("mine.toml:21", "seat.0.actors", "qatar"),
    ]
    assert "from 0 to 1" in told[2].allowed
    assert "a date" in told[3].allowed


@pytest.mark.parametrize(
    ("text", "field", "nearest"),
    [
        ("[switches]\nC26 = false\n", "switches.C26", "C6"),
        ("[switches]\nC6 = 0\n", "switches.C6", None),
        ("[doctrine.pak_amry.action.strike]\nbase = 0\n", "doctrine.pak_amry", None),
        (
            "[doctrine.pak_army.action.stirke]\nbase = 0\n",
            "doctrine.pak_army.action.stirke",
            "strike",
        ),
        (
            "[doctrine.pak_army.action.strike]\nbasis = 0.0\n",
            "doctrine.pak_army.action.strike.basis",
            "base",
        ),
        (
            "[doctrine.pak_army.action.strike]\nbase = -99.0\n",
            "doctrine.pak_army.action.strike.base",
            None,
        ),
        ('[[inject]]\ndate = 2030-01-01\nkind = "shock"\n', "inject.0.date", None),
        ('[[inject]]\ndate = 2025-10-20\nkind = "dial"\n', "inject.0.dial", None),
        ('[[inject]]\ndate = 2025-10-20\nkind = "boom"\n', "inject.0.kind", None),
        (
            '[[inject]]\ndate = 2025-10-20\nkind = "dial"\ndial = "patiense"\n'
            "value = 0.5\n",
            "inject.0.dial",
            "patience",
        ),
    ],
)
def test_that_names_are_checked_against_the_model(written, text, field, nearest):
    [problem] = problems_of(written(text))
    assert problem.field == field
    if nearest is not None:
        assert problem.nearest == nearest


def test_that_an_actor_sits_in_one_seat_only(written):
    text = """
        [[seat]]
        id = "one"
        actors = ["qatar"]
        [[seat]]
        id = "two"
        actors = ["turkiye", "qatar"]
    """
    [problem] = problems_of(written(text))
    assert (problem.where, problem.value) == ("mine.toml:15", "qatar")


def test_that_a_cycle_of_variants_is_refused(tmp_path, monkeypatch):
    for name, parent in (("aa", "bb"), ("bb", "aa")):
        text = f'extends = "{parent}"\n[scenario]\nname = "{name}"\n'
        (tmp_path / f"{name}.toml").write_text(text)
    for module in ("scenario", "shipped"):
        monkeypatch.setattr(f"simulator.{module}.SCENARIO_FOLDER", tmp_path)
    [problem] = problems_of(tmp_path / "aa.toml")
    assert problem.value == "aa extends bb extends aa"


def test_that_the_schema_tells_editors_what_may_stand_in_a_file():
    known = schema()
    assert set(known["properties"]) >= {"scenario", "start", "dials", "inject", "seat"}
    assert known["additionalProperties"] is False
    assert known["$defs"]["Heading"]["properties"]["in_short"]["anyOf"][0]["maxLength"]


def test_that_every_scenario_that_ships_is_told_in_one_sentence_of_its_own():
    told = {name: load_scenario(name).in_short for name in scenario_names()}
    assert all(sentence and sentence.endswith(".") for sentence in told.values())
    assert all(". " not in sentence for sentence in told.values())
    assert len(set(told.values())) == len(told)


@pytest.mark.parametrize("bad", ['""', f'"{"x" * 111}"', r'"two\nlines"', "7"])
def test_that_a_sentence_that_no_card_has_room_for_is_refused(written, bad):
    [problem] = problems_of(written("", f"{HEADING}    in_short = {bad}\n"))
    assert problem.field == "scenario.in_short"
    assert problem.allowed == "a text of one line, 1 to 110 letters"


def test_that_a_text_of_its_own_takes_no_sentence_from_what_it_extends(written):
    heading = 'extends = "no-mediation"\n[scenario]\nname = "mine"\ntitle = "My own"\n'
    parent = load_scenario("no-mediation")
    assert read_scenario(written("", heading)).sentence == parent.in_short
    own = read_scenario(written("", heading + 'text = "Is it so? It is."\n'))
    assert own.in_short is None
    assert own.sentence == "Is it so?"


def test_that_the_sentence_of_a_card_is_no_part_of_what_is_lived(written):
    plain = read_scenario(written(""))
    told = read_scenario(written("", f'{HEADING}    in_short = "In short."\n'))
    assert told.in_short == "In short."
    assert told == plain
    assert told.model_dump_json() == plain.model_dump_json()
    assert told != plain.model_copy(update={"days": 31})
    assert type(told).model_validate_json(told.model_dump_json()) == told
