"""Whom an actor acts with most, in the latest of its events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, false, func, not_, select

from communique.ledger import schema
from communique.ledger.whom import whom
from communique.plover import QUADS

if TYPE_CHECKING:
    from sqlalchemy import Connection

LATEST = 2_000
"""Events looked at."""
_MOST = 15


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One on the other side: in how many events, how many of them cooperation, the day of the latest."""

    name: str
    events: int
    cooperation: int
    conflict: int
    latest: str | None


def load_counterparts(connection: Connection, name: str) -> list[Counterpart]:
    """Give those who stand most often on the other side. Raises `UnknownEntry`.

    The latest sides come from an index in order; that an event has several of them counts once.
    """
    ours, theirs = schema.event_sides.alias(), schema.event_sides.alias()
    party = whom(connection, name)
    latest = (
        select(ours.c.event, ours.c.side).where(party.among(ours), ours.c.day.is_not(None))
        .order_by(ours.c.day.desc(), ours.c.event.desc()).limit(LATEST).subquery()
    )  # fmt: skip
    actor, number = schema.actors.c, theirs.c.event
    size = func.count(number.distinct())
    is_kind = theirs.c.type.in_([kind for kind, quad in QUADS.items() if quad.endswith("cooperation")])
    kind = func.count(case((is_kind, number)).distinct())
    rows = connection.execute(
        select(actor.name, size, kind, func.max(theirs.c.day))
        .join_from(latest, theirs, (number == latest.c.event) & (theirs.c.side != latest.c.side))
        .join(schema.actors, actor.id == theirs.c.actor)
        .where(not_(func.coalesce(party.among(theirs), false())))  # many have no country
        .group_by(actor.id, actor.name)
        .order_by(size.desc(), actor.name)
        .limit(_MOST)
    )
    return [Counterpart(who, count, good, count - good, day) for who, count, good, day in rows]
