"""Name a claim by what stays when its article is read again, and find the claim that a name means now.

A claim's number goes when a newer reading replaces the one that it came from; its article, its type and the
words that it rests on stay. So corrections name claims this way, and events pass to claims of newer readings.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from communique.ledger import schema
from communique.ledger.claim import chunks
from communique.ledger.writing import update_many

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection

    from communique.record import Span


@dataclass(frozen=True, slots=True)
class ClaimName:
    """A claim by its article (digest of the text, outlet), type and words; `local` tells equals apart."""

    article: str
    outlet: str
    type: str
    trigger: Span
    evidence: tuple[Span, ...]
    local: str

    def to_dict(self) -> dict[str, Any]:
        return {
            "article": self.article, "outlet": self.outlet, "type": self.type, "trigger": self.trigger,
            "evidence": self.evidence, "local": self.local,
        }  # fmt: skip

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ClaimName:
        start, end = data["trigger"]
        evidence = tuple((first, last) for first, last in data["evidence"])
        return cls(data["article"], data["outlet"], data["type"], (start, end), evidence, data["local"])


@dataclass(frozen=True, slots=True)
class NamedClaim:
    """A claim of the ledger: its number, its event, its name, and where its article came from."""

    number: int
    event: int | None
    name: ClaimName
    source: str | None


def claims_of_events(connection: Connection, events: Iterable[int]) -> list[NamedClaim]:
    c = schema.claims.c
    return [one for some in chunks(sorted(events)) for one in _load(connection, c.event.in_(some))]


def claims_of_articles(connection: Connection, digests: Iterable[str]) -> list[NamedClaim]:
    a, wanted = schema.articles.c, sorted(set(digests))
    parts = (wanted[at : at + 500] for at in range(0, len(wanted), 500))
    return [one for part in parts for one in _load(connection, a.digest.in_(part))]


def _load(connection: Connection, condition: ColumnElement[bool]) -> Iterator[NamedClaim]:
    c, a = schema.claims.c, schema.articles.c
    columns = (
        c.id, c.event, a.digest, a.outlet, a.source, c.type, c.trigger_span, c.evidence, c.local,
    )  # fmt: skip
    found = select(*columns).join(schema.articles, a.id == c.article).where(condition).order_by(c.id)
    for row in connection.execute(found):
        start, end = json.loads(row.trigger_span)
        evidence = tuple((first, last) for first, last in json.loads(row.evidence))
        name = ClaimName(row.digest, row.outlet, row.type, (start, end), evidence, row.local)
        yield NamedClaim(row.id, row.event, name, row.source)


def find(names: Collection[ClaimName], among: Iterable[NamedClaim]) -> dict[ClaimName, NamedClaim]:
    """Find the claim that each name means: that of the same trigger, else the one that shares most words.

    No claim is found for two names, so what an article tells twice stays two.
    """
    by_article: dict[tuple[str, str, str], list[NamedClaim]] = defaultdict(list)
    for claim in among:
        by_article[claim.name.article, claim.name.outlet, claim.name.type].append(claim)
    found: dict[ClaimName, NamedClaim] = {}
    taken: set[int] = set()
    for alike in (_same, _shared):  # every name takes its own before any takes what is left
        for name in sorted(set(names) - found.keys(), key=_order):
            free = [c for c in by_article[name.article, name.outlet, name.type] if c.number not in taken]
            best = max(free, key=lambda claim: alike(name, claim.name), default=None)
            if best is not None and any(alike(name, best.name)):
                found[name] = best
                taken.add(best.number)
    return found


def _order(name: ClaimName) -> tuple[str, str, str, Span, str]:
    return name.article, name.outlet, name.type, name.trigger, name.local


def _same(name: ClaimName, other: ClaimName) -> tuple[bool, bool]:
    is_same = name.trigger == other.trigger
    return is_same, is_same and name.local == other.local


def _shared(name: ClaimName, other: ClaimName) -> tuple[int, int]:
    """Give how many characters two claims share: of the trigger, of the evidence."""
    evidence = sum(_overlap(one, two) for one in name.evidence for two in other.evidence)
    return _overlap(name.trigger, other.trigger), evidence


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def inherit(connection: Connection, before: Sequence[NamedClaim], new: Collection[int]) -> None:
    """Give new claims the events of the older ones that they stand for, so that events keep their names."""
    now = claims_of_articles(connection, {claim.name.article for claim in before})
    there = {claim.number for claim in now}
    gone = {claim.name: claim.event for claim in before if claim.number not in there}
    found = find(gone, [claim for claim in now if claim.number in new])
    heirs = [{"id": claim.number, "event": gone[name]} for name, claim in found.items() if gone[name]]
    update_many(connection, schema.claims, heirs)
