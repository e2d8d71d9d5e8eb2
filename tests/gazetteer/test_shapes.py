"""The outlines of states hold together, and lines are simplified without opening gaps."""

from __future__ import annotations

from importlib.resources import files

import pytest

from communique.gazetteer.build.shapes import area, simplified
from communique.gazetteer.countries import country_by_code
from communique.gazetteer.shapes import Box, all_shapes, turned


def test_the_table_is_small_and_has_nearly_all_states() -> None:
    table = files("communique.gazetteer").joinpath("tables", "shapes.tsv")
    assert len(table.read_bytes()) < 150_000
    codes = [shape.country for shape in all_shapes().states if shape.country]
    assert len(codes) == len(set(codes)) > 230
    assert all(country_by_code(code) for code in codes)


def test_outlines_are_closed_and_do_not_jump() -> None:
    for shape in all_shapes().states:
        for ring in shape.rings:
            assert shape.country == "ATA" or ring.points[0] == ring.points[-1], shape.country
            assert len(ring.points) >= 4, shape.country
            if shape.country != "ATA":
                steps = zip(ring.points, ring.points[1:], strict=False)
                assert max(abs(u - x) for (x, _), (u, _) in steps) < 60, shape.country


@pytest.mark.parametrize("code", ["UKR", "KEN", "USA", "RUS", "FJI", "XKX", "TWN", "PSE", "ESP"])
def test_a_state_is_where_the_gazetteer_puts_it(code: str) -> None:
    shape, country = all_shapes().of(code), country_by_code(code)
    assert shape
    assert country
    here = Box(country.lon, country.lat, country.lon, country.lat)
    assert min(ring.box.gap(here) for ring in shape.rings) < 3


def test_gaza_is_there() -> None:
    shape = all_shapes().of("PSE")
    assert shape
    assert min(ring.box.gap(Box(34.4, 31.4, 34.4, 31.4)) for ring in shape.rings) < 0.2


def test_neighbours_share_their_border() -> None:
    shapes = all_shapes()
    norway, sweden = shapes.of("NOR"), shapes.of("SWE")
    assert norway
    assert sweden
    of_both = {p for r in norway.rings for p in r.points} & {p for r in sweden.rings for p in r.points}
    assert len(of_both) > 10
    assert any(set(line.points) <= of_both for line in shapes.borders)


@pytest.mark.parametrize(
    ("least", "kept"), [(2, [(0.0, 0.0), (2.0, 1.0), (4.0, 0.0)]), (4, [(0, 0), (1, 0.501), (2, 1), (4, 0)])]
)
def test_points_that_bend_a_line_least_are_left_out(least: int, kept: list[tuple[float, float]]) -> None:
    line = [(0.0, 0.0), (1.0, 0.501), (2.0, 1.0), (3.0, 0.5), (4.0, 0.0)]
    assert simplified(line, least) == kept


def test_the_area_of_a_degree_shrinks_to_the_north() -> None:
    square = [(0.0, -1.0), (2.0, -1.0), (2.0, 1.0), (0.0, 1.0), (0.0, -1.0)]
    north = [(x, y + 60) for x, y in square]
    assert area(square) > 3.9
    assert 1.9 < area(north) < 2.1


def test_boxes_meet_over_the_edge_of_the_world() -> None:
    east, west = Box(170, 0, 178, 10), Box(-178, 0, -170, 10)
    assert east.gap(west) == 4
    assert east.joined(west) == Box(170, 0, 190, 10)
    assert turned(190) == -170
