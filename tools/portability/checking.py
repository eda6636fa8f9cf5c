"""Whether a portable folder works: it is started, plays, and gives the known bits."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portability import archive
from portability.doing import clean_environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from portability.platforms import Folder

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "digests.json"
PROBE = Path(__file__).with_name("probe.py")
DAYS, SEED = 60, 1  # of the golden digests
SCENARIO = "october-2025"
PATIENCE = 420  # s


@dataclass(slots=True)
class Findings:
    """What a check found.

    Attributes
    ----------
    wrong
        Sentences on what does not hold; none when all is well.
    told
        What was measured.
    """

    wrong: list[str] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)


def golden(scenario: str) -> str:
    """Return the digest that every machine gives after sixty days."""
    return str(json.loads(GOLDEN.read_text(encoding="utf-8"))[scenario])


def check(
    folder: Folder,
    *,
    environment: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
    sums: bool = True,
) -> Findings:
    """Start the folder's program from its launcher and in its window, and compare.

    Parameters
    ----------
    folder
        The folder.
    environment
        What the program is to see; this program's own when None.
    before
        Words before every command: another user, a network that is cut off.
    sums
        Whether every file is compared with its sum first.
    """
    found = Findings()
    if sums:
        changed = archive.wrong_sums(folder.root)
        if changed:
            found.wrong.append(f"files are not as packed: {', '.join(changed[:5])}")
    seen = dict(clean_environment() if environment is None else environment)
    seen["QT_QPA_PLATFORM"] = "offscreen"
    known = golden(SCENARIO)
    words = ["run", SCENARIO, "--seed", str(SEED), "--days", str(DAYS), "--json"]
    said, spent = _ask([*before, str(folder.launcher), *words], seen, found)
    if said:
        found.told["command line"] = {"seconds": spent}
        _compare(json.loads(said).get("digest"), known, "the command line", found)
    probe = PROBE.read_text(encoding="utf-8")  # as text: its file may be out of reach
    launch = [*before, str(folder.executable), "-I", "-B", "-c", probe]
    launch += [SCENARIO, str(SEED), str(DAYS), repr(time.time())]
    said, _ = _ask(launch, seen, found)
    if said:
        window = json.loads(said.splitlines()[-1])
        found.told["window"] = window
        _compare(window["digest"], known, "the window", found)
    return found


def _ask(
    command: list[str], environment: Mapping[str, str], found: Findings
) -> tuple[str, float]:
    begun = time.perf_counter()
    done = subprocess.run(
        command,
        env=dict(environment),
        cwd=os.sep,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    spent = round(time.perf_counter() - begun, 3)
    if done.returncode != 0:
        words = " ".join(word for word in command if "\n" not in word)
        found.wrong.append(f"{words} failed: {done.stderr[-1500:]}")
        return "", spent
    if done.stderr.strip():
        found.told.setdefault("said beside", []).append(done.stderr.strip()[-500:])
    return done.stdout, spent


def _compare(digest: object, known: str, where: str, found: Findings) -> None:
    if digest != known:
        found.wrong.append(
            f"after {DAYS} days of {SCENARIO} {where} gives {digest}, not {known}"
        )
