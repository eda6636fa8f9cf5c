import itertools
import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from simulator.errors import DurandError
from simulator.timeline.timeline import Timeline
from ui.desktop import app, screenshot, theme
from ui.desktop.map.key import Shading
from ui.desktop.map.shadings import violence
from ui.desktop.options import Options
from ui.desktop.settings import Settings

HEAVY = ("numpy", "numba", "mesa", "pandas", "matplotlib", "pydantic", "typer")


def started(code, **environment):
    """Run code in a Python of its own."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


SEEN = f"""
import sys
from ui.desktop import theme
from ui.desktop.app import make_app
from ui.desktop.main_window import MainWindow
from ui.desktop.options import Options
from ui.desktop.settings import Settings
theme.apply(make_app(), "light")
window = MainWindow(Options(), Settings(None))
window.show()
window.repaint()
print([name for name in {HEAVY} if name in sys.modules], len(window.pages))
"""


def test_that_nothing_heavy_is_imported_before_the_window_is_seen():
    told = started(SEEN, QT_QPA_PLATFORM="offscreen")
    assert told.stdout.strip() == "[] 1", told.stderr


def test_that_asking_for_options_needs_no_qt():
    code = "import sys, ui.desktop.options, ui.desktop.app; "
    code += "print('PySide6' in sys.modules)"
    assert started(code).stdout.strip() == "False"


def test_that_without_a_display_the_program_says_so_and_ends():
    code = "from ui.desktop.app import main; raise SystemExit(main())"
    blind = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    ended = started(code, **blind)
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux can be without a display")
    assert ended.returncode == 1
    assert "no display" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_that_a_picture_shows_the_window_as_asked_for(qapp, tmp_path, monkeypatch):
    whole = screenshot.screens  # all of them are walked over in test_every_screen
    monkeypatch.setattr(
        screenshot, "screens", lambda window: itertools.islice(whole(window), 2)
    )
    options = Options(screenshot=tmp_path, theme="dark", size=(1366, 768))
    code = screenshot.take_pictures(qapp, options, lambda given, _: Timeline(given))
    assert code == 0
    named = {file.stem.removesuffix("-dark-1366x768") for file in tmp_path.iterdir()}
    assert named == {"home", "explore-class", "starting"}
    picture = QImage(str(tmp_path / "explore-class-dark-1366x768.png"))
    assert (picture.width(), picture.height()) == (1366, 768)
    assert picture.pixelColor(52, 60) == theme.color("window")
    assert theme.current() == "dark"


def test_that_a_picture_that_cannot_be_taken_is_told(qapp, tmp_path, capsys):
    def prepare(scenario, report):
        msg = "The cache cannot be written."
        raise DurandError(msg)

    options = Options(screenshot=tmp_path, theme="light", size=(1366, 768))
    assert screenshot.take_pictures(qapp, options, prepare) == 1
    assert "The cache cannot be written." in capsys.readouterr().err


def test_that_settings_in_no_file_keep_nothing():
    settings = Settings(None)
    settings.mode = "dark"
    assert settings.mode == "system"


def test_that_a_spoilt_setting_is_as_good_as_none(tmp_path):
    file = tmp_path / "settings.ini"
    file.write_text("[General]\ntheme=plaid\n")
    assert Settings(file).mode == "system"


def test_that_the_map_counts_violence_of_the_last_four_weeks_by_place():
    import numpy as np

    from simulator.world.columns import ATTACK, EVENT, STATEMENT, STRIKE

    events = np.zeros(5, EVENT)
    events["day"] = [1, 40, 60, 61, 62]
    events["kind"] = [ATTACK, ATTACK, STRIKE, STATEMENT, ATTACK]
    events["place"] = [3, 3, 3, 3, -1]
    counts = violence(None, events, 63)[:10]
    assert counts.tolist() == [0, 0, 0, 2, 0, 0, 0, 0, 0, 0]
    assert len(Shading("", counts).ranges()) == 6


def test_that_the_program_s_style_is_the_one_the_theme_dresses(qapp):
    assert app.make_app() is qapp
    assert qapp.style().name().casefold() in {"fusion", ""}
