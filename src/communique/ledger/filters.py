"""Which events a query asks for, and how the ledger finds them by an index."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import func, or_, select

from communique._days import day_of
from communique.errors import InvalidQuery, UnknownEntry
from communique.gazetteer.countries import country_by_code
from communique.ledger import origin, schema
from communique.ledger.paging import page
from communique.ledger.seen import OUTCOMES
from communique.ledger.tallies import counted_for
from communique.ledger.whom import one_of, whom
from communique.ledger.words import in_evidence
from communique.record import EventType, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, FromClause, Select

    from communique.ledger.paging import Key
    from communique.ledger.whom import Whom

COMING = ("planned", "possible", "postponed")
"""Statuses of events that may still come."""
_ENOUGH = 5_000
"""Rows counted to tell which of two actors takes part in fewer events."""
_LONGEST = 366
"""Most days that a day told without precision ("in 2024") can span."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions on events, all of which hold. `to` is a target or a place; `open_on` a day not yet past.

    `sector` is that of somebody on any side; `outlet` and what the gazetteer knows of it that of any report.
    """

    actors: tuple[str, ...] = ()
    source: str | None = None
    target: str | None = None
    to: str | None = None
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    open_on: date | None = None
    place: str | None = None
    text: str | None = None
    min_score: float | None = None
    include_rejected: bool = False
    sector: str | None = None
    outlet: str | None = None
    outlet_country: str | None = None
    outlet_control: str | None = None

    @property
    def is_coming(self) -> bool:
        """Whether these ask for all that is yet to come on a day, which has an index of its own."""
        return self.open_on is not None and set(self.statuses) == set(COMING)


def several(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """Take one word or several."""
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def checked_types(value: str | Iterable[str] | None) -> tuple[str, ...]:
    return _among(value, get_args(EventType), "type of event")


def checked_statuses(value: str | Iterable[str] | None) -> tuple[str, ...]:
    return _among(value, get_args(Status), "status")


def checked_outcomes(value: str | Iterable[str] | None) -> tuple[str, ...]:
    return _among(value, OUTCOMES, "outcome")


def days(since: date | str | None, until: date | str | None) -> tuple[date | None, date | None]:
    """Take a first and a last day. Raises `InvalidDay`, or `InvalidQuery` if the first is later."""
    first, last = day_of(since), day_of(until)
    if first and last and last < first:
        raise InvalidQuery(f"{last} is before {first}: the first day comes first.")
    return first, last


def _among(value: str | Iterable[str] | None, known: Sequence[str], what: str) -> tuple[str, ...]:
    for word in several(value):
        if word not in known:
            raise InvalidQuery(f"{word!r} is no {what}; there are {', '.join(known)}.")
    return several(value)


class Selection:
    """The events that filters let through, as statements for one database."""

    def __init__(self, connection: Connection, filters: Filters, *, is_counted: bool = False) -> None:
        """Look up whom the filters name; `is_counted` says that not just a few of the events will be read.

        Raises `UnknownEntry` where the ledger has nobody of a name.
        """
        parties: list[tuple[Whom, str | None]] = [(whom(connection, n), None) for n in filters.actors]
        for side, name in (("source", filters.source), ("target", filters.target)):
            if name is not None:
                parties.append((whom(connection, name), side))
        self._connection = connection
        self._filters = filters
        self._parties = _rarest_first(connection, parties)
        # Sides tell the type and mode of their event: by its own, SQLite would start from the wrong index.
        others = replace(filters, types=(), modes=()) if parties else filters
        self._more = _conditions(connection, others, is_counted=is_counted)

    @property
    def order(self) -> ColumnElement[Any]:
        """The day by which events are sorted: their first, or their last where they are yet to come."""
        events = schema.events.c
        if self._filters.open_on is None:
            return events.day
        return func.coalesce(events.last_day, events.first_day)

    @property
    def is_dated(self) -> bool:
        """Whether all events that are found have days, as what is not over on a day has."""
        return self._filters.open_on is not None

    def keys(
        self, after: Key | None, limit: int, *, is_dated: bool = True, newest_first: bool = False
    ) -> Select[Any]:
        """Select days and numbers of events in order, those behind `after`; with a day, or without any."""
        day, number, found = self._found(is_dated=is_dated)
        return page(found, day, number, after, limit, is_dated=is_dated, newest_first=newest_first)

    def numbers(self) -> Select[Any]:
        """Select the numbers of all events, in no order."""
        return self._found()[2].with_only_columns(self._found()[1])

    def rows(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """Select columns of all events, in no order."""
        events = schema.events.c
        if not self._parties:
            return select(*columns).where(*_within(events.day, self._filters), *self._more)
        found = self.numbers().subquery()
        return select(*columns).join_from(found, schema.events, events.id == found.c[0])

    def tallied(self) -> list[ColumnElement[bool]] | None:
        """Give the condition on tallies that count just these events; none where tallies cannot tell them."""
        asked, day = self._filters, schema.tallies.c.day
        told = Filters(
            actors=asked.actors, source=asked.source, target=asked.target, statuses=asked.statuses,
            since=asked.since, until=asked.until,
        )  # fmt: skip
        found = counted_for(self._parties) if asked == told else None
        if found is None:
            return None
        status = one_of(schema.tallies.c.status, asked.statuses or get_args(Status))
        return [*found, status, *_within(day, asked)]

    def _found(self, *, is_dated: bool = False) -> tuple[ColumnElement[Any], ColumnElement[Any], Select[Any]]:
        """Give the columns of day and number, and the statement that selects them, or those with a day."""
        events = schema.events.c
        if not self._parties:
            if self._filters.is_coming:
                return self._coming()
            within = _within(events.day, self._filters)
            return self.order, events.id, select(self.order, events.id).where(*within, *self._more)
        (first, side), *others = self._parties
        sides = schema.event_sides
        day = sides.c.day if self._filters.open_on is None else self.order
        found = select(day, sides.c.event).distinct()
        found = found.join_from(sides, schema.events, events.id == sides.c.event)
        found = found.where(
            *_takes_part(self._filters, sides, first, side), *_within(sides.c.day, self._filters)
        )
        found = found.where(
            *(
                _exists(self._filters, sides.c.event, sides.c.day, *party, is_dated=is_dated)
                for party in others
            ),
            *self._more,
        )
        if self._filters.open_on is not None:  # few are yet to come: their own index tells them too
            found = found.where(*_within(events.day, self._filters))
        return day, sides.c.event, found

    def _coming(self) -> tuple[ColumnElement[Any], ColumnElement[Any], Select[Any]]:
        """Give the same for all that is yet to come, which starts from the index of last days."""
        asked, events = self._filters, schema.events.c
        day = self.order
        bounds = [day >= str(asked.open_on), *([events.day <= str(asked.until)] if asked.until else [])]
        bounds.append(
            events.status.concat("").in_(asked.statuses)
        )  # not by the index of status: it has no order
        more = _conditions(self._connection, replace(asked, statuses=(), open_on=None))
        return day, events.id, select(day, events.id).where(*bounds, *more)


def _rarest_first(
    connection: Connection, parties: list[tuple[Whom, str | None]]
) -> list[tuple[Whom, str | None]]:
    """Sort parties by the number of their events, for the search to start from the fewest."""
    if len(parties) < 2:
        return parties
    sides = schema.event_sides
    sizes = []
    for party, _ in parties:
        some = select(sides.c.event).where(party.among(sides)).limit(_ENOUGH).subquery()
        sizes.append(connection.execute(select(func.count()).select_from(some)).scalar_one())
    return [party for _, party in sorted(zip(sizes, parties, strict=True), key=lambda pair: pair[0])]


def _takes_part(
    filters: Filters, sides: FromClause, party: Whom, side: str | None
) -> list[ColumnElement[bool]]:
    """Give the conditions on a party's side; types and modes are the event's, and stand in the same index."""
    told = (
        (sides.c.side, (side,) if side else ()),
        (sides.c.type, filters.types),
        (sides.c.mode, filters.modes),
    )
    return [party.among(sides), *(one_of(column, values) for column, values in told if values)]


def _exists(
    filters: Filters,
    event: ColumnElement[int],
    day: ColumnElement[Any],
    party: Whom,
    side: str | None,
    *,
    is_dated: bool = False,
) -> ColumnElement[bool]:
    sides = schema.event_sides.alias()
    # All sides have the day of the event: with it, one look into the index of a country or actor is enough.
    same_day = sides.c.day == day if is_dated else sides.c.day.is_not_distinct_from(day)
    same = (sides.c.event == event, same_day)
    return select(sides.c.event).where(*same, *_takes_part(filters, sides, party, side)).exists()


def _within(day: ColumnElement[Any], filters: Filters) -> list[ColumnElement[bool]]:
    since, until = filters.since, filters.until
    if filters.open_on is not None:
        since = filters.open_on - min(timedelta(days=_LONGEST), filters.open_on - date.min)
    found = [day >= str(since)] if since else []
    return found + ([day <= str(until)] if until else [])


def _conditions(
    connection: Connection, filters: Filters, *, is_counted: bool = False
) -> list[ColumnElement[bool]]:
    events = schema.events.c
    found: list[ColumnElement[bool]] = []
    for column, values in (
        (events.type, filters.types), (events.mode, filters.modes), (events.status, filters.statuses)
    ):  # fmt: skip
        if values:
            found.append(one_of(column, values))
    if filters.open_on is not None:
        found.append(func.coalesce(events.last_day, events.first_day) >= str(filters.open_on))
    if filters.place is not None:
        found.append(_at(filters.place))
    if filters.to is not None:
        found.append(_towards(connection, filters, filters.to))
    if filters.text is not None:
        found.append(in_evidence(connection, events.id, filters.text, is_counted=is_counted))
    if filters.min_score is not None:
        found.append(origin.is_as_sure(connection, filters.min_score))
    found += origin.conditions(
        connection, sector=filters.sector, outlet=filters.outlet, outlet_country=filters.outlet_country,
        outlet_control=filters.outlet_control,
    )  # fmt: skip
    if not filters.include_rejected:
        found.append(origin.is_not_rejected(is_counted=is_counted))
    return found


def _at(place: str) -> ColumnElement[bool]:
    """Match a place by name, or all places of a country by its code."""
    events = schema.events.c
    if len(place) == 3 and place.isupper() and country_by_code(place):
        return events.place_country == place
    return func.lower(events.place) == place.lower()


def _towards(connection: Connection, filters: Filters, words: str) -> ColumnElement[bool]:
    """Match who is visited, or where: a state, an actor or a town."""
    events = schema.events.c
    try:
        party = whom(connection, words)
    except UnknownEntry:
        return _at(words)
    places = [events.place_country == country for country in party.countries] or [_at(words)]
    return or_(_exists(filters, events.id, events.day, party, "target"), *places)
