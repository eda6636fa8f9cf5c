"""Order cards to cut out, and the slips on which a team writes its orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table, TableStyle

from simulator.classroom.cards import CARDS, HOLD, HOLD_TEXT, cards_of
from simulator.classroom.roles import role
from simulator.definitions import STEPS
from ui.paper import style
from ui.paper.pages import gap, text

if TYPE_CHECKING:
    from simulator.classroom.cards import Card
    from simulator.classroom.setup import ClassSetup

ROW, ACROSS, DOWN = 46 * mm, 2, 5
SLIPS = 3  # on a page
TURNS = 8  # slips printed where a session has no end


def card_pages(seat: str) -> list[list[Flowable]]:
    """Make the pages with the cards of a seat, to be cut out."""
    cards = cards_of(seat)
    a_page = ACROSS * DOWN
    pages: list[list[Flowable]] = [
        [
            text(f"{role(seat).title}: order cards", style.HEAD),
            _sheet(cards[first : first + a_page]),
        ]
        for first in range(0, len(cards), a_page)
    ]
    hold = (
        f"{HOLD}   {HOLD_TEXT}. Nothing is done, on purpose; a point is kept for the "
        "next turn. Tick it on the slip."
    )
    pages[-1].append(text(hold, style.CARD_TEXT))
    return pages


def _sheet(cards: tuple[Card, ...]) -> Table:
    cells: list[list[object]] = [[_card(card) for card in cards]]
    flat: list[object] = list(cells[0]) + [""] * (len(cards) % ACROSS)
    rows = [flat[n : n + ACROSS] for n in range(0, len(flat), ACROSS)]
    table = Table(
        rows, colWidths=[style.WIDTH / ACROSS] * ACROSS, rowHeights=[ROW] * len(rows)
    )
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, style.RULE, 0, (2, 2)),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 9),
                ("TOPPADDING", (0, 0), (-1, -1), 7),
            ]
        )
    )
    return table


def _card(card: Card) -> list[Flowable]:
    points = f"{card.points or 'no'} point" + ("" if card.points == 1 else "s")
    step = f"step {card.rung} of 8: {STEPS[card.rung]}" if card.rung else "no step up"
    held = " Kept up until you order another course." if card.posture else ""
    return [
        text(f"{card.key}   {card.text}", style.CARD),
        gap(2),
        text(card.effect + held, style.CARD_TEXT),
        gap(2),
        text(f"Price: {card.price}.", style.CARD_TEXT),
        text(f"Takes {points}. Seen by {card.seen_by}.", style.CARD_TEXT),
        text(f"Tone {_signed(card.tone)} of −10 to +10; {step}.", style.SMALL),
    ]


def _signed(number: float) -> str:
    return f"{number:+g}".replace("-", "−")


def slip_pages(setup: ClassSetup, seat: str) -> list[Flowable]:
    """Make the slips of a seat, one for each turn."""
    turns = setup.plan.turns or TURNS
    parts: list[Flowable] = []
    for turn in range(1, turns + 1):
        parts += [_slip(seat, turn), gap(10)]
    return parts


def _slip(seat: str, turn: int) -> Table:
    head = text(f"{role(seat).short}: orders for turn {turn}", style.CARD)
    boxes: list[list[object]] = [
        [head, ""],
        *(
            [text(f"Card {n + 1} (letter and number on the card)"), ""]
            for n in range(CARDS)
        ),
        [text(f"Or: we hold ({HOLD})"), text("□  no order this turn")],
        [text("In our own words, for the umpire"), ""],
    ]
    high = [9 * mm, *[9 * mm] * CARDS, 8 * mm, 26 * mm]
    table = Table(
        boxes, colWidths=[0.45 * style.WIDTH, 0.55 * style.WIDTH], rowHeights=high
    )
    table.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.8, style.INK),
                ("INNERGRID", (0, 1), (-1, -1), 0.4, style.RULE),
                ("SPAN", (0, 0), (-1, 0)),
                ("BACKGROUND", (0, 0), (-1, 0), style.FILL),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("VALIGN", (0, -1), (0, -1), "TOP"),
            ]
        )
    )
    return table
