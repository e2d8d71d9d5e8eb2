"""The map of an event's place: what it shows of the world, what it says in words, and when there is none."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

import communique.server
from communique.server.drawing.locator import HEIGHT, WIDTH, draw_locator

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.ledger.entries import EventEntry

MARGIN = 8
TOWNS = [
    ("Tallinn", "EST", 59.437, 24.754), ("Nairobi", "KEN", -1.283, 36.817), ("Suva", "FJI", -18.14, 178.44),
    ("Funafuti", "TUV", -8.52, 179.2), ("Monaco", "MCO", 43.73, 7.42), ("Honolulu", "USA", 21.31, -157.86),
    ("Anadyr", "RUS", 64.73, 177.5), ("Provideniya", "RUS", 64.42, -173.23), ("Tarawa", "KIR", 1.33, 172.98),
    ("Longyearbyen", "NOR", 78.22, 15.65), ("Cayenne", "GUF", 4.94, -52.33), ("Gaza", "PSE", 31.5, 34.47),
]  # fmt: skip


@pytest.fixture
def event(ledger: Ledger) -> EventEntry:
    (found,) = ledger.events(place="Nairobi")
    return found


def at(event: EventEntry, name: str, country: str, lat: float, lon: float) -> EventEntry:
    return replace(event, place=name, place_country=country, lat=lat, lon=lon, geonames=1)


def in_country(event: EventEntry, country: str) -> EventEntry:
    return replace(event, place=country, place_country=country, lat=None, lon=None, geonames=None)


def points(path: str) -> list[tuple[int, int]]:
    """Follow a path as a browser would."""
    found = []
    for x, y, steps in re.findall(r"M(-?\d+) (-?\d+)(?:l([-\d ]+))?z?", path):
        here = (int(x), int(y))
        found.append(here)
        numbers = [int(number) for number in steps.split()]
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            here = (here[0] + right, here[1] + down)
            found.append(here)
    return found


@pytest.mark.parametrize(("name", "country", "lat", "lon"), TOWNS)
def test_a_town_is_in_the_picture_with_land_to_know_it_by(
    event: EventEntry, name: str, country: str, lat: float, lon: float
) -> None:
    drawn = draw_locator(at(event, name, country, lat, lon))
    assert drawn
    assert drawn.point
    assert 0 < drawn.point[0] < WIDTH
    assert 0 < drawn.point[1] < HEIGHT
    assert drawn.ring is None
    shown = points(drawn.land + drawn.country)
    assert len(shown) > 10
    for x, y in shown:
        assert -MARGIN <= x <= WIDTH + MARGIN
        assert -MARGIN <= y <= HEIGHT + MARGIN
    assert len(drawn.land + drawn.country + drawn.borders) < 40_000


@pytest.mark.parametrize(
    ("country", "is_ringed"), [("KEN", False), ("RUS", False), ("MCO", True), ("TUV", True)]
)
def test_a_country_without_a_town_is_shaded_and_a_tiny_one_ringed(
    event: EventEntry, country: str, is_ringed: bool
) -> None:
    drawn = draw_locator(in_country(event, country))
    assert drawn
    assert drawn.point is None
    assert (drawn.ring is not None) == is_ringed
    if not is_ringed:
        assert len(points(drawn.country)) > 20


def test_a_country_at_the_edge_of_the_world_is_in_one_piece(event: EventEntry) -> None:
    drawn = draw_locator(in_country(event, "RUS"))
    assert drawn
    xs = [x for x, _ in points(drawn.country)]
    assert min(xs) > 0
    assert max(xs) < WIDTH
    assert len(drawn.world) == 2
    assert sum(width for _, _, width, _ in drawn.world) <= 360


@pytest.mark.parametrize(
    ("country", "lat", "lon", "words"),
    [
        ("EST", 59.437, 24.754, "Town, Estonia; 59.4 N, 24.8 E"),
        ("FJI", -18.14, -178.2, "Town, Fiji; 18.1 S, 178.2 W"),
    ],
)
def test_words_say_what_the_map_shows(
    event: EventEntry, country: str, lat: float, lon: float, words: str
) -> None:
    drawn = draw_locator(at(event, "Town", country, lat, lon))
    assert drawn
    assert drawn.words == words


def test_the_middle_of_a_country_is_no_town(event: EventEntry) -> None:
    drawn = draw_locator(replace(event, place="Kenya", lat=1.0, lon=38.0, geonames=192950))
    assert drawn
    assert (drawn.point, drawn.words) == (None, "Kenya")


@pytest.mark.parametrize("country", [None, "IGO", "???"])
def test_without_a_country_there_is_no_map(event: EventEntry, country: str | None) -> None:
    assert draw_locator(replace(event, place_country=country)) is None


@pytest.mark.parametrize(
    ("told", "is_drawn"),
    [
        ([], True), (["KEN", None, "KEN"], True), (["KEN", "KEN", "NOR"], True), (["KEN", "NOR"], False),
        (["KEN", "NOR", "SDN"], False),
    ],
)  # fmt: skip
def test_reports_that_place_it_in_several_countries_show_no_map(
    event: EventEntry, told: list[str | None], is_drawn: bool
) -> None:
    assert (draw_locator(event, told) is not None) == is_drawn


def test_the_little_world_is_a_picture_without_rules() -> None:
    path = Path(communique.server.__file__).parent / "static" / "world.svg"
    root = ElementTree.fromstring(path.read_text("utf-8"))
    assert root.get("viewBox") == "0 0 360 180"
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "path"}
    assert path.stat().st_size < 10_000
