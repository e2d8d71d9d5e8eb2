"""What the reports of an event amount to, read without their words: for an event that very many report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from communique.ledger import history, schema
from communique.ledger.claim import Claim, Side, Where
from communique.ledger.entries import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy import Connection

    from communique.ledger.history import Contradiction, Step
    from communique.record import EventType, Status

MOST = 2_000
"""Claims that are looked at, the first that were added: reading more would take too long for a page."""
_NOBODY = Side.of(())
_CONFLICTS = 10


@dataclass(frozen=True, slots=True)
class Outline:
    """The claims of an event in the order of publication, without sides and words, and what they amount to.

    `outlets` names the outlet of each claim, or its source where none is known; `conflicting` are claims of
    articles that give incompatible values themselves, some of them; `is_cut` tells that there are more claims
    than were looked at.
    """

    number: int
    claims: list[Claim]
    outlets: dict[int, str | None]
    steps: list[Step]
    contradictions: list[Contradiction]
    conflicting: list[int]
    is_cut: bool


def load_outline(connection: Connection, name: str, most: int = MOST) -> Outline:
    """Give the outline of an event by its name or one that it had. Raises `UnknownEntry`."""
    number = number_of(connection, name)
    rows = _rows(connection, number, most)
    claims = history.in_order(_claim(*row[:-1]) for row in rows[:most])
    outlets: dict[int, str | None] = {claim.number: claim.key[1] for claim in claims}
    outlets |= {row[0]: row[-1] for row in rows if not outlets.get(row[0])}
    return Outline(
        number, claims, outlets, history.steps(claims), history.contradictions(claims),
        _conflicting(connection, number), len(rows) > most,
    )  # fmt: skip


def _rows(connection: Connection, event: int, most: int) -> Sequence[Any]:
    """Read what `_claim` takes, in its order, and the source of the article."""
    c, a = schema.claims.c, schema.articles.c
    some = select(c.id).where(c.event == event).order_by(c.id).limit(most + 1).subquery()
    query = select(
        c.id, a.digest, a.outlet, c.trigger_span, c.local, c.article, a.copy_of, c.type, c.status,
        c.first_day, c.last_day, c.published, c.place, c.place_country, a.source,
    )  # fmt: skip
    query = query.join_from(some, schema.claims, c.id == some.c.id).join(schema.articles, a.id == c.article)
    return connection.execute(query.order_by(c.id)).all()


def _claim(
    number: int, digest: str, outlet: str, span: str, local: str, article: int, copied: int | None,
    kind: EventType, status: Status, first: str | None, last: str | None, published: str | None,
    place: str | None, country: str | None,
) -> Claim:  # fmt: skip
    key = (digest, outlet, f"{span} {kind}", local)
    return Claim(
        number, key, article, copied or article, kind, None, status, _NOBODY, _NOBODY,
        _day(first), _day(last), _day(published), _where(place, country) if place else None,
        None, None, 0.0, "", frozenset(),
    )  # fmt: skip


@lru_cache(maxsize=8192)
def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


@lru_cache(maxsize=1024)
def _where(name: str, country: str | None) -> Where:
    return Where(name, country, None, None, None)


def _conflicting(connection: Connection, event: int) -> list[int]:
    claim, conflict = schema.claims.c, schema.claim_conflicts.c
    some = select(claim.id).where(claim.event == event).order_by(claim.id).limit(MOST).subquery()
    query = (
        select(conflict.claim).distinct().join_from(some, schema.claim_conflicts, conflict.claim == some.c.id)
    )
    return list(connection.scalars(query.order_by(conflict.claim).limit(_CONFLICTS)))
