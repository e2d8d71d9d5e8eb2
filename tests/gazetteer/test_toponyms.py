"""Places by name, from the table."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.gazetteer.countries import country_by_code
from communique.gazetteer.regions import COUNTRY_POINTS, REGIONS
from communique.gazetteer.toponyms import fold, toponyms_named


@pytest.mark.parametrize(
    ("name", "kind", "country", "geonames"),
    [
        ("Paris", "city", "FRA", 2988507),
        ("Beijing", "city", "CHN", 1816670),
        ("Peking", "city", "CHN", 1816670),
        ("Kharkov", "city", "UKR", 706483),
        ("SAO PAULO", "city", "BRA", 3448439),
        ("São Paulo", "city", "BRA", 3448439),
        ("Saint-Denis", "city", "REU", 935264),
        ("Texas", "division", "USA", 4736286),
        ("Bavaria", "division", "DEU", 2951839),
        ("Xinjiang", "division", "CHN", 1529047),
        ("Scotland", "division", "GBR", 2638360),
        ("Orange County", "county", "USA", 5379524),
    ],
)
def test_the_largest_of_its_kind(name: str, kind: str, country: str, geonames: int) -> None:
    place = max((t for t in toponyms_named(name) if t.kind == kind), key=lambda t: t.population)
    assert (place.country, place.geonames) == (country, geonames)


@pytest.mark.parametrize(("other", "name"), [("Peking", "Beijing"), ("Saigon", "Ho Chi Minh City")])
def test_another_name_gives_the_place_under_its_first(other: str, name: str) -> None:
    by_other = {t.geonames for t in toponyms_named(other)}
    assert any(t.name == name and t.geonames in by_other for t in toponyms_named(name))


def test_the_table_stays_small() -> None:
    table = files("communique.gazetteer").joinpath("tables", "toponyms.tsv.xz").read_bytes()
    assert len(table) < 3_000_000


@pytest.mark.parametrize(("name", "country"), [("Darfur", "SDN"), ("Black Sea", None), ("West Bank", "PSE")])
def test_a_region_says_in_which_country_it_lies(name: str, country: str | None) -> None:
    assert REGIONS[name].country == country


def test_every_point_is_on_the_globe_and_every_country_known() -> None:
    points = [(r.lat, r.lon) for r in REGIONS.values()] + list(COUNTRY_POINTS.values())
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in points)
    codes = {r.country for r in REGIONS.values() if r.country} | COUNTRY_POINTS.keys()
    assert all(country_by_code(code) for code in codes)


def test_every_place_of_a_name_is_given() -> None:
    states = {t.admin1 for t in toponyms_named("Springfield") if t.country == "USA"}
    assert {"US.IL", "US.MA", "US.MO", "US.OH", "US.OR"} <= states


def test_a_division_lies_where_its_cities_do() -> None:
    (texas,) = (t for t in toponyms_named("Texas") if t.kind == "division")
    assert (texas.lat, texas.lon) == (pytest.approx(31, abs=1.5), pytest.approx(-100, abs=1.5))


@pytest.mark.parametrize("name", ["", "Nowhereville", "\t", "\n", "zzzz", "0", "paris\tparis", "\U0010ffff"])
def test_what_is_no_place_has_none(name: str) -> None:
    assert toponyms_named(name) == ()


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(name: str) -> None:
    assert all(isinstance(t.geonames, int) for t in toponyms_named(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [("St. John's", "st john’s"), ("Port-au-Prince", "port au prince")],
)
def test_spellings_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)
