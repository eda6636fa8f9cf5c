"""Finding what was meant from a few letters."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Worth of a letter where a word begins, beside the one before it, or elsewhere.
AT_WORD, IN_ROW, ELSEWHERE = 8.0, 5.0, 1.0
PER_LETTER_LEFT = 0.05  # a longer text is less likely to be what was meant


def folded(text: str) -> str:
    """Return a text without case and without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def score(wanted: str, text: str) -> float | None:
    """Say how well a text fits letters that were typed; None where it does not.

    All letters must come in their order. Words may come in any order.
    """
    said, total = folded(text), 0.0
    for word in folded(wanted).split():
        worth = _of_word(word, said)
        if worth is None:
            return None
        total += worth
    return total - PER_LETTER_LEFT * len(said)


def _of_word(word: str, text: str) -> float | None:
    whole = text.find(word)
    if whole >= 0:
        begins = whole == 0 or not text[whole - 1].isalnum()
        return len(word) * IN_ROW + (AT_WORD * 2 if begins else 0.0)
    worth, place, last = 0.0, 0, -2
    for letter in word:
        place = text.find(letter, place)
        if place < 0:
            return None
        begins = place == 0 or not text[place - 1].isalnum()
        worth += AT_WORD if begins else IN_ROW if place == last + 1 else ELSEWHERE
        last, place = place, place + 1
    return worth * 0.5  # scattered letters say less than a word


def best[T](
    wanted: str, offered: Iterable[T], text: Callable[[T], str], most: int
) -> list[T]:
    """Return what fits best, best first; everything in its order for no letters."""
    things = list(offered)
    if not wanted.strip():
        return things[:most]
    scored = [(score(wanted, text(one)), -n, one) for n, one in enumerate(things)]
    fitting = [row for row in scored if row[0] is not None]
    fitting.sort(key=lambda row: (row[0], row[1]), reverse=True)
    return [one for _, _, one in fitting[:most]]
