"""A class for tests: five seats, a script of three turns, games that stand still."""

from functools import cache
from pathlib import Path

from simulator.classroom.game import Game
from simulator.classroom.script import Script, play, read_script
from simulator.classroom.setup import ClassSetup, read_setup
from simulator.scenario import load_scenario
from simulator.timeline.timeline import Timeline

SCRIPT = Path(__file__).with_name("lesson.toml")
SEATS = ("pakistan-army", "islamabad", "kandahar", "haqqani-network", "mediators")


def setup(**changes: object) -> ClassSetup:
    values = {
        "scenario": "october-2025",
        "seats": [{"seat": seat} for seat in SEATS],
        "futures": 20,
    }
    return read_setup(values | changes, "a test")


def game(**changes: object) -> Game:
    made = setup(**changes)
    return Game.open(Timeline(load_scenario(made.scenario), seed=made.seed), made)


def at_orders(**changes: object) -> Game:
    there = game(**changes)
    there.begin_turn()
    there.go_on()
    return there


def played(**changes: object) -> Game:
    script, made = lesson()
    return play(script, made.model_copy(update={"futures": 40, **changes}))


@cache
def lesson() -> tuple[Script, ClassSetup]:
    return read_script(SCRIPT)
