"""Counts of events, kept up to date as events change, so that a series adds up a few rows.

Each event that nobody has rejected is counted for the whole ledger (`one` and `other` empty), for each
country that takes part (`one`) and for each two of them (`one` before `other` in the alphabet). `sides` has a
letter for the part of each: S for source, T for target, B for both. A row holds what one day brought of one
status and one of PLOVER's classes, numbered as GDELT's QuadClass does. Rows of the whole ledger with an empty
day hold what all days brought, and events of which no day is known.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from operator import add
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import and_, bindparam, delete, or_, select

from communique.cameo import intensity_of, quad_of
from communique.ledger import schema
from communique.ledger.claim import chunks
from communique.ledger.writing import inserting
from communique.plover import Quad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from communique.ledger.whom import Whom
    from communique.ledger.writing import Row

    Sizes = dict["Key", tuple[int, ...]]

Key = tuple[str, str, str, str, int, str]
"""One and other, status, day, class and sides: the primary key of a row."""
QUADS: tuple[Quad, ...] = get_args(Quad)
"""PLOVER's classes in the order of their numbers, from 1."""
_KEY = [column.name for column in schema.tallies.primary_key]
_SIZES = [column.name for column in schema.tallies.c if not column.primary_key]
_LETTER = {"source": "S", "target": "T"}
_PART = {None: "STB", "source": "SB", "target": "TB"}
"""The letters of those who take part on any side, or on one."""


def retally(connection: Connection, events: Sequence[int], now: Iterable[tuple[Row, Sequence[Row]]]) -> None:
    """Count what events are to be, by their rows and those of their sides, and no longer what they are."""
    sizes: Sizes = {}
    for some in chunks([*events]):
        _add(sizes, _stored(connection, some), -1)
    _add(sizes, (pair for pair in now if pair[0]["review"] != "rejected"), 1)
    changed = {key: found for key, found in sizes.items() if any(found)}
    _write(connection, changed)


def recount(connection: Connection) -> None:
    """Count all events anew: for rows written by other means, or when classes or intensities change."""
    connection.execute(delete(schema.tallies))
    for some in chunks([*connection.scalars(select(schema.events.c.id).order_by(schema.events.c.id))]):
        sizes: Sizes = {}
        _add(sizes, _stored(connection, some), 1)
        _write(connection, sizes)


def counted_for(parties: Sequence[tuple[Whom, str | None]]) -> list[ColumnElement[bool]] | None:
    """Give the condition on rows that count what parties did, each on a side or any; none if no row does."""
    letters: dict[str, str] = {}
    for party, side in parties:
        if len(party.countries) != 1:
            return None
        (country,) = party.countries
        known = letters.get(country, _PART[None])
        letters[country] = "".join(letter for letter in known if letter in _PART[side])
    if len(letters) > 2:
        return None
    one, other = [*sorted(letters), "", ""][:2]
    t = schema.tallies.c
    found = [t.one == one, t.other == other]
    if any(some != _PART[None] for some in letters.values()):
        found.append(t.sides.in_(["".join(some) for some in product(*(letters[c] for c in sorted(letters)))]))
    return found


def _stored(connection: Connection, numbers: list[int]) -> Iterator[tuple[Mapping[Any, Any], list[Row]]]:
    """Give events as the tables have them, with their sides; those just made have no report yet."""
    e, s = schema.events.c, schema.event_sides.c
    counts = and_(e.reports > 0, or_(e.review.is_(None), e.review != "rejected"))
    query = select(e.id, e.type, e.cameo, e.status, e.day, e.reports, e.independent)
    rows = connection.execute(query.where(e.id.in_(numbers), counts)).mappings().all()
    if not rows:
        return
    sides: dict[int, list[Row]] = defaultdict(list)
    parties = select(s.event, s.side, s.country).where(s.event.in_(numbers), s.country.is_not(None))
    for event, side, country in connection.execute(parties):
        sides[event].append({"side": side, "country": country})
    for row in rows:
        yield row, sides[row["id"]]


def _add(sizes: Sizes, events: Iterable[tuple[Mapping[Any, Any], Sequence[Row]]], sign: int) -> None:
    for event, sides in events:
        kind, code = event["type"], event["cameo"]
        quad = QUADS.index(quad_of(kind, code)) + 1
        counts = (sign, sign * event["reports"], sign * event["independent"])
        tenths = round(10 * intensity_of(kind, code))
        more = (*counts, *(count * tenths for count in counts))
        for one, other, day, letters in _scopes(event["day"], sides):
            key = (one, other, event["status"], day, quad, letters)
            known = sizes.get(key)
            sizes[key] = more if known is None else tuple(map(add, known, more))


def _scopes(day: str | None, sides: Sequence[Row]) -> Iterator[tuple[str, str, str, str]]:
    """Give whom an event counts for and on which day: all, each country and each two, with their letters."""
    yield "", "", "", ""
    if day is None:
        return
    letters: dict[str, str] = {}
    for side in sides:
        if country := side["country"]:
            letter = _LETTER[side["side"]]
            letters[country] = letter if letters.get(country, letter) == letter else "B"
    yield "", "", day, ""
    for country, letter in letters.items():
        yield country, "", day, letter
    for (one, first), (other, second) in combinations(sorted(letters.items()), 2):
        yield one, other, day, first + second


def _write(connection: Connection, changed: Sizes) -> None:
    """Add to rows, make those that are not there, and delete those that count nothing any more."""
    if not changed:
        return
    t = schema.tallies.c
    added = inserting(connection, schema.tallies)
    sums = {name: t[name] + added.excluded[name] for name in _SIZES}
    connection.execute(added.on_conflict_do_update(index_elements=_KEY, set_=sums), _rows(changed))
    if fewer := _rows({key: found for key, found in changed.items() if found[0] < 0}):
        same = (t[name] == bindparam(f"_{name}") for name in _KEY)
        gone = delete(schema.tallies).where(*same, t.events == 0)
        connection.execute(gone, [{f"_{name}": row[name] for name in _KEY} for row in fewer])


def _rows(sizes: Sizes) -> list[Row]:
    names = [*_KEY, *_SIZES]
    return [dict(zip(names, (*key, *sizes[key]), strict=True)) for key in sorted(sizes)]
