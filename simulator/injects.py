"""What a scenario brings about on a date, through the same means as the model's own.

An inject is no script of what follows: it is done to the state of that morning, and the
actors answer it by the same rules as everything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.assumptions import dials_off, switched_off
from simulator.doctrine.actors import KANDAHAR, NONE, PAK_ARMY, PAK_GOV, PAKISTAN
from simulator.mechanisms.crossings import shut_all
from simulator.mechanisms.reprisal import BORDER_STRIKE
from simulator.world.columns import AGREEMENT, CESSATION, OPEN, SHOCK, Record, Rows
from simulator.world.log import mark, note
from simulator.world.orders import order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from simulator.scenario import Scenario
    from simulator.situation import Inject

OUTRAGE_MOST = 1.5
ALERT_DAYS = 5
STRETCH_DAYS = 28  # days simulated in one go, at most


def due(scenario: Scenario, day: int) -> tuple[Inject, ...]:
    """Return what a scenario brings about on the morning of a day."""
    if not scenario.injects:
        return ()
    return tuple(i for i in scenario.injects if (i.date - scenario.start).days == day)


def stretches(
    scenario: Scenario | None, day: int, days: int
) -> Iterator[tuple[int, int]]:
    """Part the days from ``day`` on so that each inject stands at a beginning.

    Gives the first day of each stretch, counted from ``day``, and its length.
    """
    first = 0
    injected = {
        (inject.date - scenario.start).days - day
        for inject in (scenario.injects if scenario else ())
        if scenario
    }
    while first < days:
        ahead = [d - first for d in injected if d > first]
        span = min([STRETCH_DAYS, days - first, *ahead])
        yield first, span
        first += span


def morning(
    scenario: Scenario | None, day: int, world: Record, rules: Record, log: Rows
) -> None:
    """Bring about all that a scenario holds for the morning of a day."""
    if scenario is None or not (injects := due(scenario, day)):
        return
    held = dials_off(switched_off(scenario))
    for inject in injects:
        bring_about(inject, world, rules, log, held)


def bring_about(
    inject: Inject, world: Record, rules: Record, log: Rows, held: Collection[str]
) -> None:
    """Do one inject to the state; a dial that a switched-off claim holds stays."""
    match inject.kind:
        case "dial":
            if inject.dial not in held:
                rules[inject.dial] = inject.value
        case "shock":
            outrage = float(world.mood[PAKISTAN]) + inject.size
            world.mood[PAKISTAN] = min(OUTRAGE_MOST, outrage)
            world.alert[PAKISTAN] = max(int(world.alert[PAKISTAN]), ALERT_DAYS)
            note(world, log, SHOCK, NONE, PAK_GOV, NONE)
            world.shocked_by[PAKISTAN] = world.happened
        case "closure" | "reopening":
            shut_all(world, log, inject.kind == "closure")
        case "strike":
            order(world, PAK_ARMY, BORDER_STRIKE, int(world.day))
        case "ceasefire":
            world.truce, world.truce_age = max(0.3, inject.size), 0
            row = note(world, log, AGREEMENT, PAK_GOV, KANDAHAR, NONE)
            mark(log, row, OPEN, CESSATION)
            world.signed = world.happened
