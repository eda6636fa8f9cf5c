"""Pages for those who play: the rules, the role of a seat, its name on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, Table, TableStyle

from simulator.classroom.cards import CARDS, CARRIED, MEANS
from simulator.classroom.roles import role
from ui.paper import style
from ui.paper.pages import gap, items, labelled, text

if TYPE_CHECKING:
    from simulator.classroom.roles import Role
    from simulator.classroom.setup import ClassSetup, SeatSetup
    from simulator.scenario import Scenario


def rules_page(setup: ClassSetup, scenario: Scenario) -> list[Flowable]:
    """Make the one page of rules."""
    plan = setup.plan
    turns = f"{plan.turns} turns" if plan.turns else "as many turns as you like"
    return [
        text(setup.title or scenario.title, style.TITLE),
        text("The rules, on one page", style.HEAD),
        text(scenario.text.strip()),
        labelled(
            "What this is.",
            f"Each team plays one side of the crisis, {turns} of "
            f"{setup.turn_days} days. A computer model of the crisis works out what "
            "comes of everybody's orders; it explores assumptions and is no forecast.",
        ),
        text("A turn", style.HEAD),
        *items(
            [
                "Brief: the projector shows what is publicly known. Reports of the "
                "dead are claims by somebody, often too high.",
                f"Orders, in secret: choose up to {CARDS} of your cards. They may "
                f"cost {MEANS} points together; {CARRIED} point can be kept for the "
                "next turn. To do something that is on no card, write it in a "
                "sentence: the umpire reads it as a card, or says why not.",
                "Talks: speak with any team, make statements, sign treaties. A treaty "
                "binds once a team of each side of the line has signed it, and a "
                "breach is seen.",
                f"What comes of it: the model plays the turn {setup.futures} times "
                "under all your orders, each time with other luck. You see in how "
                "many of 100 futures each result comes; one future is drawn and "
                "becomes the line. The umpire may choose another of the same futures, "
                "never one of the umpire's own making, and must say why.",
                "Reveal: what happened, in public.",
            ]
        ),
        text("Worth knowing", style.HEAD),
        *items(
            [
                "Nobody wins by violence: no aim rewards it. Look at your aims, the "
                "open ones and the secret one.",
                "What you do not order, your side does not do. Teams without people "
                "are played by the model.",
                "A second sheet takes the place of the first, until orders close. "
                "After that it is too late for this turn.",
                "A good turn can end badly, and a bad one well. At the end you will "
                "see which part was luck and which was choice.",
            ]
        ),
        text(
            "Afghanistan does not recognise the Durand Line; borders inside the "
            "countries are indicative.",
            style.SMALL,
        ),
    ]


def role_page(one: SeatSetup) -> list[Flowable]:
    """Make the brief of a seat, with its aims."""
    found = role(one.seat)
    parts: list[Flowable] = [
        text(found.title, style.TITLE),
        text(", ".join(one.students) or "Your names:", style.SMALL),
        gap(),
        text(found.brief, style.LARGE),
        labelled("You want", _begin(found.wants), style.LARGE),
        labelled("You fear", _begin(found.fears), style.LARGE),
        labelled("You know", _begin(found.knows), style.LARGE),
    ]
    if found.guarded:
        parts.append(labelled("A note.", found.note))
    parts += [
        text("What you aim at", style.HEAD),
        *items(aim.text for aim in found.aims if not aim.secret),
        gap(),
        _boxed(
            [
                text("Your secret aim: fold it under", style.CARD),
                gap(4),
                *items(aim.text for aim in found.aims if aim.secret),
            ]
        ),
        text("Ask yourselves", style.HEAD),
        *items(
            [
                "Whom do we need for what we want, and what do they need from us?",
                "What will the others believe that we are doing?",
                "What would make us stop?",
            ]
        ),
        gap(),
        text(
            "This brief is written for the classroom from public positions; it is an "
            "assumption, and you may argue with it.",
            style.SMALL,
        ),
    ]
    return parts


def _begin(words: str) -> str:
    return words[0].lower() + words[1:] if not words.startswith("ISKP") else words


def _boxed(parts: list[Flowable]) -> Table:
    table = Table([[parts]], colWidths=[style.WIDTH])
    table.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.8, style.INK),
                ("LINEABOVE", (0, 0), (-1, 0), 0.8, style.INK, 0, (3, 3)),
                ("LEFTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, -1), 8),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
            ]
        )
    )
    return table


class _Tent(Flowable):
    """A name on both sides of a card that stands folded on the table."""

    def __init__(self, name: str, students: str) -> None:
        super().__init__()
        self._name, self._students = style.named(name), students
        self.width, self.height = style.WIDTH, 240 * 2.83

    def draw(self) -> None:
        """Draw it where the page puts it."""
        canvas, middle = self.canv, self.height / 2
        canvas.setDash(3, 3)
        canvas.setStrokeColor(style.RULE)
        canvas.line(0, middle, self.width, middle)
        for turn in (0, 180):
            canvas.saveState()
            canvas.translate(self.width / 2, middle)
            canvas.rotate(turn)
            canvas.setFillColor(style.INK)
            size = 40.0
            while canvas.stringWidth(self._name, style.BOLD, size) > self.width:
                size -= 1
            canvas.setFont(style.BOLD, size)
            canvas.drawCentredString(0, -middle / 2, self._name)
            canvas.setFont(style.REGULAR, 16)
            canvas.drawCentredString(0, -middle / 2 - 32, self._students)
            canvas.restoreState()


def tent_page(found: Role, students: tuple[str, ...]) -> list[Flowable]:
    """Make the card with the name of a seat, to be folded."""
    return [_Tent(found.title, ", ".join(students))]
