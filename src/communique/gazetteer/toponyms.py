"""Places by name: cities, towns, provinces and counties, from one sorted table.

The table (190,000 names) is searched where it lies, as one block of bytes: 12 MB, and nothing to build.
"""

from __future__ import annotations

import gzip
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

ToponymKind = Literal["country", "city", "division", "county", "region"]
"""`city` is any populated place, `division` a first-order one (state, province), `county` a second-order one,
`region` what lies over several countries ("Middle East")."""

_KINDS: dict[str, ToponymKind] = {"P": "city", "A": "division", "B": "county"}

_FOLD = str.maketrans({"-": " ", "‐": " ", "–": " ", ".": None, "’": "'", "‘": "'", "ʿ": None, "ʼ": "'"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place as GeoNames has it.

    `country` is an ISO alpha-3 code, `admin1` the first-order division ("US.TX"), `population` that of its
    cities.
    """

    name: str
    kind: ToponymKind
    country: str | None
    admin1: str
    lat: float
    lon: float
    population: int
    geonames: int


def fold(name: str) -> str:
    """Fold what spellings of one name differ in: case, diacritics, hyphens and full stops."""
    plain = unicodedata.normalize("NFKD", name.translate(_FOLD))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=16_384)
def toponyms_named(name: str) -> tuple[Toponym, ...]:
    """Give every place of this name, spelling folded, in no order."""
    table = _table()
    key = fold(name).encode() + b"\t"
    at = _first_line_from(table, key)
    found = []
    while table.startswith(key, at):
        end = table.index(b"\n", at)
        found.append(_toponym(table[at:end].decode()))
        at = end + 1
    return tuple(found)


def _first_line_from(table: bytes, key: bytes) -> int:
    """Bisect for the start of the first line that does not sort before `key`."""
    low, high = 0, len(table)
    while low < high:
        line = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if table[line : line + len(key)] < key:
            low = table.index(b"\n", line) + 1
        else:
            high = line
    return low


def _toponym(line: str) -> Toponym:
    _, name, kind, country, admin1, lat, lon, population, geonames = line.split("\t")
    where = (float(lat), float(lon))
    return Toponym(name, _KINDS[kind], country, admin1, *where, int(population), int(geonames))


@cache
def _table() -> bytes:
    """Give the table: lines sorted by their first field, the folded name."""
    return gzip.decompress(files("communique.gazetteer").joinpath("tables", "toponyms.tsv.gz").read_bytes())
