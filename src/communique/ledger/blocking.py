"""Find the claims that may report the same event: of one type, sides in common, days near each other."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from communique.ledger import schema
from communique.ledger.cluster import LIKELY
from communique.ledger.screening import NO_DAY, Row, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection

    from communique.ledger.claim import Claim

WINDOW = timedelta(days=45)
"""How far apart the days of two claims of one event may be."""
_FEW = 200
"""Actors that are asked for by number."""


def near_claims(connection: Connection, claims: Sequence[Claim]) -> Iterator[tuple[Claim, list[int]]]:
    """Give each claim with the numbers of those that it is likely to be one event with at best."""
    by_type: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_type[claim.type].append(claim)
    for kind, some in by_type.items():
        screen = _load(connection, kind, some)
        for claim in some:
            yield claim, screen.likely(claim, WINDOW.days, LIKELY)


def _load(connection: Connection, kind: str, claims: Sequence[Claim]) -> Screen:
    """Load the claims of a type near some claims in time that share an actor or a country with one."""
    c, s = schema.claims.c, schema.claim_sides.c
    query = (
        select(c.id, c.first_day, c.last_day, c.day, c.status, c.stem, c.terms, s.side, s.actor, s.country)
        .join(schema.claim_sides, s.claim == c.id)
        .where(c.type == kind, or_(*_near_in_time(claims)))
    )
    parties = {p for claim in claims for p in (*claim.sources, *claim.targets)}
    countries = sorted({p.country for p in parties if p.country})
    actors = sorted({p.number for p in parties})
    if len(actors) <= _FEW:  # more would share something with nearly all
        shared = select(s.claim).where(or_(s.country.in_(countries), s.actor.in_(actors)))
        query = query.where(c.id.in_(shared))
    screen = Screen(kind)
    known: set[int] = set()
    for number, first, last, day, status, stem, terms, side, actor, country in connection.execute(query):
        if number not in known:
            known.add(number)
            start, end = _ordinal(first), _ordinal(last or first)
            screen.add(Row(number, start, end, _ordinal(day), status, stem, frozenset(terms.split())))
        screen.add_side(number, side, actor, country)
    screen.close()
    return screen


def _near_in_time(claims: Sequence[Claim]) -> Iterator[ColumnElement[bool]]:
    """Give conditions, one of which the day of a claim near another one in time meets."""
    day = schema.claims.c.day
    if any(claim.day is None for claim in claims):
        yield day.is_(None)
    first = last = None
    for told in sorted({claim.day for claim in claims if claim.day}):
        if first is None or last is None:
            first = told
        elif told - last > 2 * WINDOW:
            yield day.between(*_around(first, last))
            first = told
        last = told
    if first and last:
        yield day.between(*_around(first, last))


def _around(first: date, last: date) -> tuple[str, str]:
    """Give the first and last day near some days, within the days that there are."""
    return str(first - min(WINDOW, first - date.min)), str(last + min(WINDOW, date.max - last))


@lru_cache(maxsize=8192)
def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else NO_DAY
