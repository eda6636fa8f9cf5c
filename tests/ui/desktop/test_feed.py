"""What happened, in plain words, newest first, and never slower than the run."""

import re
from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from simulator.doctrine.actors import ACTOR_IDS, KANDAHAR, PAK_ARMY, PAK_GOV, TTP
from simulator.doctrine.repertoire import repertoires
from simulator.timeline.pace import FULL_SPEED
from simulator.world import columns
from simulator.world.atlas import load_atlas
from simulator.world.columns import EVENT, EVENT_KINDS
from tests.ui.desktop.test_theme import luminance
from tests.ui.desktop.test_words import jargon
from ui.desktop import theme
from ui.desktop.feed.filters import FILTERS, GRAVE, chosen
from ui.desktop.feed.model import TOLD, FeedModel
from ui.desktop.feed.panel import NARROW, FeedPanel
from ui.desktop.feed.row import HEIGHT, TINT
from ui.desktop.feed.sentences import sentence

START = date(2025, 10, 12)
KHOST = load_atlas().index("Khost")


def event(kind, actor, **fields):
    row = np.zeros(1, EVENT)
    row["kind"], row["actor"], row["place"], row["target"] = kind, actor, KHOST, -1
    for name, value in fields.items():
        row[name] = value
    return row[0]


def log_of(*events):
    return np.array(list(events), EVENT)


class FakeSession:
    """Holds a log, as the live session does, and stands on its last day."""

    view = SimpleNamespace(day=0)
    rushing = False

    def __init__(self, events):
        self.events = events

    @property
    def past_events(self):
        return self.events


@pytest.fixture
def panel(qtbot):
    made = FeedPanel(START, 365)
    made.resize(560, 200)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.stop()


def texts(panel):
    model = panel.model
    return [model.index(row).data() for row in range(model.rowCount())]


def doctrine(actor, action):
    return next(one.text for one in repertoires()[actor] if one.id == action)


@pytest.mark.parametrize(
    ("kind", "actor", "step", "action"),
    [
        (columns.STRIKE, PAK_ARMY, 5, "strike"),
        (columns.STRIKE, PAK_ARMY, 6, "strike_heartland"),
        (columns.DRONE, KANDAHAR, 6, "drones"),
        (columns.BORDER_CLASH, PAK_ARMY, 4, "artillery"),
        (columns.CLOSURE, PAK_GOV, 0, "close_crossings"),
        (columns.REOPENING, PAK_GOV, 0, "open_crossings"),
        (columns.DEPORTATION, PAK_GOV, 0, "deport"),
    ],
)
def test_that_an_act_is_told_in_the_words_of_the_doctrine(kind, actor, step, action):
    said = sentence(event(kind, actor, rung=step))
    assert said.startswith(doctrine(ACTOR_IDS[actor], action))


def test_that_a_sentence_tells_who_where_and_how_many_died():
    attack = event(columns.ATTACK, TTP, deaths=9, deaths_actor=2)
    assert sentence(attack) == "The TTP attacks in Khost; 9 dead (2 own)"
    foiled = event(columns.OPERATION, PAK_ARMY, target=TTP)
    assert sentence(foiled) == "Pakistan's army fights the TTP in Khost; nobody dies"


def test_that_fire_that_nobody_may_have_ordered_is_not_told_as_an_order():
    clash = sentence(event(columns.BORDER_CLASH, KANDAHAR, rung=3, deaths=1))
    assert clash == "Posts fire across the line in Khost; 1 dead"


def test_that_every_kind_by_every_actor_is_a_sentence_without_jargon():
    for kind in range(len(EVENT_KINDS)):
        for actor in range(len(ACTOR_IDS)):
            for step in range(9):
                said = sentence(event(kind, actor, rung=step, target=TTP))
                assert re.match(r"[A-ZÀ-Þ].{8,}", said)
                assert EVENT_KINDS[kind] == "shock" or "_" not in said
                assert jargon([said]) == []


def test_that_the_newest_event_stands_first_with_its_date_and_actor(panel):
    events = [event(columns.STRIKE, PAK_ARMY, rung=5, day=day) for day in (0, 31)]
    panel.follow(FakeSession(log_of(*events)))
    told = panel.model.index(0).data(TOLD)
    assert (told.date, told.actor) == ("12 Nov", "pak_army")
    heard = panel.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("12 Oct: Pakistani aircraft")


def test_that_dates_bear_their_year_where_the_run_takes_longer_than_one():
    model = FeedModel(START, 800)
    model.show_events(log_of(event(columns.STRIKE, PAK_ARMY, day=700)))
    assert model.index(0).data(TOLD).date == "12 Sep 2027"


def test_that_only_new_rows_are_read_and_only_rows_in_sight_put_into_words(
    panel, monkeypatch
):
    read, told = [], []
    real = chosen

    def counted(events, by):
        read.append(len(events))
        return real(events, by)

    monkeypatch.setattr("ui.desktop.feed.model.chosen", counted)
    monkeypatch.setattr(
        "ui.desktop.feed.model.sentence", lambda one: told.append(one) or "Something"
    )
    strikes = [event(columns.STRIKE, PAK_ARMY, day=day) for day in range(5000)]
    session = FakeSession(log_of(*strikes[:4990]))
    panel.follow(session)
    session.events = log_of(*strikes)
    panel.look()
    panel.look()
    panel.list.grab()
    assert read == [4990, 10]
    assert len(told) < 100


def test_that_a_filter_shows_its_kinds_and_says_when_there_are_none(panel, qtbot):
    panel.follow(FakeSession(log_of(event(columns.CLOSURE, PAK_GOV, place=-1))))
    across, diplomacy = 1, 2
    buttons = panel.filter._group
    qtbot.mouseClick(buttons.button(across), Qt.MouseButton.LeftButton)
    assert panel.model.rowCount() == 0
    assert panel._nothing.isVisible()
    qtbot.mouseClick(buttons.button(diplomacy), Qt.MouseButton.LeftButton)
    assert texts(panel) == ["Islamabad shuts the crossings"]


def test_that_every_kind_of_event_is_in_a_filter_beside_all():
    everything = np.zeros(len(EVENT_KINDS), EVENT)
    everything["kind"] = range(len(EVENT_KINDS))
    everything["deaths"] = GRAVE
    for one in (FILTERS[0], FILTERS[-1]):
        assert len(chosen(everything, one)) == len(EVENT_KINDS)
    named = {kind for one in FILTERS for kind in one.kinds}
    assert set(range(len(EVENT_KINDS))) - named == {
        columns.SPLINTER,
        columns.DEFECTION,
        columns.SHOCK,
    }


def test_that_small_fights_are_not_among_the_main_events():
    fights = log_of(
        event(columns.ATTACK, TTP, deaths=GRAVE - 1),
        event(columns.ATTACK, TTP, deaths=GRAVE),
        event(columns.STRIKE, PAK_ARMY),
    )
    assert chosen(fights, FILTERS[0]).tolist() == [1, 2]


def test_that_a_past_that_is_another_now_is_read_anew(panel):
    session = FakeSession(log_of(*[event(columns.STRIKE, PAK_ARMY)] * 3))
    panel.follow(session)
    session.events = log_of(event(columns.CLOSURE, PAK_GOV, place=-1))
    panel.look()
    assert texts(panel) == ["Islamabad shuts the crossings"]


def test_that_nothing_jumps_under_the_eyes_of_who_reads_further_down(panel):
    strikes = [event(columns.STRIKE, PAK_ARMY, day=day) for day in range(80)]
    session = FakeSession(log_of(*strikes[:60]))
    panel.follow(session)
    bar = panel.list.verticalScrollBar()
    panel.list.grab()
    bar.setValue(10 * HEIGHT)
    session.events = log_of(*strikes)
    panel.look()
    assert bar.value() == 30 * HEIGHT
    bar.setValue(0)
    session.events = log_of(*strikes, strikes[0])
    panel.look()
    assert bar.value() == 0


def test_that_the_feed_of_the_window_grows_while_days_pass(open_window, qtbot):
    window = open_window()
    feed = window.explore.panel("feed")
    feed.filter._group.button(len(FILTERS) - 1).click()
    session = window.explore.session
    session.play(FULL_SPEED)
    qtbot.waitUntil(lambda: session.finished, timeout=20_000)
    assert session.settle(5)
    qtbot.waitUntil(lambda: feed.model.rowCount() == len(session.events))
    assert len(session.events) > 365
    session.seek(30)  # and shrinks when one goes back
    before = int((session.events["day"] < 30).sum())
    qtbot.waitUntil(lambda: feed.model.rowCount() == before)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_that_every_actor_s_tag_can_be_read_in_its_chip(qapp, name):
    theme.apply(qapp, name)
    panel, ink = theme.color("panel"), luminance(theme.color("text"))
    for actor in ACTOR_IDS:
        tint, share = theme.actor(actor), TINT
        ground = QColor.fromRgbF(
            *(
                share * over + (1 - share) * under
                for over, under in zip(
                    tint.getRgbF()[:3], panel.getRgbF()[:3], strict=True
                )
            )
        )
        light, dark = sorted((ink, luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, actor


def test_that_the_dead_stand_in_a_column_of_their_own_and_in_the_whole_sentence(panel):
    fight = event(columns.OPERATION, PAK_ARMY, target=TTP, deaths=59, deaths_actor=7)
    calm = event(columns.CLOSURE, PAK_GOV, place=-1)
    panel.follow(FakeSession(log_of(fight, calm)))
    shut, fought = (panel.model.index(row).data(TOLD) for row in range(2))
    assert fought.short == "Pakistan's army fights the TTP in Khost"
    assert fought.toll == "59 dead"
    assert fought.text == f"{fought.short}; 59 dead (7 own)"
    assert (shut.short, shut.toll) == (shut.text, "")
    panel.search.setText("59 dead")
    assert panel.model.rowCount() == 1


def test_that_a_narrow_feed_keeps_its_field_wide_and_its_filters_in_a_list(panel):
    panel.follow(FakeSession(log_of(event(columns.CLOSURE, PAK_GOV, place=-1))))
    assert panel.filter.isVisible()
    assert not panel.kinds.isVisible()
    panel.resize(NARROW - 20, 200)
    assert panel.kinds.isVisible()
    assert not panel.filter.isVisible()
    assert panel.search.width() > 240
    panel.kinds.setCurrentIndex(1)
    panel.kinds.activated.emit(1)
    assert panel.model.rowCount() == 0
    panel.resize(NARROW + 20, 200)
    assert panel.filter._group.checkedId() == 1


def test_that_a_row_leads_to_its_reasons_its_place_and_its_day(open_window):
    window = open_window()
    explore = window.explore
    explore.session.pause()
    explore.session.step(40)
    explore.session.settle(20)
    feed = explore.panel("feed")
    feed.filter._group.buttons()[-1].click()
    feed.look()
    index = next(
        found
        for row in range(feed.model.rowCount())
        if (found := feed.model.index(row)).data(TOLD).why
        and feed.model.record(found)["place"] >= 0
    )
    record = feed.model.record(index)
    menu = feed.menu_of(index)
    deeds = {action.text(): action for action in menu.actions()}
    assert list(deeds) == ["Why?", "Show on the map", "Go to this day", "Copy"]
    deeds["Show on the map"].trigger()
    assert explore.panel("map").map.scene.pointed == record["place"]
    deeds["Why?"].trigger()
    assert explore.panel("why").reason is not None
    deeds["Copy"].trigger()
    assert index.data(TOLD).text in QApplication.clipboard().text()
    day = int(record["day"])
    deeds["Go to this day"].trigger()
    explore.session.settle(10)
    assert explore.session.view.day == day + 1
    menu.close()


def test_that_words_that_nothing_has_are_told_with_where_was_looked(panel):
    panel.follow(FakeSession(log_of(event(columns.STRIKE, PAK_ARMY, rung=5))))
    panel.search.setText("zeppelin")
    told = "Nothing so far under “Main” has “zeppelin” in it."
    assert panel._nothing.text() == told
    panel.search.clear()
    assert not panel._nothing.isVisible()
