"""What the screen of evidence says, as pages: dials, claims, sources, licences."""

from __future__ import annotations

import re
from html import escape
from importlib import metadata
from typing import TYPE_CHECKING, Any

from simulator.analysis.history import table_rows
from simulator.analysis.odd.text import prose
from simulator.mechanisms import CLAIMS, DIALS
from ui.desktop import words
from ui.desktop.evidence.reading import Leaf
from ui.report import grounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ui.report.parts import Card

HEADING = re.compile(r"^(#{2,3}) (.+)$", re.MULTILINE)
MARKS = {"sourced": "sourced", "estimate": "an estimate", "assumption": "an assumption"}
DOTS = {"strong": "●●●", "contested": "●●○", "assumption": "●○○"}
MOVE = "<p><a href='durand:dial:{}'>Move it in the run that is open</a></p>"
LEAD_OF_CLAIMS = (
    "The model takes the claims of one article at their word, each as a mechanism of "
    "its own that can be switched off: what then no longer happens is what the claim "
    "was for. A claim whose support is contested in the literature says so."
)


def dial_leaves() -> list[Leaf]:
    """Give a page for each dial, in the order of their groups."""
    return [
        Leaf(
            f"dial:{name}",
            f"{dial.label}",
            card_page(grounds.dial_card(name), DOTS[dial.strength]) + MOVE.format(name),
            f"{words.strength(dial.strength)}; {dial.group}",
        )
        for name, dial in DIALS.items()
    ]


def claim_leaves() -> list[Leaf]:
    """Give a page for each claim of the article."""
    found = []
    for claim in CLAIMS.values():
        card = grounds.claim_card(claim)
        text = f"<p>{escape(LEAD_OF_CLAIMS)}</p>{card_page(card)}"
        title = f"{claim.id}  {claim.text}"
        found.append(Leaf(f"claim:{claim.id}", title, text, card.badge))
    return found


def card_page(card: Card, dots: str = "") -> str:
    """Write a card as a page."""
    rows = "".join(
        f"<tr><td width=120 class=second>{escape(name)}</td>"
        f"<td>{escape(told)}</td></tr>"
        for name, told in card.rows
    )
    badge = f"{dots} {card.badge}".strip()
    return f"<h2>{escape(card.title)}</h2><p>{escape(badge)}</p><table>{rows}</table>"


def described(text: str) -> list[Leaf]:
    """Part the description of the model into its sections."""
    marks = list(HEADING.finditer(text))
    ends = [one.start() for one in marks[1:]] + [len(text)]
    lead = text[: marks[0].start()].strip()
    found = [Leaf("odd", "About this description", lead, markdown=True)]
    for mark, end in zip(marks, ends, strict=True):
        level = len(mark[1]) - 2
        section = text[mark.start() : end].strip()
        title = mark[2]
        found.append(Leaf(f"odd:{title}", title, section, markdown=True, level=level))
    return found


def source_leaves() -> list[Leaf]:
    """Give the sources of the tables, of the map, and of the dials."""
    rows = [
        (row["key"], MARKS.get(row["mark"], row["mark"]), row["text"])
        for row in table_rows("sources.csv")
    ]
    tables = _table(("Key", "How sure", "Source"), rows)
    named = [
        (dial.label, words.strength(dial.strength), dial.source)
        for dial in DIALS.values()
    ]
    dials = _table(("Dial", "Evidence", "Source"), named)
    maps = "".join(f"<p>{escape(told)}</p>" for _, told in grounds.attributions())
    return [
        Leaf("sources", "Figures and tables", f"<h2>Figures and tables</h2>{tables}"),
        Leaf("sources:dials", "Dials", f"<h2>Sources of the dials</h2>{dials}"),
        Leaf("sources:map", "Map", f"<h2>Where the map is from</h2>{maps}"),
    ]


def licence_leaves() -> list[Leaf]:
    """Give the licences: of Durand, data and map, fonts, libraries."""
    version = metadata.version("durand")
    own = (
        f"<h2>Durand {version}</h2><p>Under the MIT licence: use, change and share it "
        "freely; keep the notice; there is no warranty.</p>"
    )
    fonts = "".join(f"<p>{escape(one)}</p>" for one in grounds.FONTS)
    fonts = (
        f"<h2>Fonts</h2>{fonts}<p>All three under the SIL Open Font License 1.1.</p>"
        f"<p>{escape(grounds.MORE_FONTS)}</p>"
    )
    libraries = _table(("Package", "Version", "Licence"), grounds.libraries())
    data = "".join(
        f"<h3>{escape(name)}</h3><p>{escape(told)}</p>"
        for name, told in grounds.attributions()
    )
    return [
        Leaf("licences", "Durand", own),
        Leaf("licences:data", "Data and map", f"<h2>Data and map</h2>{data}"),
        Leaf("licences:fonts", "Fonts", fonts),
        Leaf("licences:libraries", "Libraries", f"<h2>Libraries</h2>{libraries}"),
    ]


def limits(result: Mapping[str, Any] | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List when not to use the model, and what its numbers are not."""
    return tuple(prose()["not_for"]), tuple(result["limits"] if result else ())


def _table(head: tuple[str, ...], rows: Any) -> str:
    cells = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
        for row in rows
    )
    heads = "".join(f"<th align=left>{escape(cell)}</th>" for cell in head)
    return f"<table width=100% cellpadding=5><tr>{heads}</tr>{cells}</table>"


def summary(result: Mapping[str, Any]) -> str:
    """Tell the verdicts in a sentence or two."""
    verdicts, gated = result["summary"]["verdicts"], result["summary"]["gated"]
    held = verdicts.get("pass", 0)
    return (
        f"{held} of {gated} patterns that count hold, on luck that nothing was tuned "
        "on. Each miss is explained; contested findings are shown and never counted."
    )


def computed(result: Mapping[str, Any]) -> str:
    """Tell of which version a result is."""
    return f"Computed {result['computed']}, Durand {result['version']}."


def foretold(scores: Mapping[str, Mapping[str, float]]) -> Iterator[tuple[str, ...]]:
    """Give a row for each way to foretell a month: how far off, how often inside."""
    for name, one in scores.items():
        yield (
            FORETELLERS[name],
            f"off by {one['crps']:.1f} attacks",
            f"{round(100 * one['coverage'])} of 100 inside its band",
            f"{one['width']:.0f} attacks wide" if "width" in one else "",
        )


FORETELLERS = {
    "model": "The model",
    "last value": "The last month again",
    "last twelve months": "One of the last twelve months",
    "negative binomial": "Mean and scatter of the last twelve",
    "log AR(1)": "A trend of the series alone",
}
