"""The fictional twin: no real name and no real date anywhere while it is shown."""

import re

import pytest
from PySide6.QtCore import (
    QAbstractTableModel,
    QBuffer,
    QByteArray,
    QIODevice,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from simulator.doctrine.actors import ACTORS
from simulator.scenario import load_scenario, scenario_names
from simulator.world.naming import invented, real_names
from ui.desktop import words
from ui.desktop.panels import LAYOUTS, PANELS
from ui.desktop.settings import Settings

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
ROWS = 60  # of a list that are read
NAMES = sorted({*real_names(), "Khorasan", "Khyber", "Torkham", "Spin Boldak"}, key=len)
REAL = re.compile(
    "|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in NAMES if n.isascii())
    + r"|(?i:\b(?:pakistan|afghan|taliban|islamabad|kabul|kandahar|haqqani|torkham)\w*)"
    + r"|Türkiye|\b(?:19|20)\d\d-\d\d|\b[A-Z][a-z]+ (?:19|20)\d\d\b"
)


class Twin(Settings):
    """Settings in which the twin is on."""

    twin = True  # type: ignore[assignment]


def settled():
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def said_by(widget):
    """All that a widget says, to eyes and ears, painted or not."""
    yield from (widget.toolTip(), widget.accessibleName())
    yield from (widget.accessibleDescription(), widget.windowTitle())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield from (widget.text(), widget.placeholderText())
            if widget.completer():
                yield from items(widget.completer().model())
        case QPlainTextEdit() | QTextEdit():
            yield widget.toPlainText()
        case QTabBar():
            yield from (widget.tabText(n) for n in range(widget.count()))
        case QComboBox():
            yield from items(widget.model())
        case QAbstractItemView():
            yield from items(widget.model())
    for action in widget.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def items(model):
    if model is None:
        return
    table = isinstance(model, QAbstractTableModel)
    columns = model.columnCount() if table else 1
    for row in range(min(model.rowCount(), ROWS)):
        for column in range(columns):
            index = model.index(row, column)
            yield from (str(model.data(index, role) or "") for role in ROLES)
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(min(model.rowCount(), ROWS)):
        yield str(model.headerData(row, Qt.Orientation.Vertical) or "")


def painted(widget):
    """Words that a widget and its children paint, as they stand in a drawing."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(QSize(widget.width(), widget.height()))
    widget.render(drawing)
    buffer.close()
    svg = bytes(data.data()).decode("utf-8", "replace")
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def real_in(widget):
    """Real names that a widget or any of its children says, with who says them."""
    parts = [widget, *widget.findChildren(QWidget)]
    said = [(type(one).__name__, text) for one in parts for text in said_by(one)]
    said += [("painted", text) for text in painted(widget)]
    assert len([text for _, text in said if text]) > 2
    return sorted(
        {
            (who, found[0], text[:90])
            for who, text in said
            if (found := REAL.search(text))
        }
    )


@pytest.fixture
def twin(open_window, qtbot):
    """A window on the twin that has lived through a quarter."""
    made = open_window(settings=Twin(None))
    made.explore.play_or_pause()
    made.explore.session.step(120)
    made.explore.session.settle(60)
    made.explore.refresh()
    yield made
    words.set_twin(False)


def test_that_the_walker_finds_real_names_where_the_twin_is_off(open_window):
    window = open_window()
    found = real_in(window)
    assert len({name for _, name, _ in found}) > 5
    assert any(who == "painted" for who, *_ in found)


def test_that_no_panel_bar_sheet_or_card_says_a_real_name(twin):
    """One window for all: what is found is told with where it was said."""
    found = {}
    for where, widget in everywhere(twin):
        settled()
        if real := real_in(widget):
            found[where] = real
    lines = [f"{w}: {who}: {name}: {t}" for w in found for who, name, t in found[w]]
    assert not lines, "\n".join(lines)


def everywhere(window):
    """Bring all of the window to sight, one after the other."""
    window.run_page.show_layout(LAYOUTS[-1].name)
    for panel in PANELS:
        yield from panel_by_panel(window, panel.name)
    window.explore.desk.toggle_drawer()
    drawer = window.explore.desk.drawer
    for fold in drawer.folds.values():
        fold.set_open(True)
    yield "drawer", drawer
    yield "bar", window.bar
    yield "transport", window.explore.transport
    for name, opens in (
        ("assumptions", window.show_assumptions),
        ("editor", window.edit_scenario),
    ):
        opens()
        (sheet,) = window.findChildren(QDialog)
        tabs = next(iter(sheet.findChildren(QTabBar)), None)
        for number in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(number)
            yield f"{name} {number}", sheet
        sheet.reject()
        settled()
    window.show_screen("home")
    window.page("home").add_cards()
    yield "home", window.page("home")


def panel_by_panel(window, name):  # noqa: C901, PLR0912 - one case a panel
    explore = window.explore
    explore.show_panel(name)
    made = explore.panel(name)
    match name:
        case "feed":
            for button in made.filter._group.buttons()[-2:]:
                button.click()
                yield f"feed {button.text()}", made
        case "why":
            for day in (120, 80, 30):
                explore.ask_about(day)
                yield f"why {day}", made
        case "inspector":
            made.agents.bring()
            made.agents.wait()
            for kind, number in inspected():
                made.inspect(kind, number)
                made.look()
                yield f"inspector {kind} {number}", made
        case "branches":
            window.what_if()
            explore.session.settle(10)
            made.look()
        case "dials":
            for dial in made.rows:
                made.show_card(dial)
                yield f"dial {dial}", made.card
        case "map":
            for place in range(0, 172, 17):
                made.map._hover(place, None)
                yield f"map {place}", made.map
            shown = made.map._picture().marks()
            for mark in (*shown.gates[:4], *shown.posted[:8]):
                made.map._hover(-1, mark)
                yield "map, a crossing or formation", made.map
    yield name, made


def inspected():
    yield from (("actor", number) for number in range(len(ACTORS)))
    yield from (("place", 3), ("place", 90), ("commander", 5))
    yield from (("battalion", 7), ("battalion", 500), ("team", 0))


def test_that_marks_of_the_strip_and_the_palette_say_no_real_name(twin):
    from ui.desktop.finding import everything

    assert not REAL.search(twin.explore.transport.strip.told_at(300.0))
    found = everything(twin)
    assert len(found) > 200
    assert [f for f in found if REAL.search(f"{f.text} {f.hint}")] == []


def test_that_switching_to_the_twin_keeps_the_run_and_goes_back(open_window):
    settings = Settings(None)
    window = open_window(settings=settings)
    window.explore.session.pause()
    window.explore.session.step(30)
    window.explore.session.settle(20)
    session, before = window.explore.session, window.bar.title.text()
    rows, day = session.rows.tobytes(), session.view.day
    window.settings = Twin(None)
    window.use_settings()
    settled()
    assert window.explore.session is session
    assert session.rows.tobytes() == rows
    assert window.explore.view.session is session
    assert real_in(window.bar) == []
    session.step(1)
    session.settle(20)
    window.settings = settings
    window.use_settings()
    settled()
    assert window.bar.title.text() == before
    assert session.view.day == day + 1


def test_that_texts_are_put_once_and_counts_are_left_alone():
    for name in scenario_names():
        scenario = load_scenario(name)
        for text in (scenario.title, scenario.text, *scenario.sources):
            told = invented(text)
            assert invented(told) == told
            assert not REAL.search(told), told
    assert invented("1,990 of 2,000 in 2025 posts") != ""
    assert invented("2021 dead") == "2021 dead"
    assert invented("19 dead of 1999") != "19 dead of 1999"


def test_that_the_order_of_events_and_weekdays_stay():
    from datetime import date

    from simulator.world.naming import moved

    days = [date(2021, 8, 15), date(2022, 6, 2), date(2025, 10, 12)]
    then = [moved(day) for day in days]
    assert [a - b for a, b in zip(then[1:], then, strict=False)] == [
        a - b for a, b in zip(days[1:], days, strict=False)
    ]
    assert [day.weekday() for day in then] == [day.weekday() for day in days]
