"""Conditions on events by who reports them, and by the sectors of those who take part.

Nothing sorts events by their outlets or sectors. Where few are of the one asked for, they are gathered by the
index of its articles or actors; where there are many, events are looked at day by day, since one of the next
few will do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import func, select

from communique.errors import InvalidQuery
from communique.gazetteer.outlets import CONTROLS, outlet_of
from communique.ledger import schema
from communique.ledger.whom import one_of
from communique.record import Sector

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from communique.gazetteer.outlets import Control

FEW = 50_000
"""Reports or sides that are gathered at once."""


def checked_sector(value: str | None) -> str | None:
    """Take the code of a sector. Raises `InvalidQuery`."""
    return _among(value, get_args(Sector), "sector")


def checked_control(value: str | None) -> str | None:
    """Take who directs an outlet. Raises `InvalidQuery`."""
    return _among(value, CONTROLS, "control of an outlet")


def _among(value: str | None, known: Sequence[str], what: str) -> str | None:
    if value is not None and value not in known:
        raise InvalidQuery(f"{value!r} is no {what}; there are {', '.join(known)}.")
    return value


def outlets(connection: Connection) -> Iterator[str]:
    """Give the outlets of all articles, each by one look into the index, however many articles it has."""
    a = schema.articles.c
    name: str | None = ""
    while (name := connection.scalar(select(func.min(a.outlet)).where(a.outlet > name))) is not None:
        yield name


def outlets_like(connection: Connection, country: str | None, control: str | None) -> tuple[str, ...]:
    """Give the outlets of the ledger that the gazetteer knows to be of a country, or directed so."""

    def fits(name: str) -> bool:
        known = outlet_of(name)
        return known is not None and country in (None, known.country) and control in (None, known.control)

    return tuple(name for name in outlets(connection) if fits(name))


def is_reported_by(connection: Connection, names: Sequence[str]) -> ColumnElement[bool]:
    """Match events that an article of one of these outlets reports."""
    claim, article, event = schema.claims.c, schema.articles.c, schema.events.c
    told = select(claim.event).join_from(schema.articles, schema.claims, claim.article == article.id)
    told = told.where(one_of(article.outlet, names))
    if _are_few(connection, told):
        return event.id.in_(told)
    return told.where(claim.event == event.id).correlate(schema.events).exists()


def has_sector(connection: Connection, sector: str) -> ColumnElement[bool]:
    """Match events that somebody of a sector takes part in, on any side."""
    side, actor, event = schema.event_sides.c, schema.actors.c, schema.events.c
    told = select(side.event).join_from(schema.actors, schema.event_sides, side.actor == actor.id)
    told = told.where(actor.sector == sector)
    if _are_few(connection, told):
        return event.id.in_(told)
    return told.where(side.event == event.id).correlate(schema.events).exists()


def _are_few(connection: Connection, told: Select[Any]) -> bool:
    some = told.limit(FEW + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one()) <= FEW


def conditions(
    connection: Connection,
    *,
    sector: str | None,
    outlet: str | None,
    outlet_country: str | None,
    outlet_control: Control | str | None,
) -> list[ColumnElement[bool]]:
    """Give those conditions that are asked for; an outlet that the ledger has not reports nothing."""
    found = [] if sector is None else [has_sector(connection, sector)]
    if outlet is not None:
        found.append(is_reported_by(connection, [outlet]))
    if outlet_country is not None or outlet_control is not None:
        found.append(is_reported_by(connection, outlets_like(connection, outlet_country, outlet_control)))
    return found
