"""What the map shows of a run: formations, crossings, shadings, whose borders."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from simulator.ensemble.futures import Start
from simulator.run import Run
from simulator.world.atlas import load_atlas
from simulator.world.columns import CLOSURE
from simulator.world.outlines import View, load_outlines
from tests.ui.desktop.test_words import jargon
from ui.desktop import theme
from ui.desktop.map.camera import Camera
from ui.desktop.map.card import paint_card
from ui.desktop.map.choices import VIEWS
from ui.desktop.map.forces import BESIDE, GAP, Forces, Stand, forces_of, stands, told
from ui.desktop.map.gates import fence_now, gates_now, with_reasons
from ui.desktop.map.key import key_box
from ui.desktop.map.line import _course
from ui.desktop.map.pointing import card_of
from ui.desktop.map.shadings import OFFERS, shading
from ui.desktop.map.symbols import KINDS, symbol
from ui.desktop.widgets import map_view
from ui.desktop.widgets.key_popup import KeyPopup
from ui.desktop.widgets.map_panel import MapPanel

DAYS = 50
LAND = load_outlines()


@pytest.fixture(scope="module")
def run():
    made = Run("october-2025", seed=2)
    made.advance(DAYS)
    return made


@pytest.fixture(scope="module")
def session(run):
    return SimpleNamespace(
        seed=2,
        past=run.series,
        past_events=run.events,
        kept=Start.of(run),
        playing=False,
        rushing=False,
        view=SimpleNamespace(branch=0, revision=0, day=DAYS),
    )


@pytest.fixture
def panel(qtbot, run, session):
    made = MapPanel(run.scenario.start_state)
    made.resize(900, 560)
    qtbot.addWidget(made)
    made.show()
    made.follow(session)
    yield made
    made.stop()


def test_that_every_formation_is_counted_once(run, session):
    table = forces_of(session.kept).table
    assert table[:2].sum() == 600
    world = run.world
    alive = world.team_at >= 0
    assert table[2:].sum() == world.team_men[alive].sum()


def test_that_symbols_gather_all_formations_by_the_side_of_the_line(panel, session):
    forces = forces_of(session.kept)
    land, size = panel.map._land, QSizeF(900, 900)
    whole = Camera(69.5, 31.0, 30.0)
    shown = stands(forces, land.atlas, whole, size)
    for kind in (0, 1):
        counted = sum(one.count for one in shown if one.kind == kind)
        assert counted == forces.table[kind].sum()
    for one in shown:
        owners = {land.atlas.places[place].country for place, _ in one.parts}
        assert owners == {one.owner}
        assert sum(men for _, men in one.parts) == one.count
    near = stands(forces, land.atlas, panel.map.camera, size)
    assert max(one.count for one in near) <= max(one.count for one in shown)


def test_that_dragging_the_map_gathers_no_formation_otherwise(panel, session):
    forces, size = forces_of(session.kept), QSizeF(900, 560)
    camera, frame = panel.map.camera, panel.map._land.outlines.frame
    moved = camera.panned(QPointF(37, -21), size, frame)
    first, second = (
        {(one.kind, one.parts) for one in stands(forces, load_atlas(), look, size)}
        for look in (camera, moved)
    )
    assert len(first & second) > 0.8 * len(first)


@pytest.mark.parametrize("size", [(540, 340), (900, 560), (1600, 900)])
@pytest.mark.parametrize("zoom", [1.0, 3.0])
def test_that_no_name_or_symbol_lies_over_another_or_over_the_line(panel, size, zoom):
    view = panel.map
    panel.resize(*size)
    view.go_home()
    view.zoom(zoom, QPointF(0.75 * size[0], 0.4 * size[1]))
    picture = view._picture()
    placed = picture.marks()
    fixed = [*(gate.box for gate in placed.gates), *picture.reserved, picture.key_box]
    boxes = [
        *(one.box for one in placed.names),
        *(dot.name.box for dot in placed.towns),
        *(one.box for one in placed.posted),
    ]
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in (*fixed, *boxes[:number]))
    course = _course(view.camera, picture.size.width(), picture.size.height(), LAND)
    for box in (*(one.box for one in placed.names), *(p.box for p in placed.posted)):
        assert not any(path.intersects(box) for path in course.paths)
    assert len(placed.posted) > 5


def test_that_air_is_kept_round_every_formation_so_that_no_count_is_anothers(panel):
    boxes = [one.box for one in panel.map._picture().marks().posted]
    for number, box in enumerate(boxes):
        wide = box.adjusted(-BESIDE, 0, BESIDE, 0)
        assert GAP < BESIDE / 1.5
        assert not any(wide.intersects(other) for other in boxes[:number])


def test_that_symbols_stand_still_while_counts_change_a_little(panel, session):
    picture = panel.map._picture()
    table = picture.scene.forces.table.copy()
    table[2:] += np.where(table[2:] > 60, 1, 0).astype(np.int32)
    others = replace(picture.scene, forces=Forces(table.tobytes()))
    before = picture.marks().posted
    after = replace(picture, scene=others).marks().posted
    still = {(p.stand.kind, p.box.center().toTuple()) for p in before}
    same = sum((p.stand.kind, p.box.center().toTuple()) in still for p in after)
    assert same >= 0.9 * len(before)


def test_that_a_crossing_tells_its_state_and_what_usually_passes(panel):
    view = panel.map
    gate = next(g for g in view._picture().marks().gates if g.crossing.id == "torkham")
    with_pointer(view, gate.at)
    card = card_of(view._mark, view._land, view.scene)
    rows = dict(card.rows)
    assert card.title[0] == "Torkham"
    assert rows["State"].startswith("open" if gate.is_open else "shut")
    assert "people" in rows["Usually a day"]
    assert "Since" in rows
    assert jargon([*card.title, card.foot, *rows, *rows.values()]) == []


def test_that_why_crossings_are_shut_is_the_sentence_of_the_log(run):
    events = np.zeros(1, run.events.dtype)
    events["kind"], events["day"], events["place"] = CLOSURE, 3, -1
    start = run.scenario.start_state
    gates = gates_now(np.array([13, 13, 13, 0, 0]), start)
    told = with_reasons(gates, events, 5, run.scenario.start)
    assert told.told["torkham"][0] == ("Since", "15 Oct (2 days)")
    assert "shut" in told.why or "close" in told.why


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_that_a_formation_tells_where_it_stands_and_what_it_does(panel, kind):
    view = panel.map
    posted = next(p for p in view._picture().marks().posted if p.stand.kind == kind)
    with_pointer(view, posted.box.center())
    card = card_of(view._mark, view._land, view.scene)
    rows = dict(card.rows)
    assert card.title[0] == KINDS[kind].text
    assert ("In teams" if kind == 2 else "Fit for action") in rows
    assert jargon([*card.title, card.foot, *rows, *rows.values()]) == []
    assert view.grab().toImage() != with_pointer(view, QPointF(-5, -5))


def with_pointer(view, at):
    """Point at a pixel of the map; returns its picture."""
    view._pointer = at
    view._hover(-1, view._mark_at(at))
    view._rest.stop()
    return view.grab().toImage()


def test_that_each_kind_has_a_symbol_of_its_own_in_both_themes(qapp):
    drawn = set()
    for name in ("light", "dark"):
        theme.apply(qapp, name)
        for kind in range(len(KINDS)):
            image = symbol(kind)
            assert image.width() > 12
            drawn.add(bytes(image.constBits()))
    assert len(drawn) == 2 * len(KINDS)


def test_that_a_symbol_is_drawn_once_and_then_kept():
    assert symbol(0) is symbol(0)


def test_that_fighters_are_told_in_round_numbers_and_battalions_exactly():
    at = QPointF()
    assert told(Stand(0, 13, at)) == "13"
    assert told(Stand(2, 63, at)) == "65"
    assert told(Stand(2, 1263, at)) == "1,260"


def test_that_forces_can_be_left_out(panel, qtbot):
    assert panel.map.scene.forces is not None
    with_forces = panel.grab().toImage()
    panel.choices.forces.trigger()
    assert panel.map.scene.forces is None
    assert panel.grab().toImage() != with_forces


@pytest.mark.parametrize("number", range(len(OFFERS)))
def test_that_each_shading_has_a_value_a_place_and_a_key(run, session, number):
    made = shading(number, session.kept, run.events, DAYS)
    assert len(made.values) == len(load_atlas().places)
    assert len(made.ranges()) == 6
    assert jargon([made.title, OFFERS[number].tip, OFFERS[number].name]) == []


def test_that_the_shading_changes_by_a_press(panel, qtbot):
    button = panel.shade._group.button(3)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.map.scene.shading.title == OFFERS[3].title
    displaced = np.asarray(panel._session.kept.world[0].displaced) / 1000
    assert panel.map.scene.shading.values == pytest.approx(displaced, abs=0.006)


@pytest.mark.parametrize("view", list(View))
def test_that_borders_are_drawn_as_a_view_has_them(panel, view):
    panel.choices.set_view(view)
    assert panel.map.scene.view is view
    assert panel.choices.views[list(VIEWS).index(view)].isChecked()


def test_that_open_crossings_tell_what_passes_and_shut_ones_since_when(run, session):
    start = run.scenario.start_state
    open_now = gates_now(np.array([0, 13]), start, session.kept)
    assert all(open_now.is_open(crossing) for crossing in load_atlas().crossings)
    trade = float(session.kept.world[0].trade_usd_m)
    if trade:
        assert "US$" in open_now.words["torkham"]
    shut = gates_now(np.array([13, 0, 0]), start, session.kept)
    assert shut.words["torkham"] == "shut 2 days"


def test_that_the_fence_is_the_one_of_the_model(session):
    fence = fence_now(session.kept)
    assert len(fence) == len(load_atlas().sectors)
    assert sorted(fence) == sorted(np.round(session.kept.world[0].fence, 2).tolist())


def test_that_a_place_pointed_out_is_outlined_and_brought_to_sight(panel):
    before = panel.grab().toImage()
    place = load_atlas().index("Khost")
    panel.map.point_out(place)
    assert panel.map.scene.pointed == place
    panel.map._rest.stop()
    assert panel.grab().toImage() != before


def test_that_a_plain_map_has_no_controls_over_it(panel):
    panel.set_plain(True)
    assert not panel.shade.isVisible()
    assert not panel.tools.isVisible()
    panel.set_plain(False)
    assert panel.tools.isVisible()


def test_that_a_boundary_view_chosen_on_the_map_is_told(panel, qtbot):
    india = list(VIEWS).index(View.INDIA)
    with qtbot.waitSignal(panel.choices.view_chosen) as told:
        panel.choices.views[india].trigger()
    assert told.args == [str(View.INDIA)]
    assert panel.map.scene.view is View.INDIA


def test_that_on_a_low_map_the_key_is_folded_to_its_classes_and_whole_on_request(
    panel,
):
    scene, words = panel.map.scene, panel.map.line_words
    tall, low = QSizeF(560, 640), QSizeF(560, 340)
    whole = key_box(tall, scene.shading, words, forces=True)
    folded = key_box(low, scene.shading, words, forces=True)
    assert folded.height() < whole.height() / 2
    assert folded.height() * folded.width() < 0.1 * low.height() * low.width()
    panel.choices.key.trigger()
    (popup,) = panel.findChildren(KeyPopup)
    assert popup.isVisible()
    assert popup.height() >= whole.height() - 30
    assert scene.shading.title in popup.accessibleDescription()
    assert "diamond" in popup.accessibleDescription()
    popup.close()


@pytest.mark.parametrize("size", [(532, 395), (565, 640), (760, 620), (940, 700)])
def test_that_the_key_hides_nothing_of_the_line_as_it_is_first_seen(panel, size):
    panel.resize(*size)
    panel.map.go_home()
    picture = panel.map._picture()
    course = _course(
        panel.map.camera, picture.size.width(), picture.size.height(), LAND
    )
    assert not picture.key_box.isEmpty()
    assert not any(path.intersects(picture.key_box) for path in course.paths)


@pytest.mark.parametrize("wide", [290, 400, 530, 900])
def test_that_controls_of_the_map_lie_neither_on_one_another_nor_outside(panel, wide):
    panel.resize(wide, 400)
    seen = [one for one in (panel.shade, panel.tools) if one.isVisible()]
    assert panel.tools in seen
    assert all(panel.rect().contains(one.geometry()) for one in seen)
    assert len(seen) < 2 or not seen[0].geometry().intersects(seen[1].geometry())


def test_that_a_card_never_lies_under_the_controls(panel, monkeypatch):
    cards = []

    def keep(*given):
        cards.append(paint_card(*given))
        return cards[-1]

    monkeypatch.setattr(map_view, "paint_card", keep)
    panel.resize(532, 395)
    over = [QRectF(one.geometry()) for one in (panel.shade, panel.tools)]
    for place in range(0, len(load_atlas().places), 7):
        panel.map._hover(place, None)
        panel.map.grab()
    assert len(cards) > 10
    assert not any(card.intersects(one) for card in cards for one in over)
