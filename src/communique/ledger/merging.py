"""Join new claims to the events they report, and write what these events are now.

From the new claims on, whatever a likely match connects is one component, and each component is grouped as a
whole, so that the events are the same in whatever order the articles came.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from communique.ledger import history, schema
from communique.ledger.claim import Claims, chunks
from communique.ledger.cluster import NOTHING, Decided, Group
from communique.ledger.links import Neighbourhood, link
from communique.ledger.writing import add_many, insert_many, update_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Select

    from communique.ledger.claim import Claim
    from communique.ledger.writing import Row


_NAME = 12
"""Hexadecimal digits in the name of an event."""


def merge(
    connection: Connection,
    new: Iterable[int],
    bereft: Iterable[int] = (),
    decided: Decided = NOTHING,
    claims: Claims | None = None,
) -> set[int]:
    """Join claims, by number, to events; `bereft` are events that lost claims. Gives those changed."""
    again = connection.scalars(select(schema.claims.c.id).where(schema.claims.c.event.in_(list(bereft))))
    claims = claims or Claims()
    link(connection, claims, new)
    found = Neighbourhood(connection, claims, decided)
    found.take({*new, *again})
    touched = set(bereft) | _assign(connection, found.groups())
    summarise(connection, touched, claims)
    return touched


def _assign(connection: Connection, groups: Sequence[Group]) -> set[int]:
    """Give each group its event: the one that most of its claims had, else a new one. Gives those changed."""
    old = _events_of(connection, [claim.number for found in groups for claim in found.claims])
    shares = Counter((old[c.number], at) for at, g in enumerate(groups) for c in g.claims if c.number in old)
    events: dict[int, int] = {}
    taken: set[int] = set()
    for (event, at), _ in sorted(shares.items(), key=lambda item: (-item[1], item[0])):
        if event not in taken and at not in events:
            events[at] = event
            taken.add(event)
    fresh = [at for at in range(len(groups)) if at not in events]
    events |= dict(zip(fresh, _new_events(connection, [groups[at] for at in fresh]), strict=True))
    changed: list[Row] = []
    touched: set[int] = set()
    for at, found in enumerate(groups):
        moved = [c.number for c in found.claims if old.get(c.number) != events[at]]
        if moved:
            changed += [_joined(claim, events[at], found) for claim in found.claims]
            touched |= {events[at], *(old[number] for number in moved if number in old)}
    update_many(connection, schema.claims, changed)
    return touched


def _joined(claim: Claim, event: int, found: Group) -> Row:
    best = found.joins.get(claim.number)
    return {
        "id": claim.number, "event": event, "merge_score": best.probability if best else None,
        "merge_reason": best.reason if best else None,
    }  # fmt: skip


def _events_of(connection: Connection, claims: list[int]) -> dict[int, int]:
    """Give the event of each claim that has one."""
    c = schema.claims.c
    found: dict[int, int] = {}
    for chunk in chunks(claims):
        found |= _pairs(connection, select(c.id, c.event).where(c.id.in_(chunk), c.event.is_not(None)))
    return found


def _pairs(connection: Connection, query: Select[int, int | None]) -> dict[int, int]:
    return {claim: event for claim, event in connection.execute(query) if event is not None}


def _new_events(connection: Connection, groups: Sequence[Group]) -> list[int]:
    """Make the rows of new events, each named after the first claim of its group."""
    firsts = [found.claims[0] for found in groups]
    digests = [hashlib.sha256("\n".join(claim.key).encode()).hexdigest() for claim in firsts]
    names = schema.events.c.name
    there: set[str] = set()
    for at in range(0, len(digests), 500):
        wanted = [f"E-{digest[:_NAME]}" for digest in digests[at : at + 500]]
        there.update(connection.scalars(select(names).where(names.in_(wanted))))
    rows = []
    for claim, digest in zip(firsts, digests, strict=True):
        name = f"E-{digest[:_NAME]}"
        if name in there:  # an event keeps its name when its first claim goes elsewhere
            name = f"E-{digest[:_NAME]}{secrets.token_hex(4)}"
        there.add(name)
        rows.append(
            {"name": name, "type": claim.type, "status": claim.status, "score": 0.0, "reports": 0,
             "independent": 0}
        )  # fmt: skip
    return insert_many(connection, schema.events, rows)


def summarise(connection: Connection, events: Iterable[int], loader: Claims) -> None:
    """Write what events are now by their claims; those without claims end, their names stay good."""
    wanted = sorted(set(events))
    claims: dict[int, list[Claim]] = defaultdict(list)
    for chunk in chunks(wanted):
        c = schema.claims.c
        home = _pairs(connection, select(c.id, c.event).where(c.event.in_(chunk)))
        for claim in loader.load(connection, home):
            claims[home[claim.number]].append(claim)
    rows = [_row(event, claims[event]) for event in wanted if claims[event]]
    update_many(connection, schema.events, [row for row, _ in rows])
    for chunk in chunks(wanted):
        connection.execute(delete(schema.event_sides).where(schema.event_sides.c.event.in_(chunk)))
    add_many(connection, schema.event_sides, [side for _, sides in rows for side in sides])
    for event in wanted:
        if not claims[event]:
            connection.execute(delete(schema.events).where(schema.events.c.id == event))


def _row(event: int, claims: list[Claim]) -> tuple[Row, list[Row]]:
    now = history.state(claims)
    published = sorted(str(claim.published) for claim in claims if claim.published)
    day = _text(now.first_day) or (published[0] if published else None)
    where = now.where
    row = {
        "id": event, "type": claims[0].type, "mode": now.mode, "cameo": now.cameo, "status": now.status,
        "first_day": _text(now.first_day), "last_day": _text(now.last_day), "day": day,
        "place": where.name if where else None, "place_country": where.country if where else None,
        "lat": where.lat if where else None, "lon": where.lon if where else None,
        "geonames": where.geonames if where else None, "score": now.score,
        "first_reported": published[0] if published else None,
        "last_reported": published[-1] if published else None,
        "reports": now.reports, "independent": now.independent,
        "is_contradicted": int(bool(history.contradictions(claims))),
    }  # fmt: skip
    sides = [
        {"event": event, "side": side, "actor": party.number, "country": party.country, "day": day}
        for side, parties in (("source", now.sources), ("target", now.targets))
        for party in parties
    ]
    return row, sides


def _text(day: object) -> str | None:
    return str(day) if day else None
