"""A report as files: made whole in memory, then written, all of them or none."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, count
from typing import TYPE_CHECKING, Literal

from simulator.outputs import write_files
from ui.report.parts import Asked, Drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ui.report.parts import Report, Source

type Kind = Literal["html", "pdf"]

KINDS: tuple[Kind, ...] = ("html", "pdf")
LONGEST_NAME = 60


def make_report(
    source: Source,
    folder: Path,
    *,
    kinds: Sequence[Kind] = KINDS,
    asked: Asked | None = None,
    replace: bool = True,
    progress: Callable[[int, int], None] = lambda done, planned: None,
) -> tuple[Path, ...]:
    """Tell a source, and write the report into a folder.

    Parameters
    ----------
    source
        Of what.
    folder
        Where to; made where it is missing.
    kinds
        As what: ``html``, ``pdf``, or both.
    asked
        Title, question and author, where they are not the source's own.
    replace
        Whether files of the same name give way; else these get another one.
    progress
        Told how many of the figures are drawn, of how many.

    Returns
    -------
    tuple of Path
        The files, in the order of ``kinds``.

    Raises
    ------
    InputError
        When the folder cannot be written to; nothing is left in it then.
    """
    asked = asked or Asked()
    report = told_of(source, asked)
    contents = report_contents(report, kinds, progress)
    stem = file_stem(asked.title or (report.title if asked.twin else source.name))
    if not replace:
        stem = _free(stem, folder, kinds)
    named = {f"{stem}.{kind}": data for kind, data in contents.items()}
    return write_files(named, folder)


def told_of(source: Source, asked: Asked) -> Report:
    """Tell a source, in the twin's names where that is asked for."""
    report = source.report(asked)
    if not asked.twin:
        return report
    from ui.report.twin import disguised

    return disguised(report)


def report_contents(
    report: Report,
    kinds: Sequence[Kind] = KINDS,
    progress: Callable[[int, int], None] = lambda done, planned: None,
) -> dict[Kind, bytes]:
    """Write a report in memory, by kind; see `make_report`."""
    planned, done = len(drawings(report)) * len(kinds), 0
    progress(done, planned)

    def drawn() -> None:
        nonlocal done
        done += 1
        progress(done, planned)

    made: dict[Kind, bytes] = {}
    for kind in kinds:
        if kind == "html":
            from ui.report.html import html_of

            made[kind] = html_of(report, drawn)
        else:
            from ui.report.pdf import pdf_of

            made[kind] = pdf_of(report, drawn)
    return made


def drawings(report: Report) -> list[Drawing]:
    """List the figures of a report, in their order."""
    return [
        part
        for section in report.sections
        for part in section.parts
        if isinstance(part, Drawing)
    ]


def _free(stem: str, folder: Path, kinds: Sequence[Kind]) -> str:
    """Give a name a number where files of it are there already."""
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    free = (
        name
        for name in names
        if not any((folder / f"{name}.{kind}").exists() for kind in kinds)
    )
    return next(free)


def file_stem(title: str) -> str:
    """Make a name of a file from a title: letters and digits, with hyphens."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    words = re.findall(r"\w+", plain)
    return "-".join(words)[:LONGEST_NAME].strip("-_") or "report"
