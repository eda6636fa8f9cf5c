"""Pages for the teacher: how to run the session, and the lesson around it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from simulator.classroom.roles import role
from ui.paper import style
from ui.paper.pages import gap, grid, items, labelled, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlab.platypus import Flowable

    from simulator.classroom.setup import ClassSetup
    from simulator.scenario import Scenario

NO_PINS: Mapping[str, str] = MappingProxyType({})


def facilitator_page(
    setup: ClassSetup, scenario: Scenario, pins: Mapping[str, str] = NO_PINS
) -> list[Flowable]:
    """Make the sheet of the facilitator: the clock, the seats, the injects, PINs."""
    return [
        text("For the facilitator", style.TITLE),
        text(f"{scenario.title}; luck {setup.seed}, {setup.entry}.", style.SMALL),
        text("The clock", style.HEAD),
        _clock(setup),
        text("Seats", style.HEAD),
        grid(
            [
                ("Seat", "Played by", "Secret aim", "PIN"),
                *(
                    (
                        role(one.seat).title,
                        ", ".join(one.students) or one.by,
                        "; ".join(a.text for a in role(one.seat).aims if a.secret),
                        pins.get(one.seat, "–"),
                    )
                    for one in setup.seats
                ),
            ],
            (0.28, 0.24, 0.4, 0.08),
        ),
        *(
            labelled(f"{role(one.seat).title} is open to people.", one.reason)
            for one in setup.seats
            if one.reason
        ),
        text("Injects", style.HEAD),
        _injects(setup),
        text("When something goes wrong", style.HEAD),
        *items(
            [
                "Nothing is lost: after a crash, open the class's file; it stands "
                "where it stood.",
                "Too late? End after this turn: it is always safe. Keep the debrief.",
                "A team is missing? Hand its seat to the model, and back when it "
                "comes. Somebody late joins a team: “Who sits there…” at its seat.",
                "A lost PIN, or five wrong ones? Give the seat another one at the "
                "desk; keep this page to yourself.",
                "A result cannot be right? Choose another of the same futures and say "
                "why. What was rolled is kept for the debrief.",
            ]
        ),
    ]


def _clock(setup: ClassSetup) -> Flowable:
    plan = setup.plan
    rows = [("Part", "Minutes"), ("Briefing", f"{plan.brief:.0f}")]
    turns = f"{plan.turns} turns" if plan.turns else "each turn"
    parts = (
        f"orders {plan.orders:.1f}, talks {plan.talks:.1f}, what comes of it "
        f"{plan.adjudication:.1f}, reveal {plan.reveal:.1f}"
    )
    rows.append((f"{turns}: {parts}", f"{plan.turn:.1f} each"))
    rows.append(("Debrief", f"{plan.debrief:.0f}"))
    if plan.minutes is not None:
        rows.append(("Session", f"{plan.minutes:.0f}"))
    return grid(rows, (0.8, 0.2))


def _injects(setup: ClassSetup) -> Flowable:
    if not setup.injects:
        return text("None prepared. You can add some in the class's set-up.")
    rows = [("Inject", "Due", "What you hope for")]
    for inject in setup.injects:
        due = [
            f"turn {inject.turn}" if inject.turn else "",
            str(inject.date or ""),
            inject.when,
        ]
        told = f"{inject.title}. {inject.text}"
        rows.append(
            (told, ", ".join(d for d in due if d) or "by hand", inject.expected)
        )
    return grid(rows, (0.5, 0.2, 0.3))


AIMS = (
    "Students can tell three roots of the crisis apart and say how they feed each "
    "other.",
    "They can say why each side does what the other calls unreasonable.",
    "They can tell what they chose from what befell them.",
)
ROOTS = (
    ("Root", "Where it shows in the game"),
    (
        "The TTP and its havens",
        "Attacks in Pakistan, who is blamed for them, and how far Kandahar and the "
        "Haqqanis hold the TTP back.",
    ),
    (
        "The Durand Line",
        "Work on the fence, firing at posts, closed crossings, and words about a line "
        "that one side refuses.",
    ),
    (
        "The rivalry for influence",
        "India's opening to Kabul, the threat that Islamabad feels, and who may look "
        "independent.",
    ),
)
BEFORE = (
    "Which of the three roots matters most? Write down a number of 100 for each.",
    "Will there be more or less fighting at the end than at the start?",
)
AFTER = (
    "What did you plan? What happened? Why? What would you do next time?",
    "Which result was luck, and which was choice? What tells you?",
    "Which assumption of the model would you attack first, and what would change "
    "without it?",
)
MARKS = (
    ("Weak", "Fair", "Good"),
    (
        "Tells what happened.",
        "Gives a reason from the own seat's view.",
        "Gives reasons from two seats, and says what would have been otherwise.",
    ),
    (
        "Takes the outcome for a forecast.",
        "Says that it is a model.",
        "Names an assumption and what hangs on it.",
    ),
)
CARE = (
    "People have died and been driven from home in this conflict, and some of your "
    "students may know them. The fictional twin has the same model under invented "
    "names; playing it first helps a class to see more than one side. No aim rewards "
    "violence; the armed groups are played by the model unless you open their seat."
)


def lesson_page(scenario: Scenario) -> list[Flowable]:
    """Make the one-page lesson plan."""
    return [
        text("Lesson plan", style.TITLE),
        text(scenario.title, style.SMALL),
        text("Aims", style.HEAD),
        *items(AIMS),
        text("The three roots, and where to see each", style.HEAD),
        grid(ROOTS, (0.3, 0.7)),
        text("Before", style.HEAD),
        *items(BEFORE),
        text("After", style.HEAD),
        *items(AFTER),
        text("Marking", style.HEAD),
        grid(MARKS, (0.33, 0.33, 0.34)),
        gap(),
        labelled("With care.", CARE),
    ]
