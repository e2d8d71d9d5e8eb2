"""Who an actor is: names, offices over time, and how much the ledger has of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - a field's type, read by tables
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from communique.gazetteer.countries import country_by_code
from communique.ledger import schema
from communique.ledger.entries import iso
from communique.ledger.folding import folded
from communique.ledger.whom import last_named

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MOST = 50
"""Actors given for one name."""


@dataclass(frozen=True, slots=True)
class Office:
    """A role that articles give an actor, from the day of the first one that does to that of the last."""

    role: str
    country: str | None
    sector: str | None
    first_seen: date | None
    last_seen: date | None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor across articles. `latest` is the day of the latest event or statement."""

    name: str
    kind: str
    country: str | None
    sector: str | None
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]
    events: int
    statements: int
    latest: date | None


def load_actors(connection: Connection, name: str) -> list[ActorEntry]:
    """Give the actors of a name, whole or as its beginning, those of most events first."""
    actors = schema.actors.c
    numbers = _numbers(connection, name)
    rows = connection.execute(select(schema.actors).where(actors.id.in_(numbers)).order_by(actors.id))
    found = [_entry(connection, row) for row in rows]
    return sorted(found, key=lambda one: (-one.events, -one.statements, one.name))


def _numbers(connection: Connection, name: str) -> list[int]:
    actors, aliases = schema.actors.c, schema.aliases.c
    if len(name) == 3 and name.isupper() and country_by_code(name):
        states = select(actors.id).where(actors.country == name, actors.kind == "state")
        return list(connection.scalars(states))
    plain = folded(name)
    if not plain:
        return []
    whole = select(aliases.actor).where(aliases.folded == plain).limit(_MOST)
    after = plain[:-1] + chr(ord(plain[-1]) + 1)
    begins = (
        select(aliases.actor)
        .distinct()
        # The range is for the index; in some orders of PostgreSQL it holds more than the beginning.
        .where(aliases.folded >= plain, aliases.folded < after)
        .where(func.substr(aliases.folded, 1, len(plain)) == plain)
        .limit(_MOST)
    )
    ends = select(aliases.actor).distinct().where(last_named(name)).limit(_MOST)
    return next((found for way in (whole, begins, ends) if (found := list(connection.scalars(way)))), [])


def _entry(connection: Connection, actor: Any) -> ActorEntry:
    sides, said, alias = schema.event_sides.c, schema.statements.c, schema.aliases.c
    events, event_day = connection.execute(
        select(func.count(sides.event.distinct()), func.max(sides.day)).where(sides.actor == actor.id)
    ).one()
    statements, said_day = connection.execute(
        select(func.count(), func.max(said.published)).where(said.speaker == actor.id)
    ).one()
    names = connection.scalars(select(alias.name).where(alias.actor == actor.id).order_by(alias.folded))
    return ActorEntry(
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        sector=actor.sector,
        aliases=tuple(names),
        offices=_offices(connection, actor.id),
        events=events,
        statements=statements,
        latest=iso(max((day for day in (event_day, said_day) if day), default=None)),
    )


def _offices(connection: Connection, actor: int) -> tuple[Office, ...]:
    office = schema.offices.c
    rows = connection.execute(
        select(schema.offices)
        .where(office.actor == actor)
        .order_by(func.coalesce(office.first_seen, ""), office.role, office.country)
    )
    return tuple(
        Office(row.role, row.country or None, row.sector, iso(row.first_seen), iso(row.last_seen))
        for row in rows
    )
