"""The claims of the source article, each with what carries it in the model."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ui.desktop import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulator.parameters import Claim, Constant, Dial

LEAD = (
    "The model takes the claims of one article at their word, each as a mechanism of "
    "its own. With what carries it at the value given, a claim is switched off: what "
    "then no longer happens is what the claim was for."
)


def claims(
    said: Iterable[Claim],
    dials: Mapping[str, Dial],
    constants: Mapping[str, Constant],
) -> str:
    """Write every claim: its text, the dials and numbers that carry it, sources."""
    told = (_claim(one, dials, constants) for one in said)
    return "".join([f"<p>{LEAD}</p>", *told])


def _claim(
    claim: Claim, dials: Mapping[str, Dial], constants: Mapping[str, Constant]
) -> str:
    carried = [
        _dial(dials[name], off) if name in dials else _number(constants[name], off)
        for name, off in claim.off.items()
    ]
    grounds = [
        (one.strength, one.source)
        for one in (dials.get(name) or constants[name] for name in claim.off)
    ]
    return (
        f"<p><b>{escape(claim.id)}</b>&nbsp; {escape(claim.text)} "
        f"<a href='durand:claim:{claim.id}'>Evidence</a></p>"
        f"<p class=second>{'<br>'.join([*carried, *_rests_on(grounds)])}</p>"
    )


def _dial(dial: Dial, off: float) -> str:
    gone = words.value(dial, off)
    return (
        f"Carried by the dial <b>{escape(dial.label)}</b> "
        f"({escape(words.usually(dial))}; off at {gone}). {escape(dial.acts_on)}"
    )


def _number(constant: Constant, off: float) -> str:
    usual = f"<b>{words.numbers(constant)}</b> {escape(words.unit_of(constant))}"
    return (
        f"Carried by a number of the rules: {escape(constant.meaning)} {usual}; "
        f"off at {off:g}."
    )


def _rests_on(grounds: Iterable[tuple[str, str]]) -> list[str]:
    """Say once each how well the carriers are supported, and by what."""
    said = []
    for strength, source in dict.fromkeys(grounds):
        head = words.strength(strength).capitalize()
        said.append(escape(head if source == "assumption" else f"{head}: {source}"))
    return said
