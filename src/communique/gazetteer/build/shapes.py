"""Build `tables/shapes.tsv`: the outlines of all states, from Natural Earth, for small maps.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m communique.gazetteer.build.shapes package /work/shared/data/actors

Neighbours share the arcs between them, as in TopoJSON, so that simplifying opens no gaps. A row is either an
arc (its number; its points in hundredths of a degree, the first as it is, the others as steps from the one
before) or a state (its code, "" where it has none; its rings, each a list of arcs, `~3` for arc 3 backwards).
It also builds `server/static/world.svg`, the little world beside each map.
"""

from __future__ import annotations

import hashlib
import json
import sys
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Point = tuple[float, float]

PACKAGE = Path(__file__).resolve().parents[2]
TABLE = PACKAGE / "gazetteer" / "tables" / "shapes.tsv"
WORLD = PACKAGE / "server" / "static" / "world.svg"
DIGESTS = {
    "countries-50m.json": "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
    "land-110m.json": "ead5f68119c49a9250902e7da303bcb209341bbb8fefe7369a439b48b704658a",
}
"""SHA-256 of the files of world-atlas 2.0.2 (Natural Earth 4.1, public domain; the package: ISC)."""
SMALLEST_BEND = 0.012
"""Square degrees: a point that makes a smaller triangle with its neighbours is left out."""
SMALLEST_ISLAND = 0.05
"""Square degrees of an island that is kept beside larger parts of its state."""
UNITS = 100
"""Parts of a degree that the table counts in."""
CODES = {"Kosovo": "XKX"}
"""Natural Earth has states without an ISO number; those that the gazetteer knows by another code."""
_GREY = "#8d8a82"
_TRIANGLE = 4
"""Points of the smallest ring, the first of them twice."""
_SMALLEST_OF_WORLD = 1.0


def main(atlas: Path, actors: Path) -> None:
    topology = _load(atlas, "countries-50m.json")
    shapes = _shapes(topology, _codes(actors))
    arcs = _arcs(topology, [ring for _, rings in shapes for ring in rings])
    lines = ["kind\tname\tpath"]
    lines += [f"arc\t{number}\t{_steps(points)}" for number, points in arcs.items()]
    for code, rings in shapes:
        if left := [_ring(ring) for ring in rings if len(_points(arcs, ring)) >= _TRIANGLE]:
            lines.append(f"state\t{code}\t{';'.join(left)}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    WORLD.write_text(_world(_load(atlas, "land-110m.json")), encoding="utf-8")
    for path in (TABLE, WORLD):
        print(f"{path}: {path.stat().st_size:,} bytes", file=sys.stderr)


def _load(atlas: Path, name: str) -> dict[str, Any]:
    """Read a topology, its arcs as points in degrees."""
    content = (atlas / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != DIGESTS[name]:
        sys.exit(f"{name} is not the file of world-atlas 2.0.2; take it from npm pack world-atlas@2.0.2")
    found: dict[str, Any] = json.loads(content)
    (across, up), (left, bottom) = found["transform"]["scale"], found["transform"]["translate"]
    for arc in found["arcs"]:
        x = y = 0
        for at, (right, higher) in enumerate(arc):
            x, y = x + right, y + higher
            arc[at] = (x * across + left, y * up + bottom)
    return found


def _codes(actors: Path) -> dict[str, str]:
    """Give the letters of each state by its ISO number."""
    text = (actors / "mledoze-countries" / "countries.json").read_text(encoding="utf-8")
    return {one["ccn3"]: one["cca3"] for one in json.loads(text) if one["ccn3"]}


def _shapes(topology: dict[str, Any], codes: dict[str, str]) -> list[tuple[str, list[list[int]]]]:
    """Give the rings of each state; of islands those large enough to be seen."""
    found = dict[str, list[list[int]]]()
    for state in topology["objects"]["countries"]["geometries"]:
        code = CODES.get(state["properties"]["name"]) or codes.get(state.get("id", ""), "")
        parts = [state["arcs"]] if state["type"] == "Polygon" else state.get("arcs", [])
        rings = [ring for part in parts for ring in part]
        sizes = [abs(area(_points(topology["arcs"], ring))) for ring in rings]
        largest = max(sizes, default=0)
        sized = zip(rings, sizes, strict=True)
        kept = [r for r, size in sized if size == largest or size > SMALLEST_ISLAND or len(r) > 1]
        found.setdefault(code, []).extend(kept)
    return sorted(found.items())


def _points(
    arcs: Sequence[Sequence[Point]] | Mapping[int, Sequence[Point]], ring: Iterable[int]
) -> list[Point]:
    found: list[Point] = []
    for number in ring:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        found += points[1:] if found else points
    return found


def area(ring: Sequence[Point]) -> float:
    """Give the area of a closed ring in square degrees of the equator."""
    middle = cos(radians(sum(y for _, y in ring) / len(ring)))
    return middle * sum(x * v - u * y for (x, y), (u, v) in pairwise(ring)) / 2


def _arcs(topology: dict[str, Any], rings: list[list[int]]) -> dict[int, list[Point]]:
    """Simplify the arcs that rings need; one that is a ring by itself keeps a triangle."""
    used = sorted({number if number >= 0 else ~number for ring in rings for number in ring})
    alone = {ring[0] if ring[0] >= 0 else ~ring[0] for ring in rings if len(ring) == 1}
    return {n: simplified(topology["arcs"][n], least=_TRIANGLE if n in alone else 2) for n in used}


def simplified(points: Sequence[Point], least: int, smallest: float = SMALLEST_BEND) -> list[Point]:
    """Leave out points that bend a line least, one by one (Visvalingam); the ends stay."""
    before = {at: at - 1 for at in range(1, len(points))}
    after = {at: at + 1 for at in range(len(points) - 1)}

    def bend(at: int) -> float:
        (a, b), (c, d), (e, f) = points[before[at]], points[at], points[after[at]]
        return abs((c - a) * (f - b) - (e - a) * (d - b)) / 2 * cos(radians(d))

    bends = {at: bend(at) for at in range(1, len(points) - 1)}
    waiting = [(size, at) for at, size in bends.items()]
    heapify(waiting)
    left = len(points)
    while waiting and left > least:
        size, at = heappop(waiting)
        if bends.get(at) != size:
            continue
        if size >= smallest:
            break
        del bends[at]
        left -= 1
        one, other = before[at], after[at]
        after[one], before[other] = other, one
        for near in (one, other):
            if near in bends:
                bends[near] = max(bend(near), size)
                heappush(waiting, (bends[near], near))
    return [points[0], *(points[at] for at in sorted(bends)), points[-1]]


def _steps(points: Iterable[Point]) -> str:
    found, x, y = list[str](), 0, 0
    for longitude, latitude in points:
        u, v = round(longitude * UNITS), round(latitude * UNITS)
        if found and (u, v) == (x, y):
            continue
        found += [str(u - x), str(v - y)]
        x, y = u, v
    return " ".join(found)


def _ring(ring: Iterable[int]) -> str:
    return ",".join(str(number) if number >= 0 else f"~{~number}" for number in ring)


def _world(topology: dict[str, Any]) -> str:
    """Draw all land in 360 by 180; a grey that can be seen on light and dark alike."""
    parts = topology["objects"]["land"]["geometries"][0]["arcs"]
    rings = [_points(topology["arcs"], ring) for part in parts for ring in part]
    paths = []
    for ring in rings:
        if abs(area(ring)) > 4:
            points = simplified(ring, 4, _SMALLEST_OF_WORLD)
            paths.append("M" + "L".join(f"{x + 180:.0f} {90 - y:.0f}" for x, y in points) + "Z")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 180">'
        f'<path fill="{_GREY}" d="{"".join(paths)}"/></svg>\n'
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
