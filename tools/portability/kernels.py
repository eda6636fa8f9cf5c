"""The rules of the model, compiled beforehand, and Python's own compiled files.

Compiled rules are for the plainest processor of the platform (``Platform.cpu``), so
that one folder serves every computer of the kind: on these rules the code is as fast
as code for the very processor, and gives the same bits.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from portability.doing import clean_environment, run

if TYPE_CHECKING:
    from portability.platforms import Folder

# numba writes where a function lay in memory into its notes: the only bytes that
# differ from one compile to the next.
ADDRESS = re.compile(rb"(?<= at )0x[0-9a-f]{12}(?=>)")


def compile_python(folder: Folder) -> None:
    """Compile all modules, never to be checked against their sources' dates.

    A medium that can only be read keeps no compiled files of its own, and copying
    changes dates. Paths in them are relative to the folder.
    """
    library = folder.packages.parent
    run(
        *(folder.executable, "-I", "-m", "compileall", "-q", "-f", "-s", folder.root),
        *("--invalidation-mode", "unchecked-hash", library),
        environment=clean_environment() | {"PYTHONHASHSEED": "0"},
    )


def compile_rules(folder: Folder) -> None:
    """Compile the rules into the folder, with the folder's own interpreter."""
    with tempfile.TemporaryDirectory() as scratch:
        wanted = {"NUMBA_CPU_NAME": folder.kind.cpu, "DURAND_CACHE_DIR": scratch}
        wanted |= {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
        run(
            *(folder.executable, "-m", "simulator.warmup"),
            cwd=Path(scratch),
            environment=clean_environment() | wanted,
        )
        take_rules(folder, Path(scratch) / "kernels")


def take_rules(folder: Folder, compiled: Path) -> None:
    """Take rules that were compiled elsewhere, by the name of their sources' hash.

    Raises
    ------
    SystemExit
        When those of these very sources are not among them.
    """
    script = "from simulator.warmup import fingerprint; print(fingerprint())"
    name = run(
        *(folder.executable, "-I", "-B", "-c", script), environment=clean_environment()
    ).strip()
    if not any((compiled / name).glob("complete-*")):
        raise SystemExit(
            f"{compiled} holds no compiled rules of these sources ({name})."
        )
    shutil.rmtree(folder.kernels, ignore_errors=True)
    into = folder.kernels / name
    into.mkdir(parents=True)
    for file in sorted((compiled / name).iterdir()):
        if file.suffix in {".nbi", ".nbc"}:
            (into / file.name).write_bytes(forget_addresses(file.read_bytes()))
        elif file.name.startswith("complete-"):
            (into / file.name).touch()


def forget_addresses(code: bytes) -> bytes:
    """Put noughts for the places in memory that are noted in compiled code."""
    return ADDRESS.sub(b"0x000000000000", code)
