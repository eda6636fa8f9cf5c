"""The tool that makes the portable folder: what it takes, leaves out, and writes.

That a folder starts and plays is a long check: `benchmarks/long/portable.py`.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from simulator import compiled

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import portable  # noqa: E402
from portability import (  # noqa: E402
    archive,
    checking,
    doing,
    kernels,
    launchers,
    libraries,
    licences,
    trimming,
    wheels,
)
from portability.platforms import PLATFORMS, Folder, folder_at, folder_name  # noqa: E402

LINUX, WINDOWS = PLATFORMS["linux-x86_64"], PLATFORMS["windows-x86_64"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def write(file, text="x"):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def names_in(root):
    return {one.relative_to(root).as_posix() for one in archive.files(root)}


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "durand-0-linux-x86_64", LINUX)


@pytest.fixture
def launched(folder):
    """A folder whose interpreter tells how it was called, instead of running."""
    tell = '#!/bin/sh\nprintf "%s\\n" "$0" "$@"\nenv\n'
    write(folder.executable, tell).chmod(0o755)
    launchers.put_launchers(folder, "9.9.9", "a C library.")
    return folder


def call(command, **environment):
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, cwd=os.sep
    )
    return done.stdout.splitlines()


needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")


@needs_shell
def test_that_the_launcher_starts_its_own_interpreter_apart_from_all_others(launched):
    program, *words = call(
        [launched.launcher, "run", "a b"],
        PYTHONHOME="/nowhere", PYTHONPATH="/nowhere", LD_LIBRARY_PATH="/nowhere",
    )  # fmt: skip
    assert program == str(launched.executable)
    assert words[:5] == ["-I", "-m", "ui.cli.main", "run", "a b"]
    assert not [word for word in words if "nowhere" in word]
    assert "PYTHONDONTWRITEBYTECODE=1" in words


@needs_shell
@pytest.mark.parametrize("name", ["with spaces", "درہ خیبر copy", "-n 'quoted\""])
def test_that_it_finds_itself_on_any_path_and_through_a_link(launched, tmp_path, name):
    moved = tmp_path / name
    launched.root.rename(moved)
    link = tmp_path / "link"
    link.symlink_to(moved / "Durand")
    executable = str(moved / "python/bin/python3.13")
    for command in ([moved / "Durand"], ["sh", moved / "Durand"], [link]):
        assert call(command)[0] == executable, command


@needs_shell
def test_that_the_desktop_entry_starts_the_launcher_beside_it(launched, tmp_path):
    moved = tmp_path / "a b $x"
    launched.root.rename(moved)
    entry = (moved / "Durand.desktop").read_text(encoding="utf-8")
    [line] = [one for one in entry.splitlines() if one.startswith("Exec=")]
    # As the specification has it: one unescaping of strings, one of quoted words.
    words = line.removeprefix("Exec=").replace("\\\\", "\\")
    shell, flag, rest = words.split(" ", 2)
    script, after = rest[1:].rsplit('" ', 1)
    script = script.replace('\\"', '"').replace("\\$", "$")
    assert after == "sh %k"
    told = call([shell, flag, script, "sh", moved / "Durand.desktop"], PATH=os.defpath)
    assert told[0] == str(moved / "python/bin/python3.13")


def test_that_windows_gets_a_launcher_with_its_own_line_ends():
    text = launchers.windows_launcher()
    assert text.count("\n") == text.count("\r\n")
    assert '"%~dp0python\\python.exe" -I -m ui.cli.main %*' in text
    assert all(f"set {name}=\r\n" in text for name in doing.FOREIGN)


def test_that_what_to_read_first_names_the_launcher_and_what_is_needed(folder):
    told = launchers.read_me(folder, "9.9.9", "a C library.")
    for words in (
        "Durand 9.9.9",
        "./Durand",
        "portable.ini",
        "a C library.",
        "LICENSES",
    ):
        assert words in told
    assert "forecast" in told


def test_that_the_settings_of_the_folder_are_read_by_the_program(launched, monkeypatch):
    from simulator import homes

    assert homes._wish(launched.root / homes.PORTABLE) == "user"
    monkeypatch.setattr(sys, "prefix", str(launched.python))
    assert homes.portable_folder() == launched.root


def test_that_rules_are_compiled_for_the_processor_the_program_asks_for():
    for kind in PLATFORMS.values():
        machine = kind.name.split("-")[1]
        assert kind.cpu == compiled.PLAIN[machine][0]


def test_that_tests_headers_and_unused_parts_of_qt_are_left_out(folder):
    kept = [
        "numba/__init__.py", "numba/testing/__init__.py", "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so", "thing-1.dist-info/METADATA",
        "PySide6/Qt6Core.dll", "PySide6/Qt/lib/QtGui.framework/QtGui",
    ]  # fmt: skip
    left = [
        "numba/tests/test_a.py", "numpy/_core/include/numpy/a.h", "thing/a.pyi",
        "PySide6/QtSql.abi3.so", "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/qml/QtQuick/a.qml", "PySide6/designer", "bin/thing",
        "thing-1.dist-info/RECORD", "thing/__pycache__/a.pyc",
        "PySide6/Qt6Quick.dll", "PySide6/Qt/lib/QtQuick.framework/QtQuick",
    ]  # fmt: skip
    for name in (*kept, *left):
        write(folder.packages / name)
    freed = trimming.trim(folder.packages, trimming.FROM_PACKAGES)
    freed += trimming.trim_qt(folder.packages)
    there = {
        one.relative_to(folder.packages).as_posix()
        for one in archive.files(folder.packages)
    }
    assert there == set(kept)
    assert freed == len(left)


def test_that_the_modules_of_qt_that_are_kept_are_those_the_window_imports():
    found = re.compile(r"^\s*(?:from|import) PySide6\.(\w+)", re.M)
    texts = (file.read_text(encoding="utf-8") for file in (ROOT / "ui").rglob("*.py"))
    assert {name for text in texts for name in found.findall(text)} == set(
        trimming.QT_MODULES
    )


def test_that_the_packages_are_those_of_the_lock_file_for_running():
    lines = wheels.requirements().splitlines()
    names = {line.split("==")[0] for line in lines if "==" in line}
    asked = {
        one.split(">")[0].split("[")[0].lower()
        for one in PROJECT["project"]["dependencies"]
    }
    assert asked <= names
    assert {"scipy", "salib", "xlsxwriter"} <= names
    assert not names & {"pytest", "ruff", "mypy", "distributed", *wheels.OMITTED}
    assert sum("--hash=sha256:" in line for line in lines) >= len(names)


def package(folder, name, **files):
    info = folder.packages / f"{name}-1.0.dist-info"
    write(info / "METADATA", f"Name: {name}\nVersion: 1.0\nLicense-Expression: MIT\n")
    for file, text in files.items():
        write(info / "licenses" / file, text)


def test_that_every_package_brings_the_text_of_its_licence(folder):
    package(folder, "thing", LICENSE="do as you like")
    package(folder, "PySide6_Essentials")
    lines = licences.put_licences(_with_root(folder))
    assert lines == ["PySide6_Essentials 1.0: MIT", "thing 1.0: MIT"]
    texts = {
        one.relative_to(folder.licences).as_posix()
        for one in archive.files(folder.licences)
    }
    assert "thing 1.0/LICENSE" in texts
    assert {"Durand.txt", "LIST.txt"} <= texts
    qt = folder.licences / "PySide6_Essentials 1.0"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (qt / "LGPL-3.0.txt").read_text()
    assert "you may replace them" in (qt / "NOTICE.txt").read_text()


def test_that_a_package_without_the_text_of_its_licence_stops_the_making(folder):
    package(folder, "thing")
    with pytest.raises(licences.MissingLicenceError, match=r"thing 1\.0"):
        licences.put_licences(_with_root(folder))


def _with_root(folder):
    folder.root.mkdir(exist_ok=True)
    return folder


def test_that_packing_twice_gives_the_same_bytes_and_keeps_what_may_run(tmp_path):
    zips = []
    for turn, date in enumerate((1_000_000_000, 1_700_000_000)):
        root = tmp_path / str(turn) / "durand"
        write(root / "b" / "درہ.txt", "text" * 100)
        write(root / "Durand", "#!/bin/sh").chmod(0o755)
        archive.put_sums(root)
        for file in archive.files(root):
            os.utime(file, (date, date))
        zips.append(archive.put_zip(root, root.with_suffix(".zip")))
    assert zips[0].read_bytes() == zips[1].read_bytes()
    with zipfile.ZipFile(zips[0]) as packed:
        assert packed.namelist() == [
            "durand/Durand",
            "durand/SHA256SUMS",
            "durand/b/درہ.txt",
        ]
        assert packed.getinfo("durand/Durand").external_attr >> 16 & 0o111
        assert not packed.getinfo("durand/SHA256SUMS").external_attr >> 16 & 0o111


def test_that_a_changed_a_missing_and_a_new_file_are_found(tmp_path):
    for name in ("same", "changed", "missing"):
        write(tmp_path / name)
    archive.put_sums(tmp_path)
    assert archive.wrong_sums(tmp_path) == []
    write(tmp_path / "changed", "y")
    (tmp_path / "missing").unlink()
    write(tmp_path / "new")
    assert archive.wrong_sums(tmp_path) == ["changed", "missing", "new"]


@needs_shell
def test_that_a_link_which_a_memory_stick_cannot_keep_is_refused(tmp_path):
    (tmp_path / "link").symlink_to("elsewhere")
    with pytest.raises(SystemExit, match="is a link"):
        archive.files(tmp_path)


def test_that_compiled_rules_forget_where_they_lay_in_memory():
    one = b"global(mix: CPUDispatcher(<function mix at 0x7f8b0ea298a0>))\x00"
    other = one.replace(b"7f8b0ea298a0", b"7f67498258a0")
    assert kernels.forget_addresses(one) == kernels.forget_addresses(other)
    assert len(kernels.forget_addresses(one)) == len(one)
    assert kernels.forget_addresses(b"\x90 0x7f8b0ea298a0") == b"\x90 0x7f8b0ea298a0"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="its own libraries")
def test_that_libraries_of_the_system_stay_and_others_come_along():
    for name in ("libc.so.6", "libGL.so.1", "libxcb.so.1", "libX11.so.6"):
        assert libraries.SYSTEM.fullmatch(name), name
    for name in (
        "libcrypto.so.3",
        "libxcb-cursor.so.0",
        "libsqlite3.so.0",
        "libffi.so.8",
    ):
        assert not libraries.SYSTEM.fullmatch(name), name


def test_that_a_folder_is_known_by_its_name_or_its_launcher(tmp_path, launched):
    assert folder_name("1.2", WINDOWS) == "durand-1.2-windows-x86_64"
    assert folder_at(launched.root).kind is LINUX
    renamed = launched.root.rename(tmp_path / "my copy")
    assert folder_at(renamed).kind is LINUX
    with pytest.raises(SystemExit, match="no portable folder"):
        folder_at(tmp_path)


@needs_shell
def test_that_a_check_fails_when_the_program_gives_other_bits(launched):
    archive.put_sums(launched.root)
    said = json.dumps({"digest": "0" * 64, "stages": {}})
    write(launched.executable, f"#!/bin/sh\necho '{said}'\n").chmod(0o755)
    wrong = checking.check(launched).wrong
    assert [w.split(":")[0] for w in wrong[:1]] == ["files are not as packed"]
    assert ["command line" in w or "window" in w for w in wrong[1:]] == [True, True]
    known = json.dumps({"digest": checking.golden("october-2025"), "stages": {}})
    write(launched.executable, f"#!/bin/sh\necho '{known}'\n").chmod(0o755)
    archive.put_sums(launched.root)
    assert checking.check(launched).wrong == []


@needs_shell
def test_that_a_check_tells_the_words_of_a_program_that_does_not_start(launched):
    write(launched.executable, "#!/bin/sh\necho 'no such thing' >&2\nexit 3\n").chmod(
        0o755
    )
    archive.put_sums(launched.root)
    wrong = checking.check(launched).wrong
    assert len(wrong) == 2
    assert all("no such thing" in one for one in wrong)


def test_that_an_unknown_platform_is_refused_with_those_there_are(capsys):
    with pytest.raises(SystemExit):
        portable.main(["--platform", "amiga"])
    said = capsys.readouterr().err
    assert all(name in said for name in PLATFORMS)


def test_that_failures_of_other_programs_are_told_in_their_own_words():
    script = "import sys; sys.exit('the medium is full')"
    with pytest.raises(SystemExit, match="the medium is full"):
        doing.run(sys.executable, "-c", script)
