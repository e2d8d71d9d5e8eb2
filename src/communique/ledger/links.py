"""Which claims are likely one event: found when a claim is added, kept, and followed when events are made."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, or_, select

from communique.ledger import schema
from communique.ledger.blocking import near_claims
from communique.ledger.claim import chunks
from communique.ledger.cluster import LIKELY, NOTHING, Decided, Group, Link, components, group, pair
from communique.ledger.match import match
from communique.ledger.weights import goes_on
from communique.ledger.writing import add_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from communique.ledger.claim import Claim, Claims
    from communique.ledger.cluster import Pair
    from communique.ledger.match import Match

MOST_LASTING = 12
"""Links of a report of a war to other reports of it: enough that they hang together in any order."""


def link(connection: Connection, loader: Claims, new: Iterable[int]) -> None:
    """Link new claims, by number, with those there and with each other where they are likely one event."""
    claims = loader.load(connection, new)
    near = {claim.number: (claim, others) for claim, others in near_claims(connection, claims)}
    others = {number for _, numbers in near.values() for number in numbers}
    known = {claim.number: claim for claim in loader.load(connection, others)}
    matches: dict[Pair, Match] = {}
    kept: set[Pair] = set()
    for claim, numbers in near.values():
        pairs = {pair(claim.number, number): known[number] for number in numbers}
        matches |= {p: match(claim, other) for p, other in pairs.items() if p not in matches}
        likely = {p: other for p, other in pairs.items() if matches[p].score >= LIKELY}
        kept |= _few(claim, likely, matches)
    rows = [
        {"one": one, "other": other, "score": matches[one, other].score, "reason": matches[one, other].told()}
        for one, other in sorted(kept)
    ]
    add_many(connection, schema.claim_links, rows)


def _few(claim: Claim, likely: Mapping[Pair, Claim], matches: Mapping[Pair, Match]) -> set[Pair]:
    """Leave out all but the closest of the links between reports of a war, of which each has hundreds."""
    long = [p for p, other in likely.items() if goes_on(claim.stem, other.stem)]
    ranked = sorted(long, key=lambda p: (-matches[p].score, likely[p].key))
    return likely.keys() - set(ranked[MOST_LASTING:])


def unlink_all(connection: Connection) -> None:
    connection.execute(delete(schema.claim_links))


class Neighbourhood:
    """Claims that chains of links connect with those taken in, and these links."""

    def __init__(self, connection: Connection, loader: Claims, decided: Decided = NOTHING) -> None:
        self._connection = connection
        self._loader = loader
        self._decided = decided
        self._law: dict[int, set[int]] = defaultdict(set)
        for one, other in decided.joined:
            self._law[one].add(other)
            self._law[other].add(one)
        self.claims: set[int] = set()
        self._links: dict[Pair, Link] = {}

    def take(self, numbers: set[int]) -> None:
        """Take in claims and all that chains of links connect with them."""
        while numbers := numbers - self.claims:
            self.claims |= numbers
            reached = {other for number in numbers for other in self._law[number]}
            for some in chunks(sorted(numbers)):
                reached |= self._follow(some)
            numbers = reached

    def groups(self) -> list[Group]:
        """Group the claims taken in: each group reports one event."""
        loaded = self._loader.load(self._connection, self.claims)
        law = [numbers for numbers in self._decided.joined if self.claims.issuperset(numbers)]
        by_claim: dict[int, dict[Pair, Link]] = defaultdict(dict)
        for numbers, found in self._links.items():
            by_claim[numbers[0]][numbers] = found
        groups = []
        for part in components(loaded, [*self._links, *law]):
            links = {numbers: found for claim in part for numbers, found in by_claim[claim.number].items()}
            groups += group(part, links, self._decided)
        return groups

    def _follow(self, numbers: list[int]) -> set[int]:
        """Keep the links of some claims; gives the claims at their other ends."""
        c = schema.claim_links.c
        query = select(c.one, c.other, c.score, c.reason).where(or_(c.one.in_(numbers), c.other.in_(numbers)))
        reached: set[int] = set()
        for one, other, score, reason in self._connection.execute(query):
            self._links[one, other] = Link(score, reason)
            reached |= {one, other}
        return reached
