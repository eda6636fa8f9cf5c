"""Why was that done? Found by clicks, told exactly, in words for everybody."""

import re
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from simulator.choices import AN_ACT
from simulator.compiled import wrapping
from simulator.deciding.choice import INERTIA, drawn, weigh, weigh_acts
from simulator.doctrine.actors import ACTOR_IDS
from simulator.doctrine.features import FEATURE_IDS
from simulator.doctrine.repertoire import SLOTS, repertoires
from simulator.run import Run
from simulator.scenario import load_scenario
from simulator.tables.decisions import weights_of
from simulator.tables.otherwise import flips
from simulator.tables.reasons import moves
from tests.ui.desktop.test_words import jargon, said_by
from ui.desktop.feed.filters import FILTERS
from ui.desktop.feed.model import TOLD
from ui.desktop.feed.panel import FeedPanel
from ui.desktop.why import wording
from ui.desktop.why.bars import PUSH
from ui.desktop.why.panel import WhyPanel

DECISIONS = next(n for n, one in enumerate(FILTERS) if one.decisions)
ALL = len(FILTERS) - 1
TOLD_FLIP = re.compile(
    r"… “.+” were (higher|lower): (?P<then>[−.\d]+), not (?P<now>[−.\d]+)\. "
    r"Then “(?P<to>.+)”"
)


class Lived:
    """A session that has played."""

    rushing = False

    def __init__(self, run):
        self.rows, self.events, self.decisions = run.series, run.events, run.decisions
        self.view = SimpleNamespace(day=run.day)

    @property
    def past_events(self):
        return self.events


@pytest.fixture(scope="module")
def run():
    dials = {"strike_propensity": 1.5, "mediation_strength": 0.0}
    made = Run("october-2025", dials, seed=2, keep_decisions=True)
    made.advance(90)
    return made


@pytest.fixture
def why(qtbot):
    made = WhyPanel(load_scenario("october-2025"))
    made.resize(420, 520)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def feed(qtbot, run):
    made = FeedPanel(run.scenario.start, run.scenario.days)
    made.resize(640, 300)
    qtbot.addWidget(made)
    made.show()
    made.follow(Lived(run))
    yield made
    made.stop()


def strike_of(run):
    for row in moves(run.decisions):
        choice = run.decisions[row]
        if choice["actor"] == 0:
            return choice
    raise AssertionError


def test_that_why_pakistan_struck_on_that_day_is_found_by_two_clicks(
    feed, why, run, qtbot
):
    feed.why_wanted.connect(why.show_choice)
    qtbot.mouseClick(feed.filter._group.button(ALL), Qt.MouseButton.LeftButton)
    feed.search.setText("aircraft strike")
    assert feed.model.rowCount() > 0
    index = feed.model.index(feed.model.rowCount() - 1)
    assert index.data(TOLD).why
    feed.list.scrollTo(index)
    at = feed.list.visualRect(index).center()
    qtbot.mouseClick(feed.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert why.reason.actor == "pak_army"
    assert why.reason.chosen.action.id in ("strike", "strike_heartland")
    assert "October 2025" in why.luck.text()


def test_that_the_decisions_are_a_filter_of_the_feed(feed, run, qtbot):
    button = feed.filter._group.button(DECISIONS)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert feed.model.rowCount() == len(moves(run.decisions)) > 3
    assert all(feed.model.index(n).data(TOLD).why for n in range(3))


def test_that_words_leave_only_rows_that_have_them_all(feed, qtbot):
    qtbot.mouseClick(feed.filter._group.button(ALL), Qt.MouseButton.LeftButton)
    everything = feed.model.rowCount()
    feed.search.setText("ttp attacks")
    told = [feed.model.index(n).data(TOLD).text for n in range(feed.model.rowCount())]
    assert 0 < len(told) < everything
    assert all("TTP attacks" in text for text in told)
    feed.search.setText("no such thing")
    assert feed._nothing.isVisible()
    feed.search.clear()
    assert feed.model.rowCount() == everything


def test_that_new_rows_come_also_while_somebody_searches(feed, run):
    feed.filter._group.button(ALL).click()
    feed.search.setText("ttp attacks")
    before = feed.model.rowCount()
    more = Lived(run)
    more.events = np.concatenate([run.events, run.events])
    feed.follow(more)
    assert feed.model.rowCount() == 2 * before


def test_that_what_is_drawn_adds_up_to_the_odds_that_are_told(why, run):
    why.show_choice(strike_of(run))
    for bar in why.options:
        other = why.reason.against(bar.option)
        rows = wording.shown(why.reason.pushes(bar.option, other))
        total = bar.option.utility - other.utility
        assert sum(much for _, _, much in rows) == pytest.approx(total)


def test_that_otherwise_if_is_true_when_tried_with_the_number_that_is_told(why, run):
    weight, tried = weights_of(run.scenario), 0
    for row in moves(run.decisions):
        choice = run.decisions[row]
        acts = {act.text: act.id for act in repertoires()[ACTOR_IDS[choice["actor"]]]}
        why.show_choice(choice)
        lines = why.otherwise.text().splitlines()
        for line, flip in zip(lines, flips(choice, weight), strict=False):
            told = TOLD_FLIP.fullmatch(line)
            then, to = float(told["then"].replace("−", "-")), acts[told["to"]]
            assert to != acts[why.reason.chosen.action.text]
            assert redrawn(run, choice, flip.feature, then) == to
            assert told["then"] != told["now"]
            tried += 1
    assert tried > 40


def redrawn(run, choice, feature, value):
    """Let the model itself draw a choice again, one belief another, the same luck."""
    actor, beliefs = int(choice["actor"]), choice["belief"].copy()
    beliefs[FEATURE_IDS.index(feature)] = value
    run.world.belief[actor] = beliefs
    run.world.posture[actor] = choice["held"]
    allowed = sum(1 << int(x) for x in np.flatnonzero(choice["chance"] > 0.0))
    act = int(choice["held"]) == AN_ACT
    slot = SLOTS.index("act") if act else SLOTS.index("posture")
    with wrapping():
        if act:
            weigh_acts(run.world, run.rules, actor, allowed, choice["days"])
        else:
            weigh(run.world, run.rules, actor, slot, allowed, INERTIA)
        drew = drawn(run.world, run.rules, actor, slot, choice["luck"])
    return repertoires()[ACTOR_IDS[actor]][drew].id


def test_that_nothing_would_have_turned_what_a_person_ordered(why):
    made = Run("october-2025", seed=3, keep_decisions=True)
    made.advance(10)
    made.play(["kandahar"])
    made.order("kandahar", "contest")
    made.advance(1)
    (ordered,) = made.decisions[made.decisions["ordered"] == 1]
    why.show_choice(ordered)
    assert why.otherwise.text() == wording.NOT_ITS_OWN


def test_that_an_alternative_that_is_pressed_shows_its_own_pushes(why, run, qtbot):
    why.show_choice(strike_of(run))
    first = list(why.bars._rows)
    other = next(b for b in why.options if b.option is not why.reason.chosen)
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert other.isChecked()
    assert list(why.bars._rows) != first


def test_that_the_panel_says_nothing_in_jargon_and_all_of_it_aloud(why, run):
    for row in moves(run.decisions)[:12]:
        why.show_choice(run.decisions[row])
        said = [text for one in why.findChildren(QWidget) for text in said_by(one)]
        said += [name for rows in (why.bars._rows,) for name, tip, _ in rows]
        assert jargon(said) == []
        assert why.bars.accessibleDescription()
        assert all(" of 100" in bar.accessibleName() for bar in why.options)


def test_that_before_anything_is_asked_the_panel_says_how_to_ask(why):
    assert why._empty.isVisible()
    assert not why._body.isVisible()


@pytest.mark.parametrize(
    ("chance", "told"),
    [
        (0.0, "under 1"),
        (0.004, "under 1"),
        (0.46, "46"),
        (0.999, "over 99"),
        (1, "100"),
    ],
)
def test_that_a_chance_is_told_as_how_often_in_100(chance, told):
    assert wording.in_100(chance) == told


def test_that_rare_alternatives_are_folded_and_come_at_a_press(why, run, qtbot):
    why.show_choice(strike_of(run))
    shown = [bar for bar in why.options if bar.isVisible()]
    assert len(shown) < len(why.options)
    assert any(bar.option is why.reason.chosen for bar in shown)
    assert f"{len(why.options) - len(shown)} rarer" in why.rarer.text()
    qtbot.mouseClick(why.rarer, Qt.MouseButton.LeftButton)
    assert all(bar.isVisible() for bar in why.options)
    assert not why.rarer.isVisible()


def test_that_the_answer_stands_first_and_goes_with_the_run_it_is_of(why, run):
    choice = run.decisions[moves(run.decisions)[0]]
    why.show_choice(choice)
    assert why.luck.y() < why.options[0].y() < why.pushed.y()
    if why.reason.chosen is not why.reason.likeliest:
        own = wording.in_100(why.reason.chosen.chance)
        assert f"this comes in {own} of 100" in why.luck.text()
    why.follow(Lived(run))
    assert why.reason is None


def test_that_the_first_reasons_are_in_sight_on_a_school_laptop(why, run):
    why.show_title(False)  # it stands under a tab
    why.show_choice(strike_of(run))
    shown = []
    for size in ((530, 210), (530, 600)):
        why.resize(*size)
        QApplication.processEvents()
        shown.append([bar for bar in why.options if bar.isVisible()])
        place = why.bars.mapTo(why, why.bars.rect().topLeft())
        assert place.y() + PUSH <= size[1]
        assert any(bar.option is why.reason.chosen for bar in shown[-1])
    assert len(shown[0]) < len(shown[1])


def test_that_the_keys_go_on_with_the_rarer_ones(why, run, qtbot):
    why.show_choice(strike_of(run))
    before = [bar for bar in why.options if bar.isVisible()]
    why.rarer.setFocus()
    why.rarer.click()
    assert why.focusWidget() in set(why.options) - set(before)
