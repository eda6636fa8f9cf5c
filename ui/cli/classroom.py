"""Carrying out the commands of the class."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from simulator.definitions import STEPS
from simulator.errors import InputError, Problem, nearest

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.classroom.debrief import Debrief
    from simulator.classroom.file import ClassFile
    from simulator.classroom.game import Game
    from simulator.classroom.script import Script
    from simulator.classroom.setup import ClassSetup


@dataclass(frozen=True)
class ClassOrder:
    """What ``durand class run`` was asked for."""

    script: Path
    file: Path | None
    out: Path | None
    names: bool
    as_json: bool


def carry_out_class(order: ClassOrder) -> None:
    """Play a class from its script and tell how it went."""
    from simulator.classroom.script import play, read_script

    script, setup = read_script(order.script)
    if order.file is None:
        _finish(play(script, setup), order)
        return
    with closing(_begun(order.file, setup)) as there:
        _go_on(there.game, script)
        _finish(there.game, order)


def _begun(file: Path, setup: ClassSetup) -> ClassFile:
    from simulator.classroom.file import create_class, open_class

    if not file.exists():
        return create_class(file, setup)
    there = open_class(file)
    if _without_pins(there.game.setup) != _without_pins(setup):
        there.close()
        allowed = "the script that this class was begun with, or a new file"
        raise InputError(Problem("--file", "the class", str(file), allowed))
    return there


def _without_pins(setup: ClassSetup) -> dict[str, Any]:
    values = setup.model_dump()
    for seat in values["seats"]:
        seat.pop("pin")
    return values


def _go_on(game: Game, script: Script) -> None:
    from simulator.classroom.script import play_turn

    if game.state.turn > game.state.turns_done:
        turn = game.state.turn
        allowed = f"a class that stands between two turns; this one is in turn {turn}"
        raise InputError(Problem("--file", "the class", turn, allowed))
    for ahead in script.turns[game.state.turns_done :]:
        play_turn(game, ahead)
    game.end()
    for question, text in script.reflect.items():
        game.reflect(question, text)


def _finish(game: Game, order: ClassOrder) -> None:
    if order.out is not None:
        _write(game, order.out, names=order.names)
    if order.as_json:
        typer.echo(json.dumps(_plain(game), indent=2, ensure_ascii=False))
        return
    for turn, told in enumerate(_turns(game), start=1):
        typer.echo(f"Turn {turn}: {told}")
    if order.out is not None:
        typer.echo(f"The debrief is in {order.out}.")
    typer.echo("It explores assumptions; it is no forecast.")


def _turns(game: Game) -> list[str]:
    from simulator.classroom.results import result

    found = []
    for number, done in sorted(game.state.adjudicated.items()):
        revealed = game.state.revealed.get(number)
        if revealed is None:
            continue
        came = [
            f"{result(id_).label} (in {round(100 * share)} of 100 futures)"
            for id_, share in done.shares.items()
            if revealed.came.get(id_)
        ]
        adjusted = game.state.adjusted.get(number)
        why = f" The umpire chose it: {adjusted.reason}" if adjusted else ""
        found.append(("; ".join(came) or "nothing new") + "." + why)
    return found


def _plain(game: Game) -> dict[str, Any]:
    run = game.world.timeline.run
    return {
        "title": game.setup.title,
        "turns": game.state.turns_done,
        "day": game.day,
        "rung": int(run.world.rung),
        "rung_name": STEPS[int(run.world.rung)],
        "digest": run.digest,
        "adjudicated": {
            str(turn): {
                "futures": done.futures,
                "failed": done.failed,
                "rolled": done.rolled,
                "chosen": game.state.chosen(turn),
                "shares": done.shares,
            }
            for turn, done in game.state.adjudicated.items()
        },
    }


def write_the_debrief(file: Path, out: Path, *, names: bool) -> None:
    """Make the debrief of the class in a file."""
    from simulator.classroom.file import open_class

    with closing(open_class(file)) as there:
        debrief = _write(there.game, out, names=names)
    for one in debrief.luck:
        typer.echo(f"{one.label[0].upper()}{one.label[1:]}: {one.verdict}")
    typer.echo(f"The debrief is in {out}.")


def _write(game: Game, out: Path, *, names: bool) -> Debrief:
    from simulator.classroom.debrief import make_debrief
    from ui.paper.debrief import write_csv, write_html, write_report

    debrief = make_debrief(game)
    write_html(game, debrief, out / "debrief.html", names=names)
    write_report(game, debrief, out / "debrief.pdf", names=names)
    write_csv(game, out / "record.csv", names=names)
    return debrief


def write_the_pack(script: Path, out: Path, parts: str) -> None:
    """Write the printed pack of a class."""
    from simulator.classroom.script import read_script
    from ui.paper.pack import PARTS, write_pack

    asked = tuple(part.strip() for part in parts.split(",") if part.strip())
    problems = [
        Problem("--parts", "part", part, ", ".join(PARTS), nearest(part, PARTS))
        for part in asked
        if part not in PARTS
    ]
    if problems:
        raise InputError(*problems)
    _, setup = read_script(script)
    write_pack(setup, out, asked or PARTS)
    typer.echo(f"The pack is in {out}.")


def print_cards(seat: str | None) -> None:
    """List the seats, or the order cards of one."""
    from simulator.classroom.cards import cards_of
    from simulator.classroom.roles import role, roles

    if seat is None:
        for id_, found in roles().items():
            note = ", opened by the facilitator" if found.guarded else ""
            typer.echo(f"{id_:16} {found.title}: {len(cards_of(id_))} cards{note}")
        return
    typer.echo(role(seat).title)
    for card in cards_of(seat):
        typer.echo(f"{card.key}  {card.text}  [{card.actor}.{card.action}]")
        points = f"{card.points} point" + ("" if card.points == 1 else "s")
        typer.echo(f"    {card.effect} {points}; seen by {card.seen_by}.")


def print_standing(file: Path) -> None:
    """Tell where the class of a file stands."""
    from simulator.classroom.file import open_class
    from simulator.classroom.roles import role

    with closing(open_class(file)) as there:
        game = there.game
        state, plan = game.state, game.setup.plan
        of = f" of {plan.turns}" if plan.turns else ""
        where = "ended" if state.ended else f"turn {state.turn}{of}, {state.phase}"
        typer.echo(f"{game.setup.title or game.setup.scenario}: {where}.")
        for seat, by in state.by.items():
            waits = "" if seat not in state.waiting else ", orders to come"
            typer.echo(f"  {role(seat).title}: {by}{waits}")
        for inject in game.due_injects() if state.turn else ():
            typer.echo(f"  due: {inject.title}")
