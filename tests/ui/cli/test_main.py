"""The commands that run nothing: lists, version, help, the window's refusals."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from simulator.mechanisms import DIALS
from simulator.scenario import load_scenario, scenario_names
from ui.cli.commands import app
from ui.cli.main import main

ROOT = Path(__file__).parents[3]
HEAVY = {"numba", "mesa", "pandas", "matplotlib", "PySide6"}


def program(*words, **environment):
    return subprocess.run(
        [sys.executable, "-m", "ui.cli.main", *words],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def printed(*words):
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_that_every_scenario_is_listed():
    listed = printed("list")
    for name in scenario_names():
        assert f"{name} " in listed
        assert load_scenario(name).sentence in " ".join(listed.split())


def test_that_every_dial_is_listed_with_range_meaning_and_source():
    listed = " ".join(printed("dials").split())
    for dial in DIALS.values():
        assert f" {dial.name} {dial.low:g} to {dial.high:g}" in f" {listed}"
        assert dial.label in listed
        assert " ".join(dial.source.split()) in listed


def test_that_the_headline_dials_come_first():
    listed = printed("dials")
    places = {name: listed.index(f"  {name}  ") for name in DIALS}
    first = max(places[name] for name, dial in DIALS.items() if dial.headline)
    assert all(
        places[name] > first for name, dial in DIALS.items() if not dial.headline
    )


def test_that_every_command_explains_itself():
    for command in ("run", "list", "dials", "places"):
        assert command in printed("--help")
        assert "Usage" in printed(command, "--help")


def test_that_a_misspelt_command_is_refused_with_the_nearest():
    result = program("rnu")
    assert result.returncode == 2
    assert "Did you mean 'run'?" in result.stderr


def test_that_the_windows_options_do_not_go_with_a_command():
    result = program("--theme", "dark", "list")
    assert result.returncode == 2
    assert "do not go with list" in result.stderr


def test_that_bad_pictures_are_refused_all_at_once(tmp_path):
    (tmp_path / "file").touch()
    folder = str(tmp_path / "file" / "pictures")
    result = program("--screenshot", folder, "--theme", "blue", "--size", "big")
    assert result.returncode == 2
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        "--theme",
        "--size",
        "--screenshot",
    ]


def test_that_a_misspelt_scenario_of_the_window_is_refused_with_the_nearest():
    result = program("--scenario", "octobr-2025")
    assert result.returncode == 2
    assert "Did you mean october-2025?" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a display")
def test_that_a_machine_without_a_display_is_told_so_in_a_sentence():
    result = program(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert result.returncode == 3
    assert "no display" in result.stderr
    assert "durand run october-2025" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a display")
@pytest.mark.parametrize(
    "display", [{"DISPLAY": ":97"}, {"WAYLAND_DISPLAY": "wayland-97"}]
)
def test_that_a_display_that_has_gone_is_told_in_a_sentence(display):
    nobody = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    result = program(**nobody | display)
    assert result.returncode == 3
    assert len(result.stderr.splitlines()) == 1
    assert "cannot open its window" in result.stderr


@pytest.mark.parametrize("command", ["list", "dials", "--version", "--help"])
def test_that_lists_load_nothing_heavy(command):
    code = (
        "import sys; from ui.cli.commands import app\n"
        f"try: app([{command!r}])\n"
        "except SystemExit: pass\n"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True
    )
    assert not set(result.stderr.decode().split()) & HEAVY


@pytest.mark.parametrize("words", [[], ["--scenario", "hotline"]])
def test_that_the_window_is_opened_before_commands_or_rules_are_read(words):
    code = (
        "import sys\n"
        "from ui.cli import main, opening\n"
        "opening.show_window = lambda options: print(options.scenario)\n"
        "try: main.main()\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert result.stdout.strip() == str((words or [None])[-1])
    read = set(result.stderr.split())
    assert "ui.cli.commands" not in read
    assert "numpy" not in read


def test_that_a_mistake_of_the_program_is_told_as_one_with_its_details(
    monkeypatch, capsys
):
    def broken():
        raise ZeroDivisionError

    monkeypatch.setattr("ui.cli.listing.print_dials", broken)
    monkeypatch.setattr("sys.argv", ["durand", "dials"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert told.strip().endswith("what you asked for.")
