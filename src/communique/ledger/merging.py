"""Join new claims to the events they report, and write what these events are now.

From the new claims on, whatever a likely match connects is one component, and each component is grouped as a
whole, so that the events are the same in whatever order the articles came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from communique.ledger import schema
from communique.ledger.blocking import near_claims
from communique.ledger.claim import Claims, chunks
from communique.ledger.cluster import LIKELY, NOTHING, Decided, Group, components, group, pair
from communique.ledger.match import match
from communique.ledger.summary import new_events, summarise
from communique.ledger.writing import update_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from communique.ledger.claim import Claim
    from communique.ledger.cluster import Pair
    from communique.ledger.match import Match
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


class Neighbourhood:
    """Claims that chains of likely matches connect with those taken in, and those matches."""

    def __init__(self, connection: Connection, loader: Claims, decided: Decided = NOTHING) -> None:
        self._connection = connection
        self._loader = loader
        self._decided = decided
        self._law = defaultdict(set)
        for one, other in decided.joined:
            self._law[one].add(other)
            self._law[other].add(one)
        self.claims: dict[int, Claim] = {}
        self.scores: dict[Pair, Match] = {}
        self.edges: set[Pair] = set()

    def take(self, numbers: set[int]) -> None:
        """Take in claims and all that chains of likely matches connect with them."""
        while numbers:
            numbers = self._grow(self._loader.load(self._connection, numbers - self.claims.keys()))

    def groups(self) -> list[Group]:
        """Group the claims taken in: each group reports one event."""
        parts = components(self.claims.values(), self.edges)
        return [one for part in parts for one in group(part, self._decided, self.scores)]

    def _grow(self, frontier: list[Claim]) -> set[int]:
        """Take in claims; gives the numbers of those that match one of them and are not in yet."""
        self.claims |= {claim.number: claim for claim in frontier}
        reached: set[int] = set()
        known = {claim.number: claim for claim in frontier}
        near = {claim.number: found for claim, found in near_claims(self._connection, frontier)}
        known |= {
            c.number: c
            for c in self._loader.load(self._connection, set().union(*near.values()) - known.keys())
        }
        for claim in frontier:
            for other in near[claim.number]:
                if self._score(claim, known[other]) >= LIKELY:
                    self.edges.add(pair(claim.number, other))
                    reached.add(other)
            for other in self._law[claim.number]:
                self.edges.add(pair(claim.number, other))
                reached.add(other)
        return reached - self.claims.keys()

    def _score(self, one: Claim, other: Claim) -> float:
        numbers = pair(one.number, other.number)
        if numbers not in self.scores:
            self.scores[numbers] = match(one, other)
        return self.scores[numbers].score


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
        "merge_reason": best.told() if best else None,
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
