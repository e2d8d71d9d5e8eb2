"""One article of the ledger with its present reading, and what became of each report in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, literal_column, select

from communique.errors import UnknownEntry
from communique.ledger import schema
from communique.ledger.quotes import name_of
from communique.ledger.rows import record_of, to_json
from communique.ledger.source_schema import seen

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.record import Article, Record

_FIELDS = (
    "id", "digest", "outlet", "source", "title", "authors", "published", "published_basis", "dateline",
    "captions", "furniture", "language", "text", "added", "copy_of",
)  # fmt: skip


_NO_READING = json.dumps(
    {"actors": [], "events": [], "statements": [], "conflicts": [], "reader": {"version": "", "model": None}}
)


@dataclass(frozen=True, slots=True)
class Printing:
    """Where the text of an article also stands: its outlet and address."""

    outlet: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """The record of an article. `events` are names of the ledger's events by the ids in the record.

    `statements` are the names of its statements, in the same way.

    `copy_of` is the digest of the article that this one copies; `printings` are other outlets of its text.
    """

    record: Record
    events: dict[str, str]
    statements: dict[str, str]
    added: str
    copy_of: str | None
    printings: tuple[Printing, ...]


@dataclass(frozen=True, slots=True)
class UnreadArticle:
    """An article that is kept without a reading. `outcome` and `reason` are what the log says of it."""

    article: Article
    added: str
    outcome: str | None
    reason: str | None


def load_unread(connection: Connection, digest: str) -> UnreadArticle | None:
    """Give an article that is kept and was not read, if there is one of that digest."""
    a, s = schema.articles.c, seen.c
    kept = select(*(a[name] for name in _FIELDS)).where(a.digest == digest, a.is_read == 0)
    row = connection.execute(kept.order_by(a.id).limit(1)).first()
    if row is None:
        return None
    told = select(s.outcome, s.reason).where(s.article == row.id).order_by(s.last_seen.desc(), s.id.desc())
    outcome, reason = connection.execute(told.limit(1)).first() or (None, None)
    return UnreadArticle(record_of(dict(row._mapping), _NO_READING).article, row.added, outcome, reason)


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article that waits for a reader, as a list shows it."""

    digest: str
    title: str | None
    outlet: str | None
    language: str


def latest_kept(connection: Connection, most: int) -> list[KeptArticle]:
    """Give the articles that were kept unread last."""
    a = schema.articles.c
    nought = literal_column("0", Integer)  # as the index of the unread has it, which has not this order
    kept = select(a.digest, a.title, a.outlet, a.language).where(a.is_read == nought)
    rows = connection.execute(kept.order_by((a.id + nought).desc()).limit(most))
    return [KeptArticle(*row) for row in rows]


def load_article(connection: Connection, digest: str) -> ReadArticle:
    """Give an article by the digest of its text: as its first outlet has it. Raises `UnknownEntry`."""
    a, r = schema.articles.c, schema.records.c
    columns = [a[name] for name in _FIELDS]
    rows = connection.execute(
        select(*columns, r.id.label("record"), r.content)
        .join(schema.records, (r.article == a.id) & (r.is_current == 1))
        .where(a.digest == digest)
        .order_by(a.id)
    ).all()
    if not rows:
        raise UnknownEntry("article", digest)
    first, *others = rows
    record = record_of(dict(first._mapping), first.content)
    return ReadArticle(
        record,
        _events(connection, first.record),
        {one.id: name_of(digest, to_json(one.content)) for one in record.statements if one.content},
        first.added,
        _digest(connection, first.copy_of),
        tuple(Printing(row.outlet or None, row.source) for row in others),
    )


def _events(connection: Connection, record: int) -> dict[str, str]:
    claim, event = schema.claims.c, schema.events.c
    rows: Any = connection.execute(
        select(claim.local, event.name)
        .join(schema.events, event.id == claim.event)
        .where(claim.record == record)
    )
    return {local: name for local, name in rows}  # noqa: C416 - rows are no pairs


def _digest(connection: Connection, article: int | None) -> str | None:
    a = schema.articles.c
    found: str | None = connection.scalar(select(a.digest).where(a.id == article)) if article else None
    return found
