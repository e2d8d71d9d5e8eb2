"""What came into the ledger since an alert last looked: events with newly read articles, and corrected ones.

An article that is read again, by a newer version, is not new, nor is an event that only changed its name or
its reports when events were worked out anew: neither says anything new of the world.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from communique.ledger import schema
from communique.ledger.claim import chunks
from communique.ledger.decisions import all_corrections, event_number

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Connection

    from communique.ledger.alerting.rules import Alert

MOST_READINGS: Final = 500
"""Readings of one look, which is one transaction; where there are more, another look follows."""


@dataclass(frozen=True, slots=True)
class Window:
    """Readings and corrections, by number: those behind the first pair, up to the second."""

    after_record: int
    after_correction: int
    record: int
    correction: int


def window_of(connection: Connection, alert: Alert) -> Window | None:
    """Give what an alert has not looked at; None where there is nothing."""
    r, c = schema.records.c, schema.corrections.c
    some = select(r.id).where(r.id > alert.record).order_by(r.id).limit(MOST_READINGS).subquery()
    record = connection.scalar(select(func.max(some.c.id))) or alert.record
    correction = connection.scalar(select(func.max(c.id))) or alert.correction
    if (record, correction) == (alert.record, alert.correction):
        return None
    return Window(alert.record, alert.correction, record, correction)


def events_of(connection: Connection, window: Window) -> list[int]:
    """Give the numbers of the events with new reports or new corrections, each once."""
    r, claims = schema.records.c, schema.claims.c
    reported = (
        select(claims.event)
        .distinct()
        .join(schema.records, r.article == claims.article)
        .where(r.id > window.after_record, r.id <= window.record, claims.event.is_not(None))
        .where(~was_read(r.article, window.after_record))
    )
    return sorted({*connection.scalars(reported), *_corrected(connection, window)})


def was_read(article: ColumnElement[int], before: int) -> ColumnElement[bool]:
    """Match articles that have a reading up to a number."""
    earlier = schema.records.alias()
    return select(earlier.c.id).where(earlier.c.article == article, earlier.c.id <= before).exists()


def with_earlier(connection: Connection, events: Collection[int], before: int) -> set[int]:
    """Give those events of which an article tells that has a reading up to a number."""
    claims = schema.claims.c
    found: set[int] = set()
    for some in chunks(sorted(events)):
        query = select(claims.event).distinct().where(claims.event.in_(some))
        found |= set(connection.scalars(query.where(was_read(claims.article, before))))
    return found


def _corrected(connection: Connection, window: Window) -> set[int]:
    if window.correction == window.after_correction:
        return set()
    every = {one.number: one for one in all_corrections(connection)}
    names: set[str] = set()
    for one in every.values():
        if window.after_correction < one.number <= window.correction:
            root = one
            while root.undoes is not None:
                root = every[root.undoes]
            names |= {name for name in (one.event, root.event, root.other) if name}
    found = (event_number(connection, name) for name in sorted(names))
    return {number for number in found if number is not None}
