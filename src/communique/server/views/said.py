"""What one said of another last, looked for among the latest statements only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from communique.ledger import schema
from communique.ledger.quotes import load_quotes
from communique.ledger.whom import whom

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from communique.ledger.quotes import Quote
    from communique.ledger.whom import Whom

    _Condition = ColumnElement[bool]

LATEST = 5_000
"""Statements looked at where a state speaks: of all that a large ledger has, looking would take seconds."""


def load_said(
    connection: Connection, speaker: str, about: str | None, since: date | None, until: date | None, most: int
) -> list[Quote]:
    """Give the latest statements of one about another. Raises `UnknownEntry`."""
    said = schema.statements.c
    days: list[_Condition] = []
    if since is not None:
        days.append(said.published >= str(since))
    if until is not None:
        days.append(said.published <= str(until))
    where = [*days, *_speaks(connection, whom(connection, speaker), days)]
    if about is not None:
        where.append(_is_about(whom(connection, about)))
    found, _ = load_quotes(connection, where, None, most, is_dated=True, newest_first=True)
    return found


def _speaks(connection: Connection, party: Whom, days: list[ColumnElement[bool]]) -> list[_Condition]:
    """Match who speaks: an actor by the index of what it said, a state by reading the latest of all."""
    said, actor = schema.statements.c, schema.actors.c
    if party.actors:
        return [said.speaker.in_(party.actors)]
    day = said.published
    latest = select(day).where(day.is_not(None), *days).order_by(day.desc()).offset(LATEST).limit(1)
    oldest = connection.scalar(latest)
    bound = [day >= oldest] if oldest else []
    return [*bound, actor.country.in_(party.countries)]


def _is_about(party: Whom) -> _Condition:
    """Match statements one by one: a list of all that are about a state would be made first."""
    named, actor = schema.statement_actors.c, schema.actors.alias().c
    found = exists().where(named.statement == schema.statements.c.id, named.part == "about")
    if party.actors:
        return found.where(named.actor.in_(party.actors))
    return found.where(actor.id == named.actor, actor.country.in_(party.countries))
