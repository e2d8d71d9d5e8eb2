"""What an alert knows of events before it looks: which it told or are older than it, and what they were."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from communique.ledger import history, schema
from communique.ledger.alert_schema import alert_claims, alert_events, tellings
from communique.ledger.alerting.window import was_read, with_earlier
from communique.ledger.claim import chunks
from communique.ledger.decisions import all_corrections, event_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection

    from communique.ledger.alerting.rules import Alert
    from communique.ledger.alerting.window import Window
    from communique.ledger.claim import Claim, Claims
    from communique.ledger.decisions import Correction


@dataclass(frozen=True, slots=True)
class Known:
    """What an event was: its status, and the fields that its reports disagreed on."""

    status: str
    disputed: frozenset[str]


def told(connection: Connection, alert: Alert, events: Sequence[int]) -> set[int]:
    """Give those of some events that an alert has told as new, under whatever name.

    An event that was split off one told, or that one told was merged into, holds reports that were told.
    """
    claims, mine = schema.claims.c, alert_claims.c
    held = (
        select(claims.event)
        .join(alert_claims, mine.claim == claims.id)
        .where(claims.event.in_(events), mine.alert == alert.number)
    )
    names = _names(connection, events)
    t = tellings.c
    found = {number for number in connection.scalars(held) if number is not None}
    for some in chunks(sorted(names)):
        query = select(t.event).where(t.alert == alert.number, t.event.in_(some), t.kind == "new")
        found |= {names[name] for name in connection.scalars(query)}
    return found


def _names(connection: Connection, events: Sequence[int]) -> dict[str, int]:
    """Give the names that some events have and had, each with the event's number."""
    e, former = schema.events.c, schema.event_names.c
    now = connection.execute(select(e.name, e.id).where(e.id.in_(events)))
    once = connection.execute(select(former.name, former.event).where(former.event.in_(events)))
    return {name: number for name, number in (*once, *now)}  # noqa: C416 - rows are no pairs


def remembered(connection: Connection, alert: Alert, events: Sequence[int]) -> dict[int, Known]:
    """Give what some events were when the alert last saw them."""
    a = alert_events.c
    rows = connection.execute(
        select(a.event, a.status, a.disputed).where(a.alert == alert.number, a.event.in_(events))
    )
    return {row.event: Known(row.status, frozenset(json.loads(row.disputed))) for row in rows}


def worked_out(
    connection: Connection, window: Window, events: Collection[int], loader: Claims
) -> dict[int, Known]:
    """Give what events that the alert never saw were before its window, by the reports there were then."""
    older = with_earlier(connection, events, window.after_record)
    if not older:
        return {}
    c = schema.claims.c
    edited = _edited(connection, window.after_correction)
    found: dict[int, Known] = {}
    for event in sorted(older):
        query = select(c.id).where(c.event == event, was_read(c.article, window.after_record))
        claims = loader.load(connection, connection.scalars(query))
        status = edited.get(event) or history.state(claims).status
        found[event] = Known(status, disputed(claims))
    return found


def disputed(claims: Sequence[Claim]) -> frozenset[str]:
    """Give the fields that reports disagree on."""
    return frozenset(one.field for one in history.contradictions(claims))


def _edited(connection: Connection, upto: int) -> dict[int, str]:
    """Give the statuses that people had said of events by a correction, by the event's number."""
    if not upto:
        return {}
    found: dict[int, str] = {}
    for one in _in_force([one for one in all_corrections(connection) if one.number <= upto]):
        event = event_number(connection, one.event)
        if event is not None and one.action == "edit" and one.fields.get("status"):
            found[event] = one.fields["status"]
    return found


def _in_force(corrections: Sequence[Correction]) -> Iterable[Correction]:
    """Give those of the oldest corrections that none of them undoes."""
    undone: set[int] = set()
    for one in reversed(corrections):
        if one.undoes is not None and one.number not in undone:
            undone.add(one.undoes)
    return (one for one in corrections if one.number not in undone)
