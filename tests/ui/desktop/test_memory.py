"""Memory is given back, and nothing is kept that was only looked at."""

import gc
import linecache
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.desktop import focus_order, memory
from ui.desktop.widgets.parts import stands_in

needs_glibc = pytest.mark.skipif(memory._glibc() is None, reason="only glibc is told")
PIECE, PIECES = 64 * 1024, 800  # bytes; 50 MB, too small to be given back each alone

COUNT_ARENAS = """
import ctypes, sys, threading
from ui.desktop import memory
memory.keep_together()
meet = threading.Barrier(9)
def work():
    held = bytearray(50_000)
    meet.wait(); meet.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
for one in threads: one.start()
meet.wait()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
meet.wait()
"""


def resident_mb():
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@needs_glibc
def test_that_what_is_free_between_what_is_kept_is_given_back():
    pieces = [b"x" * (PIECE + number) for number in range(PIECES)]
    last = pieces[-1]  # above it nothing is free: the end of the heap stays
    pieces.clear()
    before = resident_mb()
    memory.give_back()
    assert before - resident_mb() > 30
    assert len(last) > PIECE


@needs_glibc
def test_that_all_threads_share_a_few_arenas(tmp_path):
    told = tmp_path / "arenas.xml"
    subprocess.run([sys.executable, "-c", COUNT_ARENAS, str(told)], check=True)
    assert told.read_text(encoding="utf-8").count("<heap nr=") == memory.FEW


def test_that_sources_read_while_importing_are_let_go():
    assert linecache.getlines(__file__)
    memory.give_back()
    assert not linecache.cache


def test_that_nothing_is_asked_of_a_system_that_cannot_be_told(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert memory._glibc.__wrapped__() is None


def test_that_a_window_gives_back_now_and_then(qtbot, open_window, monkeypatch):
    given = []
    monkeypatch.setattr(memory, "EVERY", 20)
    monkeypatch.setattr(memory, "give_back", lambda: given.append(1))
    open_window()
    qtbot.waitUntil(lambda: len(given) >= 2)


def test_that_a_page_gives_back_after_a_run_was_put_away(
    qtbot, open_window, monkeypatch
):
    given = []
    monkeypatch.setattr(memory, "SOON", 20)
    monkeypatch.setattr(memory, "give_back", lambda: given.append(1))
    window = open_window()
    assert not given
    window.run_page.clear()
    qtbot.waitUntil(lambda: bool(given))


class Panel(QLineEdit):
    """Something that takes the focus, and that Python knows."""


def form():
    made = QWidget()
    whole, line = QVBoxLayout(made), QHBoxLayout()
    fields = [QLineEdit() for _ in range(4)]
    whole.addWidget(fields[0])
    whole.addLayout(line)
    line.addWidget(fields[1])
    line.addStretch(1)
    line.addWidget(fields[2])
    whole.addWidget(fields[3])
    return made, line, fields


def test_that_what_stands_in_a_layout_is_told_in_its_order(qtbot):
    made, line, fields = form()
    qtbot.addWidget(made)
    assert stands_in(made.layout()) == [fields[0], line, fields[3]]
    assert stands_in(line) == [fields[1], fields[2]]


def test_that_tab_goes_through_a_form_as_it_is_laid_out_and_keeps_nothing(qtbot):
    made, _, fields = form()
    qtbot.addWidget(made)
    made.show()
    for _ in range(3):
        assert focus_order.stops(made, [made]) == fields
    assert items() == 0


def test_that_a_panel_that_was_reached_by_tab_is_kept_by_nothing(qtbot):
    made, line, _ = form()
    panel = Panel()
    line.addWidget(panel)
    qtbot.addWidget(made)
    made.show()
    assert focus_order.stops(made, [made])[-2] is panel
    gone = weakref.ref(panel)
    panel.deleteLater()
    del panel
    let_go()
    assert gone() is None


def let_go():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def items():
    gc.collect()
    names = {"QWidgetItem", "QSpacerItem"}
    return sum(type(one).__name__ in names for one in gc.get_objects())
