"""Conditions on events by who reports them, by the sectors of those who take part, and by how sure they are.

Nothing sorts events by these and by days. Where few are of the one asked for, they are gathered by the
index of its articles, actors or scores; where there are many, events are looked at day by day, since one of
the next few will do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import func, literal, literal_column, or_, select

from communique.errors import InvalidQuery
from communique.gazetteer.outlets import CONTROLS, outlet_of
from communique.ledger import schema
from communique.ledger.whom import one_of
from communique.record import Sector

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def outlets(connection: Connection) -> list[str]:
    """Give the outlets of all articles, each by one look into the index, however many articles it has."""
    a = schema.articles.c
    found = select(func.min(a.outlet).label("name")).where(a.outlet > "").cte(recursive=True)
    following = select(func.min(a.outlet)).where(a.outlet > found.c.name).scalar_subquery()
    found = found.union_all(select(following).where(found.c.name.is_not(None)))
    return list(connection.scalars(select(found.c.name).where(found.c.name.is_not(None))))


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
    all_of_it = told.where(actor.sector == sector)
    if _are_few(connection, all_of_it):
        return event.id.in_(all_of_it)
    its = actor.sector.concat("") == sector  # not by the index of sectors
    return told.where(side.event == event.id, its).correlate(schema.events).exists()


def is_as_sure(connection: Connection, score: float) -> ColumnElement[bool]:
    """Match events that are right with some probability, at least."""
    event = schema.events.c
    told = select(event.id).where(event.score >= score)
    if _are_few(connection, told):
        return event.id.in_(told)
    return event.score + literal_column("0") >= score  # not by the index, which has no order of days


def is_not_rejected(*, is_counted: bool) -> ColumnElement[bool]:
    """Match events that nobody has rejected. Where many are counted, a list of those spares their rows."""
    event, rejected = schema.events.c, schema.events.alias("rejected").c
    if is_counted:
        return event.id.not_in(select(rejected.id).where(rejected.review == "rejected"))
    return or_(event.review.is_(None), event.review != "rejected")


def _are_few(connection: Connection, told: Select[Any]) -> bool:
    some = told.with_only_columns(literal(1)).limit(FEW + 1).subquery()  # the index tells, without a row
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
