"""Natural Earth's provinces and neighbours, patched to the offices of today."""

from __future__ import annotations

import json
import tarfile
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import box, shape
from shapely.ops import unary_union

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

FRAME = (57.5, 22.8, 81.5, 40.2)  # west, south, east, north
NEIGHBOURS = {
    "CHN": "China",
    "IND": "India",
    "IRN": "Iran",
    "KGZ": "Kyrgyzstan",
    "NPL": "Nepal",
    "OMN": "Oman",
    "TJK": "Tajikistan",
    "TKM": "Turkmenistan",
    "UZB": "Uzbekistan",
}
# The source leaves the two provinces of 2004 under their parents' names, and the
# tribal areas apart, which joined Khyber Pakhtunkhwa in 2018.
AFGHAN_BY_CODE = {"AFG-1769": "Panjshir", "AFG-1753": "Daykundi"}
AFGHAN_NAMES = {
    "Hirat": "Herat",
    "Hilmand": "Helmand",
    "Paktya": "Paktia",
    "Sari Pul": "Sar-e Pol",
    "Wardak": "Maidan Wardak",
}
PROVINCES = {
    "PK-BA": "Balochistan",
    "PK-KP": "Khyber Pakhtunkhwa",
    "PK-TA": "Khyber Pakhtunkhwa",
    "PK-PB": "Punjab",
    "PK-SD": "Sindh",
    "PK-IS": "Islamabad",
    "PK-GB": "Gilgit-Baltistan",
    "PK-JK": "Azad Kashmir",
}


@dataclass(frozen=True)
class Outlines:
    """What the source draws: provinces of the two countries, neighbours, disputes."""

    pakistan: dict[str, BaseGeometry]  # by province
    afghanistan: dict[str, BaseGeometry]
    neighbours: dict[str, BaseGeometry]  # by code; disputed units apart
    names: dict[str, str]  # of the neighbours, by code
    disputed: frozenset[str]  # codes, and provinces of Pakistan


def read(package: Path) -> Outlines:
    """Read the outlines of the region from the package."""
    with tarfile.open(package) as tar:
        member = tar.extractfile("package/data/build.json")
        assert member is not None
        features = json.load(member)["features"]
    pakistan, afghanistan, rest = defaultdict(list), {}, defaultdict(list)
    disputed, names = set(), dict(NEIGHBOURS)
    for feature in features:
        facts = feature["properties"]
        code = facts["adm0_a3"]
        if code not in {"PAK", "AFG", "KAS", *NEIGHBOURS}:
            continue
        outline = areas(shapely.make_valid(shape(feature["geometry"])))
        if code == "PAK":
            province = PROVINCES[facts["iso_3166_2"]]
            pakistan[province].append(outline)
            disputed |= {province} if is_disputed(facts) else set()
        elif code == "AFG":
            name = AFGHAN_NAMES.get(facts["name"], facts["name"])
            afghanistan[AFGHAN_BY_CODE.get(facts["adm1_code"], name)] = outline
        elif outline.intersects(box(*FRAME)):
            key, names[key] = _neighbour(facts)
            rest[key].append(outline)
            disputed |= {key} if is_disputed(facts) else set()
    return Outlines(
        {name: unary_union(parts) for name, parts in sorted(pakistan.items())},
        dict(sorted(afghanistan.items())),
        {key: _framed(parts) for key, parts in sorted(rest.items())},
        names,
        frozenset(disputed),
    )


def is_disputed(facts: dict[str, Any]) -> bool:
    """Whether the source's own fields call a unit of Kashmir disputed.

    Some country's view of it is filled in, or its label rank is that of disputed
    units (5), which the source keeps for them among these three countries.
    """
    if facts["adm0_a3"] not in {"PAK", "IND", "KAS"}:
        return False
    views = any(v for k, v in facts.items() if k.startswith("FCLASS_"))
    return views or facts["adm0_label"] == 5


def _neighbour(facts: dict[str, Any]) -> tuple[str, str]:
    if facts["adm0_a3"] == "KAS":
        return "KAS", "Siachen"
    if is_disputed(facts):
        return "JKL", "Jammu, Kashmir and Ladakh"
    return facts["adm0_a3"], NEIGHBOURS[facts["adm0_a3"]]


def union(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """Join areas into one."""
    return unary_union(list(shapes))


def _framed(parts: list[BaseGeometry]) -> BaseGeometry:
    return areas(shapely.intersection(unary_union(parts), box(*FRAME)))


def areas(shape: BaseGeometry) -> BaseGeometry:
    """Keep the areas of a shape, not its stray points and lines."""
    if shape.geom_type != "GeometryCollection":
        return shape
    return unary_union([p for p in shape.geoms if p.geom_type.endswith("Polygon")])
