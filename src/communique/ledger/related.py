"""Events that have to do with one event, and why: few, found by looking at few.

- *before* and *after*: the last and the next act of the same type and mode by one side towards the other.
- *articles*: acts that articles tell of which tell of this one.
- *sides*: what else passed between the two sides around that day, the nearest first.

Each is looked for among a bounded number of rows, along an index, so that it takes as long in a large ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sqlalchemy import and_, func, select

from communique.ledger import schema
from communique.ledger.entries import EventEntry, load_entries, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, FromClause, Select

Why = Literal["before", "after", "articles", "sides"]
FEW = 4
"""Events of one reason; there is one before and one after."""
NEAR = timedelta(days=14)
"""How far from an event others of the same sides are looked for."""
LOOKED = 500
"""Acts of one side that are looked at, those nearest in time."""
_ARTICLES = 50
"""Articles of an event whose other events are looked at, the first that were added."""


@dataclass(frozen=True, slots=True)
class Related:
    """An event, why it is related, and how many articles tell of both where that is why."""

    event: EventEntry
    why: tuple[Why, ...]
    articles: int


class _End(NamedTuple):
    """One side of an event: a state, or an actor where both sides are of one state or of none."""

    side: str
    column: str
    value: str | int

    def among(self, sides: FromClause) -> ColumnElement[bool]:
        return and_(sides.c[self.column] == self.value, sides.c.side == self.side)

    @property
    def facing(self) -> str:
        return "target" if self.side == "source" else "source"


class _Act(NamedTuple):
    number: int
    day: str | None
    type: str
    mode: str | None


@dataclass(slots=True)
class _Found:
    """Numbers of events in the order in which they were found."""

    why: dict[int, list[Why]] = field(default_factory=dict)

    def add(self, why: Why, numbers: Sequence[int]) -> None:
        for number in numbers:
            self.why.setdefault(number, []).append(why)


def load_related(connection: Connection, name: str) -> list[Related]:
    """Give what is related to an event, by its name or one that it had. Raises `UnknownEntry`."""
    number, e = number_of(connection, name), schema.events.c
    act = _Act(*connection.execute(select(e.id, e.day, e.type, e.mode).where(e.id == number)).one())
    found = _Found()
    if (ends := _ends(connection, number)) and act.day is not None:
        anchor, other = _rarer_first(connection, ends, act.day)
        found.add("before", _series(connection, act, anchor, other, is_later=False))
        found.add("after", _series(connection, act, anchor, other, is_later=True))
        found.add("sides", _near(connection, act, anchor, other))
    shared = _sharing(connection, number)
    found.add("articles", list(shared))
    entries = zip(found.why.items(), load_entries(connection, list(found.why)), strict=True)
    return [
        Related(entry, tuple(why), shared.get(number, 0))
        for (number, why), entry in entries
        if entry.review != "rejected"
    ]


def _ends(connection: Connection, event: int) -> tuple[_End, _End] | None:
    """Give the two sides: two states, else two actors, people before others."""
    s, actor = schema.event_sides.c, schema.actors.c
    rows = connection.execute(
        select(s.side, s.country, s.actor)
        .join(schema.actors, actor.id == s.actor)
        .where(s.event == event)
        .order_by(actor.kind != "person", actor.id)
    ).all()
    sources = [row for row in rows if row.side == "source"]
    targets = [row for row in rows if row.side == "target"]
    for one in sources:
        for other in targets:
            if one.country and other.country and one.country != other.country:
                return _End("source", "country", one.country), _End("target", "country", other.country)
    if sources and targets:
        return _End("source", "actor", sources[0].actor), _End("target", "actor", targets[0].actor)
    return None


def _rarer_first(connection: Connection, ends: tuple[_End, _End], day: str) -> tuple[_End, _End]:
    """Put the side first that does less around a day."""
    s, since, until = schema.event_sides, *_around(day)

    def size(end: _End) -> int:
        there = and_(s.c[end.column] == end.value, s.c.day.between(since, until))
        some = select(s.c.event).where(there).limit(LOOKED).subquery()
        return int(connection.execute(select(func.count()).select_from(some)).scalar_one())

    one, other = ends
    return (one, other) if size(one) <= size(other) else (other, one)


def _around(day: str) -> tuple[str, str]:
    middle = date.fromisoformat(day)
    first = max(middle, date.min + NEAR) - NEAR
    return str(first), str(min(middle, date.max - NEAR) + NEAR)


def _looked_at(end: _End, day: str, until: str | None, *, is_later: bool) -> Select[Any]:
    """Select what one side did up to a day or after it, the nearest first, no further than another day."""
    s = schema.event_sides
    query = select(s.c.event, s.c.day, s.c.side, s.c.type, s.c.mode).where(s.c[end.column] == end.value)
    if is_later:
        query = query.where(s.c.day > day).order_by(s.c.day, s.c.event)
        query = query.where(s.c.day <= until) if until else query
    else:
        query = query.where(s.c.day <= day).order_by(s.c.day.desc(), s.c.event.desc())
        query = query.where(s.c.day >= until) if until else query
    return query.limit(LOOKED)


def _faces(some: FromClause, other: _End, side: str | None = None) -> ColumnElement[bool]:
    """Tell whether the other takes part in what was looked at, on the facing side."""
    sides = schema.event_sides.alias()
    same = (sides.c.event == some.c.event, sides.c.day == some.c.day, sides.c[other.column] == other.value)
    facing = sides.c.side == side if side else sides.c.side != some.c.side
    return select(sides.c.event).where(*same, facing).exists()


def _series(connection: Connection, act: _Act, end: _End, other: _End, *, is_later: bool) -> list[int]:
    """Give the act of the same kind that is the next one, or the last one before."""
    some = _looked_at(end, act.day or "", None, is_later=is_later).subquery()
    query = select(some.c.event).where(
        some.c.side == end.side,
        some.c.type == act.type,
        some.c.mode.is_not_distinct_from(act.mode),
        some.c.event != act.number,
        _faces(some, other, end.facing),
    )
    order = (some.c.day, some.c.event) if is_later else (some.c.day.desc(), some.c.event.desc())
    return list(connection.scalars(query.order_by(*order).limit(1)))


def _near(connection: Connection, act: _Act, end: _End, other: _End) -> list[int]:
    """Give what else passed between two sides around the day of an act, the nearest first."""
    day = act.day or ""
    middle, found = date.fromisoformat(day), dict[int, int]()
    for until, is_later in zip(_around(day), (False, True), strict=True):
        some = _looked_at(end, day, until, is_later=is_later).subquery()
        query = select(some.c.event, some.c.day).distinct()
        query = query.where(some.c.event != act.number, _faces(some, other))
        order = (some.c.day, some.c.event) if is_later else (some.c.day.desc(), some.c.event.desc())
        for number, there in connection.execute(query.order_by(*order).limit(FEW)):
            found[number] = abs((date.fromisoformat(there) - middle).days)
    return sorted(found, key=lambda number: (found[number], number))[:FEW]


def _sharing(connection: Connection, event: int) -> dict[int, int]:
    """Give the events that most of the same articles report, with how many of them do."""
    claim, e = schema.claims.c, schema.events.c
    some = select(claim.article).where(claim.event == event).order_by(claim.id).limit(_ARTICLES).subquery()
    articles = select(some.c.article).distinct().subquery()
    size = func.count(claim.article.distinct())
    rows = connection.execute(
        select(claim.event, size)
        .join_from(articles, schema.claims, claim.article == articles.c.article)
        .join(schema.events, e.id == claim.event)
        .where(claim.event != event)
        .group_by(claim.event, e.reports)
        .order_by(size.desc(), e.reports.desc(), claim.event)
        .limit(FEW)
    )
    return {number: int(count) for number, count in rows}
