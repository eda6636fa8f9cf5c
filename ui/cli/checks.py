"""What a command is given, checked before anything runs or is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from simulator.errors import InputError, Problem
from simulator.parameters import check_settings
from simulator.scenario import Scenario, load_scenario
from simulator.situation import LONGEST_RUN_DAYS

LARGEST_SEED = 2**32 - 1


@dataclass(frozen=True, kw_only=True)
class Order:
    """A run that can be carried out: every part of it has been checked."""

    scenario: Scenario
    seed: int
    days: int
    settings: dict[str, float]
    out: Path | None


def check_order(
    name: str,
    *,
    seed: str,
    days: str | None,
    settings: list[str],
    out: Path | None,
) -> Order:
    """Check all that was asked for.

    Raises
    ------
    InputError
        With every problem of the name, the numbers, the dials and the folder.
    """
    from simulator.mechanisms import DIALS

    problems: list[Problem] = []
    scenario = collect(problems, lambda: load_scenario(name))
    whole_seed = collect(problems, lambda: whole("--seed", seed, 0, LARGEST_SEED))
    length = collect(problems, lambda: _length(days, scenario))
    values, found = check_settings(DIALS, settings)
    problems += found
    collect(problems, lambda: check_folder(out))
    if problems or scenario is None or whole_seed is None or length is None:
        raise InputError(*problems)
    return Order(
        scenario=scenario, seed=whole_seed, days=length, settings=values, out=out
    )


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
