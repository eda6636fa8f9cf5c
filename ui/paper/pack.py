"""The printed pack of a class: all that a teacher lays on the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.classroom.roles import role
from simulator.classroom.views import names_of
from simulator.scenario import load_scenario
from ui.paper.cards import card_pages, slip_pages
from ui.paper.land import map_page
from ui.paper.pages import write_pdf
from ui.paper.seats import role_page, rules_page, tent_page
from ui.paper.style import names
from ui.paper.teacher import facilitator_page, lesson_page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from simulator.classroom.setup import ClassSetup

PARTS = ("rules", "roles", "cards", "slips", "map", "teacher", "lesson", "tents")


def write_pack(
    setup: ClassSetup,
    file: Path,
    parts: tuple[str, ...] = PARTS,
    pins: Mapping[str, str] | None = None,
) -> None:
    """Write the pack of a class, or some parts of it, to a PDF.

    Parameters
    ----------
    setup, file
        What is printed, and where to.
    parts
        Which of ``PARTS``.
    pins
        PINs by seat, for the facilitator's own page; they are nowhere else.

    Raises
    ------
    InputError
        When the file cannot be written, or the scenario is not known.
    """
    with names(names_of(setup)):
        _write(setup, file, parts, pins or {})


def _write(
    setup: ClassSetup, file: Path, parts: tuple[str, ...], pins: Mapping[str, str]
) -> None:
    scenario = load_scenario(setup.scenario)
    title = setup.title or scenario.title
    seats = [one for one in setup.seats if one.by == "people"]
    pages = []
    if "rules" in parts:
        pages.append(rules_page(setup, scenario))
    for one in seats:
        if "roles" in parts:
            pages.append(role_page(one))
        if "cards" in parts:
            pages.extend(card_pages(one.seat))
    if "slips" in parts:
        pages.extend(slip_pages(setup, one.seat) for one in seats)
    if "map" in parts:
        pages.append(map_page(twin=setup.twin))
    if "teacher" in parts:
        pages.append(facilitator_page(setup, scenario, pins))
    if "lesson" in parts:
        pages.append(lesson_page(scenario))
    if "tents" in parts:
        pages.extend(tent_page(role(one.seat), one.students) for one in seats)
    write_pdf(file, f"{title}: class pack", pages, title)
