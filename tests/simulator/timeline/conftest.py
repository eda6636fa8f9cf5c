"""A small file of a run, made once, and a copy of it for each test."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from simulator.errors import DurandError
from simulator.timeline.file import create_file, open_file, read_file


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Make a closed file with a change, a fork and 150 days."""
    path = tmp_path_factory.mktemp("made") / "run.durand"
    file = create_file(path, "october-2025", seed=3)
    timeline = file.timeline
    timeline.advance(150)
    timeline.seek(60)
    timeline.set_dial("mediation_strength", 0.9, author="Ms Khan", reason="a test")
    timeline.fork("what if", note="without it")
    timeline.set_dial("mediation_strength", 0.1)
    timeline.advance(40)
    file.close()
    return path


@pytest.fixture
def path(made, tmp_path):
    return shutil.copy(made, tmp_path / "run.durand")


@pytest.fixture
def rewrite(path):
    """Edit the file behind Durand's back."""
    return lambda *statements: _rewrite(path, *statements)


def _rewrite(path, *statements):
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(
                *statement if isinstance(statement, tuple) else [statement]
            )


@pytest.fixture
def refused():
    """Both ways of opening must refuse a file, with these words."""
    return _refused


def _refused(path, *words):
    before = path.read_bytes()
    for look in (read_file, open_file):
        with pytest.raises(DurandError) as caught:
            look(path)
        for word in words:
            assert word in str(caught.value)
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]
