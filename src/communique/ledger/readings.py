"""Which reading of an article is the current one: a newer reader's replaces an older one's, which is kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from sqlalchemy import delete, select

from communique.ledger import rows, schema
from communique.ledger.claim import chunks
from communique.ledger.writing import insert_many, update_many

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.ledger.writing import Row
    from communique.record import Record

Outcome = Literal["added", "unchanged", "replaced", "older"]
"""What became of a record: new, known already, in place of an older reading, or kept beside a newer one."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A new current reading, with the numbers of its article and of its row in `records`."""

    record: Record
    article: int
    number: int


@dataclass(slots=True)
class _Reading:
    """A reading that is or was the current one; `number` is 0 and `record` there until it is saved."""

    article: int
    version: str
    number: int = 0
    record: Record | None = None
    row: Row | None = None
    is_current: bool = True


class Readings:
    """The readings of some articles, by the articles' numbers."""

    def __init__(self, connection: Connection, articles: set[int]) -> None:
        self._connection = connection
        self._current: dict[int, _Reading] = {}
        self._known: dict[int, set[str]] = defaultdict(set)
        self._new: list[_Reading] = []
        self._replaced: list[_Reading] = []
        r = schema.records.c
        query = select(r.article, r.id, r.version, r.digest, r.is_current)
        for some in chunks(sorted(articles)):
            found = connection.execute(query.where(r.article.in_(some)))
            for article, number, version, digest, is_current in found:
                self._known[article].add(digest)
                if is_current:
                    self._current[article] = _Reading(article, version, number)

    def take(self, record: Record, article: int) -> Outcome:
        """Take a reading, to be saved; it becomes the current one unless a newer reader's is there."""
        row = rows.record_row(record)
        if row["digest"] in self._known[article]:
            return "unchanged"
        self._known[article].add(row["digest"])
        reading = _Reading(article, row["version"], record=record, row=row)
        self._new.append(reading)
        before = self._current.get(article)
        if before is not None and _rank(reading.version) < _rank(before.version):
            reading.is_current = False
            return "older"
        self._current[article] = reading
        if before is None:
            return "added"
        before.is_current = False
        self._replaced.append(before)
        return "replaced"

    def save(self) -> tuple[list[Fresh], set[int]]:
        """Write what was taken; gives the new current readings and the events that lost reports."""
        retired = [one.number for one in self._replaced if one.number]
        update_many(self._connection, schema.records, [{"id": n, "is_current": 0} for n in retired])
        bereft = _retire(self._connection, retired)
        added = now()
        numbers = insert_many(
            self._connection,
            schema.records,
            [
                {**(one.row or {}), "article": one.article, "added": added, "is_current": int(one.is_current)}
                for one in self._new
            ],
        )
        fresh = [
            Fresh(one.record, one.article, number)
            for one, number in zip(self._new, numbers, strict=True)
            if one.record and one.is_current
        ]
        moved = {one.article for one in self._replaced}
        days = [
            {"id": one.article, "published": rows.article_row(one.record.article)["published"]}
            for one in fresh if one.article in moved
        ]  # fmt: skip
        update_many(self._connection, schema.articles, days)
        return fresh, bereft


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _rank(version: str) -> tuple[int, ...]:
    """Give a version as numbers that compare as versions do: "0.10.0" is after "0.9.2"."""
    return tuple(int(part) for part in version.split("+")[0].split(".") if part.isdigit())


def _retire(connection: Connection, replaced: list[int]) -> set[int]:
    """Take back what was derived from replaced readings; gives the events that lose a report."""
    events: set[int] = set()
    for some in chunks(replaced):
        claims = schema.claims.c
        reported = connection.scalars(select(claims.event).where(claims.record.in_(some)))
        events |= {event for event in reported if event is not None}
        for table in (schema.claims, schema.statements, schema.record_actors):
            connection.execute(delete(table).where(table.c.record.in_(some)))
    return events
