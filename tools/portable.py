"""Make the portable folder: unpack, double-click, no network, no administrator.

    python3 -m uv run python tools/portable.py
    python3 -m uv run python tools/portable.py --check build/portable/durand-…

The folder holds an interpreter, the locked packages that running needs, the project's
wheel, the model's rules compiled beforehand, and every licence. docs/portable.md says
what is in it, how large it is, and what was tried where.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tomllib
from pathlib import Path

from portability import (
    archive,
    checking,
    interpreter,
    kernels,
    launchers,
    libraries,
    licences,
    wheels,
)
from portability.platforms import (
    PLATFORMS,
    Folder,
    Platform,
    folder_at,
    folder_name,
    here,
)

ROOT = Path(__file__).parent.parent
USUAL = ROOT / "build" / "portable"
MEGABYTE = 1_000_000


def main(words: list[str] | None = None) -> None:
    """Do what the command line asks."""
    asked = _arguments(words)
    if asked.check is not None:
        _check(asked.check)
    elif asked.sizes is not None:
        _tell_sizes(folder_at(asked.sizes))
    else:
        make(
            PLATFORMS[asked.platform],
            asked.to,
            python=asked.python,
            compiled=asked.kernels,
            packed=not asked.no_zip,
        )


def make(
    kind: Platform,
    into: Path = USUAL,
    *,
    python: Path | None = None,
    compiled: Path | None = None,
    packed: bool = True,
) -> Folder:
    """Make a folder.

    Parameters
    ----------
    kind
        For which platform. For another than this one, packages, launchers and
        licences are put together; what must run there is said.
    into
        Where it is made; one of the same name is replaced.
    python
        The tree of an interpreter; the running one's when None.
    compiled
        Rules that were compiled before; they are compiled now when None.
    packed
        Whether a zip is made beside it.

    Returns
    -------
    Folder
        What was made.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    folder = Folder(into.resolve() / folder_name(project["version"], kind), kind)
    shutil.rmtree(folder.root, ignore_errors=True)
    folder.root.mkdir(parents=True)
    brought: list[Path] = []
    if kind.here or python is not None:
        _say("the interpreter")
        brought = interpreter.put_interpreter(folder, python)
    _say("the packages of the lock file")
    wheels.put_packages(folder)
    needs = "see docs/portable.md."
    if kind.here and kind.name.startswith("linux"):
        qt = folder.packages / "PySide6" / "Qt" / "lib"
        brought += libraries.bring(libraries.FOR_QT, qt)
        needs = _needs(folder)
    _say("licences")
    licences.put_licences(folder, brought)
    launchers.put_launchers(folder, project["version"], needs)
    if kind.here:
        _compile(folder, compiled)
    else:
        _unfinished(folder, python)
    archive.put_sums(folder.root)
    _tell_sizes(folder)
    if packed:
        _say("the zip")
        zipped = archive.put_zip(folder.root, into / f"{folder.root.name}.zip")
        print(f"{zipped}: {zipped.stat().st_size / MEGABYTE:.0f} MB")
    return folder


def _compile(folder: Folder, compiled: Path | None) -> None:
    _say("compiling Python's modules")
    kernels.compile_python(folder)
    if compiled is None:
        _say("compiling the model's rules, which takes a minute")
        kernels.compile_rules(folder)
    else:
        kernels.take_rules(folder, compiled)


def _needs(folder: Folder) -> str:
    names = libraries.left_to_the_system(folder.root)
    print(f"Left to the system: {', '.join(names)}")
    return (
        f"the C library {libraries.floor(folder.root)} or newer, and what every "
        "desktop has (X11 or Wayland, OpenGL, fontconfig, D-Bus, GLib)."
    )


def _unfinished(folder: Folder, python: Path | None) -> None:
    lacking = [] if python else [f"an interpreter in {folder.python}"]
    lacking += ["Python's modules compiled", "the model's rules compiled"]
    print(
        f"Not whole: this computer is {here()}. Still to be done on "
        f"{folder.kind.name}: {', '.join(lacking)} (docs/portable.md says how)."
    )


def _check(root: Path) -> None:
    found = checking.check(folder_at(root))
    print(json.dumps(found.told, indent=2, ensure_ascii=False))
    if found.wrong:
        raise SystemExit("\n".join(found.wrong))
    print("The folder starts, plays, and gives the known bits.")


def _tell_sizes(folder: Folder) -> None:
    parts = archive.sizes(folder)
    for name, size in parts.items():
        if size >= MEGABYTE:
            print(f"{size / MEGABYTE:7.1f} MB  {name}")
    rest = sum(size for size in parts.values() if size < MEGABYTE)
    print(f"{rest / MEGABYTE:7.1f} MB  all others")
    print(f"{sum(parts.values()) / MEGABYTE:7.1f} MB  {folder.root}")


def _say(step: str) -> None:
    print(f"… {step}", flush=True)


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--platform", choices=PLATFORMS, default=here(), help="for which computers"
    )
    parser.add_argument("--to", type=Path, default=USUAL, help="where it is made")
    parser.add_argument(
        "--python", type=Path, help="the tree of an interpreter to take"
    )
    parser.add_argument(
        "--kernels", type=Path, help="a folder of rules that are compiled already"
    )
    parser.add_argument("--no-zip", action="store_true", help="make the folder only")
    parser.add_argument("--check", type=Path, metavar="FOLDER", help="try a folder")
    parser.add_argument("--sizes", type=Path, metavar="FOLDER", help="weigh a folder")
    return parser.parse_args(words)


if __name__ == "__main__":
    main()
