"""Events on the map: inside their place, where they were, larger with more dead."""

import numpy as np
import pytest
from PySide6.QtCore import QSizeF

from simulator.run import Run
from simulator.tables.events import event_rows
from simulator.world.atlas import load_atlas
from simulator.world.columns import ATTACK, BORDER_CLASH, EVENT, STATEMENT, STRIKE
from simulator.world.outlines import load_outlines
from simulator.world.twin import twin_outlines
from ui.desktop import theme
from ui.desktop.map.incidents import incidents
from ui.desktop.map.scene import Scene
from ui.desktop.widgets.map_view import MapView

ATLAS = load_atlas()
KURRAM = ATLAS.index("Kurram")


def log(*rows):
    events = np.zeros(len(rows), EVENT)
    for row, (day, kind, place, deaths) in enumerate(rows):
        events[row]["day"], events[row]["kind"] = day, kind
        events[row]["place"], events[row]["deaths"] = place, deaths
        events[row]["id"], events[row]["unit"] = row + 1, -1
    return events


def test_that_an_incident_is_drawn_inside_its_place():
    everywhere = log(*[(0, ATTACK, place, 1) for place in range(len(ATLAS.places))])
    drawn = incidents(everywhere, 1, 7).points
    for place, (lon, lat, _) in zip(ATLAS.places, drawn, strict=True):
        assert load_outlines().at(lon, lat) == place.id


def test_that_an_incident_stays_where_it_is_while_the_log_grows():
    some = log((3, ATTACK, KURRAM, 2), (3, ATTACK, KURRAM, 2), (5, STRIKE, KURRAM, 9))
    first = incidents(some[:2], 4, 1).points
    assert first[0][:2] != first[1][:2]
    assert incidents(some, 6, 1).points[:2] == first
    assert incidents(some, 6, 2).points[:2] != first


def test_that_only_violence_of_the_last_four_weeks_is_drawn():
    some = log(
        (0, ATTACK, KURRAM, 1),
        (30, ATTACK, KURRAM, 4),
        (31, STATEMENT, KURRAM, 0),
        (32, ATTACK, -1, 1),
    )
    assert [deaths for *_, deaths in incidents(some, 40, 0).points] == [4]


def test_that_fire_across_the_line_marks_one_sector_of_its_district():
    beside = {one.index for one in ATLAS.sectors if one.pak == KURRAM}
    marked = set()
    for number in range(40):
        fire = log((0, BORDER_CLASH, KURRAM, 1))
        fire["id"] = number
        (sector,) = incidents(fire, 1, 0).broken
        marked.add(sector)
    assert marked == beside  # now one, now another


def test_that_an_attack_far_from_the_line_breaks_no_fence():
    assert incidents(log((0, ATTACK, KURRAM, 3)), 1, 0).broken == {}


def test_that_incidents_stand_where_the_table_of_events_says():
    run = Run("october-2025", seed=4)
    run.advance(60)
    table = event_rows(run.events, run.scenario, run.seed, crisis_of={})
    told = {(row["lon"], row["lat"]) for row in table if row["place"]}
    drawn = {(lon, lat) for lon, lat, _ in incidents(run.events, 60, run.seed).points}
    assert len(drawn) > 20
    assert drawn <= told


def test_that_on_the_twin_an_incident_is_drawn_inside_its_place():
    everywhere = log(*[(0, ATTACK, place, 1) for place in range(len(ATLAS.places))])
    drawn = incidents(everywhere, 1, 7, twin=True).points
    for place, (lon, lat, _) in zip(ATLAS.places, drawn, strict=True):
        assert twin_outlines().at(lon, lat) == place.id


@pytest.mark.parametrize("deaths", [1, 30])
def test_that_the_map_shows_an_incident_and_the_worse_one_larger(qtbot, deaths):
    view = MapView()
    qtbot.addWidget(view)
    view.resize(800, 540)
    view.show()
    view._rest.stop()
    lon, lat = 69.9, 31.6  # open country, far from any mark
    at = view.camera.to_pixels(lon, lat, QSizeF(view.size())).toPoint()

    def red():
        image = view.grab().toImage()
        wanted = theme.color("map.breach")
        near = [(at.x() + x, at.y()) for x in range(-12, 13)]
        colours = [image.pixelColor(*spot) for spot in near]
        return sum(
            abs(one.red() - wanted.red()) < 40 and one.green() < 120 for one in colours
        )

    assert red() == 0
    view.show_scene(Scene(incidents=((lon, lat, deaths),)))
    assert (red() > 9) is (deaths > 9)
    assert red() > 2
