import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from simulator.mechanisms import DIALS
from ui.desktop.widgets.dial import DialRow
from ui.desktop.widgets.dial_panel import DialPanel

HEADLINE = [dial for dial in DIALS.values() if dial.headline]


@pytest.fixture
def row(qtbot):
    made = DialRow(DIALS["mediation_strength"], 0.5)
    made.resize(240, 60)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_a_dial_off_its_usual_value_says_so_and_goes_back_in_one_click(row, qtbot):
    assert not row.dot.isVisible()
    assert not row.back.isVisible()
    with qtbot.waitSignal(row.moved) as moved:
        row.slider.setValue(80)
    assert moved.args == ["mediation_strength", 0.8]
    assert row.number.text() == "80"
    assert row.dot.isVisible()
    assert row.number.property("tone") == "changed"
    with qtbot.waitSignal(row.moved) as moved:
        qtbot.mouseClick(row.back, Qt.MouseButton.LeftButton)
    assert moved.args == ["mediation_strength", 0.5]
    assert not row.dot.isVisible()


def test_that_nothing_jumps_when_a_dial_is_moved(row, qtbot):
    before = [part.geometry() for part in (row.number, row.slider)]
    row.slider.setValue(90)
    row.layout().activate()
    assert [part.geometry() for part in (row.number, row.slider)] == before


def test_that_a_click_on_the_track_sets_the_dial_there(row, qtbot):
    at = QPoint(round(row.slider.width() * 0.9), row.slider.height() // 2)
    qtbot.mouseClick(row.slider, Qt.MouseButton.LeftButton, pos=at)
    assert 85 <= row.slider.value() <= 96


def test_that_a_knob_dragged_near_the_usual_value_rests_on_it(row, qtbot):
    row.slider.setValue(90)
    at = QPoint(round(row.slider.width() * 0.512), row.slider.height() // 2)
    qtbot.mouseClick(row.slider, Qt.MouseButton.LeftButton, pos=at)
    assert row.slider.value() == 50
    assert not row.changed


def test_that_keys_move_a_dial_and_delete_puts_it_back(row, qtbot):
    row.slider.setFocus()
    for key, value in (
        (Qt.Key.Key_Right, 51),
        (Qt.Key.Key_PageUp, 61),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 100),
        (Qt.Key.Key_Delete, 50),
    ):
        qtbot.keyClick(row.slider, key)
        assert row.slider.value() == value


def test_that_the_card_tells_what_the_dial_in_focus_rests_on(qtbot):
    panel = DialPanel(HEADLINE, {})
    qtbot.addWidget(panel)
    for dial in HEADLINE:
        panel.rows[dial.name].focused.emit(dial.name)
        card = panel.card
        for text, part in (
            (dial.meaning, card.meaning),
            (dial.acts_on, card.acts_on),
            (dial.source, card.source),
        ):
            assert text.replace("&", "&amp;").replace("'", "&#x27;") in part.text()


def test_that_every_card_fits_its_place_on_a_school_laptop(open_window):
    window = open_window()
    QApplication.sendPostedEvents()
    assert (window.width(), window.height()) == (1366, 768)
    card = window.explore.dials.card
    for name, dial in DIALS.items():
        card.show_dial(dial)
        room = card.parentWidget().parentWidget().height()
        assert card.heightForWidth(card.width()) <= room, name


def test_that_a_scenario_s_own_value_is_the_usual_one(qtbot):
    made = DialRow(DIALS["ttp_sanctuary"], 0.35)
    qtbot.addWidget(made)
    assert made.value == 0.35
    assert not made.changed


def test_that_a_card_leads_to_the_evidence_of_its_dial(open_window):
    window = open_window()
    card = window.explore.dials.card
    window.explore.dials.show_card("ttp_sanctuary")
    assert 'href="ttp_sanctuary"' in card.evidence.text()
    card.evidence.linkActivated.emit("ttp_sanctuary")
    assert window.current is window.pages["evidence"]
    assert window.current.readers["dial"].chosen.id == "dial:ttp_sanctuary"
