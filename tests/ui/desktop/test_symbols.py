"""The symbols of formations: drawn once for all, so that no window has to."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "tools"))
from draw_symbols import drawing

from ui.desktop.map.symbols import DRAWN, KINDS

DRAW_ALL = """
import sys
from ui.desktop.app import make_app
from ui.desktop.map.symbols import KINDS, symbol
app = make_app()
drawn = [symbol(kind) for kind in range(len(KINDS))]
sys.exit("milsymbol" in sys.modules or any(one.isNull() for one in drawn))
"""


def test_that_the_symbols_that_ship_are_those_that_their_tool_draws():
    for kind in KINDS:
        shipped = (DRAWN / kind.file).read_text(encoding="utf-8")
        assert shipped == drawing(kind) + "\n"


def test_that_a_window_needs_no_library_of_symbols_which_takes_100_mb():
    offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", DRAW_ALL]
    assert subprocess.run(command, env=offscreen, check=False).returncode == 0
