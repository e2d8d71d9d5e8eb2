"""How many events a question finds, and of which kinds: what the lists beside it offer to choose."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, any_, func, literal, select

from communique.gazetteer.outlets import outlet_of
from communique.ledger import schema
from communique.ledger.filters import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection

    from communique.ledger.filters import Filters

MOST = 20_000
"""Events that are counted one by one, where no table holds their number."""
FULL = 5_000
"""Events whose kinds are all counted."""
DEAR = 2_000
"""Events that are looked for at all where no index leads to them alone, so that many are passed over."""
SOME = 2_000
"""Of more, the kinds of so many, the latest: those of all in a large ledger would take seconds."""
_ROWS = 12
Counts = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events there are (with `is_more`, at least so many), and of which kinds.

    With `is_part`, the kinds are those of the `SOME` latest. `months` is in order; `years` are all that the
    ledger has, for where counting months would take too long. `numbers` are those of the events whose kinds
    are counted.
    """

    events: int
    reports: int | None
    is_more: bool
    is_part: bool
    types: Counts
    modes: Counts
    statuses: Counts
    places: Counts
    countries: Counts
    months: Counts
    years: tuple[int, ...]
    numbers: list[int] = field(repr=False)


def load_tally(connection: Connection, filters: Filters) -> Tally:
    """Count what filters let through. Raises `UnknownEntry`."""
    counted = Counted.of(connection, filters)
    types, modes, statuses, places, months, reports = _kinds(connection, counted.numbers)
    return Tally(
        counted.events,
        counted.reports if counted.is_part else sum(reports),
        counted.is_more,
        counted.is_part,
        _most_first(types),
        _most_first(modes),
        _most_first(statuses),
        _most_first(places)[:_ROWS],
        _sides(connection, counted.numbers, schema.event_sides.c.country),
        sorted(_counted(months).items()),
        _years(connection) if counted.is_part else (),
        counted.numbers,
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """How many events filters let through, and the numbers of the latest of them."""

    numbers: list[int]
    events: int
    reports: int | None
    is_more: bool = False

    @property
    def is_part(self) -> bool:
        return self.is_more or self.events > len(self.numbers)

    @classmethod
    def of(cls, connection: Connection, filters: Filters) -> Counted:
        selection = Selection(connection, filters, is_counted=True)
        if (known := _tallied(connection, selection, filters)) and known[0] > FULL:
            return cls(_latest(connection, selection, SOME), *known)
        is_dear = _is_dear(filters)
        most = min(FULL, DEAR) if is_dear else FULL
        numbers = _latest(connection, selection, max(most, SOME) + 1)
        if len(numbers) <= most:
            return cls(numbers, len(numbers), None)
        if is_dear:
            return cls(numbers[:SOME], most, None, is_more=True)
        some = selection.numbers().limit(MOST + 1).subquery()
        size = int(connection.execute(select(func.count()).select_from(some)).scalar_one())
        return cls(numbers[:SOME], min(size, MOST), None, size > MOST)


def _is_dear(filters: Filters) -> bool:
    """Tell whether no index leads to just these events: it serves one condition on them, and not every."""
    asked = filters
    parties = asked.actors or asked.source or asked.target
    if any((asked.text, asked.sector, asked.outlet, asked.outlet_country, asked.outlet_control)):
        return True
    told = (parties, asked.types, asked.modes, asked.statuses, asked.place, asked.min_score)
    return sum(map(bool, told)) > 1


def _latest(connection: Connection, selection: Selection, most: int) -> list[int]:
    """Give the numbers of the latest events, those without a day after the others."""
    found = list(connection.execute(selection.keys(None, most, newest_first=True)).all())
    undated = select(schema.events.c.id).where(schema.events.c.day.is_(None)).limit(1)
    if len(found) < most and not selection.is_dated and connection.scalar(undated) is not None:
        found += connection.execute(selection.keys(None, most - len(found), is_dated=False))
    return [int(number) for _, number in found]


def _tallied(connection: Connection, selection: Selection, filters: Filters) -> tuple[int, int] | None:
    """Give the numbers of events and reports from the tables that hold them; those have events with a day."""
    if (conditions := selection.tallied()) is None:
        return None
    t, e = schema.tallies.c, schema.events.c
    is_whole = not (filters.actors or filters.source or filters.target or filters.since or filters.until)
    told = select(func.coalesce(func.sum(t.events), 0), func.coalesce(func.sum(t.reports), 0))
    events, reports = connection.execute(
        told.where(*conditions, t.day == "" if is_whole else t.day > "")
    ).one()
    if is_whole or filters.since or filters.until:
        return int(events), int(reports)
    undated = selection.keys(None, MOST, is_dated=False).subquery()
    more = select(func.count(), func.coalesce(func.sum(e.reports), 0))
    some, their = connection.execute(more.join_from(undated, schema.events, e.id == undated.c[1])).one()
    return int(events) + int(some), int(reports) + int(their)


def _kinds(connection: Connection, numbers: list[int]) -> list[tuple[Any, ...]]:
    """Give the types, modes, statuses, countries, months and reports of events, each as a column."""
    e = schema.events.c
    columns = (e.type, e.mode, e.status, e.place_country, func.substr(e.day, 1, 7), e.reports)
    rows = connection.execute(select(*columns).where(among(connection, e.id, numbers))).all()
    return list(zip(*rows, strict=True)) or [()] * len(columns)


def among(connection: Connection, column: ColumnElement[Any], numbers: list[int]) -> ColumnElement[bool]:
    """Match numbers, handed over as one value: a parameter for each takes longer than the look-up."""
    if connection.dialect.name == "sqlite":
        return column.in_(select(func.json_each(json.dumps(numbers)).table_valued("value").c.value))
    from sqlalchemy.dialects.postgresql import ARRAY  # late: SQLite needs none of it

    return column == any_(literal(numbers, ARRAY(Integer)))


def _years(connection: Connection) -> tuple[int, ...]:
    day = schema.events.c.day
    first, last = (connection.scalar(select(end)) for end in (func.min(day), func.max(day)))
    return tuple(range(int(first[:4]), int(last[:4]) + 1)) if first and last else ()


def _counted(words: Iterable[str | None]) -> Counter[str]:
    counts = Counter(words)
    return Counter({word: size for word, size in counts.items() if word})


def _most_first(words: Iterable[str | None]) -> Counts:
    return sorted(_counted(words).items(), key=lambda one: (-one[1], one[0]))


def _sides(connection: Connection, numbers: list[int], column: Any, *where: Any) -> Counts:
    """Count the events in which somebody with some property takes part."""
    sides = schema.event_sides.c
    size = func.count(sides.event.distinct())
    told = select(column, size)
    if where or column.table is schema.actors:
        told = told.join_from(schema.event_sides, schema.actors, schema.actors.c.id == sides.actor)
    told = (
        told.where(*where)
        .where(among(connection, sides.event, numbers), column.is_not(None))
        .group_by(column)
    )
    rows = connection.execute(told.order_by(size.desc(), column).limit(_ROWS))
    return [(word, int(count)) for word, count in rows]


def count_sectors(connection: Connection, numbers: list[int]) -> Counts:
    """Count events by the sectors of those who take part."""
    return _sides(connection, numbers, schema.actors.c.sector)


def count_actors(connection: Connection, numbers: list[int]) -> Counts:
    """Count events by who takes part; a state's name means all who act for it, and is counted as a country.

    Two actors of one name are counted apart, and the larger is given.
    """
    sides, actors = schema.event_sides.c, schema.actors.c
    found = _sides(connection, numbers, sides.actor, actors.kind != "state")
    rows = connection.execute(select(actors.id, actors.name).where(actors.id.in_([n for n, _ in found])))
    names: dict[Any, str] = {number: name for number, name in rows}  # noqa: C416 - rows are no pairs
    largest: dict[str, int] = {}
    for number, size in found:
        largest.setdefault(names[number], size)
    return list(largest.items())


def count_towns(connection: Connection, numbers: list[int]) -> Counts:
    """Count events by the names of their places."""
    events, size = schema.events.c, func.count()
    told = select(events.place, size).where(among(connection, events.id, numbers))
    told = told.where(events.place.is_not(None)).group_by(events.place)
    rows = connection.execute(told.order_by(size.desc(), events.place).limit(_ROWS))
    return [(town, int(count)) for town, count in rows]


@dataclass(frozen=True, slots=True)
class Sources:
    """Events by the outlets that report them, by the countries of these, and by who controls them."""

    outlets: Counts
    countries: Counts
    controls: Counts


def count_outlets(connection: Connection, numbers: list[int]) -> Sources:
    """Count events by who reports them; an event with several outlets counts for each."""
    claim, article = schema.claims.c, schema.articles.c
    told = select(claim.event, article.outlet).distinct()
    told = told.join_from(schema.claims, schema.articles, article.id == claim.article)
    told = told.where(among(connection, claim.event, numbers), article.outlet != "")
    pairs = [(int(event), str(outlet)) for event, outlet in connection.execute(told)]
    known = {name: outlet_of(name) for name in {name for _, name in pairs}}
    countries = ((event, one.country) for event, name in pairs if (one := known[name]))
    controls = ((event, one.control) for event, name in pairs if (one := known[name]) and one.control)
    return Sources(_each_once(pairs), _each_once(countries), _each_once(controls))


def _each_once(pairs: Iterable[tuple[int, str]]) -> Counts:
    return _most_first(word for _, word in set(pairs))[:_ROWS]
