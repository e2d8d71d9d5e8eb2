"""Who acts towards whom most, among the latest events: what somebody may want to ask first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from communique.ledger import schema

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

LOOKED = 400
"""Events that are looked at, the latest."""


@dataclass(frozen=True, slots=True)
class Dyad:
    """A state that acts towards another, in which way, and in how many of the events looked at."""

    source: str
    target: str
    type: str
    status: str
    events: int


def latest_dyads(connection: Connection, until: date, looked: int = LOOKED) -> list[Dyad]:
    """Give who acts towards whom in the latest events up to a day, the most frequent first."""
    e, s = schema.events.c, schema.event_sides.c
    latest = (
        select(e.id, e.type, e.status)
        .where(e.day <= str(until))
        .order_by(e.day.desc(), e.id.desc())
        .limit(looked)
        .subquery()
    )
    rows = connection.execute(
        select(latest.c.id, latest.c.type, latest.c.status, s.side, s.country)
        .distinct()
        .join_from(latest, schema.event_sides, s.event == latest.c.id)
        .where(s.country.is_not(None), s.country != "IGO")
    )
    sides: dict[tuple[int, str, str], dict[str, list[str]]] = {}
    for number, kind, status, side, country in rows:
        sides.setdefault((number, kind, status), {}).setdefault(side, []).append(country)
    counts = Counter(
        (source, target, kind, status)
        for (_, kind, status), of in sides.items()
        for source in of.get("source", ())
        for target in of.get("target", ())
        if source != target
    )
    return [Dyad(*key, size) for key, size in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]
