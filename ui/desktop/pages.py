"""The texts of the sheets, written from what the simulator declares."""

from __future__ import annotations

import re
from html import escape
from importlib import metadata
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import scenarios
from ui.desktop import words
from ui.desktop.claims import claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from simulator.parameters import Claim, Constant, Dial
    from simulator.scenario import Scenario

STATEMENT = (
    "Durand explores what would follow from stated assumptions. It does not forecast. "
    "One run is one possible course of events under these dials; another with other "
    "luck may go another way."
)
PARTS = {
    "claims": "Claims of the article",
    "dials": "Dials",
    "numbers": "Numbers of the rules",
    "sources": "Sources of the scenario",
}
NUMBERS = (
    "What stands in the rules and is no dial, as it usually is, to three figures. A "
    f"point of push makes a choice likelier: {words.PUSH}. Several numbers in a "
    "row are those of several movements, sides or kinds, in the order that is told."
)
SOFTWARE = (
    ("PySide6-Essentials", "Qt for Python, LGPL-3.0"),
    ("mesa", "agent-based modelling, Apache-2.0"),
    ("numba", "compiled rules, BSD-2-Clause"),
    ("numpy", "arrays, BSD-3-Clause"),
    ("pydantic", "checked scenario files, MIT"),
)
BOLD, CODE = re.compile(r"\*\*(.+?)\*\*"), re.compile(r"[`*]([^`*]+)[`*]")
FONTS = (
    "Inter by Rasmus Andersson and The Inter Project Authors",
    "Durand Serif, which is Source Serif 4 by Adobe, merged and renamed",
    "Noto Naskh Arabic by Google",
)


def assumptions(
    scenario: Scenario,
    dials: Mapping[str, Dial],
    constants: Mapping[str, Constant],
    said: Iterable[Claim],
) -> str:
    """Write what a run assumes: claims, dials, the numbers of its rules, sources."""
    links = " · ".join(f"<a href='#{id_}'>{name}</a>" for id_, name in PARTS.items())
    parts = [f"<p>{STATEMENT}</p><p>{links}</p>"]
    parts += [_headed("claims"), claims(said, dials, constants)]
    parts += [_headed("dials"), *(_dial(dial) for dial in dials.values())]
    parts += [_headed("numbers"), f"<p>{NUMBERS}</p>", *_numbers(constants)]
    parts += [_headed("sources")]
    parts += [f"<p>{escape(source)}</p>" for source in scenario.sources]
    return "".join(parts)


def _headed(part: str) -> str:
    return f"<h3><a name='{part}'></a>{PARTS[part]}</h3>"


def _dial(dial: Dial) -> str:
    usual = words.usually(dial)
    return (
        f"<p><b>{escape(dial.label)}</b>, {escape(usual)}. {escape(dial.meaning)} "
        f"<a href='durand:dial:{dial.name}'>Evidence</a></p>"
        f"<p class=second>Acts on: {escape(dial.acts_on)}<br>"
        f"{_grounds(dial.strength, dial.evidence)} {_source(dial.source)}</p>"
    )


def _numbers(constants: Mapping[str, Constant]) -> Iterator[str]:
    """Write the numbers in tables, one for each rule, headed by what it is about."""
    from simulator.mechanisms import mechanism_of

    for rule, names in groupby(constants, mechanism_of):
        about = (rule.__doc__ or "").partition(":")[0].split(".")[0]
        rows = "".join(_constant(constants[name]) for name in names)
        yield f"<h4>{escape(about)}</h4><table width='100%'>{rows}</table>"


def _constant(constant: Constant) -> str:
    usual = f"<b>{words.numbers(constant)}</b> {escape(words.unit_of(constant))}"
    return (
        f"<tr><td width='60%'>{escape(constant.meaning)}"
        f"<br><span class=second>{_grounds(constant.strength, constant.source)}</span>"
        f"</td><td width='40%'>{usual}</td></tr>"
    )


def _source(text: str) -> str:
    """Write a source, but not again that there is none."""
    return "" if text == "assumption" else escape(text)


def _grounds(strength: str, text: str) -> str:
    said = words.strength(strength).capitalize()
    return escape(said if text == "assumption" else f"{said}: {text}")


def about() -> str:
    """Write what Durand is made of, and by whom."""
    software = "".join(
        f"<tr><td>{name} {metadata.version(name)}</td><td>{escape(what)}</td></tr>"
        for name, what in SOFTWARE
    )
    fonts = "<br>".join(map(escape, FONTS))
    return (
        f"<p>Durand {metadata.version('durand')}: an offline model of the Pakistan – "
        f"Afghan Taliban border crisis, under the MIT licence.</p><p>{STATEMENT}</p>"
        f"<h3>Map and tables</h3>{_credits()}"
        f"<h3>Fonts</h3><p class=second>{fonts}; all under the SIL Open Font License "
        f"1.1.</p><h3>Software</h3><table>{software}</table>"
    )


def _credits() -> str:
    """Turn the list of where the map is from into paragraphs."""
    file = Path(scenarios.__file__).parent / "map" / "ATTRIBUTION.md"
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    items = (escape(line.removeprefix("- ")) for line in lines if line)
    return "".join(
        "<p class=second>" + CODE.sub(r"\1", BOLD.sub(r"<b>\1</b>", item)) + "</p>"
        for item in items
    )
