"""What --at and --without say: moves of dials on a date, claims switched off."""

from collections.abc import Iterable
from datetime import date, timedelta

from simulator.errors import Problem, nearest
from simulator.mechanisms import DIALS, SWITCHES
from simulator.parameters import check_dial
from simulator.scenario import Scenario
from simulator.situation import Inject


def check_claims(text: str, problems: list[Problem]) -> list[str]:
    """Read "C6,C11"; unknown claims go to the problems."""
    known = {name.casefold(): name for name in SWITCHES}
    parts = [part.strip() for part in text.split(",") if part.strip()]
    asked = [known.get(part.casefold(), part) for part in parts]
    for name in asked:
        if name not in SWITCHES:
            allowed = f"claims of the article, {', '.join(SWITCHES)}"
            hint = nearest(name, SWITCHES)
            problems.append(Problem("--without", "the claim", name, allowed, hint))
    return [name for name in asked if name in SWITCHES]


def check_moves(
    texts: Iterable[str],
    scenario: Scenario | None,
    length: int | None,
    problems: list[Problem],
) -> list[Inject]:
    """Read each "DATE:dial=value"; what is wrong goes to the problems."""
    found = []
    for text in texts:
        move = _move(text, problems)
        if move is None or scenario is None or length is None:
            continue
        last = scenario.start + timedelta(days=length - 1)
        if scenario.start <= move.date <= last:
            found.append(move)
            continue
        allowed = f"a day of the run, from {scenario.start} to {last}"
        problems.append(Problem("--at", "the date", move.date, allowed))
    return found


def _move(text: str, problems: list[Problem]) -> Inject | None:
    when, colon, setting = text.partition(":")
    name, equals, value = (part.strip() for part in setting.partition("="))
    if not (colon and equals and name and value):
        allowed = "a date, a dial and its value, such as 2025-12-01:patience=0.8"
        problems.append(Problem("--at", "the move", text, allowed))
        return None
    before = len(problems)
    number = _number(value)
    problem = check_dial(DIALS, name, number, "--at")
    problems += [problem] if problem else []
    try:
        day = date.fromisoformat(when.strip())
    except ValueError:
        allowed = "a date such as 2025-12-01"
        problems.append(Problem("--at", "the date", when, allowed))
        return None
    if len(problems) > before or isinstance(number, str):
        return None
    return Inject(date=day, kind="dial", dial=name, value=number)


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text
