"""Order cards: what a seat may order, from the repertoires of its actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.classroom.record import CardOrder
from simulator.classroom.roles import role
from simulator.doctrine.repertoire import repertoires
from simulator.errors import InputError, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.doctrine.repertoire import Action
    from simulator.seats import Seats

MEANS = 4  # points that a seat may spend on the cards of a turn
CARRIED = 1  # of them that may be kept for the next turn
CARDS = 2  # a seat may play in a turn
HOLD = "H0"  # the key of the card that orders nothing, on purpose
HOLD_TEXT = "Hold: no order this turn"
HEAVY, CAPITAL = 4, 6  # steps from which an order takes a point more
SEEN_BY = {
    "public": "everybody",
    "sides": "Islamabad and Kabul",
    "secret": "nobody else",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One order that a seat can give.

    Attributes
    ----------
    key
        Two letters or digits that stand on the card and are typed for it.
    points
        Of the seat's means: what is bolder takes more of a side's attention.
    price, effect
        What it costs and what it does, in plain words.
    seen_by
        Who sees it, in plain words.
    tone
        Goldstein's scale: −10 the most hostile to +10 the friendliest.
    rung
        The step of escalation that it stands on, 0 to 8.
    """

    key: str
    actor: str
    action: str
    text: str
    points: int
    price: str
    effect: str
    seen_by: str
    tone: float
    rung: int
    posture: bool


def cards_of(seat: str) -> tuple[Card, ...]:
    """Return the cards of a seat, in their order; to hold, none is played."""
    known = {
        f"{actor}.{action.id}": (actor, action)
        for actor in role(seat).actors
        for action in repertoires()[actor][1:]
        if action.playable
    }
    found = [known[name] for name in role(seat).cards or known]
    return tuple(
        _card(number, actor, action) for number, (actor, action) in enumerate(found)
    )


def points_of(action: Action) -> int:
    """Points that an action takes: none to hold, more the higher its step."""
    if not action.does and action.slot == "act" and action.rung == 0:
        return 0
    return 1 + (action.rung >= HEAVY) + (action.rung >= CAPITAL)


def _card(number: int, actor: str, action: Action) -> Card:
    return Card(
        key=f"{chr(ord('A') + number // 9)}{number % 9 + 1}",
        actor=actor,
        action=action.id,
        text=action.text,
        points=points_of(action),
        price=action.cost,
        effect=action.effect,
        seen_by=SEEN_BY[action.seen_by],
        tone=action.goldstein,
        rung=action.rung,
        posture=action.slot == "posture",
    )


def card_of(seat: str, actor: str, action: str) -> Card:
    """Return one card of a seat; `InputError` when it has no such card."""
    cards = cards_of(seat)
    for card in cards:
        if (card.actor, card.action) == (actor, action):
            return card
    names = [f"{card.actor}.{card.action}" for card in cards]
    hint = nearest(f"{actor}.{action}", names)
    allowed = ", ".join(names)
    raise InputError(Problem(seat, "order", f"{actor}.{action}", allowed, hint))


def card_by_key(seat: str, key: str) -> Card:
    """Return the card with a key, as it is typed; `InputError` when there is none."""
    cards = {card.key: card for card in cards_of(seat)}
    wanted = key.strip().upper()
    if wanted not in cards:
        allowed = ", ".join((HOLD, *cards))
        hint = nearest(wanted, cards)
        raise InputError(Problem(role(seat).short, "card", key, allowed, hint))
    return cards[wanted]


def orders_by_keys(seat: str, keys: Sequence[str]) -> tuple[CardOrder, ...]:
    """Read the keys of a slip (``A1``, or ``H0`` to hold) or ``actor.action``.

    Raises
    ------
    InputError
        With every key that is no card, and with a hold beside an order.
    """
    problems: list[Problem] = []
    found = []
    for key in keys:
        actor, dot, action = key.partition(".")
        try:
            if dot:
                found.append(card_of(seat, actor, action))
            elif key.strip().upper() != HOLD:
                found.append(card_by_key(seat, key))
        except InputError as error:
            problems.extend(error.problems)
    held = any(key.strip().upper() == HOLD for key in keys)
    if held and len(keys) > 1:
        told = " and ".join([HOLD_TEXT, *(card.text for card in found)])
        problems.append(Problem(role(seat).short, "orders", told, "one or the other"))
    if problems:
        raise InputError(*problems)
    return tuple(CardOrder(actor=card.actor, action=card.action) for card in found)


def check_sheet(
    seat: str, orders: Sequence[CardOrder], means: int, run: Seats
) -> list[Problem]:
    """Find what is wrong with the orders of a seat for a turn, all at once.

    Parameters
    ----------
    seat, orders
        Who orders what.
    means
        Points that the seat has.
    run
        The world as it stands: what may be done now is asked of it.
    """
    problems: list[Problem] = []
    cards = []
    for order in orders:
        try:
            cards.append(card_of(seat, order.actor, order.action))
        except InputError as error:
            problems.extend(error.problems)
    where = role(seat).short
    if len(orders) > CARDS:
        problems.append(Problem(where, "orders", len(orders), f"at most {CARDS}"))
    cost = sum(card.points for card in cards)
    if cost > means:
        allowed = f"cards that take no more than the {means} points that are left"
        problems.append(Problem(where, "orders", f"{cost} points", allowed))
    problems += _contradictions(where, cards)
    for card in cards:
        allowed_now = run.allowed(card.actor)
        if card.action not in allowed_now:
            can = [c.text for c in cards_of(seat) if c.action in allowed_now]
            allowed = f"what can be done now: {'; '.join(can)}"
            problems.append(Problem(where, "order", card.text, allowed))
    return problems


# Orders of one turn that undo each other, whoever of the seat gives them.
OPPOSITES = (
    {"close_crossings", "open_crossings"},
    {"offer_talks", "refuse_talks"},
    {"conciliate", "threaten"},
)


def _contradictions(where: str, cards: Sequence[Card]) -> list[Problem]:
    problems = []
    names = {card.action for card in cards}
    for pair in OPPOSITES:
        if pair <= names:
            told = " and ".join(sorted(c.text for c in cards if c.action in pair))
            problems.append(Problem(where, "orders", told, "one or the other"))
    held = [card for card in cards if card.posture]
    for actor in {card.actor for card in held}:
        both = [card.text for card in held if card.actor == actor]
        if len(both) > 1:
            told = " and ".join(both)
            problems.append(Problem(where, "orders", told, "one course at a time"))
    if len({(card.actor, card.action) for card in cards}) < len(cards):
        told = cards[0].text
        problems.append(Problem(where, "orders", f"{told}, twice", "each card once"))
    return problems
