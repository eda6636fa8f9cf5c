"""Files that are dropped or named, and dials that are carried as text."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from simulator.errors import InputError
from simulator.mechanisms import DIALS
from simulator.timeline.file import create_file
from ui.desktop import dial_text, files
from ui.desktop.options import Options
from ui.desktop.settings import Settings
from ui.desktop.widgets.nothing import NOTHING_OPEN

EXPERIMENT = """
[experiment]
kind = "sweep"
scenario = "quiet-border"
days = 30
"""


@pytest.fixture
def run(tmp_path):
    path = tmp_path / "mine.durand"
    file = create_file(path, "quiet-border", seed=3)
    file.timeline.advance(4)
    file.close()
    return path


@pytest.fixture
def home(open_window, tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    return open_window(
        filled=False, options=Options(size=(1366, 768)), settings=settings
    )


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(200, 200),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_that_a_file_is_known_by_what_is_in_it(run, tmp_path):
    experiment, scenario = tmp_path / "e.toml", tmp_path / "s.toml"
    experiment.write_text(EXPERIMENT, "utf-8")
    scenario.write_text("[scenario]\n", "utf-8")
    assert files.kind_of(run) == "run"
    assert files.kind_of(experiment) == "experiment"
    assert files.kind_of(scenario) == "scenario"
    (tmp_path / "broken.durand").write_bytes(b"nothing")
    assert files.kind_of(tmp_path / "broken.durand") == "run"  # who opens it tells


def test_that_the_first_of_several_is_opened_and_other_runs_wait(run, tmp_path):
    other, text = tmp_path / "other.durand", tmp_path / "s.toml"
    other.write_bytes(run.read_bytes())
    text.write_text("[scenario]\n", "utf-8")
    (tmp_path / "notes.txt").write_text("hm", "utf-8")
    paths = [tmp_path / "notes.txt", run, other, text, tmp_path, run]
    found = files.sort_out(paths)
    assert found.first == run
    assert found.later == (other,)
    assert len(found.refused) == 3
    assert "nothing that Durand opens" in found.refused[0]
    assert "drop it alone" in found.refused[1]
    assert "is a folder" in found.refused[2]


def test_that_dropped_runs_open_and_what_cannot_be_is_told_with_what_can(
    home, qtbot, run, tmp_path
):
    other = tmp_path / "other.durand"
    other.write_bytes(run.read_bytes())
    with qtbot.waitSignal(home.engine_done, timeout=120_000):
        drop(home, tmp_path / "picture.png", run, other)
    assert home.explore.session.path == run
    assert other in home.settings.recent
    assert "picture.png is nothing that Durand opens" in home.banner.sentence.text()
    assert ".toml" in home.banner.details.toPlainText()


def test_that_a_file_that_went_away_or_a_folder_is_told(home, tmp_path):
    home.open_path(tmp_path / "gone.durand")
    assert "is not there any more" in home.banner.sentence.text()
    home.open_path(tmp_path)
    assert "is a folder" in home.banner.sentence.text()


def test_that_an_experiment_comes_to_its_screen(home, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(EXPERIMENT.replace("sweep", "swep"), "utf-8")
    home.open_path(path)
    assert home.current.objectName() == "experiments"
    assert "cannot be opened" in home.banner.sentence.text()
    assert "sweep" in home.banner.details.toPlainText()


def test_that_the_command_line_opens_a_file(open_window, qtbot, run, tmp_path):
    options = Options(size=(1366, 768), open=run)
    window = open_window(
        options=options, filled=False, settings=Settings(tmp_path / "s.ini")
    )
    with qtbot.waitSignal(window.engine_done, timeout=120_000):
        while window.filling:
            window.fill()
    assert window.explore.session.path == run


def test_that_a_file_another_window_writes_is_shown_and_nothing_is_kept(
    open_window, home, qtbot, run
):
    with qtbot.waitSignal(home.engine_done, timeout=120_000):
        home.open_path(run)
    second = open_window(filled=False, options=Options(size=(1366, 768)))
    with qtbot.waitSignal(second.engine_done, timeout=120_000):
        second.open_path(run)
    assert second.explore.session.path is None
    assert "nothing that you do here is kept" in second.banner.sentence.text()


# Dials as text.


def test_that_dials_go_through_text_and_back():
    values = {name: dial.default for name, dial in DIALS.items()}
    values["mediation_strength"] = 0.9
    text = dial_text.as_text(DIALS, values)
    assert text == "mediation_strength=0.9"
    assert dial_text.read(DIALS, f"# mine\n{text}  # more\n") == {
        "mediation_strength": 0.9
    }


def test_that_every_mistake_in_pasted_text_is_told_at_once():
    with pytest.raises(InputError) as caught:
        dial_text.read(DIALS, "mediation_strenth=0.9\nmediation_strength=7\n")
    told = str(caught.value)
    assert "Did you mean mediation_strength?" in told
    assert "a number from 0 to 1" in told
    with pytest.raises(InputError, match="lines such as"):
        dial_text.read(DIALS, "a letter to my aunt")


def test_that_dials_are_copied_and_pasted_in_the_window_as_one_step(open_window, qtbot):
    window = open_window()
    session = window.explore.session
    session.pause()
    window.copy_dials()
    assert "none to copy" in window.toast.sentence.text()
    QGuiApplication.clipboard().setText("mediation_strength=0.9\nborder_openness=0.2")
    window.paste_dials()
    assert session.settle(10)
    window.explore.view.look()
    assert window.explore.dials.rows["mediation_strength"].value == 0.9
    window.copy_dials()
    copied = set(QGuiApplication.clipboard().text().splitlines())
    assert copied == {"mediation_strength=0.9", "border_openness=0.2"}
    window.undo()
    assert session.settle(10)
    assert session.dials["border_openness"] != 0.2
    QGuiApplication.clipboard().setText("nonsense")
    window.paste_dials()
    assert "no dials to paste" in window.banner.sentence.text()


def test_that_a_file_is_said_to_be_opened_while_it_is(home, run, qtbot):
    home.open_path(run)
    page = home.run_page
    assert page._nothing.said.text() == f"Opening {run.name} …"
    assert page._nothing.choose.isHidden()
    with qtbot.waitSignal(home.engine_done, timeout=30_000):
        pass
    assert home.explore.session.path == run


def test_that_nothing_is_said_to_be_open_where_a_file_could_not_be(
    home, tmp_path, qtbot
):
    bad = tmp_path / "bad.durand"
    bad.write_bytes(b"no run")
    with qtbot.waitSignal(home.engine_done, timeout=30_000):
        home.open_path(bad)
    assert home.run_page._nothing.said.text() == NOTHING_OPEN
    assert not home.run_page._nothing.choose.isHidden()


def test_that_a_folder_that_cannot_be_written_to_is_named_with_what_to_do(
    open_window, tmp_path
):
    window = open_window()
    nowhere = tmp_path / "not-there" / "run.durand"
    window.explore.session.step(1)
    window.explore.save_as(nowhere)
    assert window.explore.session.settle(30)
    window.explore.view.look()
    told = window.banner.sentence.text()
    assert told.startswith(f"{nowhere} cannot be written")
    assert told.endswith("choose a folder that can be written to.")
    assert ".lock" not in told  # of what is written beside it nobody has heard
    day = window.explore.session.view.day
    window.explore.session.step(1)
    assert window.explore.session.settle(30)
    assert window.explore.session.view.day == day + 1
