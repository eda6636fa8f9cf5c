"""Draw docs/architecture.svg from the contracts between the packages.

    python3 -m uv run python tools/draw_architecture.py

The layers and the libraries that one place alone may import are read from
pyproject.toml, so that the picture cannot tell another story than the checks.
"""

import sys
import tomllib
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "architecture.svg"
WIDTH, LEFT, INNER, ROW, GAP = 876, 20, 44, 30, 6
EDGE, TAG_X = 640, 656  # where the packages end, where the libraries begin
INK, SOFT, LINE = "#1d2733", "#5b6875", "#9aa7b3"
FILL = {"ui": "#e4edf7", "simulator": "#f4f1ea", "scenarios": "#e8f1e6"}
BOX, TAG = "#ffffff", "#f7e6dc"

WORDS = {
    "ui": "the window and the command line",
    "scenarios": "data only: scenario files, map, evidence",
    "classroom": "the war-game: seats, turns, one record, the debrief",
    "tables": "a run as tables, named and explained",
    "interventions": "what is done to a run between two days",
    "analysis": "measures, experiments, comparisons, evidence",
    "model": "BorderCrisis, the run as a Mesa model, and its agents",
    "timeline": "playing a run live; its journal, branches and replay",
    "run": "a whole run at once",
    "result": "what is known of it: weeks, events, crises, decisions",
    "future": "one future: dials, days, events, digest",
    "injects": "what a scenario brings about on a date",
    "rules": "dials, constants and doctrine as one record",
    "checking": "the tables of a scenario file, and their checks",
    "warmup": "kernels compiled once, or loaded; weeks from days",
    "engine": "the order of the day, and the loop over days",
    "start": "day 0: the land and the world",
    "scenario": "scenario files, checked",
    "mechanisms": "the rules, one file each, with their dials and sources",
    "deciding": "what actors believe, when they decide, how they choose",
    "world": "the state as columns; cells; places; log",
    "doctrine": "actors, what they may do, what they weigh",
    "randomness": "luck: u(seed, stream, day, unit)",
    "numerics": "exp, ln, Poisson from + - * / alone",
    "errors": "failures that a user can mend",
}


type Guarded = dict[str, list[str]]


def contracts() -> tuple[list[str], list[str], Guarded]:
    """Layers of the house and of the simulator, and who may import what."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found = {one["id"]: one for one in settings["tool"]["importlinter"]["contracts"]}
    guarded: Guarded = {}
    for one in found.values():
        if one["type"] == "protected":
            for place in one["allowed_importers"]:
                guarded.setdefault(place, []).extend(one["protected_modules"])
    return found["house"]["layers"], found["simulator"]["layers"], guarded


def text(
    x: int,
    y: float,
    words: str,
    size: int = 14,
    fill: str = INK,
    weight: str = "normal",
) -> str:
    """Write some words."""
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" '
        f'font-weight="{weight}">{escape(words)}</text>'
    )


def box(x: int, y: int, width: int, height: int, fill: str) -> str:
    """Draw a box."""
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6" '
        f'fill="{fill}" stroke="{LINE}"/>'
    )


def tag(y: int, place: str, libraries: list[str]) -> list[str]:
    """Say beside a layer which libraries it alone imports."""
    words = f"only {place}: {', '.join(libraries)}"
    middle = y + ROW / 2
    return [
        f'<path d="M{EDGE - 14} {middle} H{TAG_X}" stroke="{LINE}"/>',
        box(TAG_X, y + 3, WIDTH - TAG_X - LEFT, ROW - 6, TAG),
        text(TAG_X + 8, middle + 4, words, 11),
    ]


def arrow(y: int) -> str:
    """Point down: what is above uses what is below."""
    x = LEFT + 80
    return (
        f'<path d="M{x} {y} v14 m-5 -6 l5 6 l5 -6" fill="none" stroke="{INK}" '
        f'stroke-width="1.5"/>{text(x + 14, y + 13, "uses", 12, SOFT)}'
    )


def layer(y: int, modules: str, guarded: Guarded) -> list[str]:
    """Draw one layer of the simulator."""
    names = [name.strip() for name in modules.split("|")]
    parts = [box(INNER, y, EDGE - 14 - INNER, ROW, BOX)]
    label = " · ".join(names)
    parts.append(text(INNER + 10, y + 20, label, 13, INK, "bold"))
    words = next((WORDS[name] for name in names if name in WORDS), "")
    # A long row of names leaves no room for words.
    if len(names) < 4:
        parts.append(text(INNER + 236, y + 20, words, 12, SOFT))
    for name in names:
        if libraries := guarded.get(f"simulator.{name}"):
            parts += tag(y, name, libraries)
    return parts


def single(y: int, name: str, guarded: Guarded) -> tuple[list[str], int]:
    """Draw a package whose insides are not shown."""
    places = [place for place in guarded if place.startswith(f"{name}.")]
    height = 16 + ROW * max(1, len(places))
    parts = [box(LEFT, y, EDGE - LEFT, height, FILL[name])]
    parts.append(text(LEFT + 14, y + 29, name, 16, INK, "bold"))
    parts.append(text(LEFT + 120, y + 28, WORDS[name], 12, SOFT))
    for number, place in enumerate(places):
        parts += tag(y + 8 + ROW * number, place, guarded[place])
    return parts, y + height


def picture() -> str:
    """Give the whole picture as SVG."""
    house, layers, guarded = contracts()
    parts: list[str] = []
    y = 16
    for name in house:
        if parts:
            parts.append(arrow(y + 4))
            y += 24
        if name == "simulator":
            height = 36 + len(layers) * (ROW + GAP) + GAP
            parts.append(box(LEFT, y, EDGE - LEFT, height, FILL[name]))
            parts.append(text(LEFT + 14, y + 24, name, 16, INK, "bold"))
            hint = "a layer imports only what is below it"
            parts.append(text(LEFT + 120, y + 24, hint, 12, SOFT))
            for number, modules in enumerate(layers):
                parts += layer(y + 36 + number * (ROW + GAP), modules, guarded)
            y += height
        else:
            more, y = single(y, name, guarded)
            parts += more
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 16}" '
        f'width="{WIDTH}" height="{y + 16}" font-family="sans-serif">'
        "<title>The packages of Durand and their layers</title>"
    )
    paper = f'<rect width="{WIDTH}" height="{y + 16}" fill="#ffffff"/>'
    return "\n".join([head, paper, *parts, "</svg>\n"])


if __name__ == "__main__":
    file = Path(sys.argv[1]) if sys.argv[1:] else PICTURE
    file.write_text(picture(), encoding="utf-8")
