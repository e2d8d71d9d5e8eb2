"""Places by name: cities, towns, provinces and counties, from one sorted table.

The table is searched where it lies, as one block of bytes: 9 MB, unpacked at the first look-up, with a
signpost every few pages.
"""

from __future__ import annotations

import lzma
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

ToponymKind = Literal["country", "city", "division", "county", "region"]
"""`city` is any populated place, `division` a first-order one (state, province), `county` a second-order one,
`region` what lies over several countries ("Middle East")."""

_KINDS: dict[str, ToponymKind] = {"P": "city", "A": "division", "B": "county"}

_STRIDE = 4096
"""Bytes between two signposts of the table."""
_FOLD = str.maketrans({"-": " ", "‐": " ", "–": " ", ".": None, "’": "'", "‘": "'", "ʿ": None, "ʼ": "'"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place as GeoNames has it.

    `country` is an ISO alpha-3 code, `admin1` the first-order division ("US.TX"), `population` that of its
    cities, `geonames` its id there, None for what we do not know it of.
    """

    name: str
    kind: ToponymKind
    country: str | None
    admin1: str
    lat: float
    lon: float
    population: int
    geonames: int | None


def fold(name: str) -> str:
    """Fold what spellings of one name differ in: case, diacritics, hyphens and full stops."""
    plain = name.translate(_FOLD)
    if plain.isascii():
        return plain.casefold()
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=16_384)
def toponyms_named(name: str) -> tuple[Toponym, ...]:
    """Give every place of this name, spelling folded, in no order."""
    key = fold(name)
    return tuple(_place(key, row) for row in _rows(key))


def _place(key: str, row: list[str]) -> Toponym:
    """Read a row, or the row that it points to where the name is not the place's first one."""
    if row[1] == "=":
        key, geonames = row[2:]
        row = next(r for r in _rows(key) if r[-1] == geonames and r[1] != "=")
    return _toponym(row[1] or key.title(), row[2:])


def _rows(key: str) -> Iterator[list[str]]:
    """Give the rows of a folded name."""
    table, start = _table(), key.encode() + b"\t"
    at = _first_line_from(table, start)
    while table.startswith(start, at):
        end = table.index(b"\n", at)
        yield table[at:end].decode().split("\t")
        at = end + 1


def _first_line_from(table: bytes, key: bytes) -> int:
    """Give where the first line that starts with `key` is; where none does, some other line or the end."""
    keys, starts = _signposts()
    at = max(0, bisect_left(keys, key) - 1)
    end = starts[at + 1] if at + 1 < len(starts) else len(table)
    if table.startswith(key, starts[at]):
        return starts[at]
    found = table.find(b"\n" + key, starts[at], end)
    return found + 1 if found >= 0 else end


@cache
def _signposts() -> tuple[list[bytes], list[int]]:
    """Give the first field, with its tab, and the start of a line every `_STRIDE` bytes or so."""
    table = _table()
    starts = [0]
    while (at := table.find(b"\n", starts[-1] + _STRIDE) + 1) and at < len(table):
        starts.append(at)
    return [table[start : table.index(b"\t", start) + 1] for start in starts], starts


def _toponym(name: str, fields: list[str]) -> Toponym:
    kind, country, admin1, lat, lon, population, geonames = fields
    where = (float(lat), float(lon))
    return Toponym(name, _KINDS[kind], country, admin1, *where, int(population), int(geonames))


@cache
def _table() -> bytes:
    """Give the table: lines sorted by their first field, the folded name."""
    return lzma.decompress(files("communique.gazetteer").joinpath("tables", "toponyms.tsv.xz").read_bytes())
