"""Home: cards that tell all they have to tell, what was begun, what to do first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFileDialog

from simulator.scenario import load_scenario, scenario_names
from ui.desktop.cards import cards, playable
from ui.desktop.laboratory.kept_work import COMPARISON, EXPERIMENT, begin_work
from ui.desktop.laboratory.kept_work import finish_work as finish
from ui.desktop.options import Options
from ui.desktop.settings import Settings
from ui.desktop.widgets import card as card_widget
from ui.desktop.widgets.scenario_sheet import choices


@pytest.fixture
def home(open_window):
    window = open_window(filled=False, options=Options(size=(1366, 768)))
    page = window.page("home")
    page.add_cards()
    page.recents.look()
    page.recents.finish()
    return page


def test_that_every_sentence_is_read_whole_on_its_card_small_and_large(home, qtbot):
    for size in ((1366, 768), (1920, 1080)):
        home.window().resize(*size)
        qtbot.wait(20)
        for one in home.cards:
            wide = one.width() - 2 - 2 * card_widget.MARGIN
            measure = QFontMetricsF(card_widget._body())
            words = card_widget._body(), wide, 99
            lines = card_widget._height(one.card.sentence, *words)
            assert lines <= card_widget.LINES * measure.lineSpacing() + 1
            assert one.height() >= one.heightForWidth(one.width())


def test_that_a_card_says_on_hover_and_aloud_who_can_be_played(home):
    first = home.cards[0]
    assert "Can be played: Pakistan: army and ISI; " in first.card.who
    assert " ".join(first.card.who.split()) in " ".join(first.toolTip().split())
    assert first.card.who in first.accessibleDescription()
    assert first.card.sentence == load_scenario("october-2025").in_short
    nobody = load_scenario("october-2025").model_copy(update={"seats": ()})
    assert playable(nobody) == "The model plays everybody."


def test_that_sheet_and_cards_tell_the_same_in_the_same_order():
    told = {card.name: card for card in cards()}
    offered = choices()
    assert [one.name for one in offered] == list(told)
    assert len(told) == len(scenario_names())
    for one in offered:
        card = told[one.name]
        assert (one.sentence, one.who) == (card.sentence, card.who)
        assert one.when.endswith(f"{card.length} · {card.seats}")


def test_that_comparisons_and_experiments_stand_among_the_recent_and_are_opened(
    home, qtbot, monkeypatch
):
    begun = begin_work("What matters most", 400, {EXPERIMENT: ""})
    done = begin_work("Without mediators", 20, {COMPARISON: ""})
    finish(done)
    home.recents.look()
    home.recents.finish()
    told = {row.title: row for row in home.recents.rows}
    assert "stopped: 0 of 400 futures" in told[begun.title].accessibleName()
    assert "Without mediators, 20 of 20 futures" in told[done.title].accessibleName()
    shell, shown = home.window(), []
    for name in ("compare", "experiments"):
        monkeypatch.setattr(shell.page(name), "show_work", shown.append)
    for row, screen in (
        (told[begun.title], "experiments"),
        (told["Without mediators"], "compare"),
    ):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        assert shell.current.objectName() == screen
    assert [one.title for one in shown] == ["What matters most", "Without mediators"]


def test_that_the_four_latest_of_many_are_shown_whole_in_their_tips(home):
    for number in range(10):
        begin_work(
            f"A long question about many things, number {number}", 9, {EXPERIMENT: ""}
        )
    home.recents.look()
    home.recents.finish()
    assert len(home.recents.rows) == 4
    assert all(row.title in row.toolTip() for row in home.recents.rows)


def test_that_the_page_of_rules_is_written_and_told(home, qtbot, tmp_path, monkeypatch):
    file = tmp_path / "rules.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(home.noted) as noted:
        home.first_steps.buttons["rules"].click()
    assert noted.args == ["The rules are in rules.pdf"]
    assert file.read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path), ""))
    with qtbot.waitSignal(home.failed):
        home.first_steps.buttons["rules"].click()


def test_that_the_limits_and_the_tour_are_one_press_away(home, qtbot):
    shell = home.window()
    home.first_steps.buttons["limits"].click()
    assert shell.current.objectName() == "evidence"
    assert shell.current.part == "limits"
    shell.go_home()
    home.first_steps.buttons["tour"].click()
    assert shell.guide is not None
    shell.guide.leave()


def test_that_the_tour_is_offered_once_only_at_a_time(home, tmp_path):
    home.window().settings = Settings(tmp_path / "settings.ini")
    home.enter()
    assert home.tour_card.isVisibleTo(home)
    assert home.first_steps.buttons["tour"].isHidden()
    home.tour_card.no.click()
    assert home.tour_card.isHidden()
    assert not home.first_steps.buttons["tour"].isHidden()


def test_that_the_foot_of_the_cards_fades_until_the_last_is_in_sight(home, qtbot):
    from ui.desktop.widgets.fade import Fade

    bar = home._area.verticalScrollBar()
    fade = home._area.viewport().findChild(Fade)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert fade.isVisible()
    bar.setValue(bar.maximum())
    assert fade.isHidden()
