"""Work all events out anew from all claims, as after a change of how claims are weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from communique.ledger import schema
from communique.ledger.decisions import decided
from communique.ledger.links import Neighbourhood, link, unlink_all
from communique.ledger.merging import assign, claims_of, events_of
from communique.ledger.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from communique.ledger.claim import Claims

_BATCH = 1000
"""Claims to begin with at a time; those that they match come along."""


def remerge(connection: Connection, loader: Claims) -> int:
    """Join all claims to events anew; events keep the names that most of their claims had.

    Works through claims that are near each other, some thousand at a time, so memory does not grow with the
    ledger. Gives how many claims went to another event.
    """
    unlink_all(connection)
    for batch in _batches(connection):
        link(connection, loader, batch)
    decision, done, moved = decided(connection), set[int](), 0
    for batch in _batches(connection):
        first = set(batch) - done
        if not first:
            continue
        found = Neighbourhood(connection, loader, decision)
        while first:  # what shared an event is settled together, or two parts of it would both keep it
            found.take(first)
            first = claims_of(connection, set(events_of(connection, [*found.claims]).values()))
            first -= found.claims
        done |= found.claims
        before = events_of(connection, [*found.claims])
        groups = found.groups()
        touched, heirs = assign(connection, groups, anew=True)
        summarise(connection, touched, loader, heirs)
        after = events_of(connection, [*found.claims])
        moved += sum(before.get(claim) != event for claim, event in after.items())
    return moved


def _batches(connection: Connection) -> Iterator[list[int]]:
    """Give the numbers of all claims, those of one type and of days near each other together."""
    c = schema.claims.c
    numbers = list(connection.scalars(select(c.id).order_by(c.type, c.day, c.id)))
    for at in range(0, len(numbers), _BATCH):
        yield numbers[at : at + _BATCH]
