"""The report of a class: one HTML page that needs nothing else, and a PDF.

Names of students stand in it only when asked for.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from simulator.classroom.results import result
from simulator.classroom.roles import role
from simulator.classroom.terms import TOPICS
from simulator.definitions import STEPS
from ui.figures.debrief import line_and_fans
from ui.paper import style
from ui.paper.html import page, picture, write_text
from ui.paper.pages import gap, grid, image, items, labelled, text, write_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.platypus import Flowable

    from simulator.classroom.debrief import Debrief, LuckOrChoice, Turn
    from simulator.classroom.game import Game

QUESTIONS = {
    "planned": "What did we plan?",
    "happened": "What happened?",
    "why": "Why?",
    "next time": "What next time?",
}
FOOT = "The report of a class"
MOVED = 0.05  # a difference of shares that is worth words


def of_100(share: float) -> str:
    """Tell a share as a frequency."""
    return f"{round(100 * share)} of 100"


def write_html(game: Game, debrief: Debrief, file: Path, *, names: bool) -> None:
    """Write the report as one HTML page.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    page(
        file,
        "debrief.html",
        debrief=debrief,
        setup=game.setup,
        seats=_seats(game, names=names),
        steps=STEPS,
        peak=int(debrief.rows["act"].max()),
        questions=QUESTIONS,
        of_100=of_100,
        short=lambda seat: role(seat).short,
        picture=picture(line_and_fans(debrief)),
        branches=_branches(game),
        ending=ending_told(debrief),
        treaties=agreed(game),
        otherwise=replayed(game),
    )


def write_report(game: Game, debrief: Debrief, file: Path, *, names: bool) -> None:
    """Write the report as PDF.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    sections = [
        _first(game, debrief, names=names),
        [*_turning(debrief), *_turns(debrief), *_agreed(game), *_otherwise(game)],
        _aims(debrief),
    ]
    write_pdf(file, f"{debrief.title}: report", sections, f"{FOOT}: {debrief.title}")


def _seats(game: Game, *, names: bool) -> list[tuple[str, str]]:
    found = []
    for one in game.setup.seats:
        students = game.state.students[one.seat]
        who = ", ".join(students) if names and students else game.state.by[one.seat]
        found.append((role(one.seat).title, who))
    return found


def _branches(game: Game) -> list[str]:
    tree = game.world.timeline.tree
    return [b.name for b in tree.branches.values() if b.parent is not None]


def _first(game: Game, debrief: Debrief, *, names: bool) -> list[Flowable]:
    peak = int(debrief.rows["act"].max())
    parts: list[Flowable] = [
        text(debrief.title, style.TITLE),
        text(
            f"{len(debrief.turns)} turns of {game.setup.turn_days} days; the highest "
            f"step was {peak} of 8, {STEPS[peak]}.",
            style.LARGE,
        ),
        image(line_and_fans(debrief)),
        text("Luck or choice?", style.HEAD),
        text(ending_told(debrief)),
        *(
            labelled(f"{one.label[0].upper()}{one.label[1:]}.", _luck(one))
            for one in debrief.luck
        ),
        text("Seats", style.HEAD),
        grid([("Seat", "Played by"), *_seats(game, names=names)], (0.6, 0.4)),
    ]
    return parts


def ending_told(debrief: Debrief) -> str:
    """Say where the class ended, beside where its futures end."""
    ending = debrief.ending
    own, model = ending.shares
    return (
        f"{ending.verdict}. In the last turn the class went up to step {ending.line}, "
        f"{STEPS[ending.line]}. With the same orders and other luck {of_100(own)} "
        f"futures end there or lower; with the model at every seat {of_100(model)}."
    )


def _turning(debrief: Debrief) -> list[Flowable]:
    parts: list[Flowable] = [text("Turning points", style.HEAD)]
    for number, point in enumerate(debrief.turning, start=1):
        head = f"{number}  {point.title} (turn {point.turn})."
        parts.append(labelled(head, f"{point.told()}."))
    if not debrief.turning:
        parts.append(text("Nothing that was ordered moved the futures."))
    return parts


def _agreed(game: Game) -> list[Flowable]:
    rows = agreed(game)
    if not rows:
        return []
    head = ("Treaty", "By", "Signed by", "State")
    return [text("Treaties", style.HEAD), grid([head, *rows], (0.4, 0.2, 0.25, 0.15))]


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


def _otherwise(game: Game) -> list[Flowable]:
    rows = replayed(game)
    if not rows:
        return []
    return [text("Played otherwise", style.HEAD), *items(rows)]


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


def _luck(one: LuckOrChoice) -> str:
    return (
        f"You came to {one.line:,.0f} {one.unit}; with your orders and other luck the "
        f"middle is {one.orders:,.0f}, with the model at every seat {one.model:,.0f}. "
        f"{one.verdict}"
    )


def _turn(turn: Turn) -> list[Flowable]:
    parts: list[Flowable] = [text(f"Turn {turn.number}", style.HEAD)]
    parts += items(f"{who}: {what}" for who, what in turn.orders)
    came = "; ".join(f"{label} ({of_100(share)})" for label, share in turn.came)
    parts.append(labelled("What came, and in how many futures:", came or "nothing new"))
    missed = sorted(turn.missed, key=lambda pair: -pair[1])[:3]
    if missed:
        told = "; ".join(f"{label} ({of_100(share)})" for label, share in missed)
        parts.append(labelled("What did not come:", told))
    if turn.undone:
        parts.append(labelled("Could not be done:", "; ".join(turn.undone)))
    if turn.adjusted:
        parts.append(labelled("The umpire chose another future:", turn.adjusted))
    return parts


def _turns(debrief: Debrief) -> list[Flowable]:
    parts: list[Flowable] = [text("Turn by turn", style.HEAD)]
    for turn in debrief.turns:
        parts += [*_turn(turn), gap(4)]
    return parts


def _aims(debrief: Debrief) -> list[Flowable]:
    rows: list[tuple[str, str, str, str]] = [
        ("Seat", "Aim", "Met", "Met by the model alone")
    ]
    for seat, results in debrief.aims.items():
        rows += [
            (
                role(seat).short,
                one.aim.text + (" (secret)" if one.aim.secret else ""),
                "yes" if one.met else "no",
                of_100(one.odds),
            )
            for one in results
        ]
    parts: list[Flowable] = [
        text("Aims", style.TITLE),
        grid(rows, (0.18, 0.5, 0.1, 0.22)),
    ]
    if debrief.predictions:
        guesses = [("Turn", "Seat", "Question", "Expected", "Futures", "Came")]
        guesses += [
            (
                str(p.turn),
                p.seat,
                p.question,
                f"{p.percent} of 100",
                of_100(p.share),
                "yes" if p.came else "no",
            )
            for p in debrief.predictions
        ]
        parts += [
            text("What was expected", style.HEAD),
            grid(guesses, (0.08, 0.18, 0.38, 0.13, 0.13, 0.1)),
        ]
    parts.append(text("The four questions", style.HEAD))
    for key, question in QUESTIONS.items():
        answer = debrief.reflected.get(key) or "_" * 60
        parts.append(labelled(question, answer))
    return parts


def write_csv(game: Game, file: Path, *, names: bool) -> None:
    """Write the whole record as CSV: number, time, what was done, and its details.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    write_text(file, record_csv(game, names=names))


def record_csv(game: Game, *, names: bool) -> str:
    """Give the whole record as CSV; PINs are left out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["number", "at", "act", "turn", "seat", "details"])
    for entry in game.record.entries:
        values = entry.deed.model_dump(mode="json")
        if entry.deed.act == "opened":
            for seat in values["setup"]["seats"]:
                seat.pop("pin", None)
                if not names:
                    seat["students"] = []
        if entry.deed.act == "pin set":
            values.pop("pin")
        if entry.deed.act == "seated" and not names:
            values["students"] = []
        act, turn = values.pop("act"), values.pop("turn", "")
        seat = values.pop("seat", "")
        told = "; ".join(f"{key}: {value}" for key, value in values.items())
        writer.writerow([entry.number, entry.at, act, turn, seat, told])
    return out.getvalue()
