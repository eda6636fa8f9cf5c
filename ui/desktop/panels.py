"""The panels of the screen of a run, and the layouts they stand in, as data.

A panel joins by a row of `PANELS` and a place in one of `LAYOUTS`. Its factory is
named, not imported; it is called with the `Explore` screen when the panel is first
wanted, and returns a widget. Such a widget may have any of

- ``follow(session)``: show this session from now on,
- ``stop()``: follow no longer,
- ``show_title(bool)``: whether it says itself what it is (not under a tab).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One panel.

    Attributes
    ----------
    title
        What its tab and its head say.
    tip
        What it is for, in a sentence.
    factory
        ``module:callable``, called with the screen of the run.
    """

    name: str
    title: str
    tip: str
    factory: str


@dataclass(frozen=True, slots=True)
class Row:
    """Parts side by side; ``shares`` are their widths at 1300 px."""

    parts: tuple[Shape, ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """Parts one under the other; ``shares`` are their heights at 640 px."""

    parts: tuple[Shape, ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tabs:
    """Parts behind one another; the first is in front."""

    parts: tuple[str, ...]


type Shape = str | Row | Column | Tabs


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One arrangement of panels; the panels it does not name are out of sight.

    Attributes
    ----------
    least
        Width and height from which there is room for its shape.
    small
        Its shape where there is less room, as on a screen magnified to twice its size.
    charts
        How many charts are shown, the first ones.
    plain
        Whether what a newcomer does not need is left out of the bars.
    """

    name: str
    title: str
    tip: str
    shape: Shape
    least: tuple[int, int]
    small: Shape
    charts: int
    plain: bool = False


def _made(name: str) -> str:
    return f"ui.desktop.screens.explore_panels:{name}"


PANELS: tuple[Panel, ...] = (
    Panel(
        name="dials",
        title="Dials",
        tip="What you can change while the run plays",
        factory=_made("dials"),
    ),
    Panel(
        name="odds",
        title="Odds",
        tip="What the futures say, of 100",
        factory=_made("odds"),
    ),
    Panel(
        name="numbers",
        title="Numbers",
        tip="The state of the crisis in five numbers",
        factory=_made("numbers"),
    ),
    Panel(
        name="charts",
        title="Charts",
        tip="The line and the fan, one chart for each number",
        factory=_made("charts"),
    ),
    Panel(
        name="map",
        title="Map",
        tip="The border, its crossings, and what happens where",
        factory=_made("map_panel"),
    ),
    Panel(
        name="feed",
        title="What happened",
        tip="Events and decisions in plain words, newest first",
        factory=_made("feed"),
    ),
    Panel(
        name="why",
        title="Why this choice?",
        tip="What else could have been done, and what pushed the choice",
        factory=_made("why"),
    ),
    Panel(
        name="inspector",
        title="Inspector",
        tip="Any actor, place, commander or formation as it is now",
        factory=_made("inspector"),
    ),
    Panel(
        name="branches",
        title="Branches",
        tip="What was tried, and where it left the line",
        factory=_made("branches"),
    ),
    Panel(
        name="assumptions",
        title="Assumptions",
        tip="The claims this run stands on, and their grounds",
        factory=_made("assumptions"),
    ),
)

# The tabs below the map.
BELOW = ("feed", "why", "inspector", "branches", "assumptions")


def _small(*tabs: str) -> Row:
    """Place the dials beside the odds, and all else behind one another."""
    return Row(("dials", Column(("odds", Tabs(tabs)), (150, 490))), (388, 912))


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        name="class",
        title="Class",
        tip="Map, escalation with its futures, odds, six dials",
        shape=Row(
            ("dials", "map", Column(("odds", "charts"), (190, 450))),
            (268, 574, 458),
        ),
        least=(948, 440),
        small=_small("charts", "map"),
        charts=1,
        plain=True,
    ),
    Layout(
        name="explore",
        title="Explore",
        tip="Also what happened and why, and two more charts",
        shape=Row(
            (
                "dials",
                Column(
                    ("map", Tabs(BELOW)),
                    (400, 240),
                ),
                Column(("odds", "charts"), (180, 460)),
            ),
            (268, 540, 492),
        ),
        least=(984, 440),
        small=_small("charts", "map", *BELOW),
        charts=3,
    ),
    Layout(
        name="analyst",
        title="Analyst",
        tip="Every panel and every chart",
        shape=Row(
            (
                "dials",
                Column(
                    (
                        "numbers",
                        "map",
                        Tabs(BELOW),
                    ),
                    (70, 340, 230),
                ),
                Column(("odds", "charts"), (180, 460)),
            ),
            (268, 530, 502),
        ),
        least=(1170, 440),
        small=_small("charts", "map", "numbers", *BELOW),
        charts=99,
    ),
)


def names(shape: Shape) -> tuple[str, ...]:
    """Return the panels of a shape, in reading order."""
    if isinstance(shape, str):
        return (shape,)
    return tuple(name for part in shape.parts for name in names(part))


def layout_named(name: str) -> Layout:
    """Return the layout of a name; the first where there is none of it."""
    return {layout.name: layout for layout in LAYOUTS}.get(name, LAYOUTS[0])
