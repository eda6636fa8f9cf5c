"""What a report, or the screen of evidence, says of what a run rests on.

All of it is read off the declarations of the model, the published evidence, and the
packages that are installed: nothing here is told twice.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import scenarios
from simulator.analysis.evidence import LIMITS, published
from simulator.analysis.experiments.wording import between, signed, unit_beside
from simulator.analysis.measures import MEASURES
from simulator.analysis.odd.text import prose
from simulator.assumptions import constants_of
from simulator.mechanisms import CLAIMS, CONSTANTS, DIALS
from ui.desktop import words
from ui.report.parts import Card, Facts, Grid, Points, Section, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from simulator.parameters import Claim, Dial
    from simulator.scenario import Scenario
    from ui.report.parts import Part

HEADLINE = "reach_6"  # whose change is told of every dial
ANEW = "each luck drew the uncertain ones anew, the same for every setting"
MOST_EFFECTS = 4
MARKUP = re.compile(r"\*\*|[`*]")
FONTS = (
    "Inter, by Rasmus Andersson and The Inter Project Authors",
    "Durand Serif, which is Source Serif 4 by Adobe, merged and renamed",
    "Noto Naskh Arabic, by Google",
)
MORE_FONTS = "DejaVu (Bitstream Vera licence), for code and signs in PDFs and figures"
LONG_LICENCE = 60  # letters; longer ones are whole texts


def usual(dial: Dial) -> str:
    """Tell the usual value of a dial."""
    return f"{words.value(dial, dial.default)} {words.unit(dial)}"


def dial_card(name: str, stands: str = "") -> Card:
    """Tell a dial: what it means and does, how well that is supported, what it moves.

    ``stands`` says how it was set, where it was.
    """
    dial = DIALS[name]
    low, high = words.value(dial, dial.low), words.value(dial, dial.high)
    rows = [("Set to", stands)] if stands else []
    rows += [
        ("Usually", f"{usual(dial)}; from {low} to {high}"),
        ("Meaning", dial.meaning),
        ("In the model", dial.acts_on),
        ("Evidence", dial.evidence),
        ("Source", dial.source),
        ("Measured", measured(name)),
    ]
    return Card(dial.label, words.strength(dial.strength), tuple(rows))


def measured(name: str) -> str:
    """Tell what a dial moves, alone from its low to its high end, as published."""
    moves = _alone().get(name, {}).get("moves", {})
    sure = [key for key, one in moves.items() if one["sure"]]
    if not moves:
        return "not measured"
    shown = [HEADLINE, *(key for key in sure if key != HEADLINE)][:MOST_EFFECTS]
    told = "; ".join(_effect(key, moves[key]) for key in shown)
    none = "" if sure else " No main outcome is surely moved by it alone."
    return (
        f"From its low to its high end, alone, a year from October 2025: {told}.{none}"
    )


def _effect(measure: str, one: Mapping[str, Any]) -> str:
    known = MEASURES[measure]
    low, high = one["interval"]
    span = between(low, high, known)
    sure = "" if one["sure"] else ", not sure"
    change = signed(one["effect"], known)
    return f"{known.label} {change}{unit_beside(known)} ({span}{sure})"


@cache
def _alone() -> dict[str, Any]:
    result = published()
    found: dict[str, Any] = result["screen"]["alone"] if result else {}
    return found


def claim_card(claim: Claim, *, off: bool = False) -> Card:
    """Tell a claim of the article: what carries it, and how well that is supported."""
    rows = [("It says", claim.text)]
    strengths = []
    for name, value in claim.off.items():
        one = DIALS.get(name) or CONSTANTS[name]
        strengths.append(one.strength)
        if name in DIALS:
            told = f"the dial “{DIALS[name].label}”, usually {usual(DIALS[name])}"
        else:
            number = words.numbers(CONSTANTS[name])
            told = f"a number of the rules: {CONSTANTS[name].meaning} {number}"
        rows.append(("Carried by", f"{told}; off at {value:g}"))
        rows.append(("Evidence", _supported(one.strength, one.source)))
    rows += [("Its sign", told) for told in _signs(claim.id)]
    weakest = min(strengths, key=lambda s: words.STRENGTHS[s][0], default="assumption")
    badge = "switched off" if off else words.strength(weakest)
    return Card(claim.id, badge, tuple(dict.fromkeys(rows)))


def _supported(strength: str, source: str) -> str:
    told = words.strength(strength)
    return told if source == "assumption" else f"{told}: {source}"


def _signs(claim: str) -> Iterator[str]:
    """Tell what was found when the effect of a claim was looked for."""
    result = published()
    for row in result["patterns"] if result else ():
        if row["id"].split("-")[0] != claim or row["value"] is None:
            continue
        low, high = row["interval"]
        verdict = {"pass": "holds", "fail": "misses"}.get(row["verdict"], "shown")
        band = row["band"].replace("-", "−")
        number = f"{row['value']:.3g} ({low:.3g} to {high:.3g})".replace("-", "−")
        yield f"{verdict}: {row['what']}: {number}; asked: {band}"


def assumed(
    scenario: Scenario,
    stands: Mapping[str, str],
    off: Iterable[str],
    varied: str = "",
) -> Section:
    """Tell what stood behind a result: the dials, claims and uncertain numbers.

    Parameters
    ----------
    scenario
        Of the run.
    stands
        Dials that were moved, with how.
    off
        Claims that were switched off.
    varied
        What else differed between futures: `ANEW`, or a sentence of its own.
    """
    first = [name for name, dial in DIALS.items() if dial.headline]
    parts: list[Part] = [Words(_moved(stands))]
    parts += [dial_card(name, told) for name, told in stands.items()]
    gone = list(off)
    if gone:
        parts.append(Words("Claims of the source article that were switched off:"))
        parts += [claim_card(CLAIMS[one], off=True) for one in gone if one in CLAIMS]
        roots = [one for one in gone if one not in CLAIMS]
        if roots:
            parts.append(Words(f"Roots that were switched off: {', '.join(roots)}."))
    else:
        parts.append(Words("All claims of the source article were switched on."))
    rest = tuple(name for name in first if name not in stands)
    if rest:
        parts.append(_left(rest))
    parts += _unknown(scenario, varied)
    return Section("assumptions", "What it assumes, and on what evidence", tuple(parts))


def _moved(stands: Mapping[str, str]) -> str:
    if not stands:
        return "Every dial stood at its usual value."
    count = f"{len(stands)} dials were" if len(stands) > 1 else "One dial was"
    return f"{count} moved; all others stood at their usual values."


def _left(names: Iterable[str]) -> Grid:
    rows = tuple(
        (
            DIALS[name].label,
            usual(DIALS[name]),
            words.strength(DIALS[name].strength),
            DIALS[name].source,
        )
        for name in names
    )
    return Grid(
        "First dials that were left as they are; “durand dials” lists all.",
        ("Dial", "Value", "Evidence", "Source"),
        rows,
        widths=(0.24, 0.2, 0.18, 0.38),
    )


def _unknown(scenario: Scenario, varied: str) -> Iterator[Part]:
    count = len(CONSTANTS)
    if varied == ANEW:
        yield Words(f"Of the {count} numbers of the rules, {ANEW}.")
        return
    if scenario.draw is None:
        yield Words(
            f"All {count} numbers of the rules stood at their reference values. "
            f"{varied}".strip()
        )
        return
    drawn = constants_of(scenario)
    yield Words(
        f"{count} numbers of the rules are uncertain: draw {scenario.draw} of 200 was "
        f"taken. {varied}".strip()
    )
    rows = [
        (CONSTANTS[name].meaning, _value(value), words.numbers(CONSTANTS[name]))
        for name, value in drawn.items()
        if value != CONSTANTS[name].default
    ]
    yield Grid(
        f"The {len(rows)} numbers that this draw sets otherwise than the reference.",
        ("Number of a rule", "Drawn", "Reference"),
        tuple(rows),
        widths=(0.52, 0.26, 0.22),
    )


def _value(value: Any) -> str:
    many = value if isinstance(value, tuple) else (value,)
    return ", ".join(f"{one:.4g}" for one in many)


def sourced(scenario: Scenario) -> Section:
    """Name the sources of a scenario and of the model's data, and the licences."""
    parts: tuple[Part, ...] = (
        Words(f"Sources of the scenario “{scenario.title}”:"),
        Points(scenario.sources),
        Words("Where the map and the tables are from:"),
        Points(tuple(told for _, told in attributions())),
        Words(
            f"Durand {metadata.version('durand')} is under the MIT licence. Fonts: "
            f"{'; '.join(FONTS)} (SIL Open Font License 1.1); {MORE_FONTS}.",
            "quiet",
        ),
    )
    return Section("sources", "Sources and licences", parts)


@cache
def attributions() -> tuple[tuple[str, str], ...]:
    """Tell where the map and the tables are from: a name, and the whole line."""
    file = Path(scenarios.__file__).parent / "map" / "ATTRIBUTION.md"
    lines = file.read_text(encoding="utf-8").splitlines()
    items = [line.removeprefix("- ") for line in lines if line.startswith(("- ", "**"))]
    return tuple(
        (MARKUP.sub("", item.split("**")[1]).strip(" .:"), MARKUP.sub("", item))
        for item in items
    )


@cache
def libraries() -> tuple[tuple[str, str, str], ...]:
    """List the packages that Durand is made with: name, version, licence."""
    found = []
    for required in metadata.requires("durand") or ():
        name = re.match(r"[\w.-]+", required)
        try:
            about = metadata.metadata(name[0] if name else required)
        except metadata.PackageNotFoundError:
            continue  # of an extra that is not installed
        found.append((about["Name"], about["Version"], _licence(about)))
    return tuple(sorted(found, key=lambda row: row[0].casefold()))


def _licence(about: Any) -> str:
    told = about.get("License-Expression") or about.get("License") or ""
    first = told.strip().splitlines()[0] if told.strip() else ""
    kinds = [one for one in about.get_all("Classifier") or () if "License ::" in one]
    if kinds and (not first or "\n" in told.strip() or len(first) > LONG_LICENCE):
        return str(kinds[0].rsplit("::", 1)[-1].strip())
    return str(first or "see the package")


def limited() -> Section:
    """Say when not to use any of this."""
    lead = Words("This explores assumptions. Do not use it:", "lead")
    return Section(
        "limits",
        "Limits: when not to use this",
        (
            lead,
            Points(tuple(prose()["not_for"])),
            Words("And of its numbers:"),
            Points(LIMITS),
        ),
    )


def repeated(rows: Iterable[tuple[str, str]]) -> Facts:
    """Tell what repeats a result: the given rows, then the versions."""
    return Facts((*rows, *versions()))


def versions() -> tuple[tuple[str, str], ...]:
    """Tell the versions that a result hangs on."""
    from platform import python_version

    from simulator.ensemble.version import model_version

    packages = ", ".join(
        f"{name} {metadata.version(name)}" for name in ("numpy", "numba")
    )
    return (
        ("Durand", metadata.version("durand")),
        ("Model", model_version()),
        ("Made with", f"Python {python_version()}, {packages}"),
    )
