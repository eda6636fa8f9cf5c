"""Where futures begin: a scenario lived up to a day, or a file of a run on a day."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from simulator.errors import InputError, Problem, nearest
from ui.cli.checks import Extras, check_order, collect

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.ensemble.futures import Vary
    from simulator.run import Run
    from simulator.timeline.file import Contents


@dataclass(frozen=True)
class Line:
    """The line that was asked for, as it was written."""

    name: str
    seed: str | None = None
    first: str | None = None
    settings: tuple[str, ...] = ()
    without: str = ""

    @property
    def command(self) -> str:
        """The words of the command line that ask for it again."""
        words = [self.name]
        if self.seed is not None:
            words.append(f"--seed {self.seed}")
        if self.first is not None:
            words.append(f"--from {self.first}")
        words += [f"--set {setting}" for setting in self.settings]
        if self.without:
            words.append(f"--without {self.without}")
        return " ".join(words)


def check_line(asked: Line) -> "Callable[[], Run]":
    """Check what was asked for; gives what lives the line up to its day.

    Raises
    ------
    InputError
        With every problem of the name, the luck, the dials, the claims and the date.
    """
    if Path(asked.name).suffix in (".durand", ".zip"):
        return _of_file(asked)
    problems: list[Problem] = []
    order = collect(
        problems,
        lambda: check_order(
            asked.name,
            seed=asked.seed or "0",
            days=None,
            settings=list(asked.settings),
            out=None,
            extras=Extras(without=asked.without),
        ),
    )
    if problems or order is None:
        raise InputError(*problems)
    whole = order
    day = _day(asked.first, whole.scenario.start, 0, whole.scenario.days)

    def live() -> "Run":
        from simulator.run import Run

        line = Run(whole.scenario, whole.settings, whole.seed)
        line.advance(day)
        return line

    return live


def check_vary(vary: str) -> "Vary":
    """Refuse what futures cannot vary.

    Raises
    ------
    InputError
        With what they can.
    """
    from simulator.ensemble.future import VARY

    if vary not in VARY:
        allowed = "luck, or unknowns (luck and the uncertain constants)"
        problem = Problem("--vary", "the value", vary, allowed, nearest(vary, VARY))
        raise InputError(problem)
    return cast("Vary", vary)


def _of_file(asked: Line) -> "Callable[[], Run]":
    from simulator.mechanisms import DIALS
    from simulator.parameters import check_settings
    from ui.cli.timeline import contents_of

    given = (("--seed", asked.seed), ("--without", asked.without))
    problems = [
        Problem(where, "the value", value, "nothing: the file has its own")
        for where, value in given
        if value
    ]
    settings, found = check_settings(DIALS, asked.settings)
    contents = contents_of(Path(asked.name))
    head = contents.heads.get(contents.branch, 0)
    day = collect(
        problems,
        lambda: _day(asked.first, contents.scenario.start, contents.day, head),
    )
    if problems or found or day is None:
        raise InputError(*problems, *found)
    whole = day
    return lambda: _lived(contents, whole, settings)


def _lived(contents: "Contents", day: int, settings: dict[str, float]) -> "Run":
    from simulator.timeline.file.opening import check_rules, go_on

    check_rules(contents)
    timeline = go_on(contents)
    timeline.seek(day)
    run = timeline.run.branch()
    for name, value in settings.items():
        run.set_dial(name, value)
    return run


def _day(text: str | None, start: date, usual: int, last: int) -> int:
    if text is None:
        return usual
    try:
        ahead = (date.fromisoformat(text) - start).days
    except ValueError:
        ahead = -1
    if not 0 <= ahead <= last:
        allowed = f"a date from {start}, at most {last} days later, as 2026-01-31"
        raise InputError(Problem("--from", "the date", text, allowed))
    return ahead
