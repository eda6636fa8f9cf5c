"""The packages of a portable folder: what the lock file says for running, and ours."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from portability import libraries
from portability.doing import run, uv
from portability.platforms import PYTHON
from portability.trimming import FROM_PACKAGES, trim, trim_qt

if TYPE_CHECKING:
    from portability.platforms import Folder

ROOT = Path(__file__).parents[2]
EXTRAS = ("analysis", "export")  # experiments and spreadsheets are part of the window
# What they would bring and a school does without.
COMPILER = "a compiler that Mesa's record asks for on macOS; none of its code uses it"
OMITTED = {
    "pyarrow": "165 MB, for Parquet files alone; CSV and xlsx are there",
    **dict.fromkeys(("pythran", "ply", "gast", "beniget", "setuptools"), COMPILER),
}


def requirements(extras: tuple[str, ...] = EXTRAS) -> str:
    """Return the locked packages that running needs, with their sums."""
    asked = [word for extra in extras for word in ("--extra", extra)]
    asked += [word for name in OMITTED for word in ("--no-emit-package", name)]
    return uv(
        *("export", "--frozen", "--no-dev", "--no-emit-project", "--no-header"),
        *("--no-annotate", *asked),
        cwd=ROOT,
    )


def put_packages(folder: Folder) -> dict[str, int]:
    """Install the locked packages and the project's own wheel, trimmed.

    Returns
    -------
    dict
        How many bytes were left out, of packages and of Qt.
    """
    packages = folder.packages
    packages.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch) / "requirements.txt"
        listed.write_text(requirements(), encoding="utf-8")
        into = ("pip", "install", "--quiet", "--no-deps", "--link-mode", "copy")
        into += ("--target", str(packages), "--python-version", PYTHON)
        into += ("--only-binary", ":all:", "--python-platform", folder.kind.wheels)
        uv(*into, "--require-hashes", "-r", listed)
        uv(*into, build_wheel(Path(scratch)))
    freed = {"packages": trim(packages, FROM_PACKAGES), "Qt": trim_qt(packages)}
    qt = packages / "PySide6" / "Qt"
    if folder.kind.name.startswith("linux"):
        freed["Qt"] += libraries.drop_unlinked(qt)
        libraries.strip(packages)
    return freed


def build_wheel(into: Path) -> Path:
    """Build the project's wheel."""
    run(
        sys.executable,
        *["-m", "hatchling", "build", "-t", "wheel", "-d"],
        into,
        cwd=ROOT,
    )
    [built] = into.glob("*.whl")
    return built
