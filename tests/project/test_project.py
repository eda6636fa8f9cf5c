"""What the project promises about itself: commands, versions, sizes, words."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import simulator

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CODE = [
    file
    for folder in ("simulator", "scenarios", "ui", "tools", "tests", "benchmarks")
    for file in (ROOT / folder).rglob("*.py")
]
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
# Where somebody worked is nobody's business; uv.lock alone names package registries.
WORKPLACE = re.compile(
    r"(?<![\w.])/(?:work|farm|tmp|root)/"
    r"|/home/\w+/|[A-Z]:\\Users\\|files\.pythonhosted\.org|pypi\.org/simple",
)


def read(file):
    return file.read_text(encoding="utf-8")


def tracked_texts():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        file = ROOT / name
        if file.suffix in {".py", ".md", ".toml", ".json", ".csv", ".txt", ""}:
            yield file


@pytest.mark.parametrize(
    "command",
    [
        "python3 -m pip install -q uv && python3 -m uv run durand run october-2025",
        "python3 -m pip install -q uv && python3 -m uv run pytest",
    ],
)
def test_that_the_readme_gives_the_command_on_a_line_of_its_own(command):
    assert README.splitlines().count(command) == 1


def test_that_the_check_runs_the_test_command_of_the_readme():
    script = read(ROOT / ".ci/run")
    [pattern] = re.findall(r"grep -m 1 -E '(.+)' README\.md", script)
    [found] = [line for line in README.splitlines() if re.search(pattern, line)]
    assert found.endswith("python3 -m uv run pytest")
    assert 'bash -c "$test_command"' in script


def test_that_the_version_is_one():
    told = subprocess.run(
        [sys.executable, "-m", "ui.cli.main", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == f"durand {PROJECT['project']['version']}\n"
    assert simulator.__version__ == PROJECT["project"]["version"]


def test_that_the_changelog_tells_this_version():
    version = re.escape(PROJECT["project"]["version"])
    changelog = read(ROOT / "CHANGELOG.md")
    assert re.search(rf"^## \[{version}\]", changelog, re.M)


def test_that_the_library_list_is_the_same_in_readme_and_check():
    libraries = "libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libgl1"
    assert libraries in README
    assert libraries in read(ROOT / ".ci/run")


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_that_files_and_functions_stay_small(file):
    text = read(file)
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name


def test_that_no_file_names_the_place_where_it_was_made():
    here = Path(__file__)
    named = [
        f"{file.relative_to(ROOT)}: {found[0]}"
        for file in tracked_texts()
        if file not in {here, ROOT / "uv.lock"}
        for found in [WORKPLACE.search(read(file))]
        if found
    ]
    assert not named
