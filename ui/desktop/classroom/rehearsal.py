"""A first turn for the pictures: every phase of a class in a populated state."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.classroom.cards import cards_of
from simulator.classroom.file import create_class
from simulator.classroom.record import CardOrder
from simulator.classroom.setup import read_setup
from simulator.errors import DurandError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from simulator.classroom.file import ClassFile
    from simulator.classroom.setup import ClassSetup
    from ui.desktop.classroom.desk import Desk
    from ui.desktop.classroom.page import ClassPage

INJECTS = (
    {"id": "bus", "title": "A bomb at a bus station", "kind": "shock", "turn": 2},
    {"id": "snow", "title": "Snow shuts the passes", "kind": "closure"},
    {"id": "letter", "title": "A leaked letter, perhaps forged"},
)
TEAMS = {"pakistan-army": ("Asma", "Ben"), "kandahar": ("Dunya",)}


def phases(page: ClassPage) -> Iterator[tuple[str, QWidget]]:
    """Play two turns, and stop for a picture in each phase."""
    setup = page.setup.setup_now()
    values = setup.model_dump(mode="json")
    values |= {"title": "Tuesday group", "injects": list(INJECTS)}
    for seat in values["seats"]:
        seat["students"] = list(TEAMS.get(seat["seat"], ()))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = read_setup(values, "the rehearsal")
        page.show_class(create_class(Path(folder) / "class.durand", made))
        assert page.desk is not None
        yield from _turns(page, page.desk)
        page.close_class()


def _turns(page: ClassPage, desk: Desk) -> Iterator[tuple[str, QWidget]]:
    window = page.window()
    desk.open_projector()
    desk.go_on()
    yield "class-brief", window
    desk.go_on()
    orders(desk)
    desk.slips.choose("islamabad")
    yield "class-orders", window
    desk.go_on()
    negotiate(desk)
    yield "class-talks", window
    desk.go_on()
    settle(desk)
    yield "class-outcome", window
    desk.accept()
    yield "class-reveal", window
    assert desk.projector is not None
    desk.projector.resize(window.size())
    yield "class-projector", desk.projector
    desk.open_seat("kandahar")
    assert desk.hot_seat is not None
    yield "class-curtain", desk.hot_seat
    desk.hot_seat.pin_given.emit("")
    yield "class-seat", desk.hot_seat
    desk.hot_seat.reject()


def orders(desk: Desk) -> None:
    """Let every seat play the first card that it can, and one a free order."""
    game = desk.game
    for seat in game.state.played:
        run = game.world.timeline.run
        can = [c for c in cards_of(seat) if c.action in run.allowed(c.actor)]
        free = "We ring our old friends" if seat == "pakistan-army" else ""
        chosen = [CardOrder(actor=c.actor, action=c.action) for c in can[:1]]
        with suppress(DurandError):
            game.submit(seat, chosen, free)
    desk.refresh()


def negotiate(desk: Desk) -> None:
    """Let the sides publish a word and sign a treaty."""
    desk.publish("islamabad", "We want the gates open.")
    desk.publish("kandahar", "Our uncle will meet yours.", ["mediators"])
    desk.draft("islamabad", ["trade", "line"], "Lorries first.")
    for step in ("propose:1:islamabad", "sign:1:islamabad", "sign:1:kandahar"):
        desk.step_treaty(step)
    desk.draft("mediators", ["ttp"], "")
    desk.predict("kandahar", "heavy", 50)


def played(folder: Path, setup: ClassSetup) -> ClassFile:
    """Play two turns in a file, without a window."""
    there = create_class(folder / "class.durand", setup)
    game = there.game
    for _ in range(2):
        game.begin_turn()
        game.go_on()
        for seat in game.state.played:
            run = game.world.timeline.run
            can = [c for c in cards_of(seat) if c.action in run.allowed(c.actor)]
            chosen = [CardOrder(actor=c.actor, action=c.action) for c in can[:1]]
            game.submit(seat, chosen)
        game.go_on()
        game.go_on()
        game.reveal()
    return there


def settle(desk: Desk) -> None:
    """Wait for the futures of the turn, and show them."""
    from PySide6.QtCore import QCoreApplication

    work = desk.work
    if work is not None:
        work.wait()
        QCoreApplication.sendPostedEvents()
