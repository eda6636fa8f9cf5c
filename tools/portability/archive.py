"""The zip of a folder: the same bytes for the same files, whenever they are packed."""

from __future__ import annotations

import hashlib
import stat
import zipfile
from typing import TYPE_CHECKING

from portability.trimming import size

if TYPE_CHECKING:
    from pathlib import Path

    from portability.platforms import Folder

DATE = (1980, 1, 1, 0, 0, 0)  # the first a zip can bear; packing tells no time
SUMS = "SHA256SUMS"


def put_sums(root: Path) -> None:
    """Write the sum of every file, in the form that sha256sum checks."""
    (root / SUMS).unlink(missing_ok=True)
    lines = []
    for file in files(root):
        name = file.relative_to(root).as_posix()
        lines.append(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {name}\n")
    (root / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def wrong_sums(root: Path) -> list[str]:
    """Names of the files that are not as they were packed, missing or new."""
    said = {}
    for line in (root / SUMS).read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ", 1)
        said[name] = digest
    there = {file.relative_to(root).as_posix(): file for file in files(root)}
    there.pop(SUMS, None)
    wrong = set(said) ^ set(there)
    for name in set(said) & set(there):
        if hashlib.sha256(there[name].read_bytes()).hexdigest() != said[name]:
            wrong.add(name)
    return sorted(wrong)


def put_zip(root: Path, target: Path) -> Path:
    """Pack a folder.

    Raises
    ------
    SystemExit
        When it holds a link: memory sticks cannot keep one.
    """
    part = target.with_suffix(".part")
    packing = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(part, "w", packing, compresslevel=9) as archive:
        for file in files(root):
            name = f"{root.name}/{file.relative_to(root).as_posix()}"
            entry = zipfile.ZipInfo(name, DATE)
            runs = file.stat().st_mode & stat.S_IXUSR
            entry.external_attr = (stat.S_IFREG | (0o755 if runs else 0o644)) << 16
            entry.create_system = 3  # so that who may run it is kept
            entry.compress_type = packing
            archive.writestr(entry, file.read_bytes(), packing, 9)
    return part.replace(target)


def files(root: Path) -> list[Path]:
    """Give every file of a folder, in an order that no system changes."""
    found = [one for one in root.rglob("*") if one.is_symlink() or one.is_file()]
    links = [one for one in found if one.is_symlink()]
    if links:
        raise SystemExit(f"{links[0]} is a link, which not every medium can keep.")
    return sorted(found, key=lambda one: one.relative_to(root).as_posix())


def sizes(folder: Folder) -> dict[str, int]:
    """Bytes of each part of a folder, the largest first."""
    packages = folder.packages
    parts = {"Python": size(folder.python) - size(packages)}
    for found in packages.iterdir() if packages.is_dir() else ():
        name = found.name.split("-")[0].split(".")[0].lower()
        parts[name] = parts.get(name, 0) + size(found)
    parts["compiled rules"] = size(folder.kernels)
    parts["licences"] = size(folder.licences)
    return dict(sorted(parts.items(), key=lambda one: -one[1]))
