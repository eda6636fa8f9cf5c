"""An analyst's three questions, by the window and its keys alone, and a report home."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from ui.desktop import share_sheet
from ui.desktop.options import Options
from ui.desktop.share_sheet import ShareSheet
from ui.desktop.widgets.parts import stands_in

MOST_STEPS = 90


@pytest.fixture
def window(open_window):
    return open_window(filled=False, options=Options(size=(1366, 768)))


@pytest.fixture
def keys(qtbot, window):
    return Keys(qtbot, window)


class Keys:
    """Someone who has a keyboard and nothing else."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        focus = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(focus, key, modifier)

    def go_to(self, widget):
        """Press Tab until a widget has the focus."""
        for _ in range(MOST_STEPS):
            focus = QApplication.focusWidget()
            if focus is widget or (focus and widget.isAncestorOf(focus)):
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"{widget.accessibleName() or widget} is not reached by Tab")

    def write(self, field, number):
        self.go_to(field)
        field.selectAll()
        self.qtbot.keyClicks(QApplication.focusWidget(), str(number))
        self.press(Qt.Key.Key_Tab)

    def choose(self, field, text):
        self.go_to(field)
        assert isinstance(field, QComboBox)
        self.press(Qt.Key.Key_Home)
        while field.currentText() != text:
            before = field.currentIndex()
            self.press(Qt.Key.Key_Down)
            assert field.currentIndex() != before

    def do(self, button):
        self.go_to(button)
        self.press(Qt.Key.Key_Space)


def ask(keys, page, question, days, **sizes):
    keys.choose(page.form.kind, question)
    keys.write(page.form.days, days)
    keys.choose(page.form.thorough, "As I say below")
    for name, value in sizes.items():
        keys.write(page.form.fields[name].editor, value)
    keys.do(page.run_button)
    keys.qtbot.waitUntil(lambda: not page.runner.running, timeout=180_000)
    assert page.stage.currentWidget() is page.answer, page.halted.told.text()
    return page.result


def said(page):
    return " ".join(one.text() for one in stands_in(page.answer._words))


@pytest.mark.slow
def test_that_an_analyst_finds_three_answers_by_keys_alone_and_takes_them_home(
    window, keys, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(share_sheet, "_last", {"folder": tmp_path / "report"})
    keys.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    page = window.page("experiments")
    assert window.current is page

    # Which three dials matter most for a new strike on a capital, or worse?
    found = ask(keys, page, "Which dials matter most?", 60, samples=4, runs=2)
    assert found.experiment.plan.experiment.measures == ("reach_6",)
    card = page.answer.cards[0]
    keys.do(card.twin)
    first_three = [row[0] for row in card.table.grid.rows[:3]]
    ranking = found.rankings["reach_6"]
    assert len(card.table.grid.rows) == 6
    assert first_three == [bar.label for bar in card.chart.widget().shape.rows[:3]]
    assert "What matters most" in said(page)
    assert ranking.lucks == 2

    # When does it mostly happen?
    keys.do(page.change_button)
    found = ask(keys, page, "When does it mostly happen?", 182, futures=150)
    assert found.outcome.startswith("a new strike on a capital")
    assert "Parted by one dial after another" in said(page)
    assert "n = 150/150" in page.answer.note._whole

    # How much of the escalation is due to the Durand Line?
    keys.do(page.change_button)
    found = ask(keys, page, "How much is due to each root?", 60, runs=2)
    line = next(p for p in found.measures["rung_days_4"].parts if "Durand" in p.label)
    assert "Due to the Durand Line" in said(page)
    rows = {row[0]: row[1:] for row in page.answer.cards[0].table.grid.rows}
    assert rows["Due to the Durand Line"][0] != ""
    assert line.low <= line.mean <= line.high

    # … and home with a report that stands on its own.
    keys.do(page.share_button)
    (sheet,) = window.findChildren(ShareSheet)
    qtbot.waitUntil(lambda: sheet.isAncestorOf(QApplication.focusWidget()))
    with qtbot.waitSignal(sheet.made, timeout=180_000):
        keys.press(Qt.Key.Key_Return)
    (html,) = (tmp_path / "report").rglob("*.html")
    text = html.read_text(encoding="utf-8")
    assert "Durand Line" in text
    assert "16/16" in text
    assert "<script src" not in text
    (pdf,) = (tmp_path / "report").rglob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF")


def test_that_a_future_is_opened_by_keys_alone(window, keys, qtbot):
    keys.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    page = window.page("experiments")
    ask(keys, page, "What does a dial do over its range?", 30, levels=2, runs=2)
    curves = page.answer.cards[0].chart.widget()
    curves.grab()
    keys.go_to(curves)
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Return)
    table = page.answer.futures.table
    assert len(table.grid.rows) == 2  # of that level alone
    assert QApplication.focusWidget() is table
    keys.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(window.engine_done, timeout=60_000):
        keys.press(Qt.Key.Key_Return)
    session = window.explore.session
    assert session.view.day == 30
    assert session.dials["mediation_strength"] == 1.0
