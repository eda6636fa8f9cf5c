"""What moves by itself, and that it rests where less motion is wanted."""

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar

from ui.desktop import logs, motion
from ui.desktop.settings import Settings


@pytest.fixture
def window(open_window, tmp_path):
    made = open_window(filled=False, settings=Settings(tmp_path / "settings.ini"))
    yield made
    made.settings.forget()
    made.use_settings()


def is_running(bar):
    """Whether a bar runs to and fro by itself."""
    return (bar.minimum(), bar.maximum()) == (0, 0)


def test_that_a_bar_that_says_only_that_something_happens_rests(window, qtbot):
    bar = QProgressBar()
    qtbot.addWidget(bar)
    window.settings.put("motion", "usual")
    window.use_settings()
    motion.show_busy(bar)
    assert is_running(bar)
    window.settings.put("motion", "less")
    window.use_settings()
    motion.show_busy(bar)
    assert not is_running(bar)
    window.progress.show_progress(0, 0, "")
    assert not is_running(window.progress.bar)
    window.progress.show_progress(2, 10, "rules")
    assert window.progress.bar.value() == 2


def test_that_menus_and_tooltips_just_appear_and_move_again_later(window):
    app = QApplication.instance()
    usual = {effect: app.isEffectEnabled(effect) for effect in motion.EFFECTS}
    window.settings.put("motion", "less")
    window.use_settings()
    assert not any(app.isEffectEnabled(effect) for effect in motion.EFFECTS)
    window.settings.put("motion", "usual")
    window.use_settings()
    assert {e: app.isEffectEnabled(e) for e in motion.EFFECTS} == usual


def test_that_what_the_program_did_wrong_goes_to_the_log_and_the_banner(
    window, tmp_path
):
    page = window.page("home")
    with logs.everything_logged(tmp_path, lambda *_: None) as file:
        page.failed.emit("No such place.", "Torkam; nearest: Torkham")
        page.failed.emit("It broke.", "Traceback (most recent call last)\nError: x")
    written = file.read_text("utf-8")
    assert "Error: x" in written
    assert "Torkam" not in written
    assert "It broke." in window.banner.sentence.text()
