"""How many events a question finds, and of which kinds: what the lists beside it offer to choose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from communique.ledger import schema
from communique.ledger.filters import Selection

if TYPE_CHECKING:
    from sqlalchemy import Connection, Subquery

    from communique.ledger.filters import Filters

MOST = 20_000
"""Events that are counted: of all in a large ledger, counting would take seconds."""
_COUNTRIES = 12


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of events and their reports. Where there are more than `MOST`, those of `MOST` of them."""

    events: int
    reports: int
    is_cut: bool
    types: list[tuple[str, int]]
    statuses: list[tuple[str, int]]
    countries: list[tuple[str, int]]


def load_tally(connection: Connection, filters: Filters) -> Tally:
    """Count what filters let through. Raises `UnknownEntry`."""
    found = Selection(connection, filters).numbers().limit(MOST + 1).subquery()
    events = schema.events.c
    rows = connection.execute(
        select(events.type, events.status, func.count(), func.sum(events.reports))
        .join_from(found, schema.events, events.id == found.c[0])
        .group_by(events.type, events.status)
    )
    types, statuses, total, reports = Counter[str](), Counter[str](), 0, 0
    for kind, status, size, told in rows:
        types[kind] += size
        statuses[status] += size
        total += size
        reports += int(told)
    return Tally(
        min(total, MOST),
        reports,
        total > MOST,
        _most_first(types),
        _most_first(statuses),
        _countries(connection, found),
    )


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _countries(connection: Connection, found: Subquery) -> list[tuple[str, int]]:
    sides = schema.event_sides.c
    size = func.count(sides.event.distinct())
    rows = connection.execute(
        select(sides.country, size)
        .join_from(found, schema.event_sides, sides.event == found.c[0])
        .where(sides.country.is_not(None))
        .group_by(sides.country)
        .order_by(size.desc(), sides.country)
        .limit(_COUNTRIES)
    )
    return [(country, int(count)) for country, count in rows]
