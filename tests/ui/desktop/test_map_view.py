"""The map answers to the hand, keeps its layers, and never overlaps its labels."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter

from simulator.ensemble.futures import Start
from simulator.run import Run
from simulator.world.atlas import load_atlas
from simulator.world.outlines import Border, View, load_outlines
from ui.desktop import theme
from ui.desktop.inspector.subjects import Subject
from ui.desktop.map.camera import Camera
from ui.desktop.map.forces import forces_of
from ui.desktop.map.ground import ground
from ui.desktop.map.key import Shading
from ui.desktop.map.labels import Label, paint_labels
from ui.desktop.map.marks import Gates
from ui.desktop.map.paths import borders, paths
from ui.desktop.map.pens import pen, sharp
from ui.desktop.map.placing import place_marks
from ui.desktop.map.relief import relief
from ui.desktop.map.room import Room
from ui.desktop.map.scene import Scene, facts, real_land, twin_land
from ui.desktop.widgets.map_view import MapView

ATLAS = load_atlas()
SIZE = QSizeF(800, 540)


@pytest.fixture
def view(qtbot):
    widget = MapView()
    qtbot.addWidget(widget)
    widget.resize(SIZE.toSize())
    widget.show()
    widget.go_home()
    widget._rest.stop()
    widget.grab()
    return widget


def shading(place: str, value: float) -> Shading:
    values = [0.0] * len(ATLAS.places)
    values[ATLAS.index(place)] = value
    return Shading("Attacks, last 4 weeks", tuple(values))


def pixel(view: MapView, place: str) -> QPointF:
    at = ATLAS.place(place)
    return view.camera.to_pixels(at.lon, at.lat, QSizeF(view.size()))


def painted(view: MapView) -> dict[str, int]:
    """How often each layer was painted."""
    return {name: layer.painted for name, layer in view._layers.by_name.items()}


def test_that_a_place_is_found_under_its_pixel(view) -> None:
    for place in ("Khost", "Khyber", "Quetta", "Kandahar"):
        assert view.place_at(pixel(view, place)) == ATLAS.index(place)


def test_that_the_neighbours_are_no_places(view) -> None:
    iran = view.camera.to_pixels(60.0, 31.6, QSizeF(view.size()))
    assert view.place_at(iran) == -1


def test_that_a_click_tells_the_place(view, qtbot) -> None:
    with qtbot.waitSignal(view.place_clicked) as clicked:
        at = pixel(view, "Khost").toPoint()
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert clicked.args == [ATLAS.index("Khost")]


def test_that_hovering_tells_the_place_once(view, qtbot) -> None:
    told = []
    view.place_hovered.connect(told.append)
    at = pixel(view, "Khost").toPoint()
    for step in range(3):
        qtbot.mouseMove(view, at + QPoint(step, 0))
    assert told == [ATLAS.index("Khost")]


def test_that_zooming_keeps_the_point_under_the_pointer(view) -> None:
    at = pixel(view, "Khost")
    view.zoom(2.0, at)
    now = pixel(view, "Khost")
    assert (now - at).manhattanLength() < 1


def test_that_the_map_cannot_be_dragged_out_of_its_frame(view) -> None:
    for _ in range(50):
        view.pan(QPointF(500, 500))
    west, north = view.camera.to_globe(QPointF(0, 0), QSizeF(view.size()))
    frame = load_outlines().frame
    assert west >= frame[0] - 1e-6
    assert north <= frame[3] + 1e-6


def test_that_home_key_goes_home(view, qtbot) -> None:
    home = view.camera
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.camera != home
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.camera == home


def test_that_the_first_look_crops_kashmir(view) -> None:
    size = QSizeF(view.size())
    east, _ = view.camera.to_globe(QPointF(size.width(), 0), size)
    boxes = load_outlines().boxes
    assert east <= boxes["JKL"][0]


@pytest.mark.parametrize("width", [640, 1100])
def test_that_it_crops_kashmir_at_every_size(view, width: int) -> None:
    view.resize(width, 430)
    size = QSizeF(view.size())
    east, _ = view.camera.to_globe(QPointF(size.width(), 0), size)
    assert east == pytest.approx(73.4)


def test_that_unchanged_layers_are_not_painted_again(view) -> None:
    before = painted(view)
    view.grab()
    assert painted(view) == before


def test_that_new_values_paint_only_the_land_and_the_key(view) -> None:
    view.show_scene(Scene(shading=shading("Khost", 9)))
    view.grab()
    before = painted(view)
    view.show_scene(Scene(shading=shading("Khyber", 30)))
    view.grab()
    assert painted(view) == {**before, "land": before["land"] + 1}


def test_that_while_days_rush_by_layers_are_painted_in_a_thread_beside(
    view, qtbot
) -> None:
    before, threads = painted(view), set()
    view.set_hurried(True)
    shut = Gates({"torkham": False})
    view.show_scene(Scene(shading=shading("Khost", 9), gates=shut))
    view.grab()
    assert painted(view) == before
    threads.add(view._layers.beside.name)
    qtbot.waitUntil(lambda: painted(view) != before, timeout=5_000)
    assert threads == {"map"}
    late = view.grab().toImage()
    view.set_hurried(False)
    for layer in view._layers.by_name.values():
        layer.forget()
    assert view.grab().toImage() == late


def test_that_what_was_painted_for_another_view_is_not_shown(view, qtbot) -> None:
    view.set_hurried(True)
    view.show_scene(Scene(shading=shading("Khost", 9)))
    view.grab()
    view.pan(QPointF(40, 0))
    view._rest.stop()
    view.wait()
    there = view.grab().toImage()
    for layer in view._layers.by_name.values():
        layer.forget()
    assert view.grab().toImage() == there


def test_that_a_value_shades_its_place(view) -> None:
    def colour():
        return view.grab().toImage().pixelColor(pixel(view, "Kandahar").toPoint())

    plain = colour()
    view.show_scene(Scene(shading=shading("Kandahar", 99)))
    assert colour() != plain


def test_that_an_open_gate_looks_unlike_a_shut_one(view) -> None:
    torkham = ATLAS.crossing("torkham")
    at = view.camera.to_pixels(torkham.lon, torkham.lat, QSizeF(view.size())).toPoint()

    def picture(*, is_open: bool):
        view.show_scene(Scene(gates=Gates({"torkham": is_open})))
        return view.grab().copy(at.x() - 8, at.y() - 8, 16, 16).toImage()

    assert picture(is_open=True) != picture(is_open=False)


def test_that_every_boundary_view_can_be_drawn(view) -> None:
    view.zoom(0.4)
    view._rest.stop()
    pictures = []
    for one in View:
        view.show_scene(Scene(view=one))
        pictures.append(view.grab().toImage())
    assert all(a != b for a, b in combinations(pictures, 2))


def test_that_the_twin_shows_no_real_name(qtbot) -> None:
    twin = MapView(twin=True)
    qtbot.addWidget(twin)
    assert "Durand" not in twin._land.print
    shown = {land.name for land in twin._land.lands}
    assert not shown & {land.name for land in real_land().lands}


def test_that_the_card_marks_an_estimate() -> None:
    rows = dict(facts(real_land(), ATLAS.index("Khost"), Scene()))
    assert rows["People"] == "680,000 (estimate)"


def test_that_the_card_says_who_holds_a_place() -> None:
    held = [
        dict(facts(real_land(), ATLAS.index(name), Scene()))["Held by"]
        for name in ("Khost", "Quetta")
    ]
    assert held == ["Taliban: Haqqani network", "Pakistan"]


def test_that_classes_are_named_by_what_they_hold() -> None:
    assert shading("Khost", 1).ranges() == ["0", "1–3", "4–7", "8–14", "15–24", "25+"]
    shares = Shading("Share", (), (0.1, 0.2, 0.3, 0.4, 0.5), "people")
    assert shares.ranges()[0] == "under 0.1"


def test_that_labels_never_overlap_and_the_first_wins(view) -> None:
    pixmap = view.grab()
    from PySide6.QtGui import QPainter

    painter = QPainter(pixmap)
    room = Room(QRectF(0, 0, 200, 60))
    font = theme.font(12)
    labels = [Label(f"Town {n}", QPointF(100, 30), font) for n in range(9)]
    written = paint_labels(painter, labels, room)
    painter.end()
    assert written[0] == "Town 0"
    assert 0 < len(written) < len(labels)


def test_that_the_relief_is_finer_from_near(view) -> None:
    assert relief(200.0).width() == 2 * relief(40.0).width()
    assert relief(40.0).hasAlphaChannel()


def test_that_level_ground_is_left_as_it_is(view) -> None:
    sea = relief(40.0).pixelColor(420, 1000)
    assert sea.alpha() < 12


def test_that_a_camera_comes_back_from_pixels() -> None:
    camera = Camera(69.0, 32.0, 8.0)
    lon, lat = camera.to_globe(camera.to_pixels(70.1, 33.3, SIZE), SIZE)
    assert (lon, lat) == pytest.approx((70.1, 33.3))


def test_that_the_letters_of_the_atlas_are_there(view) -> None:
    theme.load_fonts()
    assert theme.font(20, atlas=True).families()[0] in QFontDatabase.families()


def test_that_the_line_is_drawn_without_a_gap(view) -> None:
    made = paths(load_outlines())
    drawn = sum(path.length() for path in (*made.sectors, made.between))
    whole = borders(load_outlines(), View.DE_FACTO)[Border.DURAND].length()
    assert drawn == pytest.approx(whole)
    assert made.between.length() > 0


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_that_a_line_is_as_wide_on_a_dense_screen(qapp, ratio):
    image = QImage(round(40 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(3, 3)  # as the land is scaled to the window
    with sharp(ratio):
        painter.setPen(pen(QColor("black"), 4))
    painter.drawLine(QPointF(0, 6), QPointF(40, 6))
    painter.end()
    middle = image.width() // 2
    dark = sum(image.pixelColor(middle, y).value() < 128 for y in range(image.height()))
    assert dark / ratio == pytest.approx(4, abs=1 / ratio)


def test_that_a_point_knows_whose_ground_it_is_on() -> None:
    for twin in (False, True):
        land = twin_land() if twin else real_land()
        camera = land.home(SIZE)
        seen = ground(land.outlines).seen(camera, SIZE)
        for place in land.atlas.places:
            at = camera.to_pixels(place.lon, place.lat, SIZE)
            if QRectF(QPointF(0, 0), SIZE).contains(at):
                assert seen.owner(at.x(), at.y()) == place.country


@pytest.mark.parametrize(("wide", "high"), [(540, 340), (930, 560), (1600, 900)])
@pytest.mark.parametrize("span", [8.0, 2.5])
def test_that_both_lands_are_named_on_their_own_ground(wide, high, span) -> None:
    land, size = real_land(), QSizeF(wide, high)
    camera = Camera(69.9, 32.9, span).within(size, land.outlines.frame)
    placed = place_marks(land, Scene(), camera, size, ())
    named = {one.label.text: one.box.center() for one in placed.names}
    seen = ground(land.outlines).seen(camera, size)
    for key in ("AFG", "PAK"):
        at = named[land.countries[key].upper()]
        assert seen.owner(at.x(), at.y()) == key


def test_that_the_map_shows_that_keys_go_to_it_and_not_where_a_hand_brought_them(
    view, qtbot
) -> None:
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    edge, ink = QPoint(1, view.height() // 2), theme.color("focus")
    assert view.grab().toImage().pixelColor(edge) != ink
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.grab().toImage().pixelColor(edge) == ink


def test_that_a_click_on_a_symbol_tells_the_symbol_not_the_place_below(
    view, qtbot
) -> None:
    run = Run("october-2025", seed=2)
    run.advance(8)
    start = Start.of(run)
    view.show_scene(Scene(forces=forces_of(start), state=start))
    view.grab()
    view._mark_at(QPointF(0, 0))
    placed = view._placed[1]
    told = []
    view.subject_clicked.connect(told.append)
    view.place_clicked.connect(told.append)
    gate = placed.gates[0]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=gate.at.toPoint())
    assert told == [Subject("crossing", gate.crossing.index)]
    world, land = start.world[0], start.land[0]
    kinds = set()
    for post in placed.posted:
        told.clear()
        at = post.box.center().toPoint()
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
        (subject,) = told
        kinds.add(subject.kind)
        places = [place for place, _ in post.stand.parts]
        if subject.kind == "battalion":
            assert land.battalion_side[subject.index] == post.stand.kind
            assert world.battalion_at[subject.index] in places
        else:
            assert world.team_at[subject.index] in places
    assert kinds == {"battalion", "team"}
