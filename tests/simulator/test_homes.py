"""Where things are kept: the user's folders, beside a portable folder, or elsewhere."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

from simulator import compiled, homes, warmup
from simulator.errors import InputError


@pytest.fixture(autouse=True)
def user_home(tmp_path, monkeypatch):
    """A home of the test's own, and nothing remembered from another."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    homes._chosen.cache_clear()
    warmup._shipped.cache_clear()
    yield home
    homes._chosen.cache_clear()
    warmup._shipped.cache_clear()


@pytest.fixture
def portable(tmp_path, monkeypatch):
    """A portable folder that this program seems to run from."""
    folder = tmp_path / "stick" / "درہ خیبر copy"
    folder.mkdir(parents=True)
    (folder / "portable.ini").write_text("[files]\nkeep = user\n", encoding="utf-8")
    monkeypatch.setattr(sys, "prefix", str(folder / "python"))
    return folder


def forbid(monkeypatch, *folders):
    """Let no file be made in these folders, as on a medium that is only read."""
    make = tempfile.TemporaryFile

    def fail(*given, **named):
        place = Path(named["dir"])
        if any(place.is_relative_to(one) for one in folders):
            raise PermissionError(place)
        return make(*given, **named)

    monkeypatch.setattr(tempfile, "TemporaryFile", fail)


def wish(folder, text):
    (folder / "portable.ini").write_text(text, encoding="utf-8")


def test_that_an_installed_program_keeps_things_in_the_users_own_folders(user_home):
    assert homes.portable_folder() is None
    assert all(homes.home(kind).is_relative_to(user_home) for kind in homes.KINDS)
    assert homes.unusual() is None


def test_that_asking_makes_no_folder(user_home):
    homes.home("data")
    assert list(user_home.iterdir()) == []


def test_that_a_portable_folder_keeps_things_with_the_user_too(portable, user_home):
    assert homes.portable_folder() == portable
    assert all(homes.home(kind).is_relative_to(user_home) for kind in homes.KINDS)
    assert homes.unusual() is None


def test_that_it_keeps_them_beside_itself_when_told_so(portable):
    wish(portable, "[files]\nkeep = beside\n")
    assert homes.home("data") == portable.parent / "Durand files" / "data"
    assert homes.unusual() is None


def test_that_it_keeps_them_in_a_folder_that_is_named(portable, tmp_path):
    wish(portable, f"[files]\nkeep = {tmp_path}/my things\n")
    assert homes.home("log") == tmp_path / "my things" / "log"


def test_that_a_home_that_is_only_read_is_told_of_and_replaced(
    portable, user_home, monkeypatch
):
    forbid(monkeypatch, user_home)
    assert homes.home("settings") == portable.parent / "Durand files" / "settings"
    told = homes.unusual()
    assert str(portable.parent / "Durand files") in told
    assert "restarts" not in told


def test_that_a_stick_that_is_only_read_leaves_things_with_the_user(
    portable, user_home, monkeypatch
):
    wish(portable, "[files]\nkeep = beside\n")
    forbid(monkeypatch, portable.parent)
    assert homes.home("data").is_relative_to(user_home)
    assert "your own folders" in homes.unusual()


def test_that_with_nothing_to_write_to_a_temporary_folder_serves_and_is_told_of(
    portable, user_home, tmp_path, monkeypatch
):
    forbid(monkeypatch, user_home, portable.parent)
    kept = homes.home("data")
    assert kept.is_relative_to(tmp_path / "temporary")
    assert kept.parent.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    told = homes.unusual()
    assert str(kept.parent) in told
    assert "may clear when it restarts" in told


def test_that_a_folder_without_a_root_is_no_home():
    assert not homes._usable(Path(".cache/durand"))


@pytest.mark.parametrize("text", ["[files\nkeep", "[files]\nkeep =\n"])
def test_that_what_portable_ini_cannot_mean_is_told(portable, text):
    wish(portable, text)
    with pytest.raises(InputError, match=r"portable\.ini.*user, beside, or a folder\."):
        homes.home("data")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="folders have no owners here")
def test_that_a_temporary_folder_of_somebody_else_is_not_trusted(monkeypatch):
    first = homes.temporary_folder()
    assert first == homes.temporary_folder()
    mine = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: mine)
    first.rmdir()
    first.symlink_to(tempfile.gettempdir())  # anybody could have put it there
    assert homes.temporary_folder() != first


def test_that_shipped_rules_are_used_where_the_processor_can(portable, monkeypatch):
    monkeypatch.delenv("NUMBA_CPU_NAME", raising=False)
    plain = compiled.plain_processor()
    assert plain is not None, "this machine has a processor that nothing is shipped for"
    assert not warmup.shelf().shipped

    warmup._shipped.cache_clear()
    folder = portable / "kernels" / warmup.fingerprint()
    folder.mkdir(parents=True)
    (folder / f"complete-{plain}").touch()
    assert warmup.shelf() == warmup.Shelf(folder, plain, shipped=True)
    assert warmup.is_warm()


def test_that_an_older_processor_compiles_into_the_users_own_folder(
    portable, user_home, monkeypatch
):
    monkeypatch.delenv("DURAND_CACHE_DIR", raising=False)
    folder = portable / "kernels" / warmup.fingerprint()
    folder.mkdir(parents=True)
    for name in ("x86-64-v2", "generic"):
        (folder / f"complete-{name}").touch()
    monkeypatch.setattr(compiled, "plain_processor", lambda: None)
    found = warmup.shelf()
    assert not found.shipped
    assert found.folder.is_relative_to(user_home)
    assert not warmup.is_warm()


def test_that_rules_of_another_processor_are_not_taken_for_warm(monkeypatch, tmp_path):
    monkeypatch.setenv("DURAND_CACHE_DIR", str(tmp_path))
    monkeypatch.setenv("NUMBA_CPU_NAME", "one")
    warmup.shelf().mark.touch()
    assert warmup.is_warm()
    monkeypatch.setenv("NUMBA_CPU_NAME", "another")
    assert not warmup.is_warm()
