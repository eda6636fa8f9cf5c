"""Pages about a comparison: its story in words, what it assumes, what failed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from simulator.mechanisms import CLAIMS, CONSTANTS, DIALS
from ui.desktop import pages, words
from ui.desktop.laboratory.wording import capital
from ui.shapes.compared import LETTERS, starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from simulator.analysis.compare.comparison import Comparison, Contrast


def story_page(contrast: Contrast) -> str:
    """Tell a comparison in sentences, each made from its numbers."""
    return "".join(_paragraphs(contrast.story))


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("– "):
            yield f"<p>&nbsp;&nbsp;•&nbsp; {escape(capital(line[2:]))}</p>"
        else:
            yield (
                f"<p><b>{escape(line)}</b></p>"
                if line.endswith(":")
                else (f"<p>{escape(line)}</p>")
            )


def assumes_page(found: Comparison) -> str:
    """Tell what a comparison assumes, and how it was made."""
    plan = found.plan
    when = words.long_date(starts(found))
    varied = (
        "Each pair also draws what we do not know: the uncertain numbers of the rules, "
        "the same for all settings."
        if plan.unknowns
        else "What we do not know is the same in all futures."
    )
    told = (
        f"<p>{plan.runs} pairs of futures of {plan.days} days from {escape(when)} on; "
        f"{found.ok} of {found.planned} futures were simulated to their end. In each "
        f"pair all settings share their luck. {varied}</p>"
    )
    rows = "".join(
        f"<p><b>{LETTERS[k]} {escape(arm.name)}</b>: {escape(arm.told)}.</p>"
        for k, arm in enumerate(plan.arms)
    )
    scenario = plan.arms[0].scenario
    rest = pages.assumptions(scenario, DIALS, CONSTANTS, CLAIMS.values())
    return f"{told}{rows}{rest}"


def failures_page(found: Comparison) -> str:
    """Tell which futures failed, so that each can be looked into alone."""
    arms = found.plan.arms
    lines = []
    for one in found.sample.failures:
        arm, luck = (int(part) for part in one.case.arm.split(":"))
        who = f"{LETTERS[arm]} “{arms[arm].name}”, pair {luck + 1}"
        lines.append(
            f"<p><b>{escape(who)}</b>: {escape(one.error)}<br>"
            f"<span class=second>luck {one.case.seed}"
            f"{f', draw {one.case.draw}' if one.case.draw else ''}</span></p>"
        )
    lead = (
        "A future that fails takes its pair out of every figure; the others are "
        "untouched. n counts what is left."
    )
    return f"<p>{lead}</p>{''.join(lines)}"
