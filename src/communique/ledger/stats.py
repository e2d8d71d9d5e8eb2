"""What a ledger holds: how much, from when to when, read by which reader, and what failed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - a field's type, read by tables
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import func, select, union_all

from communique.ledger import schema
from communique.ledger.entries import iso
from communique.ledger.results import plain
from communique.record import Status

if TYPE_CHECKING:
    from sqlalchemy import Connection, FromClause


@dataclass(frozen=True, slots=True)
class Share:
    """How many of something have a property."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ReaderVersion:
    """How many articles were last read by a version of the reader with a model."""

    version: str
    model: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What a ledger holds. `copies` are articles whose text is another one's.

    `reports` adds up how many articles report each event; `failed` inputs gave no article; `first_day` and
    `last_day` are those on which the first and the last article were published.
    """

    articles: int
    copies: int
    outlets: int
    first_day: date | None
    last_day: date | None
    events: int
    statuses: tuple[Share, ...]
    reports: int
    statements: int
    actors: int
    corrections: int
    readers: tuple[ReaderVersion, ...]
    runs: int
    inputs: int
    failed: int

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form: days as ISO text."""
        found: dict[str, Any] = plain(self)
        return found


def load_stats(connection: Connection) -> Stats:
    article, run = schema.articles.c, schema.runs.c

    def one(value: Any, *where: Any) -> Any:
        return connection.execute(select(value).where(*where)).scalar_one()

    def size(table: FromClause) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    statuses, reports = _events(connection)
    return Stats(
        articles=size(schema.articles),
        copies=one(func.count(article.copy_of), article.copy_of.is_not(None)),
        outlets=size(select(article.outlet).where(article.outlet != "").distinct().subquery()),
        first_day=iso(one(func.min(article.published))),
        last_day=iso(one(func.max(article.published))),
        events=sum(share.count for share in statuses),
        statuses=statuses,
        reports=reports,
        statements=size(schema.statements),
        actors=size(schema.actors),
        corrections=size(schema.corrections),
        readers=_readers(connection),
        runs=size(schema.runs),
        inputs=one(func.coalesce(func.sum(run.inputs), 0)),
        failed=one(func.coalesce(func.sum(run.failed), 0)),
    )


def _events(connection: Connection) -> tuple[tuple[Share, ...], int]:
    """Give how many events have each status, those that people reject among them, and all their reports."""
    t, e = schema.tallies.c, schema.events.c
    told = select(t.status, func.sum(t.events).label("events"), func.sum(t.reports).label("reports"))
    told = told.where(t.one == "", t.other == "", t.status.in_(get_args(Status)), t.day == "").group_by(
        t.status
    )
    rejected = (
        select(e.status, func.count(), func.sum(e.reports)).where(e.review == "rejected").group_by(e.status)
    )
    events, reports = Counter[str](), 0
    for status, some, their_reports in connection.execute(union_all(told, rejected)):
        events[status] += int(some)
        reports += int(their_reports)
    return tuple(Share(*pair) for pair in events.most_common()), reports


def _readers(connection: Connection) -> tuple[ReaderVersion, ...]:
    record = schema.records.c
    rows = connection.execute(
        select(record.version, record.model, func.count())
        .where(record.is_current == 1)
        .group_by(record.version, record.model)
        .order_by(func.count().desc(), record.version)
    )
    return tuple(ReaderVersion(*row) for row in rows)
