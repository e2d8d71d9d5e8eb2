"""Which events a question finds, by their names alone: what feeds and tables tell in words of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from communique.ledger import schema
from communique.ledger.claim import chunks
from communique.ledger.entries import key_of
from communique.ledger.filters import Selection
from communique.ledger.paging import pages

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.ledger import Ledger
    from communique.ledger.filters import Filters
    from communique.ledger.paging import Key


def names_of(
    ledger: Ledger, filters: Filters, limit: int, after: str | None = None, *, newest_first: bool = False
) -> list[str]:
    """Give the names of the events that filters let through, in order. Raises `UnknownEntry`."""
    with ledger.reading() as connection:
        selection = Selection(connection, filters)

        def page(last: Key | None, size: int, is_dated: bool) -> tuple[list[int], Key | None]:
            if selection.is_dated and not is_dated:
                return [], last
            keys = selection.keys(last, size, is_dated=is_dated, newest_first=newest_first)
            found = [(row[0], row[1]) for row in connection.execute(keys)]
            return [number for _, number in found], found[-1] if found else last

        start = key_of(connection, after, selection) if after else None
        return _named(connection, list(pages(page, limit, start)))


def _named(connection: Connection, numbers: list[int]) -> list[str]:
    events, names = schema.events.c, dict[int, str]()
    for some in chunks(numbers):
        rows = connection.execute(select(events.id, events.name).where(events.id.in_(some)))
        names |= {row.id: row.name for row in rows}
    return [names[number] for number in numbers]
