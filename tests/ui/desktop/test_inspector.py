"""Anything on the map or in the list is an agent that can be looked into."""

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt, QUrl

from simulator.ensemble.futures import Start
from simulator.run import Run
from simulator.scenario import load_scenario
from simulator.world.atlas import load_atlas
from simulator.world.columns import (
    CLOSURE,
    N_COMMANDERS,
    N_CROSSINGS,
    N_PLACES,
    REOPENING,
)
from tests.ui.desktop.test_words import jargon
from ui.desktop.inspector.crossing_facts import AS_ON_THE_FIRST_DAY, TURNS, turns
from ui.desktop.inspector.history import TITLE
from ui.desktop.inspector.panel import Inspector
from ui.desktop.inspector.subjects import Subject, everybody, name_of, subject_of
from ui.desktop.map.incidents import VIOLENCE

KHOST = load_atlas().index("Khost")
DAYS = 60


def lived(days):
    run = Run("october-2025", seed=2, keep_decisions=True)
    run.advance(days)
    return session_of(run)


def session_of(run):
    return SimpleNamespace(
        events=run.events,
        past_events=run.events,
        decisions=run.decisions,
        kept=Start.of(run),
    )


@pytest.fixture(scope="module")
def session():
    return lived(DAYS)


@pytest.fixture
def inspector(qtbot, session):
    made = Inspector(load_scenario("october-2025"))
    made.resize(430, 600)
    qtbot.addWidget(made)
    made.show()
    made.follow(session)
    yield made
    made.stop()


def said(inspector, qtbot, kind, index):
    inspector.inspect(kind, index)
    inspector.agents.wait()
    inspector.look()
    return inspector.body.toPlainText()


def test_that_an_actor_tells_beliefs_choices_and_trust_as_the_model_has_them(
    inspector, session, qtbot
):
    text = said(inspector, qtbot, "actor", 0)
    assert "Pakistan's army holds" in text
    actor = inspector.agents.crisis.actors[0]
    assert actor.model.world.tobytes() == session.kept.world[0].tobytes()
    trust = float(session.kept.world[0].trust[0, 2])
    assert f"{100 * trust:+.0f}".replace("-", "−") in text
    assert "Its last decisions" in text


def test_that_a_place_tells_who_is_armed_there_and_what_happened(
    inspector, session, qtbot
):
    world = session.kept.world[0]
    place = int(session.events["place"][session.events["place"] >= 0][0])
    text = said(inspector, qtbot, "place", place)
    assert "What happened there" in text
    assert f"{load_atlas().places[place].population:,}" in text
    assert f"{float(world.displaced[place]):,.0f}" in text


@pytest.mark.parametrize(
    ("kind", "number"), [("commander", 3), ("battalion", 5), ("team", 7), ("actor", 12)]
)
def test_that_every_kind_of_agent_has_a_page_without_jargon(
    inspector, qtbot, kind, number
):
    text = said(inspector, qtbot, kind, number)
    assert len(text) > 30
    assert jargon(text.splitlines()) == []
    assert inspector.name.text() == name_of(Subject(kind, number))


def test_that_what_is_shown_follows_the_days(inspector, qtbot):
    before = said(inspector, qtbot, "place", KHOST)
    inspector.follow(lived(3))
    assert inspector.body.toPlainText() != before


def test_that_an_agent_is_found_by_typing_part_of_its_name(inspector, qtbot):
    inspector.search.setText("haqqani net")
    qtbot.keyClick(inspector.search, Qt.Key.Key_Return)
    assert inspector.subject == Subject("actor", 3)


def test_that_an_address_leads_on_and_back_leads_back(inspector, qtbot):
    said(inspector, qtbot, "place", KHOST)
    inspector._on_link(QUrl("commander:68"))
    assert inspector.subject == Subject("commander", 68)
    qtbot.mouseClick(inspector.back, Qt.MouseButton.LeftButton)
    assert inspector.subject == Subject("place", KHOST)


def test_that_a_decision_of_an_actor_leads_to_its_reasons(inspector, qtbot, session):
    said(inspector, qtbot, "actor", 1)
    html = inspector.body.toHtml()
    row = int(html.split('href="why:')[1].split('"')[0])
    with qtbot.waitSignal(inspector.why_wanted) as asked:
        inspector._on_link(QUrl(f"why:{row}"))
    assert asked.args[0]["actor"] == 1


def test_that_the_list_names_everybody_once():
    assert len(everybody()) == 15 + N_PLACES + N_CROSSINGS + N_COMMANDERS + 600
    for subject in everybody().values():
        assert subject_of(subject.link) == subject


def test_that_a_place_shows_its_weeks_as_bars_and_as_a_table(inspector, session, qtbot):
    events = session.past_events
    mine = events[np.isin(events["kind"], VIOLENCE) & (events["place"] >= 0)]
    place = int(np.bincount(mine["place"]).argmax())
    here = mine[mine["place"] == place]
    text = said(inspector, qtbot, "place", place)
    shown = inspector.weeks.shown
    assert inspector.weeks.isVisible()
    assert len(shown) == -(-DAYS // 7)
    assert sum(week.events for week in shown) == len(here)
    assert sum(week.dead for week in shown) == here["deaths"].sum()
    assert TITLE not in text
    qtbot.mouseClick(inspector.as_table, Qt.MouseButton.LeftButton)
    assert TITLE in inspector.body.toPlainText()
    said(inspector, qtbot, "actor", 0)
    assert not inspector.weeks.isVisible()


def test_that_a_crossing_tells_how_it_stands_and_what_shut_and_opened_it(
    inspector, session, qtbot
):
    crossing = load_atlas().crossings[0]
    text = said(inspector, qtbot, "crossing", crossing.index)
    shut = session.kept.world[0].shut[crossing.index]
    assert ("shut" if shut else "open") in text
    assert TURNS in text
    turned = np.isin(session.events["kind"], (CLOSURE, REOPENING)).sum()
    if not turned:
        assert AS_ON_THE_FIRST_DAY in text
    with qtbot.waitSignal(inspector.place_wanted) as asked:
        inspector._on_link(QUrl(f"place:{crossing.pak}"))
    assert asked.args == [crossing.pak]


def test_that_why_the_crossings_were_shut_can_be_asked(session):
    events, choices = session.events, session.decisions
    told = turns(events, choices, str)
    assert len(told.facts) == min(
        12, np.isin(events["kind"], (CLOSURE, REOPENING)).sum()
    )
    for fact in told.facts:
        if fact.link:
            assert int(fact.link.removeprefix("why:")) < len(choices)
