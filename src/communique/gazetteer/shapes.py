"""The outlines of states, for small maps: arcs of points that neighbours share.

Shapes: Natural Earth (public domain), simplified by `build/shapes.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from communique.gazetteer.table import rows

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
_UNITS = 100


class Box(NamedTuple):
    """What lies between two longitudes and two latitudes."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> Point:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def joined(self, other: Box) -> Box:
        """Give the box of both; the other is turned to the side of the world on which it is nearer."""
        shift = turned(other.middle[0] - self.middle[0]) - (other.middle[0] - self.middle[0])
        return Box(
            min(self.left, other.left + shift), min(self.bottom, other.bottom),
            max(self.right, other.right + shift), max(self.top, other.top),
        )  # fmt: skip

    def gap(self, other: Box) -> float:
        """Give the degrees between two boxes, in longitude or latitude; less than 0 where they meet."""
        apart = abs(turned(other.middle[0] - self.middle[0]))
        across = apart - (self.right - self.left + other.right - other.left) / 2
        return max(across, max(self.bottom, other.bottom) - min(self.top, other.top))


@dataclass(frozen=True, slots=True)
class Line:
    """Points in a row. Longitudes go on beyond 180 where a line does, so that none jumps."""

    points: tuple[Point, ...]
    box: Box

    @classmethod
    def of(cls, points: tuple[Point, ...]) -> Line:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return cls(points, Box(min(xs), min(ys), max(xs), max(ys)))


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a state, by its code; land that no code is known for has an empty one."""

    country: str
    rings: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """All states, and the lines between two of them."""

    states: tuple[Shape, ...]
    borders: tuple[Line, ...]

    def of(self, country: str) -> Shape | None:
        """Give the shape of a state or territory; some of the smallest have none."""
        return next((shape for shape in self.states if shape.country == country), None)


@cache
def all_shapes() -> Shapes:
    """Read the table, once."""
    arcs: dict[int, tuple[Point, ...]] = {}
    states: list[tuple[str, list[list[int]]]] = []
    for kind, name, path in rows("shapes"):
        if kind == "arc":
            arcs[int(name)] = _points(path)
        else:
            rings = [[_number(arc) for arc in ring.split(",")] for ring in path.split(";")]
            states.append((name, rings))
    users: dict[int, int] = dict.fromkeys(arcs, 0)
    for _, rings in states:
        for number in (number for ring in rings for number in ring):
            users[number if number >= 0 else ~number] += 1
    shapes = tuple(Shape(code, tuple(_joined(arcs, ring) for ring in rings)) for code, rings in states)
    return Shapes(shapes, tuple(Line.of(arcs[number]) for number, count in users.items() if count > 1))


def turned(degrees: float) -> float:
    """Give an angle between -180 and 180.

    >>> turned(190), turned(-540)
    (-170, -180)
    """
    return (degrees + 180) % 360 - 180


def _number(arc: str) -> int:
    return ~int(arc[1:]) if arc.startswith("~") else int(arc)


def _points(path: str) -> tuple[Point, ...]:
    steps = [int(step) for step in path.split(" ")]
    found, x, y = [], 0, 0
    for right, up in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + right, y + up
        found.append((x / _UNITS, y / _UNITS))
    return tuple(found)


def _joined(arcs: dict[int, tuple[Point, ...]], ring: list[int]) -> Line:
    """Put the arcs of a ring together; one that goes once around the world is closed at its pole."""
    found: list[Point] = []
    for number in ring:
        for lon, lat in arcs[number] if number >= 0 else arcs[~number][::-1]:
            x = round(found[-1][0] + turned(lon - found[-1][0]), 2) if found else lon
            if not found or (x, lat) != found[-1]:
                found.append((x, lat))
    (first, lat), (last, _) = found[0], found[-1]
    if abs(last - first) > 180:
        pole = 90.0 if lat > 0 else -90.0
        found += [(last, pole), (first, pole)]
    return Line.of(tuple(found))
