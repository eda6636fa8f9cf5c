"""A whole class from a script: for rehearsals, tests and golden playthroughs.

A script is TOML: the set-up under ``[class]`` with ``[[class.seats]]`` and
``[[class.injects]]``, and one ``[[turn]]`` a turn with what happens in it. PINs are
given in plain digits and kept as hashes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, ValidationError

from simulator.classroom.cards import orders_by_keys
from simulator.classroom.game import Game
from simulator.classroom.pins import hashed
from simulator.classroom.results import RESULTS
from simulator.classroom.roles import roles
from simulator.classroom.setup import problems_of, read_setup
from simulator.classroom.terms import TOPICS
from simulator.errors import DurandError, InputError, Problem, nearest
from simulator.scenario import load_scenario
from simulator.situation import Table
from simulator.timeline.timeline import Timeline
from simulator.tomltext import read_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from simulator.classroom.record import Entry
    from simulator.classroom.setup import ClassSetup

type Words = Annotated[tuple[str, ...], Field(strict=False)]


class Sheet(Table):
    """The sheet of a seat: keys of cards (A1), or actor.action; a free order."""

    orders: Words = ()
    free: str = ""
    ruling: str = ""  # the card that the umpire reads the free order as
    reason: str = ""


class Draft(Table):
    """A treaty: drafted and proposed by a seat, signed by others, published."""

    by: str
    topics: Words
    text: str = ""
    signed: Words = ()
    published: bool = True


class Letter(Table):
    """A message that only some seats read."""

    by: str
    to: Words
    text: str


class Adjust(Table):
    """What the umpire asks of the future that is taken in place of the rolled one."""

    wanted: dict[str, bool]
    reason: str


class TurnScript(Table):
    """What happens in a turn, in the order of its phases."""

    hand_over: dict[str, Literal["people", "model"]] = Field(default={})
    reason: str = ""  # why a guarded seat is handed to people
    inject: dict[str, Literal["fire", "skip", "delay"]] = Field(default={})
    orders: dict[str, Sheet] = Field(default={})
    say: dict[str, str] = Field(default={})
    letters: Annotated[tuple[Letter, ...], Field(strict=False)] = ()
    treaty: Annotated[tuple[Draft, ...], Field(strict=False)] = ()
    predict: dict[str, dict[str, int]] = Field(default={})
    adjust: Adjust | None = None


class Script(Table):
    """A class, turn by turn."""

    setup: Annotated[dict[str, Any], Field(alias="class")]
    turns: Annotated[tuple[TurnScript, ...], Field(strict=False, alias="turn")] = ()
    reflect: dict[str, str] = Field(default={})


def read_script(path: Path) -> tuple[Script, ClassSetup]:
    """Read a script and the set-up in it.

    Raises
    ------
    InputError
        With everything that is wrong with the file.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        allowed = "a readable text file in UTF-8"
        problem = Problem(path.name, "the file", str(error), allowed)
        raise InputError(problem) from error
    toml = read_toml(text, path.name)
    if toml.problems:
        raise InputError(*toml.problems)
    try:
        script = Script.model_validate(toml.values)
    except ValidationError as error:
        raise InputError(*problems_of(error, path.name)) from error
    setup = read_setup(_with_hashes(script.setup, path.name), path.name)
    problems = script_problems(script, setup, path.name)
    if problems:
        raise InputError(*problems)
    return script, setup


def _with_hashes(setup: Mapping[str, Any], where: str) -> dict[str, Any]:
    values = dict(setup)
    seats = values.get("seats", [])
    if isinstance(seats, list):
        values["seats"] = [_hashed(seat, where) for seat in seats]
    return values


def _hashed(seat: Any, where: str) -> Any:
    if not isinstance(seat, dict) or not seat.get("pin"):
        return seat
    try:
        return seat | {"pin": hashed(str(seat["pin"]))}
    except ValueError as error:
        raise InputError(Problem(where, "pin", "••••", str(error))) from error


def play(
    script: Script,
    setup: ClassSetup,
    *,
    timeline: Timeline | None = None,
    keep: Callable[[Entry], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Game:
    """Play a script to its end and return the game.

    Parameters
    ----------
    script, setup
        What `read_script` gave.
    timeline
        Where it is lived; one in memory when not given.
    keep
        Keeps each entry of the record.
    progress
        Called with (turns done, turns planned).

    Raises
    ------
    InputError
        When the script asks for what cannot be done.
    """
    timeline = timeline or Timeline(load_scenario(setup.scenario), seed=setup.seed)
    game = Game.open(timeline, setup, keep)
    for number, turn in enumerate(script.turns, start=1):
        play_turn(game, turn)
        if progress is not None:
            progress(number, len(script.turns))
    game.end()
    for question, text in script.reflect.items():
        game.reflect(question, text)
    return game


def play_turn(game: Game, turn: TurnScript) -> None:
    """Play one turn of a script, from its brief to its reveal.

    Raises
    ------
    DurandError
        When something in it cannot be done; it says in which turn.
    """
    game.begin_turn()
    try:
        _orders(game, turn)
        _talks(game, turn)
        game.go_on()
        game.adjudicate()
        if turn.adjust is not None:
            game.adjust(turn.adjust.wanted, turn.adjust.reason)
        game.reveal()
    except InputError as error:
        where = f"turn {game.state.turn}"
        told = [replace(p, where=f"{where}, {p.where}") for p in error.problems]
        raise InputError(*told) from error
    except DurandError as error:
        msg = f"Turn {game.state.turn} of the script: {error}"
        raise DurandError(msg) from error


def _orders(game: Game, turn: TurnScript) -> None:
    """Hand seats over, bring injects in, and hand in the orders."""
    for seat, by in turn.hand_over.items():
        game.hand_over(seat, by, turn.reason)
    for inject, step in turn.inject.items():
        game.inject(inject, step)
    game.go_on()
    for seat, sheet in turn.orders.items():
        game.submit(seat, orders_by_keys(seat, sheet.orders), sheet.free)
        if sheet.ruling:
            (order,) = orders_by_keys(seat, [sheet.ruling])
            game.rule(seat, order, sheet.reason)
    game.go_on()


def _talks(game: Game, turn: TurnScript) -> None:
    """Say, write, sign and predict."""
    for seat, text in turn.say.items():
        game.say(seat, text)
    for letter in turn.letters:
        game.say(letter.by, letter.text, letter.to)
    for draft in turn.treaty:
        _negotiate(game, draft)
    for seat, guesses in turn.predict.items():
        for question, percent in guesses.items():
            game.predict(seat, question, percent)


def _negotiate(game: Game, draft: Draft) -> None:
    number = game.draft(draft.by, draft.topics, draft.text)
    game.propose(number, draft.by)
    for seat in draft.signed:
        game.sign(number, seat)
    if draft.published and draft.signed:
        game.publish(number, draft.signed[0])


def script_problems(script: Script, setup: ClassSetup, where: str) -> list[Problem]:
    """Find the names in a script that there are not, in all turns at once.

    What depends on how the class goes (an order that is not possible on that day) is
    found when it is played.
    """
    found: list[Problem] = []
    for number, turn in enumerate(script.turns, start=1):
        place = f"{where}, turn {number}"
        found += _strangers(place, turn, [seat.seat for seat in setup.seats])
        found += _unknown(place, "inject", turn.inject, [i.id for i in setup.injects])
        wanted = [*(turn.adjust.wanted if turn.adjust else ())]
        wanted += [q for guesses in turn.predict.values() for q in guesses]
        found += _unknown(place, "result", wanted, RESULTS)
        for draft in turn.treaty:
            found += _unknown(place, "topic", draft.topics, TOPICS)
        for seat, sheet in turn.orders.items():
            found += _bad_cards(place, seat, sheet)
    return found


def _strangers(place: str, turn: TurnScript, seats: list[str]) -> list[Problem]:
    named = [*turn.orders, *turn.say, *turn.hand_over, *turn.predict]
    for letter in turn.letters:
        named += [letter.by, *letter.to]
    for draft in turn.treaty:
        named += [draft.by, *draft.signed]
    return _unknown(place, "seat", dict.fromkeys(named), seats)


def _unknown(
    place: str, field: str, names: Iterable[str], known: Iterable[str]
) -> list[Problem]:
    there = list(known)
    allowed = ", ".join(there) or "none is in the set-up"
    return [
        Problem(place, field, name, allowed, nearest(name, there))
        for name in names
        if name not in there
    ]


def _bad_cards(place: str, seat: str, sheet: Sheet) -> list[Problem]:
    if seat not in roles():
        return []  # told as a stranger
    found = []
    for keys in (sheet.orders, (sheet.ruling,) if sheet.ruling else ()):
        try:
            orders_by_keys(seat, keys)
        except InputError as error:
            found += [replace(p, where=f"{place}, {p.where}") for p in error.problems]
    return found
