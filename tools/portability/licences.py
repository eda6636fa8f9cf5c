"""Licences that travel with the folder: of every package, Python, Qt, and ours."""

from __future__ import annotations

import re
import shutil
from email.parser import HeaderParser
from pathlib import Path
from typing import TYPE_CHECKING

from portability.doing import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from email.message import Message

    from portability.platforms import Folder

ROOT = Path(__file__).parents[2]
TEXTS = Path(__file__).parent / "texts"
LICENCE = re.compile(r"(licen[cs]e|copying|notice|copyright|ofl)", re.IGNORECASE)
# These wheels name their licence and leave its text out.
WITHOUT_TEXT = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
QT = """Qt and Qt for Python (PySide6, shiboken6) are used under the GNU Lesser General
Public License, version 3 (the text is beside this one). They lie in the folder
{place} as shared libraries: you may replace them by your own
builds of the same version. Their sources: https://code.qt.io (pyside/pyside-setup and
qt/qt5, tag v{version}). Parts of them that are not used were left out unchanged.
"""


class MissingLicenceError(Exception):
    """A package would travel without the text of its licence."""


def put_licences(folder: Folder, system: Iterable[Path] = ()) -> list[str]:
    """Gather the licences of everything in the folder.

    Parameters
    ----------
    folder
        With its packages in place.
    system
        Libraries that were taken from this system.

    Returns
    -------
    list
        A line for each: name, version, licence.

    Raises
    ------
    MissingLicenceError
        When a text is missing.
    """
    into = folder.licences
    into.mkdir(exist_ok=True)
    shutil.copyfile(ROOT / "LICENSE", into / "Durand.txt")
    lines = []
    for info in sorted(folder.packages.glob("*.dist-info")):
        lines.append(_of_package(info, into, folder))
    lines += _of_system(system, into / "System libraries")
    text = "\n".join(("What is in this folder, and under which licence", "", *lines))
    (into / "LIST.txt").write_text(text + "\n", encoding="utf-8")
    return lines


def _of_package(info: Path, into: Path, folder: Folder) -> str:
    read = (info / "METADATA").read_text(encoding="utf-8")
    about = HeaderParser().parsestr(read)
    name, version = about["Name"], about["Version"]
    place = into / f"{name} {version}"
    for file in _texts(info, folder.packages):
        target = place / file.name
        if target.exists():
            target = place / f"{file.parent.name} {file.name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    plain = name.lower().replace("_", "-")
    for text in WITHOUT_TEXT.get(plain, ()):
        place.mkdir(exist_ok=True)
        shutil.copyfile(TEXTS / text, place / text)
        said = QT.format(place="PySide6", version=version)
        (place / "NOTICE.txt").write_text(said, encoding="utf-8")
    if plain == "durand":
        place.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / "LICENSE", place / "LICENSE.txt")
    if not place.is_dir():
        raise MissingLicenceError(f"{name} {version} brings no text of its licence.")
    return f"{name} {version}: {_named(about)}"


def _texts(info: Path, packages: Path) -> Iterator[Path]:
    """Texts of licences in a package's own records, and beside its code."""
    for file in sorted(info.rglob("*")):
        if file.is_file() and (LICENCE.search(file.name) or "licenses" in file.parts):
            yield file
    code = packages / info.name.split("-")[0]
    for file in sorted(code.glob("*")) if code.is_dir() else ():
        if file.is_file() and LICENCE.match(file.name) and file.suffix != ".py":
            yield file


def _named(about: Message) -> str:
    said = about["License-Expression"] or about["License"] or ""
    first = said.strip().splitlines()[0] if said.strip() else ""
    if first and len(first) < 80:
        return first
    classes = about.get_all("Classifier") or []
    found = [one.rpartition(" :: ")[2] for one in classes if one.startswith("License")]
    return "; ".join(found) or "see its text"


def _of_system(files: Iterable[Path], into: Path) -> list[str]:
    """Licences of libraries of this system, by the records of its package manager."""
    lines = []
    for file in sorted(set(files)):
        package = _package_of(file)
        record = Path("/usr/share/doc") / package / "copyright"
        if not record.is_file():
            raise MissingLicenceError(
                f"{file} was taken from this system, which does not say its licence "
                "(on Debian: /usr/share/doc/PACKAGE/copyright)."
            )
        into.mkdir(exist_ok=True)
        shutil.copyfile(record, into / f"{package}.txt")
        lines.append(f"{file.name}: of the system's package {package}, see its text")
    return lines


def _package_of(file: Path) -> str:
    if shutil.which("dpkg") is None:
        return file.name
    # /lib is a link to /usr/lib, and the records know one of the two names.
    plain = str(file).removeprefix("/usr")
    for name in (str(file.resolve()), f"/usr{plain}", plain):
        said = _owner(name)
        if said:
            return said
    return file.name


def _owner(name: str) -> str:
    try:
        return run("dpkg", "-S", name).split(":")[0]
    except SystemExit:
        return ""
