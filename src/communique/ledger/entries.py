"""Events as a list shows them: one row each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from communique.errors import UnknownEntry
from communique.ledger import schema
from communique.ledger.claim import chunks
from communique.ledger.paging import pages
from communique.ledger.results import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from typing import Any

    from sqlalchemy import Connection

    from communique.ledger.filters import Selection
    from communique.ledger.paging import Key


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event as the ledger has it now. `name` is permanent; days are inclusive.

    `sources` and `targets` are names of actors; the countries are those that act on each side, each once.
    `reports` counts the articles that report it, `independent` the same with copies of one text as one.
    """

    name: str
    type: str
    mode: str | None
    cameo: str | None
    status: str
    first_day: date | None
    last_day: date | None
    place: str | None
    place_country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    source_countries: tuple[str, ...]
    target_countries: tuple[str, ...]
    score: float
    reports: int
    independent: int
    is_contradicted: bool
    first_reported: date | None
    last_reported: date | None
    review: str | None


class Events(Rows[EventEntry]):
    """Events by their days, those without any at the end. Rows are read while they are asked for."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        selection: Selection,
        *,
        limit: int | None = None,
        after: Key | None = None,
        newest_first: bool = False,
    ) -> None:
        super().__init__(EventEntry, self._entries)
        self._reading = reading
        self._selection = selection
        self._limit = limit
        self._after = after
        self._newest_first = newest_first

    def count(self) -> int:
        """Count all events that the query finds, whatever `limit` and `after`."""
        numbers = self._selection.numbers().subquery()
        with self._reading() as connection:
            return int(connection.execute(select(func.count()).select_from(numbers)).scalar_one())

    def total(self) -> int | None:
        """Count the rows where no page is asked for: from `after` on, they cannot be counted."""
        if self._after is not None:
            return None
        return self.count() if self._limit is None else min(self._limit, self.count())

    def _entries(self) -> Iterator[EventEntry]:
        return pages(self._page, self._limit, self._after)

    def _page(self, after: Key | None, limit: int, is_dated: bool) -> tuple[list[EventEntry], Key | None]:
        if self._selection.is_dated and not is_dated:
            return [], after
        keys = self._selection.keys(after, limit, is_dated=is_dated, newest_first=self._newest_first)
        with self._reading() as connection:
            found = [(row[0], row[1]) for row in connection.execute(keys)]
            return load_entries(connection, [number for _, number in found]), found[-1] if found else after


def number_of(connection: Connection, name: str) -> int:
    """Give the number of an event by its name or one that it had. Raises `UnknownEntry`."""
    events, old = schema.events.c, schema.event_names.c
    number: int | None = connection.scalar(select(events.id).where(events.name == name))
    if number is None:
        number = connection.scalar(select(old.event).where(old.name == name))
    if number is None:
        raise UnknownEntry("event", name)
    return number


def key_of(connection: Connection, name: str, selection: Selection) -> Key:
    """Give the place of an event in the list of a selection. Raises `UnknownEntry`."""
    number = number_of(connection, name)
    return connection.scalar(select(selection.order).where(schema.events.c.id == number)), number


def load_entries(connection: Connection, numbers: Sequence[int]) -> list[EventEntry]:
    """Give the rows of events in the order of their numbers given."""
    found: dict[int, EventEntry] = {}
    for chunk in chunks(list(numbers)):
        sides = _sides(connection, chunk)
        for row in connection.execute(select(schema.events).where(schema.events.c.id.in_(chunk))):
            found[row.id] = _entry(row, sides)
    return [found[number] for number in numbers if number in found]


def _sides(connection: Connection, events: list[int]) -> dict[tuple[int, str], list[tuple[str, str | None]]]:
    side, actor = schema.event_sides.c, schema.actors.c
    found: dict[tuple[int, str], list[tuple[str, str | None]]] = defaultdict(list)
    rows = connection.execute(
        select(side.event, side.side, actor.name, side.country)
        .join(schema.actors, actor.id == side.actor)
        .where(side.event.in_(events))
        .order_by(side.event, side.side, side.position, actor.kind != "person", actor.id)
    )
    for row in rows:
        found[row.event, row.side].append((row.name, row.country))
    return found


def _entry(row: Any, sides: dict[tuple[int, str], list[tuple[str, str | None]]]) -> EventEntry:
    sources, targets = sides.get((row.id, "source"), []), sides.get((row.id, "target"), [])
    return EventEntry(
        name=row.name,
        type=row.type,
        mode=row.mode,
        cameo=row.cameo,
        status=row.status,
        first_day=iso(row.first_day),
        last_day=iso(row.last_day),
        place=row.place,
        place_country=row.place_country,
        lat=row.lat,
        lon=row.lon,
        geonames=row.geonames,
        sources=tuple(name for name, _ in sources),
        targets=tuple(name for name, _ in targets),
        source_countries=_countries(sources),
        target_countries=_countries(targets),
        score=row.score,
        reports=row.reports,
        independent=row.independent,
        is_contradicted=bool(row.is_contradicted),
        first_reported=iso(row.first_reported),
        last_reported=iso(row.last_reported),
        review=row.review,
    )


def _countries(side: list[tuple[str, str | None]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(country for _, country in side if country))


def iso(day: str | None) -> date | None:
    """Give the day that the tables hold as ISO text."""
    return date.fromisoformat(day) if day else None
