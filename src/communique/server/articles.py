"""One article of the ledger with its present reading, and what became of each report in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from communique.errors import UnknownEntry
from communique.ledger import schema
from communique.ledger.rows import record_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.record import Record

_FIELDS = (
    "id", "digest", "outlet", "source", "title", "authors", "published", "published_basis", "dateline",
    "captions", "furniture", "language", "text", "added", "copy_of",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Printing:
    """Where the text of an article also stands: its outlet and address."""

    outlet: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """The record of an article. `events` are names of the ledger's events by the ids in the record.

    `copy_of` is the digest of the article that this one copies; `printings` are other outlets of its text.
    """

    record: Record
    events: dict[str, str]
    added: str
    copy_of: str | None
    printings: tuple[Printing, ...]


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
    return ReadArticle(
        record_of(dict(first._mapping), first.content),
        _events(connection, first.record),
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
