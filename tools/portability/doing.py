"""Running other programs: quietly, and with their own words when they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What a shell may have set and the folder must not hear of, here and on any machine.
FOREIGN = [
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "PYTHONUSERBASE",
    "PYTHONPLATLIBDIR",
    "PYTHONOPTIMIZE",
    "PYTHONEXECUTABLE",
    "PYTHONSAFEPATH",
    "PYTHONINSPECT",
    "PYTHONWARNINGS",
    "PYTHONPYCACHEPREFIX",
    "VIRTUAL_ENV",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "NUMBA_CACHE_DIR",
    "NUMBA_CPU_NAME",
    "NUMBA_CPU_FEATURES",
]


def run(
    *command: object,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run a program and return what it wrote.

    Raises
    ------
    SystemExit
        When it fails: what it said, and what was run.
    """
    words = [str(word) for word in command]
    beside = str(Path(sys.executable).parent)  # tools of the same environment
    places = os.pathsep.join((beside, os.environ.get("PATH", os.defpath)))
    words[0] = shutil.which(words[0], path=places) or words[0]
    done = subprocess.run(
        words, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        said = (done.stdout + done.stderr)[-3000:]
        raise SystemExit(f"This failed: {' '.join(words)}\n{said}")
    return done.stdout


def uv(*words: object, cwd: Path | None = None) -> str:
    """Run uv."""
    tool = os.environ.get("UV") or shutil.which("uv")  # `uv run` names itself
    if tool is None:
        raise SystemExit("uv is needed: run this by `python3 -m uv run python …`.")
    # The oldest macOS that Qt's wheels are for; uv's own default is older.
    settings = os.environ | {"MACOSX_DEPLOYMENT_TARGET": "14.0"}
    return run(tool, *words, cwd=cwd, environment=settings)


def clean_environment() -> dict[str, str]:
    """Return this program's environment without what belongs to another Python."""
    return {name: v for name, v in os.environ.items() if name not in FOREIGN}
