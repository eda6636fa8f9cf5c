"""What a command is given, checked before anything runs or is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from simulator.assumptions import assuming, dials_off, switched_off
from simulator.errors import InputError, Problem
from simulator.parameters import check_settings
from simulator.scenario import Scenario, load_scenario
from simulator.situation import LONGEST_RUN_DAYS, N_DRAWS
from ui.cli.moves import check_claims, check_moves

LARGEST_SEED = 2**32 - 1
PICTURES = (".png", ".svg", ".pdf")


@dataclass(frozen=True, kw_only=True)
class Order:
    """A run that can be carried out: every part of it has been checked."""

    scenario: Scenario
    seed: int
    days: int
    settings: dict[str, float]
    out: Path | None
    figure: Path | None = None


@dataclass(frozen=True, kw_only=True)
class Extras:
    """What else a run may be asked for, as it was written."""

    moves: tuple[str, ...] = ()  # --at
    without: str = ""
    draw: str | None = None
    figure: Path | None = None


def check_order(
    name: str,
    *,
    seed: str,
    days: str | None,
    settings: list[str],
    out: Path | None,
    extras: Extras | None = None,
) -> Order:
    """Check all that was asked for.

    Raises
    ------
    InputError
        With every problem of the name, the numbers, the dials and the folder.
    """
    from simulator.mechanisms import DIALS

    asked = extras or Extras()
    problems: list[Problem] = []
    scenario = collect(problems, lambda: load_scenario(name))
    whole_seed = collect(problems, lambda: whole("--seed", seed, 0, LARGEST_SEED))
    length = collect(problems, lambda: _length(days, scenario))
    values, found = check_settings(DIALS, settings)
    problems += found
    whole_scenario = _assumed(scenario, asked, length, problems)
    problems += _held(whole_scenario, values)
    collect(problems, lambda: check_folder(out))
    collect(problems, lambda: check_figure(asked.figure))
    if problems or whole_scenario is None or whole_seed is None or length is None:
        raise InputError(*problems)
    return Order(
        scenario=whole_scenario,
        seed=whole_seed,
        days=length,
        settings=values,
        out=out,
        figure=asked.figure,
    )


def _assumed(
    scenario: Scenario | None,
    asked: Extras,
    length: int | None,
    problems: list[Problem],
) -> Scenario | None:
    """Return the scenario with what --at, --without and --draw change in it."""
    claims = check_claims(asked.without, problems)
    draw = None
    if asked.draw is not None:
        text = asked.draw
        draw = collect(problems, lambda: whole("--draw", text, 1, N_DRAWS))
    moves = check_moves(asked.moves, scenario, length, problems)
    if scenario is None:
        return None
    changed = assuming(scenario, claims, draw)
    return changed.model_copy(update={"injects": (*changed.injects, *moves)})


def _held(scenario: Scenario | None, values: dict[str, float]) -> list[Problem]:
    held = dials_off(switched_off(scenario)) if scenario else {}
    allowed = "another dial: this one is held by a claim that is switched off"
    return [
        Problem("--set", name, value, allowed)
        for name, value in values.items()
        if name in held
    ]


def check_figure(figure: Path | None) -> None:
    """Refuse a picture of an unknown kind, or where nothing can be written.

    Raises
    ------
    InputError
        With what is wrong with it.
    """
    if figure is None:
        return
    if figure.suffix.lower() not in PICTURES or figure.is_dir():
        allowed = f"a file that ends in {', '.join(PICTURES)}"
        raise InputError(Problem("--figure", "the file", str(figure), allowed))
    check_folder(figure.parent, "--figure")


def check_folder(out: Path | None, where: str = "--out") -> None:
    """Refuse a folder that cannot be written to; create nothing.

    Raises
    ------
    InputError
        When it is a file, or lies where nothing may be written.
    """
    if out is None:
        return
    place = out.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        # Asking what is permitted is not reliable; making a file without a name is.
        with TemporaryFile(dir=place):
            return
    except OSError as error:
        reason = error.strerror or str(error)
    allowed = f"a folder that can be written to or made ({reason})"
    raise InputError(Problem(where, "the folder", str(out), allowed))


def collect[T](problems: list[Problem], check: Callable[[], T]) -> T | None:
    """Run a check and keep the problems it raises; None when it has any."""
    try:
        return check()
    except InputError as error:
        problems += error.problems
        return None


def _length(days: str | None, scenario: Scenario | None) -> int:
    if days is not None:
        return whole("--days", days, 1, LONGEST_RUN_DAYS)
    return scenario.days if scenario else 1


def whole(where: str, text: str, low: int, high: int) -> int:
    """Read a whole number from low to high; `InputError` when it is none."""
    try:
        number = int(text)
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        allowed = f"a whole number from {low} to {high}"
        raise InputError(Problem(where, "the value", text, allowed))
    return number
