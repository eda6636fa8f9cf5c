"""When it happens, as a picture: coverage against density, and the box itself."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.analysis.experiments.wording import dial_label, number
from ui.figures.sheet import BODY, SMALL, colours, plain, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from simulator.analysis.experiments.discovery import DiscoveryResult, Found


def tradeoff(result: DiscoveryResult, note: str) -> Figure:
    """Draw every box on the way inward, and mark the one that was chosen."""
    title = f"How often and how much of it: {result.outcome}"
    kept = f"Counted in {result.base_n} futures that the search never saw."
    figure = sheet(title, f"{note} {kept}", (6.6, 4.6))
    axes = figure.subplots()
    found = np.array([[b.box.coverage, b.box.density] for b in result.way]) * 100
    fresh = np.array([[b.fresh.coverage, b.fresh.density] for b in result.way]) * 100
    ghost, ink = colours()["ghost_line"], colours()["accent"]
    axes.plot(*found.T, color=ghost, ls=(0, (4, 3)), lw=1.2)
    axes.plot(*fresh.T, color=ink, lw=1.4, marker="o", ms=4)
    axes.axhline(100 * result.base, color=colours()["edge"], lw=0.9, ls=(0, (2, 3)))
    chosen = fresh[result.picked]
    ring: dict[str, Any] = {"mfc": "none", "mec": colours()["changed"], "mew": 2.0}
    axes.plot(*chosen, marker="o", ms=11, ls="none", **ring)
    words: dict[str, Any] = {"fontsize": SMALL, "textcoords": "offset points"}
    axes.annotate("chosen", chosen, xytext=(9, 9), color=colours()["changed"], **words)
    end = len(found) - 1
    told = "in the futures of the search"
    words |= {"ha": "right", "va": "center"}
    axes.annotate(told, found[end], xytext=(-8, 0), color=ghost, **words)
    axes.annotate("in fresh futures", fresh[end], xytext=(-10, 0), color=ink, **words)
    base = f"all settings: {100 * result.base:.0f}"
    style: dict[str, Any] = {
        "fontsize": SMALL,
        "color": colours()["text2"],
        "va": "bottom",
    }
    axes.text(0.5, 100 * result.base + 0.8, base, **style)
    axes.set_xlim(0, 104)
    axes.set_ylim(0, min(104.0, 1.15 * float(max(found[:, 1].max(), fresh.max()))))
    axes.set_ylim(
        top=min(104.0, 1.15 * float(max(found[:, 1].max(), fresh[:, 1].max())))
    )
    quiet: dict[str, Any] = {"fontsize": SMALL, "color": colours()["text2"]}
    axes.set_xlabel("of 100 futures with it, so many are in the box", **quiet)
    plain(axes, "of 100 futures in the box, so many have it", "both")
    return figure


def box_figure(result: DiscoveryResult, note: str) -> Figure:
    """Draw the box that was chosen: which part of each dial's range it keeps."""
    boxes = result.clear
    rows = [_cut(result, one) for one in boxes]
    height = 1.5 + sum(0.55 + 0.42 * max(1, len(cut)) for cut in rows)
    title = f"In common to futures with {result.outcome}"
    figure = sheet(title, note, (7.6, max(2.6, height)))
    if not boxes:
        axes = figure.subplots()
        axes.axis("off")
        told = f"No box stands out from {100 * result.base:.0f} of 100 of all futures."
        axes.text(0, 0.5, told, fontsize=BODY, color=colours()["text"])
        return figure
    ratios = [max(1, len(cut)) for cut in rows]
    panels = figure.subplots(len(boxes), 1, squeeze=False, height_ratios=ratios)[:, 0]
    for axes, found, cut in zip(panels, boxes, rows, strict=True):
        _box(axes, result, found, cut)
    return figure


def _cut(result: DiscoveryResult, found: Found) -> list[int]:
    differs = (found.box.limits != result.whole).any(axis=1)
    return [int(k) for k in np.flatnonzero(differs)]


def _box(axes: Axes, result: DiscoveryResult, found: Found, cut: list[int]) -> None:
    for row, k in enumerate(cut):
        low, high = result.whole[k]
        a, b = (found.box.limits[k] - low) / (high - low)
        axes.barh(row, 1.0, height=0.34, color=colours()["hairline"])
        axes.barh(row, b - a, left=a, height=0.34, color=colours()["accent"])
        for place, value, limit in ((a, 0, low), (b, 1, high)):
            edge = found.box.limits[k][value]
            if edge != limit:
                style: dict[str, Any] = {
                    "fontsize": SMALL,
                    "color": colours()["text"],
                    "ha": "center",
                }
                axes.text(place, row - 0.27, number(float(edge)), **style)
        ends: dict[str, Any] = {
            "fontsize": SMALL,
            "color": colours()["text3"],
            "va": "center",
        }
        axes.text(-0.012, row, number(float(low)), ha="right", **ends)
        axes.text(1.012, row, number(float(high)), ha="left", **ends)
    names = [dial_label(result.dials[k]) for k in cut]
    axes.set_yticks(range(len(cut)), names)
    axes.set_ylim(len(cut) - 0.5, -0.75)
    axes.set_xlim(-0.08, 1.08)
    axes.set_xticks([])
    density, base = 100 * found.fresh.density, 100 * found.base
    rest = "all" if found is result.clear[0] else "the rest"
    held = f"{100 * found.fresh.coverage:.0f} of 100 of those with it"
    told = f"{density:.0f} of 100 such futures, against {base:.0f} of {rest}"
    told += f"; holds {held} (n = {found.n})"
    plain(axes, fill(told, 62), "")
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.tick_params(axis="y", length=0, labelsize=BODY, pad=18)
