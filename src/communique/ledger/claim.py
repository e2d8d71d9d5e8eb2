"""A claim, one report of an event, as merging sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from communique.ledger import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from communique.record import EventType, Status

T = TypeVar("T")
_KEPT = 30_000
"""Claims that are kept in memory, some 1.5 kB each."""
_CHUNK = 500
"""Numbers asked for in one query: SQLite takes no more than some thousand."""


@dataclass(frozen=True, slots=True)
class Party:
    """One actor of a side. `number` is that of the actor's row."""

    number: int
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """The actors of one side, and what comparing them asks for: numbers of actors, countries."""

    parties: frozenset[Party]
    numbers: frozenset[int]
    people: frozenset[int]
    groups: frozenset[int]
    countries: frozenset[str]
    states: frozenset[str]

    @classmethod
    def of(cls, parties: Iterable[Party]) -> Side:
        every = frozenset(parties)
        return cls(
            every,
            frozenset(p.number for p in every),
            frozenset(p.number for p in every if p.kind == "person"),
            frozenset(p.number for p in every if p.kind == "group"),
            frozenset(p.country for p in every if p.country and p.country != "IGO"),
            frozenset(p.country for p in every if p.country and p.kind == "state"),
        )

    def __iter__(self) -> Iterator[Party]:
        return iter(self.parties)

    def __bool__(self) -> bool:
        return bool(self.parties)


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an act, as a claim gives it."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One report of an event. `stem` is the trigger's, `words` those of its evidence that say something.

    `root` is the number of the article that this one copies, or its own. `key` tells the claim from all
    others in a way that does not depend on when it was added.
    """

    number: int
    key: tuple[str, str, str, str]
    article: int
    root: int
    type: EventType
    mode: str | None
    status: Status
    sources: Side
    targets: Side
    first_day: date | None
    last_day: date | None
    published: date | None
    where: Where | None
    cameo: str | None
    said_by: int | None
    score: float
    stem: str
    words: frozenset[str]

    @property
    def day(self) -> date | None:
        """The first day of the act, else that of the article."""
        return self.first_day or self.published


class Claims:
    """Loads claims and keeps those loaded last: a claim never changes, and merging meets it again."""

    def __init__(self) -> None:
        self._kept: dict[int, Claim] = {}

    def load(self, connection: Connection, numbers: Iterable[int]) -> list[Claim]:
        """Give claims by their numbers, sorted by key."""
        wanted = dict.fromkeys(numbers)
        found = [claim for number in wanted if (claim := self._kept.get(number))]
        for chunk in chunks([number for number in wanted if number not in self._kept]):
            loaded = list(_load(connection, chunk))
            self._kept |= {claim.number: claim for claim in loaded}
            found += loaded
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return sorted(found, key=lambda claim: claim.key)


def chunks(numbers: list[T]) -> Iterator[list[T]]:
    """Part keys or numbers into lists that one query can take."""
    for at in range(0, len(numbers), _CHUNK):
        yield numbers[at : at + _CHUNK]


def _load(connection: Connection, numbers: list[int]) -> Iterator[Claim]:
    c, a = schema.claims.c, schema.articles.c
    sides: dict[tuple[int, str], set[Party]] = {}
    s, actor = schema.claim_sides.c, schema.actors.c
    parties = (
        select(s.claim, s.side, s.actor, actor.kind, s.country)
        .join(schema.actors, actor.id == s.actor)
        .where(s.claim.in_(numbers))
    )
    for claim, side, number, kind, country in connection.execute(parties):
        sides.setdefault((claim, side), set()).add(Party(number, kind, country))
    claims = select(
        c.id, c.local, a.digest, a.outlet, c.trigger_span, c.article, a.copy_of, c.type, c.mode, c.status,
        c.first_day, c.last_day, c.published, c.place, c.place_country, c.lat, c.lon, c.geonames, c.cameo,
        c.said_by, c.score, c.stem, c.terms,
    ).join(schema.articles, a.id == c.article).where(c.id.in_(numbers))  # fmt: skip
    for row in connection.execute(claims):
        yield Claim(
            number=row.id,
            key=(row.digest, row.outlet, f"{row.trigger_span} {row.type}", row.local),
            article=row.article,
            root=row.copy_of or row.article,
            type=row.type,
            mode=row.mode,
            status=row.status,
            sources=Side.of(sides.get((row.id, "source"), ())),
            targets=Side.of(sides.get((row.id, "target"), ())),
            first_day=_day(row.first_day),
            last_day=_day(row.last_day),
            published=_day(row.published),
            where=Where(row.place, row.place_country, row.lat, row.lon, row.geonames) if row.place else None,
            cameo=row.cameo,
            said_by=row.said_by,
            score=row.score,
            stem=row.stem,
            words=frozenset(row.terms.split()),
        )


@lru_cache(maxsize=8192)
def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
