"""Build the committed map from packages of the public registries.

``python tools/build_map.py`` writes scenarios/map; ``--check`` builds it beside and
compares. Nothing of this is needed at run time: the result is committed. The
packages are fetched once into build/map-packages and checked against pinned sums.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from mapping import (
    borders,
    coverage,
    districts,
    fetch,
    outlines,
    packing,
    points,
    relief,
    rivers,
    topology,
)

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).parent.parent
EVIDENCE = ROOT / "scenarios" / "evidence"
COMMITTED = ROOT / "scenarios" / "map"
FILES = ("map.json", *relief.SIZES)
SUMS = "SHA256SUMS"


def build(packages: dict[str, Path], folder: Path) -> None:
    """Build the map file and the images into a folder."""
    source = outlines.read(packages["outlines"])
    shapes = coverage.build(_all_outlines(packages["districts"], source))
    places = {key: shape for key, shape in shapes.items() if "." in key}
    ground = relief.read(packages["elevation"], list(places.values()))
    arcs, coded = topology.encode(shapes)
    traced = borders.trace(arcs, coded)
    edges = borders.edges(traced, set(places), _dropped())
    sectors = borders.line(traced, edges, ground)
    gates = _gates(traced, sectors)
    placed = points.place_towns(
        points.read_towns(packages["towns"], EVIDENCE / "towns.csv"), places
    )
    document = {
        "format": 1,
        "scale": topology.SCALE,
        "frame": outlines.FRAME,
        "places": {key: _facts(shape, ground) for key, shape in places.items()},
        "edges": edges,
        "line": sectors,
        "crossings": gates,
        "spots": _spots(places, placed, traced, sectors, gates, ground),
        "towns": points.labels(placed),
        "rivers": rivers.read(packages["rivers"]),
        "neighbours": _neighbours(source, shapes),
        "disputed": sorted(_disputed(source)),
        "outlines": coded,
        "arcs": packing.pack_lines(arcs),
    }
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False)
    (folder / "map.json").write_text(text + "\n", encoding="utf-8")
    relief.write_shades(ground, folder)


def _rows(name: str) -> list[dict[str, str]]:
    with (EVIDENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _all_outlines(drawing: Path, source: outlines.Outlines) -> dict[str, BaseGeometry]:
    """Gather districts, provinces and neighbours by id, in a fixed order."""
    country = outlines.union(source.pakistan.values())
    drawn = districts.georeference(districts.read(drawing), country)
    found = dict(_districts(drawn, source.pakistan))
    for row in _rows("crosswalk"):
        if row["id"].startswith("AFG."):
            found[row["id"]] = source.afghanistan[row["map_names"]]
    return dict(sorted(found.items())) | source.neighbours


def _districts(
    drawn: dict[str, BaseGeometry], provinces: dict[str, BaseGeometry]
) -> dict[str, BaseGeometry]:
    """Join the drawing's outlines into places, each within its province."""
    named: dict[str, BaseGeometry] = {}
    ids = {r["id"]: r["map_names"].split("; ") for r in _rows("crosswalk")}
    for key, names in ids.items():
        if key.startswith("PAK.") and key != "PAK.chaman":
            named[key] = outlines.union([drawn[name] for name in names])
    within = {row["id"]: row["province"] for row in _rows("places")}
    found = {}
    for name, province in provinces.items():
        members = {key: g for key, g in named.items() if within[key] == name}
        found |= districts.conflate(members, province)
    west, rest = districts.split_chaman(found["PAK.killa-abdullah"])
    return found | {"PAK.chaman": west, "PAK.killa-abdullah": rest}


def _dropped() -> set[tuple[str, str]]:
    """Pairs that touch on the map and are not taken as neighbours."""
    return {
        (row["afg_place"], row["pak_place"])
        for row in _rows("border_pairs")
        if row["verdict"] == "dropped"
    }


def _facts(shape: BaseGeometry, ground: relief.Ground) -> dict[str, Any]:
    inside = shape.representative_point()
    narrow = np.cos(np.radians(shape.centroid.y))
    return {
        "at": [round(inside.x, 3), round(inside.y, 3)],
        "km2": round(shape.area * borders.KM_A_DEGREE**2 * float(narrow)),
        "rugged": ground.index(shape),
        "height": ground.mean_height(shape),
    }


def _gates(traced: borders.Borders, sectors: list[list[Any]]) -> dict[str, list[float]]:
    found = {}
    for row in _rows("crossings"):
        found[row["id"]], moved = borders.snap(traced, row, sectors)
        print(f"crossing {row['id']}: moved {moved:.1f} km to the drawn line")
    return found


def _spots(
    places: dict[str, BaseGeometry],
    placed: dict[str, list[dict[str, Any]]],
    traced: borders.Borders,
    sectors: list[list[Any]],
    gates: dict[str, list[float]],
    ground: relief.Ground,
) -> dict[str, Any]:
    guards = points.posts(traced, sectors, places)
    number = {(row[0], row[1]): i for i, row in enumerate(sectors)}
    beside: dict[str, list[tuple[float, float, int]]] = {key: [] for key in places}
    for row in _rows("crossings"):
        pair = row["pak_place"], row["afg_place"]
        for side in pair:
            at = points.inside(places[side], gates[row["id"]])
            beside[side].append((*at, number[pair]))
    found = [
        points.spots(shape, placed[key], guards[key], beside[key], ground)
        for key, shape in places.items()
    ]
    rows = np.array([spot for spots in found for spot in spots])
    counts = {key: len(spots) for key, spots in zip(places, found, strict=True)}
    return {"counts": counts, "columns": packing.pack(rows.T)}


def _neighbours(
    source: outlines.Outlines, shapes: dict[str, BaseGeometry]
) -> dict[str, list[Any]]:
    found = {}
    for key in source.neighbours:
        at = shapes[key].representative_point()
        found[key] = [source.names[key], round(at.x, 2), round(at.y, 2)]
    return found


def _disputed(source: outlines.Outlines) -> set[str]:
    within = {
        row["id"] for row in _rows("places") if row["province"] in source.disputed
    }
    return within | (source.disputed & set(source.neighbours))


def sums(folder: Path) -> str:
    """List the checksums of the built files."""
    digests = {f: hashlib.sha256((folder / f).read_bytes()).hexdigest() for f in FILES}
    return "".join(f"{digest}  {file}\n" for file, digest in sorted(digests.items()))


def main() -> None:
    """Build the map, or check that it still comes out the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="build beside and compare")
    parser.add_argument(
        "--packages", type=Path, default=ROOT / "build" / "map-packages"
    )
    chosen = parser.parse_args()
    packages = fetch.fetch(chosen.packages)
    with tempfile.TemporaryDirectory() as beside:
        folder = Path(beside) if chosen.check else COMMITTED
        build(packages, folder)
        found = sums(folder)
    if not chosen.check:
        (COMMITTED / SUMS).write_text(found, encoding="utf-8")
    same = (COMMITTED / SUMS).read_text(encoding="utf-8") == found
    print(found, "the same as committed" if same else "NOT what is committed", sep="")
    raise SystemExit(0 if same else 1)


if __name__ == "__main__":
    main()
