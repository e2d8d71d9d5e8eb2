"""Find the claims that may report the same event: of one type, sides in common, days near each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from communique.ledger import schema
from communique.ledger.claim import chunks
from communique.plover import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection

    from communique.ledger.claim import Claim, Party

WINDOW = timedelta(days=45)
"""How far apart the days of two claims of one event may be."""

Key = str
"""A country, or the number of an actor that has none."""


@dataclass(slots=True)
class _Block:
    """The claims of one type near some days: by day, by the keys of either side, and those without a side."""

    days: dict[int, str | None] = field(default_factory=dict)
    by_key: dict[tuple[str, Key], set[int]] = field(default_factory=lambda: defaultdict(set))
    has_side: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def like(self, side: str, keys: Iterable[Key]) -> set[int]:
        """Give the claims one of whose actors on that side has one of the keys, or that tell no such side."""
        found = set().union(*(self.by_key.get((side, key), ()) for key in keys))
        return found | (self.days.keys() - self.has_side[side])


def near_claims(connection: Connection, claims: Sequence[Claim]) -> Iterator[tuple[Claim, set[int]]]:
    """Give each claim with the numbers of those it may be one event with, itself left out."""
    by_type: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_type[claim.type].append(claim)
    for kind, some in by_type.items():
        block = _load(connection, kind, some)
        for claim in some:
            yield claim, _near(claim, block)


def _near(claim: Claim, block: _Block) -> set[int]:
    sources, targets = set(_keys(claim.sources)), set(_keys(claim.targets))
    found = _with_sides(block, sources, targets)
    if claim.type in SYMMETRIC:
        found |= _with_sides(block, targets, sources)
    if claim.day is not None:
        low, high = str(claim.day - WINDOW), str(claim.day + WINDOW)
        found = {n for n in found if (day := block.days[n]) is not None and low <= day <= high}
    else:  # what tells no day would fit every one of a series, and which of them would hang on the order
        found = {n for n in found if block.days[n] is None}
    return found - {claim.number}


def _with_sides(block: _Block, sources: set[Key], targets: set[Key]) -> set[int]:
    if not sources:
        return block.like("target", targets)
    return block.like("source", sources) & (block.like("target", targets) if targets else block.days.keys())


def _load(connection: Connection, kind: str, claims: Sequence[Claim]) -> _Block:
    c, s = schema.claims.c, schema.claim_sides.c
    near: ColumnElement[bool] = c.day.is_(None)
    if days := [claim.day for claim in claims if claim.day]:
        near = or_(near, c.day.between(str(min(days) - WINDOW), str(max(days) + WINDOW)))
    parties = [p for claim in claims for p in (*claim.sources, *claim.targets)]
    countries = sorted({p.country for p in parties if p.country})
    actors = sorted({p.number for p in parties if not p.country})
    block = _Block()
    for some in [*chunks(actors)] or [[]]:
        shared = select(s.claim).where(or_(s.country.in_(countries), s.actor.in_(some)))
        rows = connection.execute(
            select(c.id, c.day, s.side, s.country, s.actor)
            .join(schema.claim_sides, s.claim == c.id)
            .where(c.type == kind, near, c.id.in_(shared))
        )
        for claim, day, side, country, actor in rows:
            block.days[claim] = day
            block.by_key[side, country or f"#{actor}"].add(claim)
            block.has_side[side].add(claim)
    return block


def _keys(parties: Iterable[Party]) -> Iterator[Key]:
    for party in parties:
        yield party.country or f"#{party.number}"
