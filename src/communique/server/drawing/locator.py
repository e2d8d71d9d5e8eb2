"""A small map of where an event took place: its country among its neighbours, the town as a point.

Degrees become units of a picture, those of longitude as much shorter as they are in the middle of the map.
All is drawn around that middle, so that a country on both sides of the 180th meridian is in one piece.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, radians
from typing import TYPE_CHECKING, NamedTuple

from communique.gazetteer.countries import country_by_code
from communique.gazetteer.shapes import Box, Point, all_shapes, turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.gazetteer.shapes import Line
    from communique.ledger.entries import EventEntry

WIDTH, HEIGHT = 720, 480
_LEAST, _AROUND = 11.0, 0.35
"""Degrees of latitude that a map shows at least, and what is shown around a country, as a share of it."""
_NEAR = 15.0
"""Degrees between parts of a country up to which both are shown."""
_TINY = 14.0
"""Units up to which a country is ringed, as it can hardly be seen."""
_STEP = 3.0
"""Units that are drawn as one point."""
_AGREED = 2 / 3
"""The share of reports that must tell a country the same, of those that tell one, for it to be shown."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A map: paths of SVG, words that say the same, and frames in a world of 360 by 180."""

    words: str
    land: str
    country: str
    borders: str
    point: tuple[float, float] | None
    ring: tuple[float, float] | None
    world: list[tuple[float, float, float, float]]


class _Window(NamedTuple):
    """What is shown: the middle, and how many units a degree of longitude and of latitude has."""

    lon: float
    lat: float
    across: float
    up: float

    def at(self, point: Point) -> Point:
        return (point[0] - self.lon) * self.across + WIDTH / 2, (self.lat - point[1]) * self.up + HEIGHT / 2

    def near(self, point: Point) -> Point:
        """Give where a point is, on the side of the world on which it is nearer."""
        x, y = self.at((self.lon + turned(point[0] - self.lon), point[1]))
        return round(x, 1), round(y, 1)


class _Drawn(NamedTuple):
    """Lines in units."""

    window: _Window
    land: list[list[Point]]
    country: list[list[Point]]
    borders: list[list[Point]]


def draw_locator(event: EventEntry, told: Iterable[str | None] = ()) -> Locator | None:
    """Draw where an event took place; none where no country is known, or reports `told` different ones."""
    country = country_by_code(event.place_country or "")
    counts = Counter(code for code in told if code)
    if country is None or counts[country.alpha3] < _AGREED * counts.total():
        return None
    is_town = event.lat is not None and event.lon is not None and event.geonames != country.geonames
    point = (round(event.lon or 0.0, 3), round(event.lat or 0.0, 3)) if is_town else None
    paths = _paths(country.alpha3, _around(country.alpha3, point))
    window = paths.window
    return Locator(
        _words(event.place if is_town else None, country.name, point), paths.land, paths.country,
        paths.borders, window.near(point) if point else None,
        window.near((country.lon, country.lat)) if point is None and paths.is_tiny else None,
        _in_world(window),
    )  # fmt: skip


class _Paths(NamedTuple):
    """What is drawn, as SVG has it, and whether the country can hardly be seen."""

    window: _Window
    land: str
    country: str
    borders: str
    is_tiny: bool


@lru_cache(maxsize=512)
def _paths(country: str, box: Box) -> _Paths:
    window, land, shaded, borders = _drawn(country, box)
    is_tiny = not shaded or _extent(shaded) < _TINY
    return _Paths(window, _path(land), _path(shaded), _path(borders, is_closed=False), is_tiny)


def _words(town: str | None, country: str, point: Point | None) -> str:
    if point is None:
        return country
    lon, lat = point
    told = f"{abs(lat):.1f} {'N' if lat >= 0 else 'S'}, {abs(lon):.1f} {'E' if lon >= 0 else 'W'}"
    return f"{town}, {country}; {told}" if town else f"{country}; {told}"


def _boxes(country: str) -> list[Box]:
    """Give the boxes of a state's parts, the largest first."""
    shape = all_shapes().of(country)
    return sorted(
        (ring.box for ring in (shape.rings if shape else ())),
        key=lambda b: (b.left - b.right) * (b.top - b.bottom),
    )


def _around(country: str, point: Point | None) -> Box:
    """Give what is to be seen: the part of a country at the point, else the largest, and parts near it."""
    boxes = _boxes(country)
    if point is not None:
        here = Box(*point, *point)
        boxes = sorted(boxes, key=lambda one: max(one.gap(here), 0))
        if not boxes or boxes[0].gap(here) > _NEAR:
            return here
    if not boxes:
        known = country_by_code(country)
        return Box(known.lon, known.lat, known.lon, known.lat) if known else Box(0, 0, 0, 0)
    box = boxes[0]
    near = min(_NEAR, max(box.top - box.bottom, 3))
    for other in boxes[1:]:
        if box.gap(other) < near:
            box = box.joined(other)
    return box


def _drawn(country: str, box: Box) -> _Drawn:
    """Draw what is around a box, from farther off where there would be water only."""
    for zoom in (1, 2, 4):
        drawn = _seen(country, _window(box, zoom))
        if any(_extent([ring]) > WIDTH / 4 for ring in drawn.land):
            break
    return drawn


def _seen(country: str, window: _Window) -> _Drawn:
    """Give what is in a window: other land, the country, borders."""
    shapes = all_shapes()
    land, shaded = list[list[Point]](), list[list[Point]]()
    for shape in shapes.states:
        is_it = shape.country == country
        for ring in shape.rings:
            cut = (_clipped(line) for line in _placed(ring, window))
            (shaded if is_it else land).extend(
                one for one in cut if len(one) > 2 and (is_it or _extent([one]) > _STEP)
            )
    borders = [part for line in shapes.borders for there in _placed(line, window) for part in _inside(there)]
    return _Drawn(window, land, shaded, borders)


def _window(box: Box, zoom: int) -> _Window:
    lon, lat = box.middle
    lat = max(min(lat, 75), -75)
    shrunk = max(cos(radians(lat)), 0.25)
    tall = max((box.top - box.bottom) * (1 + 2 * _AROUND), _LEAST * zoom)
    wide = max((box.right - box.left) * (1 + 2 * _AROUND), 1) * shrunk
    up = min(HEIGHT / tall, WIDTH / wide)
    return _Window(lon, lat, max(up * shrunk, WIDTH / 360), up)


def _placed(line: Line, window: _Window) -> Iterator[list[Point]]:
    """Give a line in units, as often as it is in the picture: once around the world it may come again."""
    half_wide, half_tall = WIDTH / 2 / window.across + 1, HEIGHT / 2 / window.up + 1
    if line.box.bottom > window.lat + half_tall or line.box.top < window.lat - half_tall:
        return
    west, east = window.lon - half_wide, window.lon + half_wide
    for shift in (-720, -360, 0, 360):
        if line.box.left + shift <= east and line.box.right + shift >= west:
            yield [window.at((lon + shift, lat)) for lon, lat in line.points]


def _clipped(ring: list[Point]) -> list[Point]:
    """Cut a ring at the edges of the picture (Sutherland and Hodgman), and leave out points too near."""
    for axis, edge, sign in ((0, -4.0, 1), (0, WIDTH + 4.0, -1), (1, -4.0, 1), (1, HEIGHT + 4.0, -1)):
        if not ring:
            return []
        ring = list(_cut(ring, axis, edge, sign))
    return list(_thinned(ring))


def _cut(ring: list[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    last = ring[-1]
    was_in = (last[axis] - edge) * sign >= 0
    for point in ring:
        is_in = (point[axis] - edge) * sign >= 0
        if is_in != was_in:
            share = (edge - last[axis]) / (point[axis] - last[axis])
            yield (last[0] + share * (point[0] - last[0]), last[1] + share * (point[1] - last[1]))
        if is_in:
            yield point
        last, was_in = point, is_in


def _inside(line: list[Point]) -> Iterator[list[Point]]:
    """Give the parts of a line that are in the picture."""
    part: list[Point] = []
    for one, other in pairwise(line):
        if _is_in(one) or _is_in(other):
            part = [*part, other] if part else [one, other]
        elif part:
            yield list(_thinned(part))
            part = []
    if part:
        yield list(_thinned(part))


def _is_in(point: Point) -> bool:
    return -4 <= point[0] <= WIDTH + 4 and -4 <= point[1] <= HEIGHT + 4


def _thinned(line: list[Point]) -> Iterator[Point]:
    last: Point | None = None
    for at, (x, y) in enumerate(line):
        if last is None or at == len(line) - 1 or abs(x - last[0]) + abs(y - last[1]) >= _STEP:
            last = (x, y)
            yield last


def _path(lines: list[list[Point]], *, is_closed: bool = True) -> str:
    """Write lines as a path: whole units, each point as a step from the one before."""
    return "".join(_steps(line) + ("z" if is_closed else "") for line in lines)


def _steps(line: list[Point]) -> str:
    points = [(round(x), round(y)) for x, y in line]
    (x, y), *others = points
    steps = [f"{u - x} {v - y}" for (x, y), (u, v) in zip(points, others, strict=False)]
    return f"M{x} {y}" + (f"l{' '.join(steps)}" if steps else "")


def _extent(rings: list[list[Point]]) -> float:
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    return float(max(max(xs) - min(xs), max(ys) - min(ys)))


def _in_world(window: _Window) -> list[tuple[float, float, float, float]]:
    """Give a window as a frame in the world; two where it is at both of its ends."""
    wide, tall = min(max(WIDTH / window.across, 20), 360), min(max(HEIGHT / window.up, 14), 180)
    left = (window.lon + 180 - wide / 2) % 360 if wide < 360 else 0
    top = min(max(90 - window.lat - tall / 2, 0), 180 - tall)
    parts = [(left, min(wide, 360 - left))] + ([(0, left + wide - 360)] if left + wide > 360 else [])
    return [(round(x, 1), round(top, 1), round(w, 1), round(tall, 1)) for x, w in parts]
