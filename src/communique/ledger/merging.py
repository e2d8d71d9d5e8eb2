"""Join new claims to the events they report, and write what these events are now.

From the new claims on, whatever a likely match connects is one component, and each component is grouped as a
whole, so that the events are the same in whatever order the articles came.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from communique.ledger import schema
from communique.ledger.claim import Claims, chunks
from communique.ledger.cluster import NOTHING, Decided, Group
from communique.ledger.links import Neighbourhood, link
from communique.ledger.summary import new_events, summarise
from communique.ledger.writing import update_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from communique.ledger.claim import Claim
    from communique.ledger.writing import Row


def merge(
    connection: Connection,
    new: Iterable[int],
    bereft: Iterable[int] = (),
    decided: Decided = NOTHING,
    claims: Claims | None = None,
    heirs: Mapping[int, int] | None = None,
) -> set[int]:
    """Join claims, by number, to events; `bereft` are events that lost claims. Gives those changed.

    `heirs` says to which event the name of an event passes that has lost all its claims.
    """
    claims = claims or Claims()
    link(connection, claims, new)
    found = Neighbourhood(connection, claims, decided)
    found.take({*new, *claims_of(connection, bereft)})
    touched, passed = assign(connection, found.groups())
    touched |= set(bereft)
    summarise(connection, touched, claims, passed | dict(heirs or {}))
    return touched


def claims_of(connection: Connection, events: Iterable[int]) -> set[int]:
    """Give the numbers of the claims of events."""
    c = schema.claims.c
    return {
        n
        for some in chunks(sorted(events))
        for n in connection.scalars(select(c.id).where(c.event.in_(some)))
    }


def assign(
    connection: Connection, groups: Sequence[Group], *, anew: bool = False
) -> tuple[set[int], dict[int, int]]:
    """Give each group its event: the one that most of its claims had, else a new one.

    Gives the events changed (with `anew` all are written again), and which event took most claims of each.
    """
    old = events_of(connection, [claim.number for found in groups for claim in found.claims])
    shares = Counter((old[c.number], at) for at, g in enumerate(groups) for c in g.claims if c.number in old)
    events: dict[int, int] = {}
    taken: set[int] = set()
    ranked = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    for (event, at), _ in ranked:
        if event not in taken and at not in events:
            events[at] = event
            taken.add(event)
    fresh = [at for at in range(len(groups)) if at not in events]
    made = new_events(connection, [groups[at].claims[0] for at in fresh])
    events |= dict(zip(fresh, made, strict=True))
    changed: list[Row] = []
    touched: set[int] = set()
    for at, found in enumerate(groups):
        moved = [c.number for c in found.claims if old.get(c.number) != events[at]]
        if moved or anew:
            changed += [_joined(claim, events[at], found) for claim in found.claims]
            touched |= {events[at], *(old[number] for number in moved if number in old)}
    update_many(connection, schema.claims, changed)
    passed: dict[int, int] = {}
    for (event, at), _ in ranked:
        passed.setdefault(event, events[at])
    return touched, passed


def _joined(claim: Claim, event: int, found: Group) -> Row:
    best = found.joins.get(claim.number)
    return {
        "id": claim.number, "event": event, "merge_score": best.probability if best else None,
        "merge_reason": best.reason if best else None,
    }  # fmt: skip


def events_of(connection: Connection, claims: list[int]) -> dict[int, int]:
    """Give the event of each claim that has one."""
    c = schema.claims.c
    found: dict[int, int] = {}
    for chunk in chunks(claims):
        found |= _pairs(connection, select(c.id, c.event).where(c.id.in_(chunk), c.event.is_not(None)))
    return found


def _pairs(connection: Connection, query: Select[int, int | None]) -> dict[int, int]:
    return {claim: event for claim, event in connection.execute(query) if event is not None}
