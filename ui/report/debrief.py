"""The report of a class, as sections: luck or choice, turns, treaties, aims, questions.

Names of students stand in it only when asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.classroom.results import result
from simulator.classroom.roles import role
from simulator.classroom.terms import TOPICS
from simulator.definitions import STEPS
from simulator.scenario import load_scenario
from ui.report import grounds
from ui.report.parts import (
    Asked,
    Drawing,
    Facts,
    Grid,
    Points,
    Report,
    Section,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.classroom.debrief import Debrief, LuckOrChoice, Turn
    from simulator.classroom.game import Game
    from ui.report.parts import Part

QUESTIONS = {
    "planned": "What did we plan?",
    "happened": "What happened?",
    "why": "Why?",
    "next time": "What next time?",
}
MOVED = 0.05  # a difference of shares that is worth words
MISSED = 3  # of what did not come, that are told
BLANK = "_" * 48  # to write on
FIGURE = (
    "The line: your class. Inner and outer band: your orders with other luck; 5 and 9 "
    "of 10 futures stay inside. Dashed: the middle with the model at every seat."
)


def of_100(share: float) -> str:
    """Tell a share as a frequency."""
    return f"{round(100 * share)} of 100"


@dataclass(frozen=True)
class DebriefSource:
    """What a class looks back on."""

    game: Game
    debrief: Debrief
    people: bool = True

    @property
    def name(self) -> str:
        """Of the files, without an ending."""
        return "debrief"

    @property
    def title(self) -> str:
        """What the report is called unless somebody says otherwise."""
        return self.debrief.title

    @property
    def question(self) -> str:
        """What was asked, unless somebody says otherwise."""
        return "Luck or choice?"

    def report(self, asked: Asked) -> Report:
        """Tell it; students are named where the report has an author."""
        told = report_of(self.game, self.debrief, names=bool(asked.author))
        title = asked.title or told.title
        question = asked.question or told.question
        return Report(title, question, told.about, told.sections, asked.author)


def report_of(game: Game, debrief: Debrief, *, names: bool) -> Report:
    """Tell a class, in the names of the twin where it played there."""
    peak = int(debrief.rows["act"].max())
    about = (
        f"{len(debrief.turns)} turns of {game.setup.turn_days} days; the highest step "
        f"was {peak} of 8, {STEPS[peak]}."
    )
    sections = (
        Section("luck", "Luck or choice?", tuple(_luck_or_choice(debrief))),
        Section("turning", "Turning points", (_turning(debrief),)),
        Section("turns", "Turn by turn", tuple(_turns(game, debrief))),
        *_agreed(game),
        *_otherwise(game),
        Section("aims", "Aims", (_aims(debrief),)),
        *_expected(debrief),
        Section("questions", "The four questions", (_questions(debrief),)),
        Section("seats", "Seats", (_seats(game, names=names),)),
        _repeated(game),
        grounds.limited(),
    )
    told = Report(debrief.title, "Luck or choice?", about, sections)
    if not game.setup.twin:
        return told
    from ui.report.twin import disguised

    return disguised(told)


def _luck_or_choice(debrief: Debrief) -> Iterator[Part]:
    def draw() -> Any:
        from ui.figures.debrief import line_and_fans

        return line_and_fans(debrief)

    futures = f"{len(debrief.own)} and {len(debrief.model)} futures."
    alt = "The class's step of escalation by week, inside the futures of its orders"
    yield Drawing(f"{FIGURE} {futures}", alt, draw)
    yield Words(ending_told(debrief))
    yield Facts(
        tuple(
            (f"{one.label[:1].upper()}{one.label[1:]}", _luck(one))
            for one in debrief.luck
        )
    )


def ending_told(debrief: Debrief) -> str:
    """Say where the class ended, beside where its futures end."""
    ending = debrief.ending
    own, model = ending.shares
    return (
        f"{ending.verdict}. In the last turn the class went up to step {ending.line}, "
        f"{STEPS[ending.line]}. With the same orders and other luck {of_100(own)} "
        f"futures end there or lower; with the model at every seat {of_100(model)}."
    )


def _luck(one: LuckOrChoice) -> str:
    return (
        f"You came to {one.line:,.0f} {one.unit}; with your orders and other luck the "
        f"middle is {one.orders:,.0f}, with the model at every seat {one.model:,.0f}. "
        f"{one.verdict}"
    )


def _turning(debrief: Debrief) -> Part:
    if not debrief.turning:
        return Words("Nothing that was ordered moved the futures.")
    lines = (f"{p.title} (turn {p.turn}). {p.told()}." for p in debrief.turning)
    return Points(tuple(lines), numbered=True)


def _turns(game: Game, debrief: Debrief) -> Iterator[Part]:
    for turn in debrief.turns:
        yield Words(f"Turn {turn.number}", "head")
        orders = tuple(f"{who}: {what}" for who, what in turn.orders)
        yield Points(orders) if orders else Words("Nobody ordered anything.")
        yield Facts(tuple(_came(turn)))
    kept = branches(game)
    if kept:
        yield Words(f"Kept beside the line: {'; '.join(kept)}.", "quiet")


def branches(game: Game) -> list[str]:
    """Name the branches that are kept beside the line."""
    tree = game.world.timeline.tree
    return [b.name for b in tree.branches.values() if b.parent is not None]


def _came(turn: Turn) -> Iterator[tuple[str, str]]:
    came = "; ".join(f"{label} ({of_100(share)})" for label, share in turn.came)
    yield "What came, and in how many futures", came or "nothing new"
    missed = sorted(turn.missed, key=lambda pair: -pair[1])[:MISSED]
    if missed:
        told = "; ".join(f"{label} ({of_100(share)})" for label, share in missed)
        yield "What did not come", told
    if turn.undone:
        yield "Could not be done", "; ".join(turn.undone)
    if turn.adjusted:
        yield "The umpire chose another of the same futures", turn.adjusted


def _agreed(game: Game) -> list[Section]:
    rows = tuple(agreed(game))
    if not rows:
        return []
    head = "Treaty", "By", "Signed by", "State"
    grid = Grid(
        "What was drafted and signed.", head, rows, widths=(0.4, 0.2, 0.25, 0.15)
    )
    return [Section("treaties", "Treaties", (grid,))]


def agreed(game: Game) -> list[tuple[str, str, str, str]]:
    """Give the treaties of a class: what it is, its author, who signed, its end."""
    found = []
    for treaty in game.state.treaties.values():
        topics = ", ".join(TOPICS[topic] for topic in treaty.topics)
        signed = ", ".join(role(seat).short for seat in treaty.signed) or "nobody"
        state = treaty.state
        if treaty.breached_by:
            state = f"broken by {role(treaty.breached_by).short}"
        what = f"{treaty.number}: {topics}. {treaty.text}".strip()
        found.append((what, role(treaty.by).short, signed, state))
    return found


def _otherwise(game: Game) -> list[Section]:
    rows = tuple(replayed(game))
    return [Section("otherwise", "Played otherwise", (Points(rows),))] if rows else []


def replayed(game: Game) -> list[str]:
    """Tell what was played otherwise: the turn, the seats, what would have moved."""
    found = []
    for one in game.state.otherwise:
        moved = [
            f"{result(id_).label} in {of_100(share)} (was {of_100(one.before[id_])})"
            for id_, share in one.shares.items()
            if abs(share - one.before.get(id_, share)) >= MOVED
        ]
        seats = ", ".join(role(seat).short for seat in one.orders)
        told = "; ".join(moved) or "little would have been otherwise"
        found.append(f"Turn {one.turn}, other orders of {seats}: {told}.")
    return found


def _aims(debrief: Debrief) -> Grid:
    rows = tuple(
        (
            role(seat).short,
            one.aim.text + (" (secret)" if one.aim.secret else ""),
            "yes" if one.met else "no",
            of_100(one.odds),
        )
        for seat, results in debrief.aims.items()
        for one in results
    )
    head = "Seat", "Aim", "Met", "Met by the model alone"
    caption = "The last column: in how many futures with the model at every seat."
    return Grid(caption, head, rows, widths=(0.18, 0.5, 0.1, 0.22))


def _expected(debrief: Debrief) -> list[Section]:
    rows = tuple(
        (
            str(p.turn),
            p.seat,
            p.question,
            f"{p.percent} of 100",
            of_100(p.share),
            "yes" if p.came else "no",
        )
        for p in debrief.predictions
    )
    if not rows:
        return []
    head = "Turn", "Seat", "Question", "Expected", "Futures", "Came"
    widths = (0.08, 0.18, 0.38, 0.13, 0.13, 0.1)
    grid = Grid("What seats expected, beside the futures.", head, rows, widths=widths)
    return [Section("expected", "What was expected", (grid,))]


def _questions(debrief: Debrief) -> Facts:
    return Facts(
        tuple(
            (question, debrief.reflected.get(key) or BLANK)
            for key, question in QUESTIONS.items()
        )
    )


def _seats(game: Game, *, names: bool) -> Grid:
    rows = []
    for one in game.setup.seats:
        students = game.state.students[one.seat]
        who = ", ".join(students) if names and students else game.state.by[one.seat]
        rows.append((role(one.seat).title, who))
    caption = "Who sat where." if names else "Who sat where; nobody is named."
    return Grid(caption, ("Seat", "Played by"), tuple(rows), widths=(0.6, 0.4))


def _repeated(game: Game) -> Section:
    setup = game.setup
    scenario = load_scenario(setup.scenario)
    rows = [
        ("Scenario", scenario.name),
        ("Luck (seed)", str(setup.seed)),
        ("Turns", f"{setup.turn_days} days each"),
    ]
    told = "The record of the class replays this line to the last bit."
    return Section("repeat", "How to repeat it", (grounds.repeated(rows), Words(told)))
