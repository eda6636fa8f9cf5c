"""Nothing of the field's jargon on the screen, and a name for every control."""

import re
from html import escape

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QLabel,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from simulator.mechanisms import CLAIMS, CONSTANTS, DIALS
from simulator.scenario import load_scenario
from ui.desktop import claims, commands, pages, words
from ui.desktop.charts.spec import CHARTS
from ui.desktop.crash import door
from ui.desktop.preferences import PREFERENCES
from ui.desktop.tour.steps import STEPS

FORBIDDEN = re.compile(
    r"\b(replicates?|rungs?|dyads?|cohesion|interventions?|posteriors?"
    r"|common random numbers|morris|sobol|prim|cart|hypothetical outcome plots?"
    r"|quantile dotplots?|counterfactuals?)\b",
    re.IGNORECASE,
)


def said_by(widget):
    """All that a widget says to eye or ear."""
    said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QLabel | QAbstractButton):
        said.append(widget.text())
    return [text for text in said if text]


def jargon(texts):
    return [text for text in texts if FORBIDDEN.search(text)]


def test_that_the_window_says_no_word_of_jargon(open_window):
    window = open_window()
    for name in window.explore.dials.rows:
        window.explore.dials.show_card(name)
        said = [text for one in window.findChildren(QWidget) for text in said_by(one)]
        assert len(said) > 60
        assert jargon(said) == []


def test_that_menus_charts_and_dials_say_no_word_of_jargon():
    menus = [text for one in commands.COMMANDS for text in (one.menu, one.text)]
    charts = [text for chart in CHARTS for text in (chart.name, chart.unit)]
    dials = [
        text
        for dial in DIALS.values()
        for text in (dial.label, dial.unit, dial.meaning, dial.acts_on, dial.evidence)
    ]
    steps = [words.step_name(step) for step in range(9)]
    assert jargon([*menus, *charts, *dials, *steps]) == []


def test_that_settings_tour_and_door_say_no_word_of_jargon():
    chosen = [
        text
        for one in PREFERENCES
        for text in (one.title, one.tip, *(o.text + o.tip for o in one.options))
    ]
    steps = [text for step in STEPS for text in (step.title, step.ask, step.why)]
    assert len(chosen) > 20
    told = [text for text in vars(door).values() if isinstance(text, str)]
    assert jargon([*chosen, *steps, *told]) == []


def test_that_the_sheet_of_assumptions_says_no_word_of_jargon():
    page = pages.assumptions(
        load_scenario("october-2025"), DIALS, CONSTANTS, CLAIMS.values()
    )
    assert jargon(re.sub("<[^>]+>", "\n", page).splitlines()) == []


def test_that_numbers_of_the_rules_have_three_figures_and_plain_units():
    page = pages.assumptions(
        load_scenario("october-2025"), DIALS, CONSTANTS, CLAIMS.values()
    )
    said = re.sub("<[^>]+>", "\n", page)
    for builders, _ in words.PLAIN_UNITS:
        assert builders not in said
    assert re.findall(r"\d\.0*[1-9]\d{3,}", said) == []
    assert "0.00275, 0.00112, 0.0012" in said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0.00112378, "0.00112"),
        (0.999999, "1"),
        (450.0, "450"),
        (3500.4, "3,500"),
        (501_242.0, "501,000"),
        (-2.2, "−2.2"),
        (0.0, "0"),
    ],
)
def test_that_a_number_is_written_with_three_figures(number, said):
    assert words.figures(number) == said


def test_that_every_rule_has_its_own_heading_among_the_numbers():
    page = pages.assumptions(
        load_scenario("october-2025"), DIALS, CONSTANTS, CLAIMS.values()
    )
    headings = re.findall("<h4>(.*?)</h4>", page)
    assert len(headings) == len(set(headings)) == 25
    assert page.count("<tr>") == len(CONSTANTS)
    for part in re.findall("href='#(.*?)'", page):
        assert f"<a name='{part}'>" in page


def test_that_every_claim_is_told_with_all_that_carries_it():
    page = claims.claims(CLAIMS.values(), DIALS, CONSTANTS)
    told = re.split(r"(?=<p><b>C\d+</b>)", page)[1:]
    assert len(told) == len(CLAIMS) == 25
    for claim, text in zip(CLAIMS.values(), told, strict=True):
        assert escape(claim.text) in text
        for name in claim.off:
            carrier = DIALS.get(name) or CONSTANTS[name]
            named = DIALS[name].label if name in DIALS else carrier.meaning
            assert escape(named) in text
            assert words.strength(carrier.strength).capitalize() in text
            assert carrier.source == "assumption" or escape(carrier.source) in text


def test_that_the_sheet_about_durand_says_no_word_of_jargon():
    assert jargon(re.sub("<[^>]+>", "\n", pages.about()).splitlines()) == []


def test_that_every_control_has_a_name_that_can_be_read_aloud(open_window):
    window = open_window()
    kinds = (QAbstractButton, QAbstractSlider, QPlainTextEdit)
    controls = [one for kind in kinds for one in window.findChildren(kind)]
    ours = [one for one in controls if not isinstance(one, QScrollBar)]
    assert len(ours) > 20
    nameless = [
        one
        for one in ours
        if not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
        and "qt_" not in one.objectName()
    ]
    assert nameless == []


def test_that_every_dial_tells_unit_range_and_usual_value(open_window):
    rows = open_window().explore.dials.rows
    assert len(rows) == 6
    for row in rows.values():
        tip = row.slider.toolTip()
        assert words.unit(row.dial) in tip
        assert " to " in tip
        assert "usually" in tip


@pytest.mark.parametrize(
    ("day", "text"), [((2026, 3, 3), "Tue 3 March 2026"), ((2025, 10, 12), "Sun 12")]
)
def test_that_dates_are_written_in_english(day, text):
    from datetime import date

    assert words.long_date(date(*day)).startswith(text)


def test_that_no_usual_value_is_said_to_be_times_the_usual():
    told = {name: words.usually(dial) for name, dial in DIALS.items()}
    assert told["mediation_strength"] == "usually 50 of 100"
    assert told["retaliation"] == "1 is as usual"
    assert not [one for one in told.values() if "times the usual" in one]
